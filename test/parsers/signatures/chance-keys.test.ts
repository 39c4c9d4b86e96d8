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
