import { describe, expect, test } from 'vitest';
import {
  isSafeStart,
  isSafeStop,
  judgeLaw,
  lawRelevant,
  type SafeReading,
} from '../../../parsers/signatures/safe/safe-law.ts';
import { safeVerdictOfOcmf } from '../../../parsers/signatures/safe/safe-ocmf.ts';
import { begin, end, payload, record, signatureOf, signer, type Fields } from './record-writer.ts';
import { makeSigner, valueOf } from './test-records.ts';

/* What release 1.4.1 says about OCMF, rule by rule (research/transparency-software 2.4), written from that list and not from its files. */

function reading(more: Partial<SafeReading> = {}): SafeReading {
  return {
    tx: 'B',
    value: '100',
    time: '2026-03-01T08:00:00,000+0100 S',
    register: '1-0:1.8.0',
    unit: 'kWh',
    status: 'G',
    errorFlags: '',
    eventCounter: null,
    ...more,
  };
}

const stop = (more: Partial<SafeReading> = {}): SafeReading =>
  reading({ tx: 'E', value: '129.5', time: '2026-03-01T09:00:00,000+0100 S', ...more });

function law(readings: readonly SafeReading[], levels: readonly (string | null)[] = ['VERIFIED'], old = false): string {
  const { verdict, reason } = judgeLaw(readings, levels, old);
  return reason === null ? verdict : `${verdict} ${reason}`;
}

describe('2.4.2: which readings count', () => {
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
  const all = Array.from({ length: 256 }, (_, value) => value);
  const counting = (register: (value: number) => string): string =>
    all
      .filter((value) => lawRelevant([reading({ register: register(value) })]).length > 0)
      .map(hex)
      .join(' ');

  test('groups A, C, D and F', () => {
    expect(counting((a) => `${hex(a)}-0:1.8.0`)).toBe('01');
    expect(counting((d) => `1-0:1.${hex(d)}.0`)).toBe('08');
    expect(counting((c) => `1-0:${hex(c)}.8.0`)).toBe(
      `01 98 9E ${Array.from({ length: 0x18 }, (_, step) => hex(0xb0 + step)).join(' ')}`,
    );
    const lasts = ['', '*200', '*255', '*FF', '*ff', '.255', '*198', '*0', '*C8', '*2', '&255'];
    expect(lasts.filter((last) => lawRelevant([reading({ register: `1-0:1.8.0${last}` })]).length > 0)).toEqual([
      '',
      '*200',
      '*255',
      '*FF',
      '*ff',
      '.255',
    ]);
  });

  test('neither B nor E is looked at, blanks around are taken off', () => {
    for (const register of ['1-FF:1.8.0', '1-b:1.8.e', '01-00:01.08.63*FF', ' 1-0:1.8.0 '])
      expect(lawRelevant([reading({ register })])).toHaveLength(1);
    for (const register of [null, '', '1.8.0', '1-0:1.8', 'x1-0:1.8.0', '1-0:1.8.0x'])
      expect(lawRelevant([reading({ register })])).toHaveLength(0);
  });

  test('a compensated one pushes the others out', () => {
    const compensated = all.filter((c) => {
      const list = lawRelevant([reading({ register: '1-0:1.8.0' }), reading({ register: `1-0:${hex(c)}.8.0` })]);
      return list.length === 1 && list[0]?.register !== '1-0:1.8.0';
    });
    expect(compensated.map(hex)).toEqual(['98', 'B1', 'B3', 'C1', 'C3']);
    expect(law([reading({ register: '1-0:98.8.0' }), stop()])).toBe('not-verified no-stop');
    expect(law([reading(), stop({ register: '1-0:98.8.0' })])).toBe('not-verified no-start');
  });

  test('starts and stops', () => {
    const codes = ['B', 'C', 'X', 'E', 'L', 'R', 'A', 'P', 'S', 'T', 'b', '', ' B ', ' E '];
    expect(codes.filter((tx) => isSafeStart(reading({ tx })))).toEqual(['B', ' B ']);
    expect(codes.filter((tx) => isSafeStop(reading({ tx })))).toEqual(['E', 'L', 'R', 'A', 'P', ' E ']);
    expect([isSafeStart(reading({ tx: null })), isSafeStop(reading({ tx: null }))]).toEqual([false, false]);
  });
});

