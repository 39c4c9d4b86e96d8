/* Tables pasted from the pages of backends and browsers: the time stands behind the message, the newest row often on top. */
import { expect, test } from 'vitest';
import { timeAtEnd } from '../../../parsers/logs/time-behind.ts';
import { readLog } from './read-log.ts';

interface Row {
  readonly id: string;
  readonly second: number;
  readonly from: 'station' | 'csms';
  readonly action: string;
  readonly call: string;
  readonly answer: string;
}

const row = (second: number, from: Row['from'], action: string, payload: string, answer: string): Row => {
  const id = `m${second}`;
  return { id, second, from, action, call: `[2,"${id}","${action}",${payload}]`, answer: `[3,"${id}",${answer}]` };
};
const first = row(10, 'station', 'BootNotification', '{"chargePointModel":"M"}', '{"status":"Accepted"}');
const rows: readonly Row[] = [
  first,
  row(20, 'station', 'StatusNotification', '{"connectorId":1,"timestamp":"2024-05-01T10:00:20Z"}', '{}'),
  row(30, 'csms', 'RemoteStartTransaction', '{"idTag":"A"}', '{"status":"Accepted"}'),
  row(40, 'station', 'Heartbeat', '{}', '{"currentTime":"2024-05-01T10:00:40Z"}'),
];
const clockOf = ({ second }: Row): string => `10:00:${second}`;

type Told = readonly [label: string, station: string, time: string];
interface Dialect {
  readonly name: string;
  readonly head?: string;
  readonly line: (row: Row) => string;
  /** Of request and answer. */
  readonly told: (row: Row) => readonly [Told, Told];
}

const both = (label: (row: Row) => readonly [string, string], time: (row: Row) => string): Dialect['told'] => {
  return (each) => {
    const [asked, answered] = label(each);
    return [
      [asked, '-', time(each)],
      [answered, '-', time(each)],
    ];
  };
};
const unknown = (): readonly [string, string] => ['unknown', 'unknown'];
const day = (each: Row): string => `2024-05-01 ${clockOf(each)}`;

