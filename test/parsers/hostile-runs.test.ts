import { expect, test } from 'vitest';
import { trimmedEnd } from '../../parsers/base/trim-end.ts';
import { sqlTokens } from '../../parsers/databases/sqlite-file/sql-tokens.ts';
import { isMemberLine, readMemberLines } from '../../parsers/logs/described/told-message.ts';
import { readOcmf } from '../../parsers/signatures/ocmf/read-ocmf.ts';
import { isDateFormat } from '../../parsers/spreadsheets/cell-dates.ts';

/*
 * Long runs of what a pattern begins with and never ends. Whatever costs the square of their length runs for hours here and ends at the time limit of the
 * test; found by trying every regular expression of this folder on growing runs of its own parts (2026-11-21).
 */

const many = 1_000_000;

test('blanks inside a signed record', () => {
  const reading = readOcmf(`OCMF|{${' '.repeat(many)}"FV":"1.0"}|{"SD":"00"}`);
  expect(reading.readable).toBe(true);
});

test('what surrounds a record is taken off, with every kind of blank', () => {
  const plain = 'OCMF|{"FV":"1.0"}|{"SD":"00"}';
  const reading = readOcmf(`\ufeff \u00a0\u200b${plain}\r\n\u2060\u0000 `);
  expect(reading).toMatchObject({ readable: true, record: { frame: { payloadStart: 9, outerCharacters: true } } });
  expect(readOcmf(plain)).toMatchObject({ record: { frame: { payloadStart: 5, outerCharacters: false } } });
});

test('blanks and commas behind a member of a list', () => {
  const line = `'status': 'Available',${' '.repeat(many)}x`;
  expect(isMemberLine(line)).toBe(true);
  expect(readMemberLines(line)).toBeUndefined();
  expect(
    readMemberLines(`'status': 'Available', 'errorCode': 'NoError', 'connectorId': 1${', '.repeat(many)}`),
  ).toMatchObject({
    action: 'StatusNotification',
  });
});

test('brackets that a statement opens and never closes', () => {
  const tokens = sqlTokens(`CREATE TABLE [a b] (x)${'['.repeat(many)}`);
  expect(tokens.slice(0, 3).map(({ kind, text }) => [kind, text])).toEqual([
    ['word', 'CREATE'],
    ['word', 'TABLE'],
    ['name', 'a b'],
  ]);
  expect(tokens.at(-1)).toMatchObject({ kind: 'sign', text: '[' });
});

test('brackets that a number format opens and never closes', () => {
  expect(isDateFormat(200, '['.repeat(many))).toBe(false);
  expect(isDateFormat(200, '[$-407]dd.mm.yyyy')).toBe(true);
});

test('the end of a text', () => {
  expect(trimmedEnd(`a${' '.repeat(many)}b  `, /\s/)).toHaveLength(many + 2);
  expect(trimmedEnd('   ', /\s/)).toBe('');
});
