/* Signed values that a log prints outside of its messages: none is left out in silence. */
import { expect, test } from 'vitest';
import { StraySignedValues } from '../../../main/importers/readers/stray-signed-values.ts';

const record = (number: number, padding = ''): string =>
  `OCMF|{"FV":"1.0","PG":"T${number}","GI":"${padding}","RD":[{"TM":"2024-05-01T10:00:00,000+0000 S","TX":"B","RV":1}]}|{"SD":"00"}`;

test('a log that prints thousands of records and no message gives all of them', () => {
  const stray = new StraySignedValues(1);
  const lines = Array.from({ length: 6_001 }, (_, index) => `2024-05-01 10:00:00 meter: ${record(index)}\n`).join('');
  const bytes = new TextEncoder().encode(lines);
  for (let at = 0; at < bytes.length; at += 32_768) stray.push(bytes.subarray(at, at + 32_768));
  const items = [...stray.end()];
  expect(items).toHaveLength(6_001);
  expect(items.at(-1)).toMatchObject({ record: 'signed-value', index: 6_000, evidence: { line: 6_001 } });
});

test('what a frame covers is its own, what stands before it is not', () => {
  const stray = new StraySignedValues(1);
  const [first, second, third] = [1, 2, 3].map((number) => `${record(number)}\n`);
  stray.push(new TextEncoder().encode(`${first}${second}${third}`));
  const offset = first?.length ?? 0;
  const frame = { kind: 'bytes', sourceId: 1, offset, length: 20, line: 2 } as const;
  expect([...stray.frame(frame)]).toMatchObject([{ record: 'signed-value', evidence: { line: 1 } }]);
  expect([...stray.end()]).toMatchObject([{ record: 'signed-value', evidence: { line: 3 } }]);
});

test('lines beyond what is kept are counted', () => {
  const stray = new StraySignedValues(1);
  const line = new TextEncoder().encode(`${record(1, 'x'.repeat(1_000_000))}\n`);
  for (let count = 0; count < 70; count += 1) stray.push(line);
  const items = [...stray.end()];
  expect(items.at(-1)).toMatchObject({
    record: 'issue',
    issue: { code: 'signatures.lines-left', severity: 'warning', params: { lines: 70 - (items.length - 1) } },
  });
  expect(items.length).toBeLessThan(70);
});
