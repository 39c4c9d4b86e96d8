import { type Said, session16, type Truth, truthOf, type TimeGrain } from './truth.ts';

/** A log and what it must give. */
export interface Variant {
  readonly name: string;
  readonly log: string | Uint8Array;
  readonly truth: readonly Truth[];
  /** Repaired frames are counted as such; whole ones are expected where this is left out. */
  readonly state?: string;
  /** Duplicates that must be counted. */
  readonly duplicates?: number;
}

const two = (n: number): string => String(n).padStart(2, '0');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The parts of an instant in UTC, for whatever form a log has. */
export function parts(at: number) {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [hour, minute, second] = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()];
  const ms = String(date.getUTCMilliseconds()).padStart(3, '0');
  return {
    iso: date.toISOString(),
    date: `${year}-${two(month)}-${two(day)}`,
    slashed: `${year}/${two(month)}/${two(day)}`,
    german: `${two(day)}.${two(month)}.${year}`,
    clock: `${two(hour)}:${two(minute)}:${two(second)}`,
    ms,
    month: months[month - 1] ?? '',
    day,
    year,
    seconds: Math.floor(at / 1000),
    at,
  };
}

/** The parts of an instant. */
export type Stamp = ReturnType<typeof parts>;

/** A way of writing messages down, line by line. */
export interface Dialect {
  readonly name: string;
  readonly time?: TimeGrain;
  /** Whether the log names the station; without, `null` must come out. */
  readonly station?: boolean;
  readonly line: (said: Said, t: Stamp, index: number) => string;
  readonly head?: string;
  readonly tail?: string;
  readonly end?: string;
  readonly said?: readonly Said[];
  readonly truth?: (truth: readonly Truth[]) => readonly Truth[];
  readonly duplicates?: number;
}

/** The conversation that most dialects tell. */
export const usual = session16('CP_17');

/** Makes the variant of a dialect. */
export function tell(dialect: Dialect): Variant {
  const { name, line, head = '', tail = '', end = '\n', said = usual } = dialect;
  const log = `${head}${said.map((one, index) => `${line(one, parts(one.at), index)}${end}`).join('')}${tail}`;
  const truth = truthOf(said, dialect);
  return {
    name,
    log,
    truth: dialect.truth?.(truth) ?? truth,
    ...(dialect.duplicates === undefined ? {} : { duplicates: dialect.duplicates }),
  };
}

/** `a` for what the station says, `b` for what the backend says. */
export const by = (said: Said, a: string, b: string): string => (said.from === 'station' ? a : b);

/** JSON inside of a JSON string, without the quotes around it. */
export const inner = (text: string): string => JSON.stringify(text).slice(1, -1);

export const doubled = (text: string): string => text.replaceAll('"', '""');
export const pretty = (said: Said, indent = 2): string => JSON.stringify(JSON.parse(said.text), null, indent);

/** Of a log that names no direction only the action tells it, and a DataTransfer goes either way. */
export const withoutDirection = (truth: readonly Truth[]): readonly Truth[] =>
  truth.map((one) => (one.action === 'DataTransfer' ? { ...one, direction: 'unknown' } : one));
