import { describe, expect, test } from 'vitest';
import type { SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { judgeMeterHistory, judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { at, begin, end, key, payload, record, type Fields } from './record-writer.ts';
import { valueOf } from './test-records.ts';

/* What all records of a case say about a meter (research/ocmf 1.9, T2, T14, T15): which values, how grave, with which numbers. */

type More = Partial<SignedValueRecord>;

interface Value {
  readonly text: string;
  readonly more?: More;
  readonly valid?: boolean;
}

function judged(values: readonly Value[]) {
  return values.map(({ text, more, valid }, index) => {
    const value = valueOf(text, { index, ...more });
    const verdict = verifyValue(value, valid === false ? [] : [key], null);
    return { index, value, verdict };
  });
}

function told(values: readonly Value[]): readonly string[] {
  return judgeMeterHistory(judged(values)).map(({ deviation: { severity, code, params }, members }) =>
    `${severity} ${code} ${members.join(',')} ${['missing', 'before', 'after', 'value', 'energy', 'begin', 'end']
      .flatMap((name) => (params[name] === undefined ? [] : [String(params[name])]))
      .join(' ')}`.trim(),
  );
}

/** A session in one record: number, hours and values in kWh. */
function session(
  number: string,
  hours: readonly [string, string],
  values: readonly [string, string],
  more: Fields = {},
  reading: Fields = {},
): Value {
  const list = [
    begin({ TM: at(hours[0]), RV: values[0], ...reading }),
    end({ TM: at(hours[1]), RV: values[1], ...reading }),
  ];
  return { text: record(payload({ PG: `"${number}"`, ...more }, list)) };
}

const first = session('T10', ['08:00', '09:00'], ['100', '110']);

describe('from session to session', () => {
  test.each<readonly [string, readonly Value[], readonly string[]]>([
    ['without a gap', [first, session('T11', ['09:00', '10:00'], ['110', '120'])], []],
    [
      'energy between',
      [first, session('T11', ['09:30', '10:00'], ['110.001', '120'])],
      ['warning history.energy-gap 0,1 T10 1 110001 110000'],
    ],
    [
      'the register fell',
      [first, session('T11', ['09:30', '10:00'], ['109.999', '120'])],
      ['fatal history.register-overlap 0,1 109999 110000'],
    ],
    [
      'times overlap',
      [first, session('T11', ['08:59', '10:00'], ['110', '120'])],
      ['warning history.time-overlap 0,1'],
    ],
    [
      'a number missing',
      [first, session('T12', ['09:00', '10:00'], ['110', '120'])],
      ['info history.pagination-gap 0,1 1 T10 T12'],
    ],
    [
      'many numbers missing',
      [first, session('T2010', ['09:00', '10:00'], ['110', '120'])],
      ['info history.pagination-gap 0,1 1999 T10 T2010'],
    ],
    [
      'a number used twice',
      [first, session('T10', ['09:00', '10:00'], ['110', '120'])],
      ['fatal history.pagination-reused 0,1 T10'],
    ],
    ['numbers of two contexts', [first, session('F10', ['09:00', '10:00'], ['110', '120'])], []],
    [
      'fiscal numbers',
      [session('F1', ['08:00', '09:00'], ['1', '1']), session('F3', ['09:00', '10:00'], ['1', '1'])],
      ['info history.pagination-gap 0,1 1 F1 F3'],
    ],
    ['another meter', [first, session('T99', ['08:30', '10:00'], ['1', '2'], { MS: '"M-2"' })], []],
    ['another gateway', [first, session('T99', ['08:30', '10:00'], ['1', '2'], { GS: '"GW-2"' })], []],
    [
      'a gateway without meters, two points',
      [
        session('T10', ['08:00', '09:00'], ['100', '110'], { MS: null, CI: '"a"' }),
        session('T11', ['08:30', '09:30'], ['1', '2'], { MS: null, CI: '"b"' }),
      ],
      [],
    ],
    [
      'a gateway without meters, one point',
      [
        session('T10', ['08:00', '09:00'], ['100', '110'], { MS: null, CI: '"a"' }),
        session('T11', ['09:00', '10:00'], ['1', '2'], { MS: null, CI: '"a"' }),
      ],
      ['fatal history.register-overlap 0,1 1000 110000'],
    ],
    [
      'a register that counts one session only',
      [
        session('T10', ['08:00', '09:00'], ['0', '10'], {}, { RI: '"01-00:B3.08.00*FF"' }),
        session('T11', ['09:00', '10:00'], ['0', '5'], {}, { RI: '"01-00:B3.08.00*FF"' }),
      ],
      [],
    ],
    [
      'two registers are not compared with each other',
      [first, session('T11', ['09:00', '10:00'], ['1', '2'], {}, { RI: '"1-0:2.8.0"' })],
      [],
    ],
    [
      'in the file the later one first',
      [session('T11', ['09:30', '10:00'], ['110.001', '120']), first],
      ['warning history.energy-gap 1,0 T10 1 110001 110000'],
    ],
    [
      'in the file the later one first, with numbers missing',
      [session('T13', ['09:00', '10:00'], ['110', '120']), first],
      ['info history.pagination-gap 1,0 2 T10 T13'],
    ],
    [
      'energy given back',
      [
        session('T10', ['08:00', '09:00'], ['5', '6'], {}, { RI: '"1-0:2.8.0"' }),
        session('T11', ['09:00', '10:00'], ['4', '5'], {}, { RI: '"1-0:2.8.0"' }),
      ],
      ['fatal history.register-overlap 0,1 4000 6000'],
    ],
    [
      'three of one number: a device that does not count',
      [
        session('T1', ['08:00', '09:00'], ['1', '2']),
        session('T1', ['09:00', '10:00'], ['2', '3']),
        session('T1', ['10:00', '11:00'], ['3', '4']),
      ],
      ['warning history.pagination-constant 0,1,2 T1'],
    ],
  ])('%s', (_, values, expected) => {
    expect(told(values)).toEqual(expected);
  });
});

describe('one statement twice', () => {
  const other = { evidence: { kind: 'bytes', sourceId: 2, offset: 0, length: 1, line: 1 } } as const;
  const signedAnew: Value = session('T10', ['08:00', '09:00'], ['100', '110']);
  test.each<readonly [string, readonly Value[], readonly string[]]>([
    ['in one file', [first, first], ['fatal history.duplicate-record 0,1']],
    ['in two files', [first, { ...first, more: other }], ['info history.duplicate-delivery 0,1']],
    ['on two ways', [first, { ...first, more: { channel: 'database-cell' } }], ['info history.duplicate-delivery 0,1']],
    ['signed anew in another file', [first, { ...signedAnew, more: other }], ['fatal history.duplicate-record 0,1']],
    [
      'signed anew under one id',
      [
        { ...first, more: { transactionId: '7' } },
        { ...signedAnew, more: { transactionId: '7' } },
      ],
      ['info history.duplicate-delivery 0,1'],
    ],
    [
      'under two ids',
      [
        { ...first, more: { transactionId: '7' } },
        { ...first, more: { transactionId: '8', ...other } },
      ],
      ['fatal history.replay 0,1'],
    ],
    [
      'under one id and under none',
      [
        { ...first, more: { transactionId: '7' } },
        { ...first, more: other },
      ],
      ['info history.duplicate-delivery 0,1'],
    ],
    [
      'in one file, under one id and under none',
      [{ ...first, more: { transactionId: '7' } }, first],
      ['fatal history.duplicate-record 0,1'],
    ],
  ])('%s', (_, values, expected) => {
    expect(told(values)).toEqual(expected);
  });

  test('what cannot be read is no statement', () => {
    expect(told([{ text: 'OCMF|{|{}' }, { text: 'OCMF|{|{}' }])).toEqual([]);
  });
});

describe('numbers within a session', () => {
  const half = (number: number, list: readonly string[], fields: Fields = {}): Value => ({
    text: record(payload({ PG: `"T${number}"`, ...fields }, list)),
    more: { transactionId: fields['MS'] === undefined ? '7' : '8' },
  });
  const found = (values: readonly Value[]): readonly string[] =>
    judgeTransactions(judged(values))
      .filter(({ transactionId }) => transactionId === '7')
      .flatMap(({ rules }) => rules)
      .filter(({ code }) => code.includes('pagination'))
      .map(({ severity, code, params }) => `${severity} ${code} ${String(params['missing'] ?? '')}`.trim());
  const edges = [half(10, [begin()]), half(13, [end()])];
  const elsewhere = (number: number, fields: Fields = {}): Value =>
    half(number, [begin({ TX: '"C"' })], { MS: '"M-2"', ...fields });

  test('a gap is told with what is missing', () => {
    expect(found(edges)).toEqual(['fatal transaction.pagination-gap 2']);
  });

  test('numbers on genuine records of the same gateway fill it', () => {
    expect(found([...edges, elsewhere(11), elsewhere(12)])).toEqual(['info transaction.pagination-elsewhere']);
    expect(found([...edges, elsewhere(11)])).toEqual(['fatal transaction.pagination-gap 2']);
  });

  test('records that nobody verified, and those of another gateway, fill nothing', () => {
    expect(found([...edges, elsewhere(11), { ...elsewhere(12), valid: false }])).toEqual([
      'fatal transaction.pagination-gap 2',
    ]);
    const strange = { GS: '"GW-2"' };
    expect(found([...edges, elsewhere(11, strange), elsewhere(12, strange)])).toEqual([
      'fatal transaction.pagination-gap 2',
    ]);
  });
});