const dialects: readonly Dialect[] = [
  {
    name: 'action, sides, request, answer, time',
    line: (each) =>
      `${each.action} | ${each.from === 'station' ? 'Charger-CMS' : 'CMS-Charger'} | ${each.call} | ${each.answer} | 5/1/2024 ${clockOf(each)} AM`,
    told: both(
      ({ from }) => [from === 'station' ? 'station-to-csms' : 'csms-to-station', 'unknown'],
      (each) => `5/1/2024 ${clockOf(each)} AM`,
    ),
  },
  {
    name: 'a row for each message, tabs, day first',
    line: (each) => `IN\t${each.call}\t01.05.2024 ${clockOf(each)}\nOUT\t${each.answer}\t01.05.2024 ${clockOf(each)}`,
    told: both(
      () => ['received', 'sent'],
      (each) => `01.05.2024 ${clockOf(each)}`,
    ),
  },
  {
    name: 'bars around, sides with an arrow',
    line: (each) => `| CP->CSMS | ${each.call} | ${day(each)} |\n| CSMS->CP | ${each.answer} | ${day(each)} |`,
    told: both(() => ['station-to-csms', 'csms-to-station'], day),
  },
  {
    name: 'date and time of day in cells of their own',
    line: (each) => `${each.call} | 01.05.2024 | ${clockOf(each)}\n${each.answer} | 01.05.2024 | ${clockOf(each)}`,
    told: both(unknown, (each) => `01.05.2024 ${clockOf(each)}`),
  },
  {
    name: 'quoted cells without a header',
    line: (each) => [each.call, each.answer].map((text) => `"${text.replaceAll('"', '""')}";"${day(each)}"`).join('\n'),
    told: both(unknown, day),
  },
  {
    name: 'socket table of a browser: arrow, message, length, time',
    line: (each) =>
      `\u2b06\t${each.call}\t${each.call.length}\t${clockOf(each)}.125\n\u2b07\t${each.answer}\t${each.answer.length} B\t${clockOf(each)}.250`,
    told: (each) => [
      ['sent', '-', `${clockOf(each)}.125`],
      ['received', '-', `${clockOf(each)}.250`],
    ],
  },
  {
    name: 'socket table of a browser with its header',
    head: 'Data\tLength\tTime\n',
    line: (each) =>
      `\u2191${each.call}\t${each.call.length}\t${clockOf(each)}.125\n\u2193${each.answer}\t${each.answer.length}\t${clockOf(each)}.250`,
    told: (each) => [
      ['sent', '-', `${clockOf(each)}.125`],
      ['received', '-', `${clockOf(each)}.250`],
    ],
  },
  {
    name: 'socket table of a browser with a column for the arrow',
    head: '\tData\tTime\n',
    line: (each) => `\u25b2\t${each.call}\t${clockOf(each)}.125\n\u25bc\t${each.answer}\t${clockOf(each)}.250`,
    told: (each) => [
      ['sent', '-', `${clockOf(each)}.125`],
      ['received', '-', `${clockOf(each)}.250`],
    ],
  },
  {
    name: 'socket table of a browser, a cell a line',
    head: 'Data\nLength\nTime\n',
    line: (each) =>
      `\u2b06${each.call}\n${each.call.length}\n${clockOf(each)}.125\n\u2b07${each.answer}\n${each.answer.length}\n${clockOf(each)}.250`,
    told: (each) => [
      ['sent', '-', `${clockOf(each)}.125`],
      ['received', '-', `${clockOf(each)}.250`],
    ],
  },
  {
    name: 'socket table of a browser, a cell a line, the arrow too, twelve hours',
    line: (each) =>
      `\u2191\n${each.call}\n${each.call.length} B\n${clockOf(each)} AM\n\u2193\n${each.answer}\n${each.answer.length} B\n${clockOf(each)} AM`,
    told: (each) => [
      ['sent', '-', `${clockOf(each)} AM`],
      ['received', '-', `${clockOf(each)} AM`],
    ],
  },
  {
    name: 'a cell a line without arrows, blank lines between',
    line: (each) => `${each.call}\n\n${day(each)}\n\n${each.answer}\n\n${day(each)}\n`,
    told: both(unknown, day),
  },
  {
    name: 'LOG_DATE and NOTIFICATION',
    head: 'LOG_ID,CHARGE_BOX_ID,LOG_DATE,NOTIFICATION\n',
    line: (each) =>
      [each.call, each.answer].map((text) => `1,CP_1,${day(each)},"${text.replaceAll('"', '""')}"`).join('\n'),
    told: (each) => [
      ['unknown', 'CP_1', day(each)],
      ['unknown', 'CP_1', day(each)],
    ],
  },
];

const seen = (text: string, chunk?: number) =>
  readLog(text, chunk)?.frames.map(({ kind, uniqueId, label, station, loggedAt }) => [
    kind,
    uniqueId,
    label,
    station ?? '-',
    loggedAt.text,
  ]);

test.each(dialects)('$name, oldest first', ({ head = '', line, told }) => {
  const text = `${head}${rows.map(line).join('\n')}\n`;
  const expected = rows.flatMap((each) => {
    const [asked, answered] = told(each);
    return [
      ['call', each.id, ...asked],
      ['result', each.id, ...answered],
    ];
  });
  expect(seen(text)).toEqual(expected);
  // A decision never depends on a chunk.
  for (const chunk of [1, 7, 50]) expect(seen(text, chunk)).toEqual(expected);
  expect(readLog(text)?.account.newestFirst).toBe(false);
});

test.each(dialects)('$name, newest first', ({ head = '', line, told }) => {
  const read = readLog(`${head}${rows.toReversed().map(line).join('\n')}\n`);
  expect(read?.frames.map(({ uniqueId, loggedAt }) => `${uniqueId} ${loggedAt.text}`)).toEqual(
    rows.toReversed().flatMap((each) => told(each).map(([, , time]) => `${each.id} ${time}`)),
  );
  // Within a row of a browser's table the answer comes later than its request.
  expect(read?.account.newestFirst).toBe(!line(first).includes('.125'));
});

