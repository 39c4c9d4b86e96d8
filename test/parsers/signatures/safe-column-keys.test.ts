import { describe, expect, test } from 'vitest';
import { alfenSamples } from '../../../parsers/signatures/alfen/samples.ts';
import { edlSamples } from '../../../parsers/signatures/edl/samples.ts';
import { pcdfSamples } from '../../../parsers/signatures/pcdf/samples.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import type { PublicKeyRecord } from '../../../parsers/model/signed-value.ts';
import { completeRecord, keyOf, makeSigner, valueOf } from './test-records.ts';

/*
 * The S.A.F.E. column is about the key that a person would hand over with the record: the one beside it, the one that fits, the one that was
 * entered for it. A key that our own answer does not name is not blamed there either.
 */

const own = makeSigner('prime192v1');
const stranger = makeSigner('prime256v1', 'stranger');
const record = completeRecord(own);

function columns(keys: readonly PublicKeyRecord[], more: Parameters<typeof valueOf>[1] = {}) {
  const { signatureReason, keyOrigin, safe } = verifyValue(valueOf(record, more), keys, null);
  return [signatureReason, keyOrigin, safe.reason];
}

describe('OCMF', () => {
  test('the key of another container is not blamed', () => {
    expect(columns([keyOf(stranger.spkiHex, 'enclosed')])).toEqual(['no-key', 'none', 'no-key']);
  });

  test.each(['reported', 'registered', 'pinned'] as const)(
    'a key that is %s for another meter is not blamed',
    (origin) => {
      expect(columns([keyOf(stranger.spkiHex, origin, { meterSerial: 'ANOTHER-METER' })])).toEqual([
        'no-key',
        'none',
        'no-key',
      ]);
    },
  );

  test('one of another meter that a person entered is not blamed in a container either', () => {
    const keys = [keyOf(stranger.spkiHex, 'pinned', { meterSerial: 'ANOTHER-METER' })];
    expect(columns(keys, { channel: 'safe-xml' })).toEqual(['no-key', 'none', 'no-key']);
  });

  test('the key that our answer names is the one of the column', () => {
    expect(columns([keyOf(stranger.spkiHex, 'reported', { meterSerial: 'M-1' })])).toEqual([
      'curve-of-key-differs',
      'reported',
      'key-point',
    ]);
    expect(columns([keyOf(makeSigner('prime192v1', 'two').spkiHex, 'pinned')])).toEqual([
      'does-not-match',
      'pinned',
      'signature',
    ]);
  });

  test('an unusable key is that of the column too', () => {
    expect(columns([keyOf('0401', 'reported', { meterSerial: 'M-1' })])).toEqual([
      'unusable-key',
      'reported',
      'key-encoding',
    ]);
  });

  test('of two entered keys the one that fits', () => {
    expect(columns([keyOf(stranger.spkiHex), keyOf(own.spkiHex)])).toEqual(['matches', 'pinned', null]);
  });
});

function sampleOf(samples: typeof alfenSamples) {
  const sample = samples.find(({ expected }) => expected.signature === 'valid');
  if (sample === undefined) throw new Error('no valid sample');
  return sample;
}

describe('formats that sign blocks', () => {
  const own24 = sampleOf(edlSamples.edl40);
  const isa = sampleOf(edlSamples.isaEdl40);

  test.each([
    ['edl40', own24],
    ['isa-edl40', isa],
  ] as const)(
    '%s: a key that fits is handed over in the form that the program takes, whoever told it',
    (format, sample) => {
      for (const origin of ['reported', 'registered', 'pinned'] as const) {
        const verdict = verifyValue(valueOf(sample.text, { format }), [keyOf(sample.publicKey ?? '', origin)], null);
        expect([verdict.signature, verdict.safe.verdict]).toEqual(['valid', 'verified']);
      }
    },
  );

  test.each([
    ['edl40', own24],
    ['isa-edl40', isa],
  ] as const)('%s: also when it was entered as SubjectPublicKeyInfo', (format, sample) => {
    const point = sample.publicKey ?? '';
    const curve =
      format === 'edl40'
        ? '3049301306072a8648ce3d020106082a8648ce3d030101033200'
        : '3059301306072a8648ce3d020106082a8648ce3d030107034200';
    const spki = `${curve}${point.length % 64 === 2 || point.startsWith('04') ? point : `04${point}`}`;
    const verdict = verifyValue(valueOf(sample.text, { format }), [keyOf(spki)], null);
    expect([verdict.signature, verdict.safe.verdict]).toEqual(['valid', 'verified']);
  });

  test('of two entered keys the one that fits, also here', () => {
    const keys = [keyOf(own.spkiHex), keyOf(own24.publicKey ?? '')];
    const verdict = verifyValue(valueOf(own24.text, { format: 'edl40' }), keys, null);
    expect([verdict.signature, verdict.safe.verdict]).toEqual(['valid', 'verified']);
  });

  test.each([
    ['alfen', sampleOf(alfenSamples)],
    ['pcdf', sampleOf(pcdfSamples)],
    ['edl40-mennekes', sampleOf(edlSamples.edl40Mennekes)],
  ] as const)(
    '%s: a key that was entered for another meter does not differ from the one in the record',
    (format, sample) => {
      const other = keyOf(stranger.spkiHex, 'pinned', { meterSerial: 'ANOTHER-METER' });
      const verdict = verifyValue(valueOf(sample.text, { format }), [other], null);
      expect([verdict.keyOrigin, verdict.safe.verdict]).toEqual(['enclosed', 'verified']);
      // One that was entered for all is what that program would be given.
      const entered = verifyValue(valueOf(sample.text, { format }), [keyOf(stranger.spkiHex)], null);
      expect(entered.safe.reason).toBe('key-differs');
    },
  );
});
