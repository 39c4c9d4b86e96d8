/* What other software writes is no conversation of OCPP, however much it looks like one. */
import { expect, test } from 'vitest';
import { readLog } from './read-log.ts';

const list = encodeURIComponent('[2,"17","size",{"min":3}]');
const message = encodeURIComponent('[2,"17","Reset",{"type":"Soft"}]');
const request = (query: string): string =>
  `10.0.0.7 - - [01/May/2024:10:00:00 +0000] "GET /shop/item?filter=${query} HTTP/1.1" 200 13 "-" "Mozilla/5.0"`;
const row = (query: string): string => JSON.stringify({ time: '2024-05-01T10:00:00Z', request: `GET /i?q=${query}` });

test.each([
  ['a log', request],
  ['records', row],
])('lists in query strings of %s are requests only with an action of OCPP', (_name, line) => {
  const log = readLog(`${[list, list, message, list].map(line).join('\n')}\n`);
  expect(log?.frames.map(({ action }) => action)).toEqual(['Reset']);
});

test('a record with an id and any object beside it is no answer', () => {
  const lines = ['data', 'details', 'body', 'content', 'params', 'response'].map((name, at) =>
    JSON.stringify({ time: `2024-05-01T10:00:0${at}Z`, id: `r-${at}`, [name]: { count: at } }),
  );
  const told = JSON.stringify({ time: '2024-05-01T10:00:09Z', messageId: 'm-1', data: { status: 'Accepted' } });
  const log = readLog(`${[...lines, told].join('\n')}\n`);
  expect(log?.frames.map(({ uniqueId }) => uniqueId)).toEqual(['m-1']);
});
