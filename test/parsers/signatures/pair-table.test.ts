import { describe, expect, test } from 'vitest';
import { at, begin, between, end, judge, readings, type Fields } from './record-writer.ts';
import { expectTold, type ToldCase } from './told-rules.ts';

/* Begin and end within one record (research/ocmf 1.7, 1.9, 1.10): each rule with severity and place, and which register is billed. */

const raw: Fields = { RI: '"01-00:B0.08.00*FF"' };
const device: Fields = { RI: '"01-00:B1.08.00*FF"' };
const exportRaw: Fields = { RI: '"01-00:C0.08.00*FF"' };
const exportDevice: Fields = { RI: '"01-00:C1.08.00*FF"' };
const power: Fields = { RI: '"1-0:1.7.0"' };
const unreadable: Fields = { RI: '"total"' };
const unnamed: Fields = { RI: null };

function clock(hour: string, state: string): string {
  return at(hour).replace(' S"', ` ${state}"`);
}

/** A compensated and a raw register side by side; 10 kWh at the meter, 9.5 kWh at the vehicle. */
function losses(loss: Fields, more: readonly string[] = []): string {
  return readings(
    begin({ ...raw, RV: '100' }),
    begin({ ...device, RV: '98' }),
    ...more,
    end({ ...raw, RV: '110' }),
    end({ ...device, RV: '107.5', ...loss }),
  );
}

