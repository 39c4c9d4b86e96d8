import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealed, sealedBytes, unsealed, unsealedBytes } from '../../../main/casefile/seals.ts';

const records = fc.oneof(
  fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 }),
);

describe('the sum of a record', () => {
  test('a record comes back as it was, and stays JSON that SQL can look into', () => {
    fc.assert(
      fc.property(records, fc.string(), (record, about) => {
        const text = sealed(record, about);
        expect(JSON.parse(unsealed(text, about))).toEqual(JSON.parse(JSON.stringify(record)));
        expect(() => JSON.parse(text) as unknown).not.toThrow();
      }),
    );
  });

  test.each([{}, [], { energyWh: '12.340', rules: [{ severity: 'info' }] }, ['a']])(
    'every single bit that is another one is noticed: %j',
    (record) => {
      const written = Buffer.from(sealed(record, 'row 7'));
      for (let bit = 0; bit < written.length * 8; bit += 1) {
        const damaged = Buffer.from(written);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => unsealed(damaged.toString(), 'row 7')).toThrow('does not have its sum');
      }
    },
  );

  test('what belongs to another row is noticed', () => {
    expect(() => unsealed(sealed({ a: 1 }, '7 tx-1'), '8 tx-1')).toThrow('does not have its sum');
  });

  test.each([null, 42, '', '{}', '[]', '{"a":1}', Buffer.from('{}')])('what has no sum is damaged: %j', (value) => {
    expect(() => unsealed(value)).toThrow('does not have its sum');
  });
});

test('every single bit of a block that is another one is noticed', () => {
  const block = sealedBytes(Buffer.from('[2,"1","Heartbeat",{}]'), 'place');
  expect(Buffer.from(unsealedBytes(block, 'place')).toString()).toBe('[2,"1","Heartbeat",{}]');
  expect(() => unsealedBytes(block, 'another place')).toThrow('does not have its sum');
  for (let bit = 0; bit < block.length * 8; bit += 1) {
    const damaged = Uint8Array.from(block);
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => unsealedBytes(damaged, 'place')).toThrow('does not have its sum');
  }
  for (const none of [null, 'text', new Uint8Array(3)]) expect(() => unsealedBytes(none)).toThrow();
});
