import { describe, expect, test } from 'vitest';
import { encodeHex } from '../../../parsers/base/text-encodings.ts';
import {
  edlBlock,
  fieldsOfBlock,
  obisText,
  wallClock,
  type EdlFields,
} from '../../../parsers/signatures/edl/edl-block.ts';
import { blockOf, hexBytes, little } from './block-records.ts';

/* The block of 320 bytes, field by field (research/transparency-software 2.6), and the meter's wall clock. */

const fields: EdlFields = {
  serverId: hexBytes('0102030405060708090a'),
  localSeconds: 0x11121314n,
  status: 0x15,
  secondsIndex: 0x16171819n,
  pagination: 0x1a1b1c1dn,
  obis: hexBytes('0100011100ff'),
  unit: 0x1e,
  scaler: -2,
  value: 0x2122232425262728n,
  logBytes: hexBytes('292a'),
  contractId: Uint8Array.from({ length: 128 }, (_, index) => 0x30 + index),
  contractSeconds: 0xb1b2b3b4n,
  historicalValue: 0xc1c2c3c4c5c6c7c8n,
  compensatedValue: 0xd1d2d3d4d5d6d7d8n,
  lineResistance: 0xe1e2n,
  stopwatch: 0xf1f2f3f4n,
  price: 0xa1a2n,
};

const block = blockOf(320, [
  [0, fields.serverId],
  [10, little(fields.localSeconds, 4)],
  [14, hexBytes('15')],
  [15, little(fields.secondsIndex, 4)],
  [19, little(fields.pagination, 4)],
  [23, fields.obis],
  [29, hexBytes('1efe')],
  [31, little(fields.value, 8)],
  [39, fields.logBytes],
  [41, fields.contractId],
  [169, little(fields.contractSeconds, 4)],
  [173, little(fields.historicalValue, 8)],
  [181, little(fields.compensatedValue, 8)],
  [189, little(fields.lineResistance, 2)],
  [191, little(fields.stopwatch, 4)],
  [195, hexBytes('a1a2')],
]);

test('fields to bytes and back', () => {
  expect(encodeHex(edlBlock(fields))).toBe(encodeHex(block));
  const plain = (value: EdlFields): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value).map(([name, own]) => [name, own instanceof Uint8Array ? encodeHex(own) : own]),
    );
  expect(plain(fieldsOfBlock(block))).toEqual(plain(fields));
});

test('what is longer than its place is cut to it', () => {
  const long = edlBlock({
    ...fields,
    contractId: new Uint8Array(140).fill(0x77),
    status: 0x1ff,
    localSeconds: 0x1_0000_0001n,
  });
  expect(encodeHex(long.subarray(169, 173))).toBe(encodeHex(block.subarray(169, 173)));
  expect([long[14], encodeHex(long.subarray(10, 14))]).toEqual([0xff, '01000000']);
});

test('a register in words', () => {
  expect(obisText(hexBytes('0100011100ff'))).toBe('1-0:1.17.0*255');
  expect(obisText(hexBytes('ff8081828384'))).toBe('255-128:129.130.131*132');
});

describe('wall clock', () => {
  const at = (iso: string): bigint => BigInt(Date.parse(iso) / 1000);
  test.each([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:59Z',
    '1970-01-01T00:59:59Z',
    '1999-12-31T23:59:59Z',
    '2000-02-28T00:00:00Z',
    '2000-02-29T12:34:56Z',
    '2000-03-01T00:00:00Z',
    '2023-02-28T23:59:59Z',
    '2023-03-01T00:00:00Z',
    '2024-01-01T00:00:00Z',
    '2024-02-29T23:59:59Z',
    '2024-12-31T01:02:03Z',
    '2026-01-31T10:00:00Z',
    '2026-09-30T10:00:00Z',
    '2026-10-01T10:00:00Z',
    '2038-01-19T03:14:07Z',
    '2100-02-28T23:59:59Z',
    '2100-03-01T00:00:00Z',
    '2106-02-07T06:28:15Z',
  ])('%s', (iso) => {
    expect(wallClock(at(iso), 0)).toBe(iso.replace('Z', '+00:00'));
    expect(wallClock(at(iso), null)).toBe(iso.replace('Z', ''));
  });

  test.each([
    [60, '+01:00'],
    [330, '+05:30'],
    [-90, '-01:30'],
    [-720, '-12:00'],
    [-1, '-00:01'],
  ])('an offset of %i minutes', (minutes, written) => {
    expect(wallClock(at('2026-03-01T10:00:00Z'), minutes)).toBe(`2026-03-01T10:00:00${written}`);
  });
});
