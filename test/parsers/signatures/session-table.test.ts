import { describe, expect, test } from 'vitest';
import type { TransactionVerdict } from '../../../parsers/model/verdict.ts';
import { at, begin, between, end, type Fields } from './record-writer.ts';
import { judgeSession as judge, other, page, session } from './session-writer.ts';
import { told } from './told-rules.ts';

/* The values of one session (research/ocmf 1.9, T1 to T14): each rule with severity and place, everything else with silence. */

const clock = (hour: string, state: string): string => at(hour).replace(' S"', ` ${state}"`);
const raw: Fields = { RI: '"01-00:B0.08.00*FF"' };
const unchanged: Fields = { TT: '"0.39"' };

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['begin and end', session([[begin()]], [[end()]]), []],
  ['with a value between', session([[begin()]], [[between()]], [[end()]]), []],
  [
    'values between as high as the ends',
    session([[begin()]], [[between({ RV: '100' })]], [[between({ RV: '129.5' })]], [[end()]]),
    [],
  ],
  [
    'values between as late as the ends',
    session([[begin()]], [[between({ TM: at('08:00') })]], [[between({ TM: at('09:00') })]], [[end()]]),
    [],
  ],
  ['another meter', session([[begin()]], [[end()], { MS: '"M-2"' }]), ['fatal transaction.source-changed MS']],
  ['another gateway', session([[begin()]], [[end()], { GS: '"GW-2"' }]), ['fatal transaction.source-changed GS']],
  [
    'another kind of charge point',
    session([[begin()], { CT: '"EVSEID"' }], [[end()], { CT: '"CBIDC"' }]),
    ['fatal transaction.source-changed CT'],
  ],
  [
    'another charge point',
    session([[begin()], { CI: '"a"' }], [[between()], { CI: '"b"' }], [[end()], { CI: '"c"' }]),
    ['fatal transaction.source-changed CI'],
  ],
  ['blanks around a serial', session([[begin()], { MS: '" M-1"' }], [[end()], { MS: '"M-1 "' }]), []],
  ['a gateway that only one names', session([[begin()]], [[end()], { GS: null }]), []],
  [
    'another card',
    session([[begin()]], [[end()], { ID: '"AAAAAAAA"' }]),
    ['warning transaction.identification-changed ID'],
  ],
  [
    'another kind of card',
    session([[begin()]], [[end()], { IT: '"CENTRAL"', ID: '"x"' }]),
    ['warning transaction.identification-changed IT'],
  ],
  [
    'other software',
    session([[begin()]], [[end()], { GV: '"2"' }]),
    ['warning transaction.gateway-software-changed GV'],
  ],
  [
    'another tariff',
    session([[begin()], unchanged], [[end()], { TT: '"0.49"' }]),
    ['warning transaction.tariff-changed TT'],
  ],
  [
    'another tariff from a marked value on',
    session([[begin()], unchanged], [[between({ TX: '"T"' })], { TT: '"0.49"' }], [[end()], { TT: '"0.49"' }]),
    ['info transaction.tariff-change TX'],
  ],
  ['no energy', session([[begin()]], [[end({ RV: '100' })]]), ['info transaction.zero-energy RV']],
  ['falling', session([[begin()]], [[end({ RV: '99.999' })]]), ['fatal transaction.value-regression RV']],
  ['backwards in time', session([[begin()]], [[end({ TM: at('07:59') })]]), ['fatal transaction.time-regression TM']],
  ['at the same time', session([[begin()]], [[end({ TM: at('08:00') })]]), []],
  ['in two units', session([[begin()]], [[end({ RU: '"Wh"', RV: '129500' })]]), ['warning transaction.units-mixed RU']],
  [
    'relative, then not',
    session([[begin({ TM: clock('08:00', 'R') })]], [[end()]]),
    ['warning transaction.clock-mixed TM'],
  ],
  ['not relative, then relative', session([[begin()]], [[end({ TM: clock('09:00', 'R') })]]), []],
  ['relative at both ends', session([[begin({ TM: clock('08:00', 'R') })]], [[end({ TM: clock('09:00', 'R') })]]), []],
  [
    'another tariff from a marked value on, with more in its record',
    session(
      [[begin()], unchanged],
      [[between({ TX: '"T"' }), between({ TM: at('08:31') })], { TT: '"0.49"' }],
      [[end()], { TT: '"0.49"' }],
    ),
    ['info transaction.tariff-change TX'],
  ],
  [
    'values between, in the file the later one first',
    [
      page(1, [begin()]),
      page(3, [between({ TM: at('08:40'), RV: '115' })]),
      page(2, [between({ TM: at('08:20'), RV: '105' })]),
      page(4, [end()]),
    ],
    [],
  ],
  [
    'end first, a value between last',
    [page(3, [end()]), page(1, [begin()]), page(2, [between()])],
    ['info transaction.order'],
  ],
  [
    'an event counter that moved',
    session([[begin({ EI: '1' })]], [[end({ EI: '2' })]]),
    ['fatal transaction.event-counter-differs EI'],
  ],
  ['an event counter at rest', session([[begin({ EI: '1' })]], [[end({ EI: '1' })]]), []],
  ['an event counter at the end only', session([[begin()]], [[end({ EI: '2' })]]), []],
  ['an event counter at the begin only', session([[begin({ EI: '1' })]], [[end()]]), []],
  [
    'below the begin',
    session([[begin()]], [[between({ RV: '99.999' })]], [[end()]]),
    ['fatal transaction.value-regression RD[0].RV'],
  ],
  [
    'above the end',
    session([[begin()]], [[between({ RV: '129.501' })]], [[end()]]),
    ['fatal transaction.value-regression RD[0].RV'],
  ],
  [
    'a value of another register below the begin',
    session([[begin()]], [[between({ ...raw, RV: '1' })]], [[end()]]),
    [],
  ],
  [
    'before the begin',
    session([[begin()]], [[between({ TM: at('07:59') })]], [[end()]]),
    ['warning transaction.time-regression RD[0].TM'],
  ],
  [
    'behind the end',
    session([[begin()]], [[between({ TM: at('09:01') })]], [[end()]]),
    ['warning transaction.time-regression RD[0].TM'],
  ],
  [
    'a time between that is none',
    session([[begin()]], [[between({ TM: '"soon"' })]], [[end()]]),
    ['warning ocmf.time-invalid #1 RD[0].TM'],
  ],
  [
    'two begins',
    session([[begin()]], [[begin({ TM: at('08:01') })]], [[end()]]),
    ['fatal transaction.begin-repeated TX'],
  ],
  ['two ends', session([[begin()]], [[end()]], [[end({ TM: at('09:01') })]]), ['fatal transaction.end-repeated TX']],
  ['a begin that is repeated as it was', session([[begin()]], [[begin(), end()]]), []],
  ['two registers', session([[begin(raw)]], [[end()]]), ['fatal transaction.register-changed RI']],
  ['no end', session([[begin()]]), ['warning transaction.end-missing']],
  ['no begin', session([[end()]]), ['warning transaction.begin-missing']],
  [
    'an end that nobody can read',
    [page(1, [begin()]), 'OCMF|{"PG":"T2"|{}'],
    ['fatal transaction.member-broken', 'warning transaction.end-missing'],
  ],
  ['end first in the file', [page(2, [end()]), page(1, [begin()])], ['info transaction.order']],
  ['begin last in the file', [page(2, [between()]), page(3, [end()]), page(1, [begin()])], ['info transaction.order']],
  ['two keys', [page(1, [begin()]), page(2, [end()], {}, other)], ['fatal transaction.key-changed']],
  [
    'two running numbers that are one',
    [page(1, [begin()]), page(1, [end()])],
    ['fatal transaction.pagination-repeated PG'],
  ],
];