test('a time alone above each message is its own, also where the log begins within a record', () => {
  const line = (each: Row) => `${day(each)}\n${each.call}\n`;
  const read = readLog(rows.map(line).join('\n'));
  expect(read?.frames.map(({ loggedAt }) => loggedAt.text)).toEqual(rows.map(day));
});

test('a row whose time is missing has none', () => {
  const cells = (each: Row, time: string) => `${each.call}\n${each.call.length}\n${time}`;
  const log = Array.from({ length: 9 }, (_, at) => cells(first, at === 4 ? '-\n' : `10:00:0${at}`));
  expect(readLog(`${log.join('\n')}\n`)?.frames.map(({ loggedAt }) => loggedAt.text)).toEqual(
    log.map((_, at) => (at === 4 ? '' : `10:00:0${at}`)),
  );
});

test('lengths below messages are no stream that somebody followed', () => {
  const read = readLog(`${rows.map(({ call, answer }) => `${call}\n42\n${answer}\n23`).join('\n')}\n`);
  expect(read?.detection.formatId).toBe('unknown-prefix');
  expect(new Set(read?.frames.map(({ label }) => label))).toEqual(new Set(['unknown']));
});

test('notifications by their names, in columns', () => {
  const line = (second: number, action: string) => `2024-05-01 10:00:${second};${action};"{""connectorId"":1}"`;
  const read = readLog(
    `LOG_DATE;NOTIFICATION_TYPE;NOTIFICATION\n${line(10, 'StatusNotification')}\n${line(20, 'MeterValues')}\n`,
  );
  expect(read?.frames.map(({ action, loggedAt, state }) => [action, loggedAt.text, state])).toEqual([
    ['StatusNotification', '2024-05-01 10:00:10', 'described'],
    ['MeterValues', '2024-05-01 10:00:20', 'described'],
  ]);
});

test('a time behind a message is none of the log where lines have theirs before it', () => {
  const line = (second: number) =>
    `2024-05-01 10:00:${second} CP1 received [2,"m${second}","Heartbeat",{}] next at 2024-05-01 11:00:${second}\n`;
  const read = readLog(line(10) + line(20) + line(30));
  expect(read?.frames.map(({ loggedAt }) => loggedAt.text)).toEqual(
    [10, 20, 30].map((second) => `2024-05-01 10:00:${second}`),
  );
  expect(read?.detection.reasons.map(({ code }) => code)).not.toContain('sniff.time-behind');
});

test.each([
  ['"}]', ''],
  ['} took 12 ms', ''],
  [' | 5/1/2024 3:12:00 PM |', '5/1/2024 3:12:00 PM'],
  ['\t2024-05-01T10:00:00.5+02:00', '2024-05-01T10:00:00.5+02:00'],
  [' 01.05.2024 | 10:00:00', '01.05.2024 10:00:00'],
  [' (May 1, 2024, 3:12:00 PM)', 'May 1, 2024, 3:12:00 PM'],
  ['x10:00:00', ''],
])('what ends a line: %s', (tail, time) => {
  expect(timeAtEnd(tail)).toBe(time);
});

test('times without a year fall over New Year where the newest stands on top', () => {
  const line = (time: string, id: string) => `${time} cp1 ocppd[1]: sent [2,"${id}","Heartbeat",{}]\n`;
  const read = readLog(
    line('Jan  1 00:20:00', 'e') +
      line('Jan  1 00:10:00', 'd') +
      line('Dec 31 23:50:00', 'c') +
      line('Dec 31 23:40:00', 'b') +
      line('Dec 30 23:40:00', 'a'),
  );
  expect(read?.frames.map(({ loggedAt }) => new Date(loggedAt.epochMs ?? 0).toISOString().slice(0, 16))).toEqual([
    '2024-01-01T00:20',
    '2024-01-01T00:10',
    '2023-12-31T23:50',
    '2023-12-31T23:40',
    '2023-12-30T23:40',
  ]);
});
