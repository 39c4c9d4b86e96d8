import type { LogFormat, RecordLayout } from './log-format.ts';

/** A form made of records: no line prefix, the layout says how it is read. */
export function recordFormat(definition: {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly cannotTell: readonly string[];
  readonly records: RecordLayout;
}): LogFormat {
  return {
    ...definition,
    readPrefix: () => null,
    readEvent: () => null,
    startsAt: () => false,
    eventHint: null,
    samples: [{ line: '{"timestamp":"2024-01-15T14:00:00.000Z"}', prefix: null }],
  };
}
