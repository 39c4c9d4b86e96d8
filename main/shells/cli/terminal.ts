import type { ApiError } from '../../api/errors.ts';
import { errorText } from '../../api/error-texts.ts';
import { visible } from '../../api/visible-text.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { cliText } from './cli-texts.ts';
import type { CliMessage } from './cli-texts.ts';

/** Where a command writes: results to standard output, progress and messages to standard error. */
export interface Terminal {
  readonly language: Language;
  /** Characters that fit on a line; `null` where standard output is no terminal. */
  readonly room: number | null;
  /**
   * One line of result, with nothing in it that a terminal would obey (ECMA-48). Waits when the reader is slow, so that nothing piles up in memory.
   */
  line(text: string): Promise<void>;
  /** Rows of CSV: exact for a file or another program, as `line` for a terminal. */
  csv(text: string): Promise<void>;
  json(value: unknown): Promise<void>;
  /** A message for the person. */
  say(code: CliMessage, params?: Readonly<Record<string, string | number>>): void;
  note(text: string): void;
  failure(error: ApiError): void;
}

/** A name of a file may hold line ends; a message stays one line. */
function shownParams(params: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visible(value, true) : value]),
  );
}

export function createTerminal(language: Language): Terminal {
  const write = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (process.stdout.write(`${text}\n`)) resolve();
      else process.stdout.once('drain', resolve);
    });
  const note = (text: string): void => {
    process.stderr.write(`${visible(text)}\n`);
  };
  return {
    language,
    room: process.stdout.isTTY ? process.stdout.columns : null,
    line: (text) => write(visible(text)),
    csv: (text) => write(process.stdout.isTTY ? visible(text) : text),
    // JSON.stringify escapes control characters below U+0020 itself; the rest are escaped here, which JSON allows.
    json: (value) => write(visible(JSON.stringify(value))),
    say: (code, params = {}) => note(cliText(code, shownParams(params), language)),
    note,
    failure(error) {
      note(errorText({ ...error, params: shownParams(error.params) }, language));
      if (error.detail !== null) note(`  ${visible(error.detail, true)}`);
    },
  };
}