describe('2.4.3: the rules in their order', () => {
  const r = (hour: string, flag: string): string => `2026-03-01T${hour}:00:00,000+0100${flag}`;
  test.each<readonly [string, readonly SafeReading[], string]>([
    ['sound', [reading(), stop()], 'verified'],
    ['1 no state at the first', [reading({ status: null }), stop()], 'not-verified missing-meter-status'],
    ['1 state of the second inherited', [reading(), stop({ status: null })], 'verified'],
    ['1 a bad state inherited', [reading({ status: 'F' }), stop({ status: null })], 'not-verified meter-status'],
    ['2 no unit at the first', [reading({ unit: null }), stop()], 'not-verified missing-unit'],
    ['2 unit of the second inherited', [reading(), stop({ unit: null })], 'verified'],
    ['2 the unit itself is not looked at', [reading({ unit: 'apples' }), stop({ unit: '' })], 'verified'],
    ['3 two starts', [reading(), reading(), stop()], 'not-verified several-starts'],
    ['3 two stops', [reading(), stop(), stop()], 'not-verified several-stops'],
    ['4 no start', [stop()], 'not-verified no-start'],
    ['4 no stop', [reading()], 'not-verified no-stop'],
    [
      '4 neither counts',
      [reading({ register: '2-0:1.8.0' }), stop({ register: '2-0:1.8.0' })],
      'not-verified no-start',
    ],
    ['5 equal values', [reading(), stop({ value: '100.0' })], 'verified'],
    ['5 start above stop', [reading({ value: '129.501' }), stop()], 'not-verified start-above-stop'],
    [
      '5 bare numbers whatever the units',
      [reading({ value: '1500', unit: 'Wh' }), stop({ value: '2.5' })],
      'not-verified start-above-stop',
    ],
    ['5 below zero', [reading({ value: '-2' }), stop({ value: '-1' })], 'verified'],
    ['5 blanks around a number', [reading({ value: ' 100 ' }), stop()], 'verified'],
    ['5 an exponent', [reading({ value: '1e2' }), stop()], 'verified'],
    ['5 no number', [reading({ value: '100,0' }), stop()], 'refused crash'],
    ['5 no value at the stop', [reading(), stop({ value: null })], 'refused crash'],
    ['5 an exponent without end', [reading(), stop({ value: '1e400' })], 'refused crash'],
    ['6 equal times', [reading(), stop({ time: r('08', ' S') })], 'verified'],
    ['6 start after stop', [reading({ time: r('10', ' S') }), stop()], 'not-verified start-after-stop'],
    [
      '6 a stop whose time is in another form',
      [reading({ time: r('10', ' S') }), stop({ time: '2026-03-01T09:00:00.000+0100 S' })],
      'verified',
    ],
    [
      '6 a start whose time is in another form',
      [reading({ time: '2026-03-01T10:00:00,000+01:00 S' }), stop()],
      'verified',
    ],
    ['8 a bad state at the start', [reading({ status: 'M' }), stop()], 'not-verified meter-status'],
    ['8 a bad state at the stop', [reading(), stop({ status: 'N' })], 'not-verified meter-status'],
    ['8 a state in another case', [reading({ status: 'g' }), stop()], 'not-verified meter-status'],
    ['9 no flag at the start', [reading({ time: r('08', '') }), stop()], 'not-verified time-synchronisation'],
    ['9 no time at the start', [reading({ time: null }), stop()], 'not-verified time-synchronisation'],
    ['9 R, then nothing', [reading({ time: r('08', ' R') }), stop({ time: r('09', '') })], 'refused crash'],
    ['9 R, then S', [reading({ time: r('08', ' R') }), stop()], 'not-verified time-synchronisation'],
    ['9 R, then R', [reading({ time: r('08', ' R') }), stop({ time: r('09', ' R') })], 'verified'],
    ['9 S, then nothing', [reading(), stop({ time: r('09', '') })], 'verified'],
    ['9 U, then U', [reading({ time: r('08', ' U') }), stop({ time: r('09', ' U') })], 'verified'],
    [
      '10 event counters count only in the old model',
      [reading({ eventCounter: '1' }), stop({ eventCounter: '2' })],
      'verified',
    ],
    ['11 E at the start', [reading({ errorFlags: 'E' }), stop()], 'not-verified energy-error-flag'],
    ['11 E at the stop', [reading(), stop({ errorFlags: 'tE' })], 'not-verified energy-error-flag'],
    ['11 t alone', [reading({ errorFlags: 't' }), stop({ errorFlags: 't' })], 'verified'],
    ['11 e', [reading({ errorFlags: 'e' }), stop()], 'verified'],
    [
      'a state between is not looked at',
      [reading(), reading({ tx: 'C', status: 'M', errorFlags: 'E' }), stop()],
      'verified',
    ],
    ['stop before start in the list', [stop(), reading()], 'verified'],
  ])('%s', (_, readings, expected) => {
    expect(law(readings)).toBe(expected);
  });

  test('7 levels of identification', () => {
    const levels = ['NONE', 'HEARSAY', 'MISMATCH', 'INVALID', 'OUTDATED', 'UNKNOWN', 'mismatch', 'anything', null];
    expect(levels.filter((level) => law([reading(), stop()], [level]) !== 'verified')).toEqual([
      'MISMATCH',
      'INVALID',
      'OUTDATED',
      'UNKNOWN',
    ]);
    expect(law([reading(), stop()], ['VERIFIED', 'INVALID'])).toBe('not-verified identification-level');
    expect(law([reading(), stop()], ['INVALID', 'VERIFIED'])).toBe('not-verified identification-level');
  });

  test('10 and 11 in the old model: counters count, flags do not', () => {
    const old = (from: string | null, to: string | null, flags = ''): string =>
      law([reading({ eventCounter: from, errorFlags: flags }), stop({ eventCounter: to })], ['VERIFIED'], true);
    expect([old('1', '1'), old('1', '2'), old(null, '2'), old('1', null), old(null, null), old('1', '1', 'E')]).toEqual(
      ['verified', 'not-verified event-counter', 'not-verified event-counter', 'verified', 'verified', 'verified'],
    );
  });
});

