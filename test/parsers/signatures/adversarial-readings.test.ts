import { describe, expect, test } from 'vitest';
import { judgeTransactions } from '../../../parsers/signatures/transactions/judge-transactions.ts';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import type { SignedValueRecord } from '../../../parsers/model/signed-value.ts';
import { begin, codes, end, judge, key, payload, readings, record, worst, type Fields } from './record-writer.ts';
import { valueOf } from './test-records.ts';

/* What readings say: registers, units, states, flags, times and their order, within one record and over several. */

function said(text: string): readonly [string | null, string, string] {
  const verdict = judge(text);
  if (verdict.signature !== 'valid') throw new Error(`the record itself is not sound: ${verdict.signatureReason}`);
  return [verdict.energyWh, verdict.billing, codes(verdict.rules).toSorted().join(' ')];
}

function safe(text: string): string {
  const { verdict, reason } = judge(text).safe;
  return reason ?? verdict;
}

describe('units', () => {
  const both = (unit: string): string => readings(begin({ RU: unit }), end({ RU: unit }));
  test.each([
    ['"kWh"', '29500', 'usable', ''],
    ['"Wh"', '29.500', 'usable', ''],
    ['"mWh"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"MWh"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"dWh"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"KWH"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"wh"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"kWh "', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"varh"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"kW"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['"s"', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['""', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['30', null, 'not-usable', 'ocmf.unit-unknown ocmf.unit-unknown'],
    ['null', null, 'not-usable', 'ocmf.unit-missing ocmf.unit-missing'],
    ['["kWh"]', null, 'not-usable', 'ocmf.unit-missing ocmf.unit-missing'],
  ])('%s', (unit, energyWh, billing, expected) => {
    expect(said(both(unit))).toEqual([energyWh, billing, expected]);
  });

  test('kWh at the begin and Wh at the end convert exactly; that program compares the bare numbers', () => {
    const text = readings(begin({ RV: '2.000000001' }), end({ RU: '"Wh"', RV: '2500.5' }));
    expect(said(text)).toEqual(['500.499999', 'usable', 'ocmf.units-mixed']);
    const falling = readings(begin({ RU: '"Wh"', RV: '1500' }), end({ RV: '2.5' }));
    expect([said(falling)[0], safe(falling)]).toEqual(['1000', 'start-above-stop']);
  });
});

describe('registers', () => {
  const both = (register: string): string => readings(begin({ RI: register }), end({ RI: register }));
  test.each([
    ['"1-b:1.8.0"', 'usable', ''],
    ['"1-0:1.8.0"', 'usable', ''],
    ['"1-0:1.8.0*255"', 'usable', ''],
    ['"1-0:1.8.0*198"', 'usable', ''],
    ['"01-00:01.08.00.FF"', 'usable', ''],
    ['"01-0B:01.08.00*ff"', 'usable', ''],
    ['"01-00:B0.08.00*FF"', 'usable', ''],
    ['"01-00:B3.08.00*FF"', 'usable', ''],
    ['"01-00:C0.08.00*FF"', 'usable', ''],
    ['"1-0:2.8.0"', 'usable', ''],
    ['"1-0:98.8.0"', 'usable', ''],
    ['"1-0:1.7.0"', 'not-usable', 'ocmf.register-not-energy'],
    ['"1-0:32.7.0"', 'not-usable', 'ocmf.register-not-energy'],
    ['"7-0:1.8.0"', 'not-usable', 'ocmf.register-not-energy'],
    ['"1-0:3.8.0"', 'not-usable', 'ocmf.register-not-energy'],
    ['"1.8.0"', 'not-usable', 'ocmf.register-not-energy ocmf.register-undecodable ocmf.register-undecodable'],
    ['"1-0:1.8"', 'not-usable', 'ocmf.register-not-energy ocmf.register-undecodable ocmf.register-undecodable'],
    ['"1-0:1.8.0*999"', 'not-usable', 'ocmf.register-not-energy ocmf.register-undecodable ocmf.register-undecodable'],
    ['"1-0:1.8.0;x"', 'not-usable', 'ocmf.register-not-energy ocmf.register-undecodable ocmf.register-undecodable'],
    ['"0100010800FF"', 'not-usable', 'ocmf.register-not-energy ocmf.register-undecodable ocmf.register-undecodable'],
    ['""', 'not-usable', 'ocmf.register-not-energy ocmf.register-undecodable ocmf.register-undecodable'],
  ])('%s', (register, billing, expected) => {
    const [, found, rules] = said(both(register));
    expect([found, rules]).toEqual([billing, expected]);
  });

  const other = (register: string, value: string): Fields => ({ RI: register, RV: value });
  const imported = '"01-00:B2.08.00*FF"';
  const exported = '"01-00:C2.08.00*FF"';

  test('import, export and duration in one record: import is billed', () => {
    const duration = { RI: '"01-00:00.08.06*FF"', RU: '"sec"' };
    const text = readings(
      begin(other(exported, '7')),
      begin(other(imported, '0')),
      begin({ ...duration, RV: '0' }),
      end(other(exported, '9')),
      end(other(imported, '12.345')),
      end({ ...duration, RV: '3600' }),
    );
    expect(said(text).slice(0, 2)).toEqual(['12345', 'usable']);
  });

  test('compensated before raw, whatever comes first', () => {
    const raw = '"01-00:B0.08.00*FF"';
    const device = '"01-00:B1.08.00*FF"';
    const rows = [
      begin(other(raw, '100')),
      begin(other(device, '98')),
      end(other(raw, '110')),
      end(other(device, '107.5')),
    ];
    const [a, b, c, d] = rows as [string, string, string, string];
    for (const list of [rows, [b, a, d, c]]) expect(said(readings(...list)).slice(0, 2)).toEqual(['9500', 'usable']);
  });

  test('a register that only begins is told', () => {
    const text = readings(begin(), begin(other(exported, '7')), end());
    expect(said(text).slice(0, 2)).toEqual(['29500', 'usable']);
  });
});

describe('cable losses', () => {
  const raw = { RI: '"01-00:B0.08.00*FF"' };
  const device = { RI: '"01-00:B1.08.00*FF"' };
  const withLoss = (loss: string): string =>
    readings(
      begin({ ...raw, RV: '100' }),
      begin({ ...device, RV: '100', CL: '0' }),
      end({ ...raw, RV: '110' }),
      end({ ...device, RV: '109.5', CL: loss }),
    );
  test.each([
    ['0.5', 'usable', ''],
    ['0.500', 'usable', ''],
    ['0.5009', 'usable', ''],
    ['0.6', 'usable', 'ocmf.cumulated-loss-differs'],
    ['0', 'usable', 'ocmf.cumulated-loss-differs'],
    ['-0.5', 'not-usable', 'ocmf.cumulated-loss-differs ocmf.cumulated-loss-negative'],
    ['"0.5"', 'usable', 'ocmf.wrong-type'],
    ['null', 'usable', 'ocmf.wrong-type'],
    ['"0,5"', 'usable', 'ocmf.wrong-type'],
  ])('CL %s', (loss, billing, expected) => {
    const [, found, rules] = said(withLoss(loss));
    expect([found, rules]).toEqual([billing, expected]);
  });

  test.each([
    ['{"LN":"cable","LI":1,"LR":2.5,"LU":"mOhm"}', ''],
    ['{"LR":0,"LU":"uOhm"}', ''],
    ['{"LR":2.5,"LU":"Ohm"}', 'ocmf.loss-compensation-unit'],
    ['{"LR":2.5,"LU":"mΩ"}', 'ocmf.loss-compensation-unit'],
    ['{"LR":"2.5","LU":"mOhm"}', 'ocmf.wrong-type'],
    ['{"LU":"mOhm"}', 'ocmf.loss-compensation-incomplete'],
    ['{"LR":2.5}', 'ocmf.loss-compensation-incomplete'],
    ['{}', 'ocmf.loss-compensation-incomplete ocmf.loss-compensation-incomplete'],
    ['null', 'ocmf.wrong-type'],
    ['"2.5 mOhm"', 'ocmf.wrong-type'],
    [`{"LN":"${'x'.repeat(21)}","LR":1,"LU":"mOhm"}`, 'ocmf.text-too-long'],
  ])('LC %s', (written, expected) => {
    expect(said(record(payload({ FV: '"1.2"', LC: written })))).toEqual(['29500', 'usable', expected]);
  });
});

describe('tariff texts', () => {
  test.each([
    ['0.39 EUR/kWh', ''],
    ['x'.repeat(250), ''],
    ['x'.repeat(251), 'ocmf.text-too-long'],
    ['', ''],
    ['=1+1', ''],
    ['<script>alert(1)</script>', ''],
    ['\u202e00,0', 'ocmf.invisible-characters'],
    ['0\u200b,39', 'ocmf.invisible-characters'],
  ])('%j', (text, expected) => {
    expect(said(record(payload({ FV: '"1.1"', TT: JSON.stringify(text) })))).toEqual(['29500', 'usable', expected]);
  });
});

describe('states and flags', () => {
  test.each(['N', 'T', 'D', 'R', 'M', 'X', 'I', 'O', 'S', 'E', 'F'])(
    'meter state %s spoils the bill at either end',
    (state) => {
      for (const list of [
        [begin({ ST: `"${state}"` }), end({ ST: '"G"' })],
        [begin(), end({ ST: `"${state}"` })],
      ]) {
        expect(said(readings(...list))).toEqual(['29500', 'not-usable', 'ocmf.meter-status']);
        expect(safe(readings(...list))).toBe('meter-status');
      }
    },
  );

  test.each(['"g"', '"GG"', '""', '" G"', '0'])('%s is no state', (state) => {
    expect(said(readings(begin({ ST: state }), end())).slice(1)).toEqual(['not-usable', 'ocmf.meter-status-unknown']);
  });

  test.each([
    ['"E"', 'not-usable', 'ocmf.error-flag-energy'],
    ['"t"', 'usable', 'ocmf.error-flag-time'],
    ['"Et"', 'not-usable', 'ocmf.error-flag-energy ocmf.error-flag-time'],
    ['"tE"', 'not-usable', 'ocmf.error-flag-energy ocmf.error-flag-time'],
    ['"e"', 'not-usable', 'ocmf.error-flag-unknown'],
    ['"T"', 'not-usable', 'ocmf.error-flag-unknown'],
    ['" "', 'not-usable', 'ocmf.error-flag-unknown'],
    ['"0"', 'not-usable', 'ocmf.error-flag-unknown'],
    ['0', 'not-usable', 'ocmf.error-flag-unknown ocmf.wrong-type'],
    ['null', 'usable', 'ocmf.wrong-type'],
  ])('EF %s', (flags, billing, expected) => {
    expect(said(readings(begin(), end({ EF: flags }))).slice(1)).toEqual([billing, expected]);
  });

  test('a flag that is left out goes on, an empty one ends it', () => {
    expect(said(readings(begin({ EF: '"t"' }), end({ EF: null })))[2]).toBe(
      'ocmf.error-flag-time ocmf.error-flag-time',
    );
    expect(said(readings(begin({ EF: '"t"' }), end()))[2]).toBe('ocmf.error-flag-time');
  });
});

describe('times', () => {
  const tm = (text: string): string => `"${text}"`;
  test.each([
    ['2026-03-01T09:00:00,000+0100 S', ''],
    ['2026-03-01T09:00:00,000+0100 s', 'ocmf.clock-unknown'],
    ['2026-03-01T09:00:00,000+0100 SS', 'ocmf.clock-unknown'],
    ['2026-03-01T09:00:00,000+0100', 'ocmf.clock-missing'],
    ['2026-03-01T09:00:00,000+0100S', 'ocmf.time-form'],
    ['2026-03-01T09:00:00,000+0100  S', 'ocmf.time-form'],
    ['2026-03-01T09:00:00.000+0100 S', 'ocmf.time-form'],
    ['2026-03-01T09:00:00+0100 S', 'ocmf.time-form'],
    ['2026-03-01T09:00:00,000000+0100 S', 'ocmf.time-form'],
    ['2026-03-01T08:00:00,000Z S', 'ocmf.time-form'],
    ['2026-03-01T09:00:00,000+01:00 S', 'ocmf.time-form'],
    ['2026-03-01T09:00:00,000+01 S', 'ocmf.time-form'],
    ['2026-03-01 09:00:00,000+0100 S', 'ocmf.time-form'],
    ['2026-03-01T08:00:00,000-0000 S', ''],
    ['2026-03-01T22:00:00,000+1400 S', ''],
    ['2026-02-28T20:00:00,000-1200 S', ''],
    ['2026-03-01T08:59:60,000+0100 S', 'ocmf.time-leap-second'],
    ['2026-03-01T09:00:00,000 S', 'ocmf.time-invalid'],
    ['2026-02-29T09:00:00,000+0100 S', 'ocmf.time-invalid'],
    ['2026-13-01T09:00:00,000+0100 S', 'ocmf.time-invalid'],
    ['2026-03-00T09:00:00,000+0100 S', 'ocmf.time-invalid'],
    ['2026-03-01T24:00:00,000+0100 S', 'ocmf.time-invalid'],
    ['2026-03-01T09:60:00,000+0100 S', 'ocmf.time-invalid'],
    ['2026-03-01T09:00:61,000+0100 S', 'ocmf.time-invalid'],
    ['2026-03-01T09:00:00,000+1500 S', 'ocmf.time-invalid'],
    ['2026-03-01T09:00:00,000+0160 S', 'ocmf.time-invalid'],
    ['01.03.2026 09:00:00', 'ocmf.time-invalid'],
    ['1772352000', 'ocmf.time-invalid'],
    ['', 'ocmf.time-invalid'],
  ])('%j at the end', (text, expected) => {
    expect(said(readings(begin(), end({ TM: tm(text) })))[2]).toBe(expected);
  });

  const states = ['S', 'I', 'U', 'R'] as const;
  test.each(states.flatMap((from) => states.map((to) => [from, to] as const)))(
    'clock %s at the begin and %s at the end',
    (from, to) => {
      const text = readings(
        begin({ TM: tm(`2026-03-01T08:00:00,000+0100 ${from}`) }),
        end({ TM: tm(`2026-03-01T09:00:00,000+0100 ${to}`) }),
      );
      // Relative time has no beginning to measure from, once the clock counts otherwise (Table 19).
      const mixed = from === 'R' && to !== 'R';
      expect(said(text)).toEqual(['29500', 'usable', mixed ? 'ocmf.clock-mixed' : '']);
      expect(safe(text)).toBe(mixed ? 'time-synchronisation' : 'verified');
    },
  );

  test('instants count, not digits', () => {
    const text = readings(
      begin({ TM: tm('2026-10-25T02:50:00,000+0200 S') }),
      end({ TM: tm('2026-10-25T02:10:00,000+0100 S') }),
    );
    expect([said(text)[2], safe(text)]).toEqual(['', 'verified']);
    const back = readings(
      begin({ TM: tm('2026-10-25T02:10:00,000+0100 S') }),
      end({ TM: tm('2026-10-25T02:50:00,000+0200 S') }),
    );
    expect([said(back)[2], safe(back)]).toEqual(['ocmf.time-regression', 'start-after-stop']);
  });
});

describe('order of transaction codes', () => {
  const row = (code: string, value: string, minute: number): string =>
    begin({ TX: `"${code}"`, RV: value, TM: `"2026-03-01T08:${String(minute).padStart(2, '0')}:00,000+0100 S"` });
  const list = (written: string): string =>
    readings(...[...written].map((code, index) => row(code, String(100 + index), index)));
  test.each([
    ['BE', '1000', 'usable', ''],
    ['BL', '1000', 'usable', ''],
    ['BR', '1000', 'usable', ''],
    ['BA', '1000', 'usable', 'ocmf.abnormal-end'],
    ['BP', '1000', 'usable', 'ocmf.abnormal-end'],
    ['BCE', '2000', 'usable', ''],
    ['BCCCE', '4000', 'usable', ''],
    ['BSE', '2000', 'usable', ''],
    ['BSCE', '3000', 'usable', ''],
    ['BTE', '2000', 'usable', ''],
    ['BCTCTE', '5000', 'usable', ''],
    ['CBE', '1000', 'not-usable', 'ocmf.value-outside'],
    ['BEC', '1000', 'not-usable', 'ocmf.value-outside'],
    ['BXE', '2000', 'not-usable', 'ocmf.exception'],
    ['XBE', '1000', 'not-usable', 'ocmf.exception ocmf.value-outside'],
    ['BBE', '2000', 'not-usable', 'ocmf.begin-repeated'],
    ['BEE', '2000', 'not-usable', 'ocmf.end-repeated'],
    ['BEBE', '3000', 'not-usable', 'ocmf.begin-repeated ocmf.end-repeated'],
    ['EB', '-1000', 'not-usable', 'ocmf.order ocmf.time-regression ocmf.value-regression'],
    ['B', null, 'undecided', 'ocmf.end-missing'],
    ['E', null, 'undecided', 'ocmf.begin-missing'],
    ['C', null, 'undecided', ''],
    ['CC', null, 'undecided', ''],
    ['T', null, 'undecided', ''],
    ['S', null, 'undecided', ''],
    ['BC', null, 'undecided', 'ocmf.end-missing'],
    ['CE', null, 'undecided', 'ocmf.begin-missing'],
    ['BQE', '2000', 'not-usable', 'ocmf.transaction-code-unknown'],
    ['be', null, 'not-usable', 'ocmf.transaction-code-unknown ocmf.transaction-code-unknown'],
  ])('%s', (written, energyWh, billing, expected) => {
    expect(said(list(written))).toEqual([energyWh, billing, expected]);
  });

  test.each(['"BE"', '" B"', '""', 'true', 'null', '["B"]'])('%s is no code', (code) => {
    expect(worst(judge(readings(begin({ TX: code }), end())).rules)).toBe('fatal');
  });
});

function sessions(texts: readonly string[], more: (index: number) => Partial<SignedValueRecord> = () => ({})) {
  return judgeTransactions(
    texts.map((text, index) => {
      const value = valueOf(text, { index, ...more(index) });
      return { index, value, verdict: verifyValue(value, [key], null) };
    }),
  );
}

function page(pagination: string, list: readonly string[], more: Fields = {}): string {
  return record(payload({ PG: pagination, ...more }, list));
}

const missing = new Set(['ocmf.begin-missing', 'ocmf.end-missing']);

describe('running numbers', () => {
  test.each([
    ['"T1"', '"T2"', 'usable', ''],
    ['"T4294967295"', '"T4294967296"', 'usable', ''],
    ['"T99999999999999999999"', '"T100000000000000000000"', 'usable', ''],
    ['"T4294967295"', '"T0"', 'usable', 'transaction.pagination-wrap'],
    ['"T4294967294"', '"T0"', 'not-usable', 'transaction.pagination-descends'],
    ['"T4294967295"', '"T1"', 'not-usable', 'transaction.pagination-descends'],
    ['"T65535"', '"T0"', 'not-usable', 'transaction.pagination-descends'],
    ['"T1"', '"T3"', 'not-usable', 'transaction.pagination-gap'],
    ['"T1"', '"T1"', 'not-usable', 'transaction.pagination-repeated'],
    ['"T2"', '"T1"', 'not-usable', 'transaction.pagination-descends'],
    ['"T1"', '"F2"', 'not-usable', 'transaction.pagination-context'],
    ['"T09"', '"T10"', 'usable', 'ocmf.pagination-leading-zero'],
    ['"t1"', '"t2"', 'not-usable', 'transaction.pagination-missing'],
    ['"T 1"', '"T 2"', 'not-usable', 'transaction.pagination-missing'],
    ['"T-1"', '"T0"', 'not-usable', 'transaction.pagination-missing'],
    ['"1"', '"2"', 'not-usable', 'transaction.pagination-missing'],
    ['"T1.0"', '"T2"', 'not-usable', 'transaction.pagination-missing'],
    ['10', '11', 'not-usable', 'transaction.pagination-missing'],
    ['""', '"T2"', 'not-usable', 'transaction.pagination-missing'],
  ])('%s to %s', (from, to, billing, expected) => {
    const found = sessions([page(from, [begin()]), page(to, [end()])]);
    expect(found.map(({ members }) => members)).toEqual([[0, 1]]);
    expect(found[0]?.billing).toBe(billing);
    const told = codes(found[0]?.rules ?? []).filter((code) => !missing.has(code));
    if (expected === '') expect(told).toEqual([]);
    else expect(told).toContain(expected);
  });
});
