import { describe, expect, test } from 'vitest';
import { recogniseBytes, recogniseText } from '../../../parsers/signatures/recognise.ts';
import { signedFormats, verifyValue } from '../../../parsers/signatures/index.ts';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { unwrapSignedValue } from '../../../parsers/signatures/unwrap.ts';
import { keyOf, valueOf } from './test-records.ts';

describe.each(signedFormats.entries.map((format) => [format.id, format] as const))('%s', (id, format) => {
  test.each(format.samples.map((sample) => [sample.note, sample] as const))('%s', (_note, sample) => {
    const keys = sample.publicKey === null ? [] : [keyOf(sample.publicKey)];
    const verdict = verifyValue(valueOf(sample.text, { format: id }), keys, null);
    const { readable, signature, signatureReason } = verdict;
    expect({ readable, signature, signatureReason }).toEqual(sample.expected);
    expect(verdict.steps.length).toBeGreaterThan(1);
    if (signature === 'valid') expect(verdict.proof?.keySpkiHex).toMatch(/^30/);
    // Formats that release 1.4.1 does not know are refused there.
    const known = !['bsm-ws36a', 'chargeit-emh'].includes(id);
    if (signature === 'valid') expect(verdict.safe.verdict).toBe(known ? 'verified' : 'refused');
  });

  test('is recognised by what its sample looks like', () => {
    const [sample] = format.samples;
    const text = sample?.text ?? '';
    expect(format.sniff(text)).toBeGreaterThan(0.5);
    const binary = text.startsWith('1b1b') ? recogniseBytes(Buffer.from(text, 'hex'))?.format : undefined;
    expect(binary ?? recogniseText(text)).toBe(id);
    expect(unwrapSignedValue(text)?.format).toBe(id);
  });

  test('best sniff of all formats', () => {
    const text = format.samples[0]?.text ?? '';
    const best = signedFormats.entries.toSorted((left, right) => right.sniff(text) - left.sniff(text))[0];
    expect(best?.id).toBe(id);
  });
});

test('energy of formats that hold both ends is exact', () => {
  const verdict = (id: string) =>
    verifyValue(valueOf(signedFormats.find(id)?.samples[0]?.text ?? '', { format: id }), [], null);
  expect(verdict('pcdf').energyWh).toBe('3276');
  expect(verdict('edl40-mennekes').energyWh).toBe('141.9');
  expect(verdict('isa-edl40').energyWh).toBe('22329.4');
});

test('an unknown format is answered, not skipped', () => {
  const verdict = verifyValue(valueOf('something signed', { format: 'unknown' }), [], null);
  expect(verdict).toMatchObject({
    readable: 'ok',
    signature: 'unverifiable',
    signatureReason: 'unsupported-format',
    billing: 'undecided',
  });
});

test('an Alfen record alone is a start without its stop, named by the session that it signs', () => {
  const value = valueOf(signedFormats.find('alfen')?.samples[0]?.text ?? '', { format: 'alfen' });
  const [transaction] = judgeTransactions([{ index: 0, value, verdict: verifyValue(value, [], null) }]);
  expect(transaction?.transactionId).toBe('42');
  expect(transaction?.rules.map(({ code }) => code)).toContain('transaction.end-missing');
});
