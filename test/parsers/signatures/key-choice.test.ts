import { describe, expect, test } from 'vitest';
import type { KeyOrigin, PublicKeyRecord, SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { chooseKeys, mostTried, sameSerial } from '../../../parsers/signatures/keys/key-choice.ts';
import { payload, record, signer } from './record-writer.ts';
import { keyOf, makeSigner, valueOf } from './test-records.ts';
import { told } from './told-rules.ts';

/* Which keys are asked, in which order, and whose failure means something (Ladeakte rules 1.11 and 1.12). */

const other = makeSigner('prime256v1', 'two');
const third = makeSigner('prime256v1', 'three');

type More = Partial<PublicKeyRecord>;

function concerns(
  origin: KeyOrigin,
  more: More,
  value: Partial<SignedValueRecord> = {},
  serials = ['M-1', 'GW-1'],
): boolean {
  const { candidates } = chooseKeys(valueOf('', value), serials, [keyOf(signer.spkiHex, origin, more)]);
  return candidates.some((candidate) => candidate.concerns);
}

describe('a key concerns a record', () => {
  const here = { station: 'CP-1', connector: 1 };
  test.each<readonly [string, KeyOrigin, More, Partial<SignedValueRecord>, boolean]>([
    ['with its meter', 'reported', { meterSerial: 'M-1' }, {}, true],
    ['with its gateway', 'registered', { meterSerial: 'GW-1' }, {}, true],
    ['with its meter as labels print it', 'enclosed', { meterSerial: ' m -1' }, {}, true],
    ['entered without a meter', 'pinned', {}, {}, true],
    ['entered with a blank for a meter', 'pinned', { meterSerial: '  ' }, {}, true],
    ['entered for another meter', 'pinned', { meterSerial: 'M-2' }, {}, false],
    ['entered for another meter of a short number', 'pinned', { meterSerial: '2' }, {}, false],
    ['from a register without a meter', 'registered', {}, {}, false],
    ['from a register for another meter', 'registered', { meterSerial: 'M-2000' }, {}, false],
    ['enclosed elsewhere', 'enclosed', {}, {}, false],
    ['reported for another meter', 'reported', { meterSerial: 'M-20', ...here }, here, false],
    ['reported for another meter of four letters', 'reported', { meterSerial: 'M-22', ...here }, here, false],
    ['reported with a running number from the same place', 'reported', { meterSerial: '123', ...here }, here, true],
    ['reported from the same place', 'reported', here, here, true],
    ['reported from another station', 'reported', { ...here, station: 'CP-2' }, here, false],
    ['reported from another connector', 'reported', { ...here, connector: 2 }, here, false],
    ['reported from nowhere', 'reported', {}, here, true],
    ['reported by a station without a connector', 'reported', { station: 'CP-1' }, here, true],
    ['reported, where the record has no place', 'reported', here, {}, true],
    ['reported, where the record has no connector', 'reported', here, { station: 'CP-1' }, true],
    ['reported elsewhere, where the record has no connector', 'reported', here, { station: 'CP-2' }, false],
  ])('%s', (_, origin, more, value, expected) => {
    expect(concerns(origin, more, value)).toBe(expected);
  });

  test('a record without serials is nobody else\u2019s', () => {
    expect(concerns('pinned', { meterSerial: 'M-2' }, {}, [])).toBe(true);
    expect(concerns('reported', { meterSerial: 'M-2000' }, {}, [])).toBe(true);
    expect(concerns('registered', { meterSerial: 'M-2000' }, {}, [])).toBe(false);
  });

  test('serials as labels print them', () => {
    expect([sameSerial('1 EMH 00', '1emh00'), sameSerial('a', 'b'), sameSerial('M-1', 'M1')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('the same key that was reported for several meters is each of theirs', () => {
    const named = (meterSerial: string) => keyOf(signer.spkiHex, 'reported', { meterSerial });
    const unnamed = keyOf(signer.spkiHex, 'reported', { via: 'Meter2PublicKey' });
    const of = (keys: readonly PublicKeyRecord[], serial: string): boolean =>
      chooseKeys(valueOf(''), [serial], keys).candidates.some(
        ({ via, concerns: own }) => own && via === 'Meter2PublicKey',
      );
    const keys = [named('M-1000'), named('M-2000'), unnamed];
    expect([of(keys, 'M-1000'), of(keys, 'M-2000'), of(keys, 'M-3000')]).toEqual([true, true, false]);
    // A register and short running numbers tell nothing about it.
    const silent = [keyOf(signer.spkiHex, 'registered', { meterSerial: 'M-2000' }), named('1'), unnamed];
    expect(of(silent, 'M-1000')).toBe(true);
  });
});

test('the order: what concerns the record first, within it the stronger origin, the key beside it last', () => {
  const keys = (['enclosed', 'reported', 'registered', 'pinned'] as const).flatMap((origin) => [
    keyOf(other.spkiHex, origin, { meterSerial: 'M-9999', via: `not ${origin}` }),
    keyOf(signer.spkiHex, origin, { meterSerial: 'M-1', via: origin }),
  ]);
  const value = valueOf('', { enclosedKey: signer.spkiHex, channel: 'plain-file' });
  expect(chooseKeys(value, ['M-1'], keys).candidates.map(({ via }) => via)).toEqual([
    'pinned',
    'registered',
    'reported',
    'enclosed',
    'plain-file',
    'not pinned',
    'not registered',
    'not reported',
    'not enclosed',
  ]);
  expect(chooseKeys({ ...value, enclosedKey: ' ' }, ['M-1'], []).candidates).toEqual([]);
});

test('beyond the most that are tried the rest is looked up', () => {
  const keys = (count: number): readonly PublicKeyRecord[] =>
    Array.from({ length: count }, (_, index) => keyOf(`${index}`, 'registered'));
  const [fits, more] = [chooseKeys(valueOf(''), [], keys(mostTried)), chooseKeys(valueOf(''), [], keys(mostTried + 1))];
  expect([fits.candidates.length, fits.rest]).toEqual([mostTried, null]);
  expect([more.candidates.length, more.rest === null]).toEqual([mostTried, false]);
});

describe('what is told about keys', () => {
  const text = record();
  const judge = (keys: readonly PublicKeyRecord[], more: Partial<SignedValueRecord> = {}) =>
    verifyValue(valueOf(text, more), keys, null);
  const said = (...args: Parameters<typeof judge>): readonly string[] => {
    const verdict = judge(...args);
    return [`${verdict.signature} ${verdict.signatureReason} ${verdict.keyOrigin}`, ...told(verdict)];
  };
  const mine = { meterSerial: 'M-1' };

  test.each<readonly [string, Parameters<typeof judge>, readonly string[]]>([
    ['entered', [[keyOf(signer.spkiHex)]], ['valid matches pinned']],
    ['from a register', [[keyOf(signer.spkiHex, 'registered', mine)]], ['valid matches registered']],
    ['reported', [[keyOf(signer.spkiHex, 'reported')]], ['valid matches reported', 'info key.reported-only']],
    ['enclosed', [[], { enclosedKey: signer.spkiHex }], ['valid matches enclosed', 'info key.enclosed-only']],
    ['none', [[]], ['unverifiable no-key none']],
    ['one that does not fit', [[keyOf(other.spkiHex)]], ['invalid does-not-match pinned']],
    ['X and Y without more', [[keyOf(signer.spkiHex.slice(-128))]], ['valid matches pinned', 'warning key.odd-form']],
    [
      'entered for this meter and not fitting, another one fits',
      [[keyOf(other.spkiHex, 'pinned', mine), keyOf(signer.spkiHex, 'reported')]],
      ['valid matches reported', 'fatal key.pinned-does-not-fit', 'info key.reported-only'],
    ],
    [
      'entered for no meter and not fitting, another one fits',
      [[keyOf(other.spkiHex, 'pinned'), keyOf(signer.spkiHex, 'reported')]],
      ['valid matches reported', 'warning key.pinned-does-not-fit', 'info key.reported-only'],
    ],
    [
      'two entered, one fits',
      [[keyOf(other.spkiHex, 'pinned', mine), keyOf(signer.spkiHex, 'pinned', mine)]],
      ['valid matches pinned'],
    ],
    [
      'entered and fitting, the station reports another',
      [[keyOf(signer.spkiHex), keyOf(other.spkiHex, 'reported')]],
      ['valid matches pinned', 'warning key.origins-disagree'],
    ],
    [
      'the same from two sides',
      [[keyOf(signer.spkiHex), keyOf(signer.spkiHex.toUpperCase(), 'reported')]],
      ['valid matches pinned'],
    ],
    [
      'a text beside it that is no key',
      [[keyOf(signer.spkiHex), keyOf('nonsense', 'reported')]],
      ['valid matches pinned'],
    ],
  ])('%s', (_, args, expected) => {
    expect(said(...args)).toEqual(expected);
  });

  test('at most three that disagree are named, each with its origin and the front of its fingerprint', () => {
    const rivals = ['a', 'b', 'c', 'd'].map((seed) => keyOf(makeSigner('prime256v1', seed).spkiHex, 'reported'));
    const rules = judge([keyOf(signer.spkiHex), ...rivals]).rules.filter(({ code }) => code === 'key.origins-disagree');
    expect(rules).toHaveLength(3);
    for (const { params } of rules) {
      expect(params['origin']).toBe('reported');
      expect(params['fingerprint']).toMatch(/^[0-9a-f]{16}$/);
    }
  });

  test('a key of another curve', () => {
    const verdict = judge([keyOf(makeSigner('secp256k1').spkiHex)]);
    const [rule] = verdict.rules.filter(({ code }) => code === 'key.curve-differs');
    expect([verdict.signature, verdict.signatureReason, rule?.severity]).toEqual([
      'invalid',
      'curve-of-key-differs',
      'fatal',
    ]);
    expect(rule?.params).toEqual({ keyCurve: 'secp256k1', recordCurve: 'secp256r1' });
    // A key on the record's curve that does not fit says more than one of another curve.
    expect(judge([keyOf(makeSigner('secp256k1').spkiHex), keyOf(other.spkiHex)]).signatureReason).toBe(
      'does-not-match',
    );
  });

  test('keys that cannot be used, each with its way, at most four', () => {
    const broken = Array.from({ length: 5 }, (_, index) => keyOf('04'.repeat(65), 'pinned', { via: `label ${index}` }));
    const verdict = judge(broken);
    expect([verdict.signature, verdict.signatureReason, verdict.keyOrigin]).toEqual([
      'unverifiable',
      'unusable-key',
      'pinned',
    ]);
    const rules = verdict.rules.filter(({ code }) => code.startsWith('key.'));
    expect(rules.map(({ severity, params }) => [severity, params['via']])).toEqual(
      [0, 1, 2, 3].map((index) => ['fatal', `label ${index}`]),
    );
  });

  test('a key that concerns nobody in particular accuses nobody', () => {
    expect(said([keyOf(other.spkiHex, 'registered')])).toEqual(['unverifiable no-key none']);
    expect(said([keyOf('04'.repeat(65), 'registered')])).toEqual(['unverifiable no-key none']);
    expect(said([keyOf(signer.spkiHex, 'registered')])).toEqual(['valid matches registered']);
  });

  test('every key that was tried is a step with its answer', () => {
    const { steps } = judge([keyOf('nonsense'), keyOf(other.spkiHex), keyOf(third.spkiHex), keyOf(signer.spkiHex)]);
    const own = steps.filter(({ step }) => step === 'check-key' || step === 'equation');
    expect(
      own.map(({ step, outcome, facts }) => `${step} ${outcome} ${facts['result'] ?? facts['problem'] ?? ''}`.trim()),
    ).toEqual([
      'check-key failed key.undecodable',
      'check-key done',
      'equation failed does-not-hold',
      'check-key done',
      'equation failed does-not-hold',
      'check-key done',
      'equation done holds',
    ]);
  });

  test('an altered record with a fitting curve shows the equation that does not hold', () => {
    const verdict = verifyValue(valueOf(text.replace('129.500', '129.501')), [keyOf(signer.spkiHex)], null);
    expect(verdict.steps.find(({ step }) => step === 'equation')).toMatchObject({
      outcome: 'failed',
      facts: { curve: 'secp256r1', result: 'does-not-hold' },
    });
    expect(payload()).toContain('129.500');
  });
});