/** What a record says about itself comes with its number and is not asked here, unless the case is about it. */
function own(transaction: TransactionVerdict, expected: readonly string[]): readonly string[] {
  const lifted = expected.some((rule) => rule.includes('#'));
  return told(transaction).filter((rule) => lifted || !/ #\d/.test(rule));
}

test.each(cases)('%s', (_, texts, expected) => {
  expect(own(judge(texts), expected).toSorted()).toEqual([...expected].toSorted());
});

test('the marks of a time outside are the two that contradict', () => {
  const params = (tm: string) =>
    judge(session([[begin()]], [[between({ TM: tm })]], [[end()]])).rules.find(
      ({ code }) => code === 'transaction.time-regression',
    )?.params;
  const plain = (tm: string): unknown => JSON.parse(tm);
  expect(params(at('07:59'))).toEqual({ before: plain(at('08:00')), after: plain(at('07:59')) });
  expect(params(at('09:01'))).toEqual({ before: plain(at('09:01')), after: plain(at('09:00')) });
});

describe('what the carrier says of a value', () => {
  test.each<readonly [string, readonly string[], readonly (string | null)[], readonly string[]]>([
    ['agrees', session([[begin()]], [[end()]]), ['Transaction.Begin', 'Transaction.End'], []],
    ['a begin that is an end', session([[end()]]), ['Transaction.Begin'], ['#0']],
    ['an end that is a begin', session([[begin()]], [[end()]]), ['Transaction.End', 'Transaction.End'], ['#0']],
    ['a begin that is all', session([[begin(), end()]]), ['Transaction.Begin'], ['#0']],
    ['an end that is all', session([[begin(), end()]]), ['Transaction.End'], []],
    ['a value between', session([[begin()]], [[between()]], [[end()]]), ['Start', 'Sample.Periodic', 'End'], []],
  ])('%s', (_, texts, contexts, expected) => {
    const found = judge(texts, (index) => ({ context: contexts[index] ?? null })).rules.filter(
      ({ code }) => code === 'transaction.context-contradicts',
    );
    expect(found.map(({ severity, path }) => `${severity} ${path}`)).toEqual(expected.map((path) => `warning ${path}`));
  });
});

test('one record that holds both ends is billed as it says', () => {
  expect(judge(session([[begin(), end()]])).energyWh).toBe('29500');
});

test('compensated before raw, whatever comes first', () => {
  const rows = (edge: typeof begin, value: string): readonly string[] => [edge({ ...raw, RV: value }), edge()];
  for (const turn of [(list: readonly string[]) => list, (list: readonly string[]) => list.toReversed()]) {
    expect(judge(session([turn(rows(begin, '1'))], [turn(rows(end, '2'))])).energyWh).toBe('29500');
  }
});

describe('the weakest value decides', () => {
  const texts = session([[begin()]], [[between()]], [[end()]]);
  const bad = texts[1]?.replace('"RV":110', '"RV":111') ?? '';
  test('signature', () => {
    expect(judge(texts).signature).toBe('valid');
    const altered = judge(texts.with(1, bad));
    expect([altered.signature, altered.signatureReason, altered.billing]).toEqual([
      'invalid',
      'does-not-match',
      'not-usable',
    ]);
    const open = judge(texts, undefined, (verdict, index) =>
      index === 2 ? { ...verdict, signature: 'unverifiable', signatureReason: 'no-key', keyOrigin: 'none' } : verdict,
    );
    expect([open.signature, open.signatureReason, open.billing]).toEqual(['unverifiable', 'no-key', 'undecided']);
    const both = judge(texts.with(1, bad), undefined, (verdict, index) =>
      index === 0 ? { ...verdict, signature: 'unverifiable', signatureReason: 'no-key' } : verdict,
    );
    expect(both.signature).toBe('invalid');
  });

  test.each([
    ['pinned', 'pinned', 'pinned', 'usable'],
    ['pinned', 'registered', 'registered', 'usable'],
    ['registered', 'reported', 'reported', 'undecided'],
    ['reported', 'pinned', 'reported', 'undecided'],
    ['enclosed', 'pinned', 'enclosed', 'undecided'],
    ['reported', 'enclosed', 'enclosed', 'undecided'],
    ['none', 'pinned', 'none', 'undecided'],
    ['pinned', 'none', 'none', 'undecided'],
  ] as const)('origins %s and %s', (first, second, weakest, billing) => {
    const found = judge(session([[begin()]], [[end()]]), undefined, (verdict, index) => ({
      ...verdict,
      keyOrigin: index === 0 ? first : second,
    }));
    expect([found.keyOrigin, found.billing]).toEqual([weakest, billing]);
  });

  test('meter, gateway and key are named where all agree', () => {
    const same = judge(texts);
    expect([same.meter, same.gateway, same.keyFingerprint === null]).toEqual(['M-1', 'GW-1', false]);
    const mixed = judge([page(1, [begin()]), page(2, [end()], { MS: '"M-2"', GS: '"GW-2"' }, other)]);
    expect([mixed.meter, mixed.gateway, mixed.keyFingerprint]).toEqual([null, null, null]);
  });
});

describe('what release 1.4.1 says of a pair (2.4.4)', () => {
  const say = (texts: readonly string[], contexts: readonly (string | null)[]): string => {
    const { verdict, reason } = judge(texts, (index) => ({
      channel: 'safe-xml',
      context: contexts[index] ?? null,
    })).safe;
    return reason === null ? verdict : `${verdict} ${reason}`;
  };
  const [from, to] = ['Transaction.Begin', 'Transaction.End'];
  const pair = session([[begin()]], [[end()]]);
  test.each<readonly [string, readonly string[], readonly (string | null)[], string]>([
    ['sound', pair, [from, to], 'verified'],
    ['in the file the end first', pair.toReversed(), [to, from], 'verified'],
    ['blanks around the contexts', pair, [` ${from}`, `${to} `], 'verified'],
    ['no contexts', pair, [null, null], 'refused no-begin-context'],
    ['no context at the end', pair, [from, null], 'refused no-end-context'],
    ['two begins', pair, [from, from], 'refused several-begin-contexts'],
    ['two ends', pair, [to, to], 'refused several-end-contexts'],
    ['in another case', pair, ['transaction.begin', to], 'refused no-begin-context'],
    [
      'a forged value between is not looked at',
      session([[begin()]], [[between()]], [[end()]]).with(1, page(2, [between()]).replace('"RV":110', '"RV":9')),
      [from, 'Sample.Periodic', to],
      'verified',
    ],
    [
      'another meter is not looked at',
      session([[begin()]], [[end()], { MS: '"M-2"', GS: '"X"', ID: '"00000000"' }]),
      [from, to],
      'verified',
    ],
    ['running numbers are not looked at', [page(9, [begin()]), page(1, [end()])], [from, to], 'verified'],
    [
      'an end within the begin',
      session([[begin(), end()]], [[end({ RV: '130' })]]),
      [from, to],
      'refused stop-in-begin-record',
    ],
    ['a begin within the end', session([[begin()]], [[begin(), end()]]), [from, to], 'refused start-in-end-record'],
    ['falling', session([[begin()]], [[end({ RV: '99' })]]), [from, to], 'not-verified start-above-stop'],
    [
      'a value of the begin above one of the end',
      session([[begin(), between({ RV: '130' })]], [[end()]]),
      [from, to],
      'refused start-above-stop',
    ],
    [
      'the highest and the lowest count, wherever they stand',
      session([[begin(), between({ RV: '130' }), between({ RV: '101' })]], [[between({ RV: '140' }), end()]]),
      [from, to],
      'refused start-above-stop',
    ],
    [
      'an altered end',
      pair.with(1, pair[1]?.replace('129.500', '129.501') ?? ''),
      [from, to],
      'not-verified signature',
    ],
  ])('%s', (_, texts, contexts, expected) => {
    expect(say(texts, contexts)).toBe(expected);
  });
});