const cases: Readonly<Record<string, readonly ToldCase[]>> = {
  'values at the ends': [
    ['no energy', readings(begin(), end({ RV: '100.0' })), ['info ocmf.zero-energy RD[1].RV']],
    ['falling', readings(begin(), end({ RV: '99.999' })), ['fatal ocmf.value-regression RD[1].RV']],
    [
      'falling in a unit without energy',
      readings(begin({ ...power, RU: '"s"', RV: '10' }), end({ ...power, RU: '"s"', RV: '5' })),
      [
        'warning ocmf.unit-unknown-beside RD[0].RU',
        'warning ocmf.unit-unknown-beside RD[1].RU',
        'fatal ocmf.value-regression RD[1].RV',
        'fatal ocmf.register-not-energy RD[0].RI',
      ],
    ],
    [
      'equal in a unit without energy',
      readings(begin({ ...power, RU: '"s"', RV: '5' }), end({ ...power, RU: '"s"', RV: '5' })),
      [
        'warning ocmf.unit-unknown-beside RD[0].RU',
        'warning ocmf.unit-unknown-beside RD[1].RU',
        'fatal ocmf.register-not-energy RD[0].RI',
      ],
    ],
    [
      'in units that do not convert',
      readings(begin({ ...power, RU: '"h"', RV: '5' }), end({ ...power, RU: '"s"', RV: '4' })),
      [
        'warning ocmf.unit-unknown-beside RD[0].RU',
        'warning ocmf.unit-unknown-beside RD[1].RU',
        'warning ocmf.units-mixed RD[1].RU',
        'fatal ocmf.register-not-energy RD[0].RI',
      ],
    ],
    [
      'in two units of energy',
      readings(begin(), end({ RU: '"Wh"', RV: '100001' })),
      ['warning ocmf.units-mixed RD[1].RU'],
    ],
  ],
  'times at the ends': [
    ['equal', readings(begin(), end({ TM: at('08:00') })), ['info ocmf.zero-duration RD[1].TM']],
    ['backwards', readings(begin(), end({ TM: at('07:59') })), ['fatal ocmf.time-regression RD[1].TM']],
    [
      'relative, then not',
      readings(begin({ TM: clock('08:00', 'R') }), end()),
      ['info ocmf.clock-not-synchronised RD', 'warning ocmf.clock-mixed RD[1].TM'],
    ],
    [
      'not relative, then relative',
      readings(begin(), end({ TM: clock('09:00', 'R') })),
      ['info ocmf.clock-not-synchronised RD'],
    ],
  ],
  counts: [
    ['two begins', readings(begin(), begin(), end()), ['fatal ocmf.begin-repeated RD[1].TX']],
    ['two ends', readings(begin(), end(), end()), ['fatal ocmf.end-repeated RD[2].TX']],
    [
      'end before begin',
      readings(end(), begin({ RV: '129.5', TM: at('09:00') })),
      ['info ocmf.zero-energy RD[0].RV', 'info ocmf.zero-duration RD[0].TM', 'fatal ocmf.order RD[0].TX'],
    ],
    ['a unit that is nothing', readings(begin(), end({ RU: 'null' })), ['fatal ocmf.unit-missing RD[1].RU']],
    [
      'the order of time is that of the billed register',
      readings(begin(raw), begin(exportRaw), end({ ...raw, TM: at('07:59') }), end({ ...exportRaw, TM: at('07:59') })),
      ['fatal ocmf.time-regression RD[2].TM'],
    ],
    [
      'a begin without energy',
      readings(begin({ ...power, TM: at('07:00') }), begin(power)),
      ['fatal ocmf.begin-repeated RD[1].TX', 'fatal ocmf.register-not-energy RD[0].RI', 'warning ocmf.end-missing RD'],
    ],
    [
      'an end without energy',
      readings(end(power)),
      ['fatal ocmf.register-not-energy RD[0].RI', 'warning ocmf.begin-missing RD'],
    ],
    ['values without begin and end that count no energy', readings(between(power)), []],
    ['no end', readings(begin()), ['warning ocmf.end-missing RD']],
    ['no begin', readings(end()), ['warning ocmf.begin-missing RD']],
    ['two registers', readings(begin(raw), end(device)), ['fatal transaction.register-changed RD']],
    ['an event counter at one end only', readings(begin({ EI: '1' }), end()), ['info ocmf.event-counter RD[0].EI']],
    [
      'an event counter at the other end only',
      readings(begin(), end({ EI: '1' })),
      ['info ocmf.event-counter RD[1].EI'],
    ],
  ],
  'values between': [
    ['as at the begin', readings(begin(), between({ RV: '100' }), end()), []],
    ['as at the end', readings(begin(), between({ RV: '129.5' }), end()), []],
    ['twice the same', readings(begin(), between(), between(), end()), []],
    [
      'below the begin',
      readings(begin(), between({ RV: '99.999' }), end()),
      ['fatal ocmf.value-outside RD[1].RV', 'warning ocmf.value-regression-within RD[1].RV'],
    ],
    [
      'above the end',
      readings(begin(), between({ RV: '129.501' }), end()),
      ['fatal ocmf.value-outside RD[1].RV', 'warning ocmf.value-regression-within RD[2].RV'],
    ],
    [
      'falling behind the end',
      readings(begin(), end(), between({ RV: '120' })),
      ['warning ocmf.value-regression-within RD[2].RV'],
    ],
    [
      'falling to the begin',
      readings(between({ RV: '120', TM: at('07:30') }), begin(), end()),
      ['warning ocmf.value-regression-within RD[1].RV'],
    ],
    [
      'a second session of a lower value',
      readings(begin(), end(), begin({ TM: at('10:00') }), end({ TM: at('11:00') })),
      ['fatal ocmf.begin-repeated RD[2].TX', 'fatal ocmf.end-repeated RD[3].TX'],
    ],
    [
      'earlier than the one before',
      readings(begin(), between({ TM: at('08:40') }), between({ TM: at('08:39') }), end()),
      ['warning ocmf.time-regression-within RD[2].TM'],
    ],
    [
      'at the same time as the one before',
      readings(begin(), between({ TM: at('08:00') }), end({ TM: at('08:00') })),
      ['info ocmf.zero-duration RD[2].TM'],
    ],
  ],
  'cable losses': [
    ['as the registers say', losses({ CL: '0.5' }), []],
    ['a watt-hour less', losses({ CL: '0.499' }), []],
    ['a watt-hour more', losses({ CL: '0.501' }), []],
    ['over a watt-hour less', losses({ CL: '0.4989' }), ['warning ocmf.cumulated-loss-differs RD[3].CL']],
    ['over a watt-hour more', losses({ CL: '0.5011' }), ['warning ocmf.cumulated-loss-differs RD[3].CL']],
    ['only between', losses({}, [between({ ...device, RV: '103', CL: '0.1' })]), []],
    ['at the end counts', losses({ CL: '0.5' }, [between({ ...device, RV: '103', CL: '0.1' })]), []],
    [
      'on the register of the meter',
      readings(begin(device), begin(raw), end(device), end({ ...raw, RV: '110', CL: '5' })),
      [],
    ],
    [
      'of the end, wherever the other register ends',
      readings(begin(raw), begin(device), end({ ...device, CL: '5' }), end(raw)),
      ['warning ocmf.cumulated-loss-differs RD[2].CL'],
    ],
    [
      'of the compensated register, where both state one',
      readings(begin(raw), begin(device), end({ ...raw, CL: '0' }), end({ ...device, CL: '5' })),
      ['warning ocmf.cumulated-loss-differs RD[3].CL'],
    ],
    ['nothing to compare: no end at the meter', readings(begin(raw), begin(device), end({ ...device, CL: '5' })), []],
    ['nothing to compare: no begin at the meter', readings(begin(device), end(raw), end({ ...device, CL: '5' })), []],
    ['nothing to compare: no begin at the vehicle', readings(begin(raw), end(raw), end({ ...device, CL: '5' })), []],
    [
      'nothing to compare: no value at the meter',
      readings(begin({ ...raw, RV: '"?"' }), begin(device), end(raw), end({ ...device, CL: '5' })),
      ['warning ocmf.value-text RD[0].RV', 'fatal ocmf.value-not-number RD[0].RV'],
    ],
    [
      'nothing to compare: no value at the vehicle',
      readings(begin(raw), begin(device), end(raw), end({ ...device, RV: '"?"', CL: '5' })),
      ['warning ocmf.value-text RD[3].RV', 'fatal ocmf.value-not-number RD[3].RV'],
    ],
    [
      'nothing to compare: no number',
      readings(begin(raw), begin(device), end(raw), end({ ...device, CL: '"much"' })),
      ['warning ocmf.wrong-type RD[3].CL'],
    ],
    [
      'of the export is not that of the import',
      readings(
        begin(raw),
        begin(exportDevice),
        end({ ...raw, RV: '110' }),
        end({ ...exportDevice, RV: '109.5', CL: '3' }),
      ),
      [],
    ],
  ],
};

