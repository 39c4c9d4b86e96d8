/* Text made to cost time: every reader must come to its end. A quadratic reader does not within the time that a test has. */
import { expect, test } from 'vitest';
import { logFormats } from '../../../parsers/logs/index.ts';
import { detectLog } from '../../../parsers/logs/detect-log.ts';
import { walkJsonArray } from '../../../parsers/logs/json-structure.ts';
import { readAs, readLog } from './read-log.ts';
import { kinds } from './varied-cases.ts';

const bytesWanted = 150_000;

const patterns: readonly (readonly [string, string])[] = [
  ['frames in frames', '[2,"a","B",{"x":'],
  ['frames in frames on lines', '[2,"a","B",{"x":\n'],
  ['results in results', '[3,"a",{"k":[1,'],
  ['escaped frames without end', '[2,\\"a\\",\\"B\\",'],
  ['escaped frames on lines', '[2,\\"a\\",\\"B\\",\n'],
  ['doubled quotes without end', '[2,""a"",""B"",{'],
  ['entities without end', '[2,&quot;a&quot;,'],
  ['percent-encoded frames', '%5B2%2C%22'],
  ['percent-encoded frames without end', '%5B2%2C%22a%22%2C%22B%22%2C%7B,'],
  ['percent-encoded commas', '%5B2%2C%22,'],
  ['brackets encoded many times', '%25255B2%25252C%252522,'],
  ['Python lists', "[2,'a','B',{"],
  ['elisions', '[2,"a",...'],
  ['cut results', '2024-01-01 10:00:00,000 recv [3,"abc",{"a":"b\n'],
  ['brackets', '['],
  ['brackets on lines', '[\n'],
  ['brackets behind prefixes', 'May  1 10:00:00 host a[1]: [\n'],
  ['printed heads behind prefixes', 'May  1 10:00:00 host a[1]: [2,"a","B",{\n'],
  ['printed lines behind prefixes', 'May  1 10:00:00 host a[1]: [\nMay  1 10:00:00 host a[1]: 2,\n'],
  ['printed ends behind prefixes', 'a: [\na: 2,\na: "x",\na: "B",\na: ]\n'],
  ['printed colours', 'a: \u001b[0m[\u001b[0m\n'],
  ['objects in objects', '{"CallType":'],
  ['objects in strings', '{"CallType":2,"x":"'],
  ['printed objects without end', "{'messageTypeId': 2, 'x': '"],
  ['printed objects in objects', '{messageTypeId: 2, a: {'],
  ['printed maps', '%{messageTypeId: 2, '],
  ['printed objects on lines', "{'messageTypeId': 2,\n"],
  ['classes', 'X{messageTypeId=2, u={'],
  ['objects with members', '{ a: 1, b: 2, c: 3, d: 4, e: 5, '],
  ['gaps over lines', '[2,"a","Heartbeat",{\n...\n'],
  ['arrows', 'A -> B: '],
  ['envelopes', '<Envelope '],
  ['envelopes on lines', '<a:Envelope>\n'],
  ['records in records', '{"a":[{"b":'],
  ['open cells', '"a'],
  ['quotes', '"'],
  ['backslashes', '\\'],
  ['blanks', ' '],
  ['heads of blanks', '[2,     '],
  ['times', '2024-01-01 10:00:00 '],
  ['wrappers', 'a-1  | '],
  ['quotations', '> '],
  ['prefixes of SteVe', '[INFO ] 2024-01-01 10:00:00,000 a'],
  ['prefixes of Home Assistant', '2024-01-01 10:00:00 INFO (((((('],
  ['digits', '1'],
  ['lone backslashes', '[2,"a","B",{"c":"\\","d":'],
  ['escapes that JSON does not know', '[2,"a","B",{"c":"\\x\\\'\\u1'],
];

const readers = ['home-assistant', 'unknown-prefix', 'json-lines', 'json-document', 'csv-export'];

test('a list that is damaged inside ends no export of Wireshark', () => {
  const [, log = ''] = kinds.find(([kind]) => kind.includes('-T ek -e')) ?? [];
  for (let at = log.indexOf('['); at >= 0; at = log.indexOf('[', at + 1)) {
    for (const damage of ['"', ',', 'x', '1 2']) readLog(`${log.slice(0, at + 1)}${damage}${log.slice(at + 1)}`);
  }
  expect(log).toContain('[');
});

test('a string of wrong escapes asks for no room for each of them', () => {
  const bad = `2024-01-01 10:00:00 recv [2,"a","DataTransfer",{"vendorId":"${'\\q'.repeat(200_000)}"}]\n`;
  const log = readLog(`${bad}2024-01-01 10:00:01 recv [2,"b","Heartbeat",{}]\n`);
  expect(log?.frames.map(({ uniqueId, state }) => [uniqueId, state])).toEqual([
    ['a', 'truncated'],
    ['b', 'whole'],
  ]);
  expect(walkJsonArray(bad, bad.indexOf('['), bad.length, false).edits.length).toBeLessThan(3000);
});

test.each(patterns)('%s', (_name, pattern) => {
  const text = pattern.repeat(Math.ceil(bytesWanted / pattern.length));
  const bytes = new TextEncoder().encode(text);
  const found = detectLog(bytes.subarray(0, 65_536), 'x');
  expect(found === undefined || logFormats.find(found.formatId) !== undefined).toBe(true);
  for (const formatId of readers) {
    const head = formatId === 'csv-export' ? 'timestamp,message\n' : '';
    const all = new TextEncoder().encode(head + text);
    const log = readAs({ formatId, confidence: 1, encoding: 'utf-8', reasons: [] }, all, 65_536);
    expect(log.account.bytesTotal).toBe(all.length);
    expect(log.frames.every(({ state }) => state !== 'whole')).toBe(true);
  }
});
