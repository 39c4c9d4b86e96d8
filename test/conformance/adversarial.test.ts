import { describe, expect, test } from 'vitest';
import { adversarialRecords, adversarialSessions, corpusAvailable } from './signature-cases.ts';

/** Cases that we answer differently on purpose, with the reason. At present none. */
const deliberate: Readonly<Record<string, string>> = {};

const records = corpusAvailable ? adversarialRecords() : [];

describe.skipIf(!corpusAvailable)('hostile and edge cases of OCMF', () => {
  test('records: parse, signature and overall as expected', () => {
    const differing = records.filter(({ id, expected, actual }) => expected !== actual && !(id in deliberate));
    expect(differing).toEqual([]);
  });

  test('sessions: signatures and overall as expected', () => {
    const differing = adversarialSessions().filter(
      ({ id, expected, actual }) => expected !== actual && !(id in deliberate),
    );
    expect(differing).toEqual([]);
  });

  test.each([
    ['S-11', 'hint.line-endings'],
    ['S-27', 'hint.charset'],
    ['C-06', 'hint.base64'],
    ['C-29', 'hint.curve'],
    ['P-11', 'hint.joined-lines'],
    ['S-09', 'hint.blanks'],
  ])('%s is explained by %s', (id, hint) => {
    const line = records.find((entry) => entry.id.startsWith(id));
    expect(line?.codes).toContain(hint);
  });
});