describe.each(Object.keys(cases))('%s', (subject) => {
  test.each(cases[subject] ?? [])('%s', (_, text, expected) => expectTold(text, expected));
});

test('a repeated begin names its register', () => {
  const [rule] = judge(readings(begin(), begin(), end())).rules.filter(({ code }) => code === 'ocmf.begin-repeated');
  expect(rule?.params['register']).toBe('01-00:B1.08.00*FF');
  const spelled = judge(readings(begin({ RI: '"1-b:1.8.0"' }), begin({ RI: '"01-0B:01.08.00*FF"' }), end(raw)));
  expect(spelled.rules.find(({ code }) => code === 'ocmf.begin-repeated')?.params['register']).toBe('1-b:1.8.0');
});

test('where begin and end name two registers, both are told', () => {
  const text = readings(begin(raw), begin(exportRaw), end(device), end(exportDevice));
  const [rule] = judge(text).rules.filter(({ code }) => code === 'transaction.register-changed');
  expect(rule?.params).toEqual({ begin: '01-00:B0.08.00*FF', end: '01-00:B1.08.00*FF' });
});

describe('which register is billed', () => {
  /** One session on each register, in this order; the first draws 1 Wh, the second 2 Wh. */
  const both = (first: Fields, second: Fields): string =>
    readings(
      begin({ ...first, RU: '"Wh"', RV: '100' }),
      end({ ...first, RV: '101', RU: '"Wh"' }),
      begin({ ...second, RU: '"Wh"', RV: '200' }),
      end({ ...second, RV: '202', RU: '"Wh"' }),
    );
  test.each([
    ['import at the vehicle before import at the meter', raw, device, '2'],
    ['import at the meter before one without a name', unnamed, raw, '2'],
    ['one without a name before export at the vehicle', unnamed, exportDevice, '1'],
    ['export at the vehicle before export at the meter', exportRaw, exportDevice, '2'],
    ['export at the meter before a name that nobody can read', unreadable, exportRaw, '2'],
    ['one without a name before export, wherever it stands', exportDevice, { RI: 'null' }, '2'],
    ['export before power', power, exportRaw, '2'],
  ])('%s', (_, first, second, energyWh) => {
    expect(judge(both(first, second)).energyWh).toBe(energyWh);
  });

  test('seconds without a name are no energy', () => {
    const text = readings(
      begin({ RI: null, RU: '"s"', RV: '0' }),
      end({ RI: null, RU: null, RV: '3600' }),
      begin(exportRaw),
      end(exportRaw),
    );
    expect(judge(text).energyWh).toBe('29500');
  });

  test('where none counts energy, the one that might is named', () => {
    const of = (first: Fields, second: Fields) =>
      judge(readings(begin(first), begin(second), end(first), end(second)))
        .rules.filter(({ code }) => code === 'ocmf.register-not-energy')
        .map(({ severity, path, quoted }) => [severity, path, quoted]);
    expect(of(power, unreadable)).toEqual([['fatal', 'RD[1].RI', 'total']]);
    expect(of(unreadable, power)).toEqual([['fatal', 'RD[0].RI', 'total']]);
  });
});
