import { folderLength } from '../../files/file-names.ts';

/** Where a file stands among the parts of a log that was cut into files, as its name tells. */
export interface RotatedName {
  /** Name of the log itself, with its folder: what the newest part is called. */
  readonly log: string;
  /** Sorts parts: the smaller is the older. */
  readonly order: readonly [rank: number, text: string, index: number];
  /** `current`: it may be the newest part or no part at all; `needs-current`: a part only when the newest one lies beside it. */
  readonly form: 'current' | 'rotated' | 'needs-current';
}

/** Dated parts before numbered ones before `.old`, then the log itself. */
const rank = { dated: 0, numbered: 1, old: 2, current: 3 } as const;

const packed = /\.(?:gz|bz2|xz|zst|z)$/i;
/** Names that are logs without saying so. */
const namelessLogs = /^(?:messages|syslog|daemon|kern|user|auth|debug|dmesg|ocpp[\w-]*|[\w-]*log)$/i;
const textExtension = /\.(?:log|txt|out|json|jsonl|ndjson|csv|html?|err|trace)$/i;
/** `20240131`, `2024-01-31`, with a time of day or seconds since 1970 behind (logrotate's dateformat, EVerest, Logback). */
const date = String.raw`(?:19|20)\d{2}(?:\d{4}(?:\d{4}(?:\d{2})?)?|[-_]\d{2}[-_]\d{2})(?:[T_-]\d{2}[-_:.]?\d{2}(?:[-_:.]?\d{2})?Z?|[-_.]\d{10})?`;
const extension = String.raw`\.(?:log|txt|out|json|jsonl|ndjson|csv|html?|err|trace)`;

const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Omit<RotatedName, 'log'> & { readonly log: string };
}[] = [
  // x.log.old, x.log.1.old is no form that anyone writes
  {
    pattern: new RegExp(`^(.+?)(?:\\.(?:old|bak|prev|previous|last)|~)$`, 'i'),
    read: ([, log = '']) => ({ log, order: [rank.old, '', 0], form: 'rotated' }),
  },
  // x.old.log
  {
    pattern: new RegExp(`^(.+?)[._-](?:old|bak|prev|previous)(${extension})$`, 'i'),
    read: ([, stem = '', end = '']) => ({ log: stem + end, order: [rank.old, '', 0], form: 'rotated' }),
  },
  // x.log-20240131, x.log.2024-01-31, x.log.20240131120000
  {
    pattern: new RegExp(`^(.+?)[-._](${date})(?:[-._](\\d{1,4}))?$`, 'i'),
    read: ([, log = '', day = '', index]) => dated(log, day, index),
  },
  // x.2024-01-31.log, x-20240131-2.log
  {
    pattern: new RegExp(`^(.+?)[-._](${date})(?:[-._](\\d{1,4}))?(${extension})$`, 'i'),
    read: ([, stem = '', day = '', index, end = '']) => dated(stem + end, day, index),
  },
  // 2024-01-31_x.log
  {
    pattern: new RegExp(`^(${date})[-._](.+${extension})$`, 'i'),
    read: ([, day = '', log = '']) => dated(log, day, undefined),
  },
  // x.log.1: logrotate, log4j, Python, EVerest (from 0); the higher number is the older part
  {
    pattern: /^(.+?)\.(\d{1,4})$/,
    read: ([, log = '', index = '']) => ({ log, order: [rank.numbered, '', -Number(index)], form: 'rotated' }),
  },
  // x.1.log may also be the log of connector 1
  {
    pattern: new RegExp(`^(.+?)\\.(\\d{1,3})(${extension})$`, 'i'),
    read: ([, stem = '', index = '', end = '']) => ({
      log: stem + end,
      order: [rank.numbered, '', -Number(index)],
      form: 'needs-current',
    }),
  },
];

/** Several parts of one day are numbered upwards (Logback `%d.%i`). */
function dated(log: string, day: string, index: string | undefined): RotatedName {
  return { log, order: [rank.dated, day.replaceAll(/\D/g, '').padEnd(24, '0'), Number(index ?? 0)], form: 'rotated' };
}

/** What a path tells about rotation; `null` for a name that no log and no part of one bears. */
export function rotatedName(path: string): RotatedName | null {
  const slash = folderLength(path);
  const folder = path.slice(0, slash);
  const name = path.slice(slash, slash + 300).replace(packed, '');
  for (const { pattern, read } of forms) {
    const match = pattern.exec(name);
    if (match !== null) {
      const found = read(match);
      return { ...found, log: folder + found.log };
    }
  }
  if (!textExtension.test(name) && !namelessLogs.test(name)) return null;
  return { log: folder + name, order: [rank.current, '', 0], form: 'current' };
}

function older(a: RotatedName, b: RotatedName): number {
  if (a.order[0] !== b.order[0]) return a.order[0] - b.order[0];
  if (a.order[1] !== b.order[1]) return a.order[1] < b.order[1] ? -1 : 1;
  return a.order[2] - b.order[2];
}

/**
 * The logs among some files that lie in several parts, each with its parts, the oldest first. A file of which there is only one part is in
 * none of them.
 */
export function rotatedLogs<T>(
  files: readonly T[],
  pathOf: (file: T) => string,
): readonly { readonly log: string; readonly parts: readonly T[] }[] {
  const logs = new Map<string, { readonly file: T; readonly name: RotatedName }[]>();
  for (const file of files) {
    const name = rotatedName(pathOf(file));
    if (name === null) continue;
    const parts = logs.get(name.log);
    if (parts === undefined) logs.set(name.log, [{ file, name }]);
    else parts.push({ file, name });
  }
  return [...logs].flatMap(([log, found]) => {
    const hasCurrent = found.some(({ name }) => name.form === 'current');
    const parts = found.filter(({ name }) => hasCurrent || name.form !== 'needs-current');
    if (parts.length < 2 || parts.every(({ name }) => name.form === 'current')) return [];
    return [{ log, parts: parts.toSorted((a, b) => older(a.name, b.name)).map(({ file }) => file) }];
  });
}
