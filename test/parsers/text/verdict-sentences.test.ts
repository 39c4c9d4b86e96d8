import { expect, test } from 'vitest';
import type { ValueVerdict } from '../../../parsers/model/verdict.ts';
import { verdictSentence } from '../../../parsers/text/verdict-sentences.ts';

const verdict: ValueVerdict = {
  readable: 'ok',
  brokenReason: null,
  signature: 'valid',
  signatureReason: 'matches',
  keyOrigin: 'enclosed',
  keyFingerprint: 'ab12',
  curve: 'secp256r1',
  hash: 'SHA-256',
  gateway: null,
  meter: null,
  pagination: null,
  readings: [],
  energyWh: null,
  rules: [],
  billing: 'undecided',
  safe: { verdict: 'verified', reason: null },
  steps: [],
  proof: null,
};

test('a key that came with the record shows something only where the signature holds', () => {
  expect(verdictSentence(verdict, 'de')).toContain('Er zeigt, dass nichts verändert wurde');
  const invalid: ValueVerdict = { ...verdict, signature: 'invalid', signatureReason: 'does-not-match' };
  expect(verdictSentence(invalid, 'de')).not.toContain('nichts verändert');
  expect(verdictSentence(invalid, 'en')).not.toContain('nothing was changed');
  expect(verdictSentence(invalid, 'en')).toContain('travels with the record');
});

test('a key that lay beside the records is not told as said by a station', () => {
  const checked = (via: string): ValueVerdict => ({
    ...verdict,
    keyOrigin: 'reported',
    steps: [{ step: 'check-key', outcome: 'done', facts: { origin: 'reported', via, fingerprint: 'ab12' } }],
  });
  expect(verdictSentence(checked('key-file'), 'de')).toContain('als Datei bei den Belegen');
  expect(verdictSentence(checked('DataTransfer'), 'de')).toContain('hat die Station selbst gemeldet');
});