describe('2.4.1: a record', () => {
  const say = (text: string, key: string | null = signer.spkiHex): string => {
    const { verdict, reason } = safeVerdictOfOcmf(valueOf(text), key);
    return reason === null ? verdict : `${verdict} ${reason}`;
  };
  const of = (more: Fields, section: Fields = {}): string => record(payload(more), section);
  const base64 = JSON.stringify(signatureOf(payload(), 'base64'));
  const brainpool = makeSigner('brainpoolP256r1');

  test.each([
    ['0.05', 'not-verified format-version'],
    ['0.1', 'verified'],
    ['0.4', 'verified'],
    ['0.5', 'verified'],
    ['1.3', 'verified'],
    ['1.31', 'not-verified format-version'],
    ['1.4', 'not-verified format-version'],
    ['2', 'not-verified format-version'],
    [' 1.0 ', 'verified'],
    ['1', 'verified'],
    ['1.0.1', 'not-verified format-version'],
    ['v1.0', 'not-verified format-version'],
    ['', 'not-verified format-version'],
  ])('FV %j', (version, expected) => {
    expect(say(of({ FV: JSON.stringify(version) }))).toBe(expected);
  });

  test('the level stands in IS before 0.5, in IL from then on', () => {
    const both = { IS: '"MISMATCH"', IL: '"VERIFIED"' };
    expect(say(of({ ...both, FV: '"0.4"' }))).toBe('not-verified identification-level');
    expect(say(of({ ...both, FV: '"0.5"' }))).toBe('verified');
    expect(say(of({ IS: '"VERIFIED"', IL: '"MISMATCH"', FV: '"0.4"' }))).toBe('verified');
    expect(say(of({ IL: '"MISMATCH"' }))).toBe('not-verified identification-level');
  });

  test.each([
    ['the default curve', of({}, { SA: null }), 'verified'],
    ['small letters of the curve', of({}, { SA: '"ECDSA-SECP256R1-SHA256"' }), 'verified'],
    ['another hash is not looked at', of({}, { SA: '"ECDSA-secp256r1-SHA512"' }), 'verified'],
    ['four parts', of({}, { SA: '"ECDSA-P-256-SHA256"' }), 'not-verified algorithm-form'],
    ['two parts', of({}, { SA: '"ECDSA-secp256r1"' }), 'not-verified algorithm-form'],
    ['ecdsa', of({}, { SA: '"ecdsa-secp256r1-SHA256"' }), 'not-verified algorithm-form'],
    ['prime256v1', of({}, { SA: '"ECDSA-prime256v1-SHA256"' }), 'not-verified curve-name'],
    ['P256', of({}, { SA: '"ECDSA-P256-SHA256"' }), 'not-verified curve-name'],
    ['a curve that we do not have', of({}, { SA: '"ECDSA-SECT233K1-SHA256"' }), 'refused curve-not-modelled'],
    ['Base64', of({}, { SE: '"base64"', SD: base64 }), 'verified'],
    ['BASE64', of({}, { SE: '"BASE64"', SD: base64 }), 'not-verified signature-encoding'],
    ['a signature of nothing', of({}, { SD: '""' }), 'not-verified signature-structure'],
    ['a member twice', record(`${payload().slice(0, -1)},"ZZ":1,"ZZ":2}`), 'not-verified format'],
    [
      'a member twice behind',
      `OCMF|${payload()}|{"X":1,"X":2,"SD":"${signatureOf(payload())}"}`,
      'not-verified format',
    ],
    ['an object for a text', of({ GI: '{}' }), 'not-verified format'],
    ['a list for a text', of({ MS: '[]' }), 'not-verified format'],
    ['a vendor object', of({ UX: '{}' }), 'verified'],
    ['no running number', of({ PG: null }), 'refused crash'],
    ['a running number of one letter', of({ PG: '"T"' }), 'refused crash'],
    ['a fiscal one with bad states', record(payload({ PG: '"F1"' }, [begin({ ST: '"M"' }), end()])), 'verified'],
    ['a begin alone with a bad state', record(payload({}, [begin({ ST: '"M"' })])), 'verified'],
    ['an end alone with a bad state', record(payload({}, [end({ ST: '"M"' })])), 'verified'],
    ['no readings at all', of({ RD: null }), 'refused crash'],
    ['readings that are no list', of({ RD: '{}' }), 'refused crash'],
    ['blanks around', ` ${of({})}\n`, 'verified'],
    ['blanks alone', '  ', 'refused empty'],
    ['another head', of({}).replace('OCMF', 'ocmf'), 'refused format'],
    ['two sections', `OCMF|${payload()}`, 'refused format'],
    ['no JSON', 'OCMF|{|{}', 'refused format'],
    ['a list', `OCMF|[]|{"SD":"00"}`, 'refused format'],
    ['a fourth part', `${of({})}|anything`, 'verified'],
  ])('%s', (_, text, expected) => {
    expect(say(text)).toBe(expected);
  });

  test('the one brainpool spelling of the table is repaired', () => {
    for (const name of ['brainpool256r1', 'brainpoolP256r1', 'BRAINPOOLP256R1']) {
      expect(say(record(payload(), { SA: `"ECDSA-${name}-SHA256"` }, brainpool), brainpool.spkiHex)).toBe('verified');
    }
  });

  test('keys', () => {
    const other = makeSigner('prime256v1', 'two').spkiHex;
    const point = signer.spkiHex.slice(-130);
    const spki = Buffer.from(signer.spkiHex, 'hex');
    const keys: readonly (readonly [string | null, string])[] = [
      [null, 'not-verified no-key'],
      ['  ', 'not-verified no-key'],
      [other, 'not-verified signature'],
      [point, 'not-verified key-encoding'],
      ['no key', 'not-verified key-encoding'],
      [brainpool.spkiHex, 'not-verified key-point'],
      [spki.toString('base64'), 'verified'],
      [signer.spkiHex.toUpperCase(), 'verified'],
      [signer.spkiHex.replaceAll(/../g, '$& '), 'verified'],
      [signer.spkiHex.replaceAll(/.{32}/g, '$&\r\n\t'), 'verified'],
      [signer.spkiHex.replaceAll(/..(?!$)/g, '$&:'), 'not-verified key-encoding'],
      [`0x${signer.spkiHex}`, 'not-verified key-encoding'],
      [`-----BEGIN PUBLIC KEY-----\n${spki.toString('base64')}\n-----END PUBLIC KEY-----`, 'not-verified key-encoding'],
    ];
    expect(keys.map(([key]) => say(of({}), key))).toEqual(keys.map(([, expected]) => expected));
  });
});
