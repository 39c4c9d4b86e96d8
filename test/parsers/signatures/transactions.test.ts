import { describe, expect, test } from 'vitest';
import type { SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { findCommonSigners, recoverCandidateKeys } from '../../../parsers/signatures/key-recovery.ts';
import { signerRemarks } from '../../../parsers/signatures/signer-remarks.ts';
import { judgeMeterHistory, judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import {
  beginAt8,
  completeRecord,
  endAt9,
  keyOf,
  makeSigner,
  payloadOf,
  reading,
  signedRecord,
  valueOf,
  type RecordShape,
} from './test-records.ts';

const signer = makeSigner();
const keys = [keyOf(signer.spkiHex)];

type Part = RecordShape & { readonly more?: Partial<SignedValueRecord>; readonly by?: ReturnType<typeof makeSigner> };

function judged(parts: readonly Part[]) {
  return parts.map(({ more, by, ...shape }, index) => {
    const value = valueOf(signedRecord(by ?? signer, payloadOf(shape)), { index, ...more });
    return { index, value, verdict: verifyValue(value, keys, null) };
  });
}

const begin: Part = { pagination: 'T10', readings: [beginAt8] };
const end: Part = { pagination: 'T11', readings: [endAt9] };

function codes(parts: readonly Part[]): readonly string[] {
  return judgeTransactions(judged(parts)).flatMap(({ rules }) =>
    rules.map(({ code, severity }) => `${severity} ${code}`),
  );
}

function serious(parts: readonly Part[]): readonly string[] {
  return codes(parts).filter((code) => !code.startsWith('info'));
}

describe('begin and end in two files', () => {
  const other = makeSigner('prime256v1', 'two');
  const inFile = (part: Part, sourceId: number): Part => ({
    ...part,
    more: { evidence: { kind: 'bytes', sourceId, offset: 0, length: 10, line: 1 } },
  });
  const groupsOf = (parts: readonly Part[]) => judgeTransactions(judged(parts)).map(({ members }) => members);

  test.each([
    ['begin first', [inFile(begin, 1), inFile(end, 2)]],
    ['end first', [inFile(end, 1), inFile(begin, 2)]],
  ])('are one session where the meter says so: %s', (_name, parts) => {
    const verdicts = judgeTransactions(judged(parts));
    expect(verdicts).toMatchObject([{ transactionId: '#1', energyWh: '29500', billing: 'usable', signature: 'valid' }]);
    expect(verdicts[0]?.members).toHaveLength(2);
    expect(serious(parts)).toEqual([]);
  });

  test.each<readonly [string, readonly Part[]]>([
    ['a number between', [inFile(begin, 1), inFile({ ...end, pagination: 'T12' }, 2)]],
    ['another context of numbers', [inFile(begin, 1), inFile({ ...end, pagination: 'F11' }, 2)]],
    ['another meter', [inFile(begin, 1), inFile({ ...end, meter: 'M-2' }, 2)]],
    ['another gateway', [inFile(begin, 1), inFile({ ...end, gateway: 'GW-2' }, 2)]],
    ['another card', [inFile(begin, 1), inFile({ ...end, id: 'AAAAAAAA' }, 2)]],
    ['a signature that does not hold', [inFile(begin, 1), inFile({ ...end, by: other }, 2)]],
    [
      'an end before its begin',
      [inFile(begin, 1), inFile({ ...end, readings: [reading('E', '129.500', '07:00:00')] }, 2)],
    ],
    [
      'two ends that fit',
      [inFile(begin, 1), inFile(end, 2), inFile({ ...end, readings: [reading('E', '130.000', '09:30:00')] }, 3)],
    ],
    [
      'more than the end in its file',
      [
        inFile(begin, 1),
        inFile(end, 2),
        inFile({ ...begin, pagination: 'T12', readings: [reading('B', '129.500', '10:00:00')] }, 2),
      ],
    ],
  ])('are not: %s', (_name, parts) => {
    expect(groupsOf(parts).every((members) => members.length === 1)).toBe(true);
  });
});

describe('one session', () => {
  test('begin and end make a usable pair', () => {
    expect(judgeTransactions(judged([begin, end]))).toMatchObject([
      {
        transactionId: '#1',
        members: [0, 1],
        signature: 'valid',
        keyOrigin: 'pinned',
        meter: 'M-1',
        energyWh: '29500',
        billing: 'usable',
        safe: { verdict: 'verified' },
      },
    ]);
    expect(serious([begin, end])).toEqual([]);
  });

  test('the order in the file is no statement of the meter', () => {
    const named = (part: Part): Part => ({ ...part, more: { transactionId: 'a-uuid' } });
    expect(judgeTransactions(judged([named(end), named(begin)]))).toMatchObject([
      { transactionId: 'a-uuid', energyWh: '29500', billing: 'usable' },
    ]);
  });

  test.each([
    ['gap', [begin, { ...end, pagination: 'T13' }], 'fatal transaction.pagination-gap'],
    ['repeat', [begin, { ...end, pagination: 'T10' }], 'fatal transaction.pagination-repeated'],
    ['descent', [begin, { ...end, pagination: 'T9' }], 'fatal transaction.pagination-descends'],
    ['change of context', [begin, { ...end, pagination: 'F11' }], 'fatal transaction.pagination-context'],
    [
      'wrap',
      [
        { ...begin, pagination: 'T4294967295' },
        { ...end, pagination: 'T0' },
      ],
      'warning transaction.pagination-wrap',
    ],
    ['other meter', [begin, { ...end, meter: 'M-2' }], 'fatal transaction.source-changed'],
    ['other gateway', [begin, { ...end, gateway: 'GW-2' }], 'fatal transaction.source-changed'],
    ['other user', [begin, { ...end, id: '04A2B3C4' }], 'warning transaction.identification-changed'],
    [
      'other register',
      [begin, { ...end, readings: [endAt9.replace('B1.08', 'C1.08')] }],
      'fatal transaction.register-changed',
    ],
    [
      'other unit',
      [begin, { ...end, readings: [endAt9.replace('129.500', '129500').replace('kWh', 'Wh')] }],
      'warning transaction.units-mixed',
    ],
    [
      'earlier end',
      [begin, { ...end, readings: [endAt9.replace('09:00', '07:00')] }],
      'fatal transaction.time-regression',
    ],
    [
      'smaller end',
      [begin, { ...end, readings: [endAt9.replace('129.500', '99.500')] }],
      'fatal transaction.value-regression',
    ],
    [
      'intermediate above the end',
      [begin, { pagination: 'T11', readings: [reading('C', '500', '08:30:00')] }, { ...end, pagination: 'T12' }],
      'fatal transaction.value-regression',
    ],
    ['begin alone', [begin], 'warning transaction.end-missing'],
    ['end alone', [end], 'warning transaction.begin-missing'],
    [
      'no inheritance across records',
      [begin, { ...end, readings: [endAt9.replace('"RU":"kWh",', '')] }],
      'fatal ocmf.unit-missing',
    ],
  ] as const)('%s', (_name, parts, expected) => {
    expect(codes(parts as readonly Part[])).toContain(expected);
  });

  test('two keys in one session', () => {
    const other = makeSigner('prime256v1', 'two');
    const values = [begin, { ...end, by: other }].map(({ by, ...shape }: Part, index) => {
      const value = valueOf(signedRecord(by ?? signer, payloadOf(shape)), { index });
      return { index, value, verdict: verifyValue(value, [...keys, keyOf(other.spkiHex)], null) };
    });
    expect(judgeTransactions(values)[0]?.rules.map(({ code }) => code)).toContain('transaction.key-changed');
  });

  test('one invalid member makes the whole session invalid', () => {
    const values = judged([begin, end]);
    const forged = valueOf(values[1]?.value.text.replace('129.500', '929.500') ?? '', { index: 1 });
    const [first] = values;
    if (first === undefined) throw new Error('no first');
    const [transaction] = judgeTransactions([
      first,
      { index: 1, value: forged, verdict: verifyValue(forged, keys, null) },
    ]);
    expect(transaction).toMatchObject({ signature: 'invalid', billing: 'not-usable' });
  });

  test('a closing record that repeats the begin (ABL SIGNATURE_CDR) is no second begin', () => {
    const more = { transactionId: '5' };
    const parts: readonly Part[] = [
      { ...begin, more },
      { pagination: 'T11', readings: [beginAt8, endAt9], more },
    ];
    expect(serious(parts)).toEqual([]);
    expect(judgeTransactions(judged(parts))[0]?.energyWh).toBe('29500');
  });

  test('the same record told twice for one transaction counts once', () => {
    const more = { transactionId: '5' };
    expect(
      serious([
        { ...begin, more },
        { ...begin, more },
        { ...end, more },
      ]),
    ).toEqual([]);
  });
});

describe('several sessions', () => {
  const later = (part: Part, value: string, time: string, pagination: string): Part => ({
    ...part,
    pagination,
    readings: part.readings.map((text) =>
      text.replace(/"RV":[\d.]+/, `"RV":${value}`).replace(/T\d\d:\d\d/, `T${time}`),
    ),
  });

  test('are kept apart by their ids, whatever kind of text they are', () => {
    const ids = ['1', '1f0c-uuid', 'abc/2'];
    const parts = ids.flatMap((transactionId, index) => [
      { ...later(begin, String(100 + index), `${10 + index}:00`, `T${10 + 2 * index}`), more: { transactionId } },
      { ...later(end, String(101 + index), `${10 + index}:30`, `T${11 + 2 * index}`), more: { transactionId } },
    ]);
    expect(judgeTransactions(judged(parts)).map(({ transactionId, energyWh }) => [transactionId, energyWh])).toEqual(
      ids.map((id) => [id, '1000']),
    );
    expect(serious(parts)).toEqual([]);
  });

  test('without ids they are followed: interleaved meters stay apart', () => {
    const other = { meter: 'M-2', gateway: 'GW-2' };
    const transactions = judgeTransactions(judged([begin, { ...begin, ...other }, end, { ...end, ...other }]));
    expect(transactions.map(({ members, meter }) => [members, meter])).toEqual([
      [[0, 2], 'M-1'],
      [[1, 3], 'M-2'],
    ]);
  });

  test.each([
    [
      'register overlap',
      later(begin, '120', '10:00', 'T12'),
      later(end, '140', '11:00', 'T13'),
      'fatal history.register-overlap',
    ],
    [
      'time overlap',
      later(begin, '129.5', '08:30', 'T12'),
      later(end, '140', '11:00', 'T13'),
      'warning history.time-overlap',
    ],
    [
      'energy gap',
      later(begin, '135', '10:00', 'T12'),
      later(end, '140', '11:00', 'T13'),
      'warning history.energy-gap',
    ],
    [
      'running number used twice',
      later(begin, '129.5', '10:00', 'T11'),
      later(end, '140', '11:00', 'T12'),
      'fatal history.pagination-reused',
    ],
  ])('%s', (_name, secondBegin, secondEnd, expected) => {
    expect(codes([begin, end, secondBegin, secondEnd])).toContain(expected);
  });

  test('numbers on genuine records of another point of the same gateway are not missing', () => {
    const second = [later(begin, '135', '10:00', 'T14'), later(end, '140', '11:00', 'T15')];
    const otherPoint: readonly Part[] = ['T12', 'T13'].map((pagination, index) => ({
      pagination,
      meter: 'M-2',
      readings: [reading(index === 0 ? 'B' : 'E', String(index + 1), `09:1${index}:00`)],
    }));
    const gaps = (parts: readonly Part[]) =>
      judgeMeterHistory(judged(parts)).flatMap(({ deviation: { code, params } }) =>
        code === 'history.pagination-gap' ? [params] : [],
      );
    expect(gaps([begin, end, ...second])).toEqual([{ missing: '2', before: 'T11', after: 'T14' }]);
    expect(gaps([begin, end, ...otherPoint.slice(0, 1), ...second])).toEqual([
      { missing: '1', before: 'T11', after: 'T14' },
    ]);
    expect(gaps([begin, end, ...otherPoint, ...second])).toEqual([]);
  });

  test('a record that is used again for another session is a replay', () => {
    const parts: readonly Part[] = [
      { ...begin, more: { transactionId: '1' } },
      { ...begin, more: { transactionId: '2' } },
    ];
    expect(codes(parts)).toContain('fatal history.replay');
  });

  test('the same statement with another signature counts once', () => {
    const history = judgeMeterHistory(judged([{ readings: [beginAt8, endAt9] }, { readings: [beginAt8, endAt9] }]));
    expect(history).toMatchObject([
      { deviation: { code: 'history.duplicate-record', severity: 'fatal' }, members: [0, 1] },
    ]);
  });

  test('a device that never counts is told once, as completeness that cannot be proven', () => {
    const parts = [10, 11, 12].map((hour) => ({
      pagination: 'T1',
      readings: [reading('B', String(hour), `${hour}:00:00`), reading('E', String(hour + 1), `${hour}:30:00`)],
    }));
    expect(serious(parts)).toEqual(['warning history.pagination-constant']);
  });
});

describe('signers without a key', () => {
  const unkeyed = (texts: readonly string[]) =>
    texts.map((text, index) => ({ index, verdict: verifyValue(valueOf(text), [], null) }));

  test('two records have exactly one key in common, and it is the signer', () => {
    const texts = [beginAt8, endAt9].map((text) => signedRecord(signer, payloadOf({ readings: [text] })));
    const common = findCommonSigners(unkeyed(texts));
    expect(common.map(({ members }) => members)).toEqual([[0, 1]]);
    expect(Buffer.from(common[0]?.key.spki ?? []).toString('hex')).toBe(signer.spkiHex);
  });

  test('values that share an unknown signer are told so, and a meter that changes its signer', () => {
    const texts = (name: typeof signer) =>
      [beginAt8, endAt9].map((text) => signedRecord(name, payloadOf({ readings: [text] })));
    const codesOf = (all: readonly string[]) =>
      signerRemarks(unkeyed(all)).map(({ index, deviation }) => `${index} ${deviation.severity} ${deviation.code}`);
    expect(codesOf(texts(signer))).toEqual(['0 info key.common-signer', '1 info key.common-signer']);
    const other = makeSigner('prime256v1', 'another signer');
    const both = codesOf([...texts(signer), ...texts(other)]);
    expect(both.filter((code) => code.endsWith('key.common-signer'))).toHaveLength(4);
    expect(both.filter((code) => code.endsWith('key.signer-changed'))).toHaveLength(4);
    expect(signerRemarks(unkeyed([completeRecord(signer)]))).toEqual([]);
  });

  test('records of two signers have none in common, and a recovered key is never a verdict', () => {
    const texts = [
      completeRecord(signer),
      signedRecord(makeSigner('prime256v1', 'two'), payloadOf({ readings: [beginAt8] })),
    ];
    expect(findCommonSigners(unkeyed(texts))).toEqual([]);
    const [first] = unkeyed(texts);
    expect(first?.verdict.signature).toBe('unverifiable');
    expect(first === undefined ? [] : recoverCandidateKeys(first.verdict).length).toBe(2);
  });
});
