import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordsInKeyFile } from '../../../parsers/signatures/carriers/in-key-file.ts';
import { makeSigner } from './test-records.ts';

const { spkiHex } = makeSigner();

describe('lines of files that are not only keys', () => {
  test('a key in groups of digits', () => {
    const groups = spkiHex.replaceAll(/..(?=.)/g, '$& ');
    expect(recordsInKeyFile(Buffer.from(`first line of some words about it\n${groups}\n`), 1).publicKeys).toHaveLength(
      1,
    );
  });

  test('sentences and tokens whose letters happen to be a point are no keys', () => {
    // A compressed point is 33 bytes that begin with 2 or 3; every second number is the x of one.
    const words = Array.from({ length: 400 }, (_, index) => {
      const bytes = createHash('sha256').update(`token ${index}`).digest();
      return Buffer.concat([Buffer.from([2 + (index % 2)]), bytes]).toString('base64');
    });
    expect(words.filter((word) => recordsInKeyFile(Buffer.from(word), 1).publicKeys.length > 0).length).toBeGreaterThan(
      100,
    );
    const sentences = words.map((word) => word.replace(/^(.{9})(.{6})(.{13})/, '$1 $2 $3 '));
    expect(recordsInKeyFile(Buffer.from(sentences.join('\n')), 1).publicKeys).toEqual([]);
    const tokens = words.map(
      (word, index) => `"package ${index}, which has a name and an address, is known by": "${word}"`,
    );
    expect(recordsInKeyFile(Buffer.from(tokens.join('\n')), 1).publicKeys).toEqual([]);
    expect(recordsInKeyFile(Buffer.from(words.join('\n')), 1).publicKeys.length).toBeGreaterThan(100);
  });
});

describe('several keys in one file', () => {
  // P-256, the generator and twice the generator (SEC 2, 2.4.2), as points.
  const points = [
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
    '047cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc4766997807775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1',
  ];
  const structures = points.map((point) => `3059301306072a8648ce3d020106082a8648ce3d030107034200${point}`);
  const armoured = structures.map(
    (hex) => `-----BEGIN PUBLIC KEY-----\n${Buffer.from(hex, 'hex').toString('base64')}\n-----END PUBLIC KEY-----\n`,
  );
  const keys = (text: string) => recordsInKeyFile(Buffer.from(text), 1).publicKeys;

  test.each([
    ['PEM', armoured.join('')],
    ['structures in hex, a line each', `${structures.join('\n')}\n`],
    ['points in hex, a line each', points.join('\r\n')],
    ['Base64, a line each', structures.map((hex) => Buffer.from(hex, 'hex').toString('base64')).join('\n')],
  ])('%s: each is found with its own place', (_form, text) => {
    const found = keys(text);
    expect(found).toHaveLength(2);
    expect(new Set(found.map(({ evidence }) => JSON.stringify(evidence))).size).toBe(2);
  });

  test.each([
    ['Base64', Buffer.from(structures[0] ?? '', 'hex').toString('base64')],
    ['hex', structures[0] ?? ''],
    ['hex of a point', points[0] ?? ''],
  ])('one key in %s over several lines stays one', (_form, text) => {
    expect(keys(text.replaceAll(/.{64}/g, (line) => `${line}\n`))).toHaveLength(1);
  });
});
