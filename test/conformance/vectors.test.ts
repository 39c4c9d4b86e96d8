import { describe, expect, test } from 'vitest';
import { corpusAvailable, vectorLines } from './signature-cases.ts';

/*
 * Where we say something else than the list, and why. "invalid" there means "does not verify"; with a placeholder instead of a signature and
 * without a key nothing can be checked, and that is a third answer and no accusation (research/ocmf 0.6, 1.8).
 */
const deliberate: Readonly<Record<string, string>> = {
  'spec/version1.0/example-1': 'dummy SD that is no DER, no key published: cannot be checked',
  'spec/version1.1.0/example-1': 'dummy SD that is no DER, no key published: cannot be checked',
  'spec/956c909/example-1': 'dummy SD that is no DER, no key published: cannot be checked',
  'spec/7627869/example-1': 'dummy SD that is no DER, no key published: cannot be checked',
  'ocmf-js/packages/ocmf/test/signer.spec.ts/0': 'placeholder SD 0102030A, no key: cannot be checked',
  'ocmf-js/packages/ocmf/test/verifier.spec.ts/0': 'placeholder SD 0102030A, no key: cannot be checked',
  'ocmf-js/packages/ocmf/test/verifier.spec.ts/1': 'SE "foo": the record is readable, its signature cannot be checked',
  'ocmf-js/packages/ocmf/test/verifier.spec.ts/2':
    'SM "foo": a deviation; DER is tried (adversarial C-22), and the placeholder is none',
  'ocmf-js/packages/ocmf/test/parse.spec.ts/7': 'odd number of hex digits: cannot be checked (adversarial C-11)',
  'ocmf-js/README/0': 'placeholder SD 0102030405: cannot be checked',
  'ocmf-go/examplePayload': 'dummy SD, no key: cannot be checked',
};

describe.skipIf(!corpusAvailable)('published OCMF vectors', () => {
  const lines = corpusAvailable ? vectorLines() : [];

  test('every signature is answered as expected, or differs on purpose', () => {
    const differing = lines.filter(({ expected, actual }) => expected !== actual).map(({ id }) => id);
    expect(differing.toSorted()).toEqual(Object.keys(deliberate).toSorted());
  });

  test('nothing that is not expected to be valid is called valid', () => {
    expect(lines.filter(({ expected, actual }) => (expected === 'valid') !== (actual === 'valid'))).toEqual([]);
  });

  test('every valid verdict carries a proof', () => {
    for (const { verdict } of lines)
      expect(verdict.signature === 'valid' ? verdict.proof?.keySpkiHex : '').not.toBeNull();
  });
});
