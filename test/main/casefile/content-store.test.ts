import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContentReader, createContentWriter } from '../../../main/casefile/content-store.ts';
import { temporaryCase } from './temporary-case.ts';

/** Lines of growing length: repetitive enough to compress, different at every place. */
function sampleText(bytes: number): Buffer {
  const lines: string[] = [];
  for (let length = 0, number = 0; length < bytes; number += 1) {
    const line = `${number} ${'x'.repeat(number % 97)}\n`;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join('')).subarray(0, bytes);
}

test('any stretch of the original bytes comes back, over the borders of blocks too', () => {
  const { database } = temporaryCase();
  const original = sampleText(900_000);
  const writer = createContentWriter(database);
  for (let at = 0; at < original.length; at += 70_001) writer.append(7, original.subarray(at, at + 70_001));
  writer.finish(7);
  const reader = createContentReader(database);
  fc.assert(
    fc.property(fc.nat(original.length + 10), fc.nat(600_000), (offset, length) => {
      expect(Buffer.from(reader.read(7, offset, length)).equals(original.subarray(offset, offset + length))).toBe(true);
    }),
    { numRuns: 60 },
  );
  const whole = reader.read(7, 0, original.length);
  expect(createHash('sha256').update(whole).digest('hex')).toBe(createHash('sha256').update(original).digest('hex'));
});

test('the number of a line is found from any byte of it', () => {
  const { database } = temporaryCase();
  const original = sampleText(700_000);
  const writer = createContentWriter(database);
  writer.append(1, original);
  writer.finish(1);
  const reader = createContentReader(database);
  for (const offset of [0, 1, 262_143, 262_144, 262_145, 524_288, 699_999]) {
    const newlines = original.subarray(0, offset).toString('latin1').split('\n').length - 1;
    expect(reader.lineAt(1, offset)).toBe(newlines + 1);
  }
  expect(reader.lineAt(1, 700_000)).toBeNull();
  expect(reader.read(2, 0, 10)).toHaveLength(0);
});

test('incompressible bytes are kept as they are and a discarded source leaves nothing', () => {
  const { database } = temporaryCase();
  // A hash chain: no pattern to compress, the same bytes in every run.
  let link = Buffer.from('seed');
  const noise = Buffer.concat(
    Array.from({ length: 9_000 }, () => {
      link = createHash('sha256').update(link).digest();
      return link;
    }),
  );
  const writer = createContentWriter(database);
  writer.append(1, noise);
  writer.finish(1);
  const codecs = database.prepare<[], { codec: string }>('SELECT DISTINCT codec FROM content').all();
  expect(codecs).toContainEqual({ codec: 'raw' });
  expect(Buffer.from(createContentReader(database).read(1, 0, noise.length)).equals(noise)).toBe(true);
  writer.discard(1);
  expect(createContentReader(database).read(1, 0, 10)).toHaveLength(0);
});
