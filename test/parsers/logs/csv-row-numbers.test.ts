import { expect, test } from 'vitest';
import { readLog } from './read-log.ts';

/** An export with a column that is called just `id`, a row for each of the ids. */
function stationsOf(ids: readonly string[], chunkSize?: number): readonly (string | null)[] {
  const rows = ids.map((id, at) => `2026-03-01T10:00:0${at}Z,${id},Heartbeat,"[2,""m${at}"",""Heartbeat"",{}]"`);
  const log = readLog(['timestamp,id,action,msg', ...rows, ''].join('\n'), chunkSize);
  return (log?.frames ?? []).map(({ station }) => station);
}

const unique = (at: number): string => `3f2504e0-4f89-41d3-9a0c-0305e82c33${at}1`;

test.each([
  ['running numbers', ['7', '8', '9', '10']],
  ['running numbers, the latest first', ['10', '9', '8']],
  ['one row', ['1']],
  ['UUIDs', [unique(1), unique(2), unique(3)]],
  ['ObjectIds', ['65e1a0b2c3d4e5f601020304', '65e1a0b2c3d4e5f601020305', '65e1a0b2c3d4e5f601020306']],
])('an id that counts the rows is no station: %s', (_name, ids) => {
  const none = ids.map(() => null);
  expect(stationsOf(ids)).toEqual(none);
  expect(stationsOf(ids, 7)).toEqual(none);
});

test.each([
  ['names', ['CP-1', 'CP-2', 'CP-3']],
  ['a number', ['1001', '1001', '1001']],
  ['numbers that come again', ['1001', '1002', '1001']],
  ['a UUID', [unique(1), unique(1), unique(2)]],
])('an id that names stations is their name: %s', (_name, ids) => {
  expect(stationsOf(ids)).toEqual(ids);
  expect(stationsOf(ids, 7)).toEqual(ids);
});
