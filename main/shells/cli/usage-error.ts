import type { CliMessage } from './cli-texts.ts';

/** A mistake in how the command was called; told together with how it is called. */
export class UsageError extends Error {
  readonly code: CliMessage;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: CliMessage, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'UsageError';
    this.code = code;
    this.params = params;
  }
}
