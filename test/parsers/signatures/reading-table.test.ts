import { describe, expect, test } from 'vitest';
import { at, begin, between, end, fiscal, judge, payload, readings, record, type Fields } from './record-writer.ts';
import { expectTold, type ToldCase } from './told-rules.ts';

/* OCMF 1.4 Table 7, 10, 19, 20 (research/ocmf 1.6): every rule on a reading with its severity and its place, everything else with silence. */

const duration: Fields = { RI: '"01-00:00.08.06*FF"', RU: '"s"' };
const power: Fields = { RI: '"1-0:1.7.0"' };
const exported: Fields = { RI: '"01-00:C2.08.00*FF"' };
const event: Fields = { RV: null, RI: null, RU: null };

const cases: Readonly<Record<string, readonly ToldCase[]>> = {
  times: [
    ['missing at the begin', readings(begin({ TM: null }), end()), ['fatal ocmf.time-missing RD[0].TM']],
    ['missing between', readings(between({ TM: null })), ['warning ocmf.time-missing RD[0].TM']],
    ['inherited', readings(begin(), between({ TM: null }), end()), []],
    ['a number at the begin', readings(begin({ TM: '1772352000' }), end()), ['fatal ocmf.time-invalid RD[0].TM']],
    ['an object at the begin', readings(begin({ TM: '{}' }), end()), ['fatal ocmf.time-invalid RD[0].TM']],
    ['an object between', readings(between({ TM: '{}' })), ['warning ocmf.time-invalid RD[0].TM']],
    ['no time between', readings(begin(), between({ TM: '"soon"' }), end()), ['warning ocmf.time-invalid RD[1].TM']],
    ['no time at the end', readings(begin(), end({ TM: '"soon"' })), ['fatal ocmf.time-invalid RD[1].TM']],
    [
      'without offset between',
      readings(begin(), between({ TM: '"2026-03-01T08:30:00,000 S"' }), end()),
      ['warning ocmf.time-invalid RD[1].TM'],
    ],
    [
      'without offset at the end',
      readings(begin(), end({ TM: '"2026-03-01T09:00:00,000 S"' })),
      ['fatal ocmf.time-invalid RD[1].TM'],
    ],
    [
      'leap second',
      readings(begin(), end({ TM: '"2026-03-01T08:59:60,000+0100 S"' })),
      ['warning ocmf.time-leap-second RD[1].TM'],
    ],
    [
      'no clock state',
      readings(begin(), end({ TM: '"2026-03-01T09:00:00,000+0100"' })),
      ['warning ocmf.clock-missing RD[1].TM'],
    ],
    [
      'unknown clock state',
      readings(begin(), end({ TM: '"2026-03-01T09:00:00,000+0100 Q"' })),
      ['warning ocmf.clock-unknown RD[1].TM', 'info ocmf.clock-not-synchronised RD'],
    ],
    [
      'informative at one end',
      readings(begin(), end({ TM: '"2026-03-01T09:00:00,000+0100 I"' })),
      ['info ocmf.clock-not-synchronised RD'],
    ],
  ],
  'transaction codes': [
    ['an exception', readings(begin(), between({ TX: '"X"' }), end()), ['fatal ocmf.exception RD[1].TX']],
    [
      'an exception of the time alone',
      readings(begin(), between({ TX: '"X"', EF: '"t"' }), end()),
      ['warning ocmf.exception-time RD[1].TX', 'warning ocmf.error-flag-time RD[1].EF'],
    ],
    [
      'an exception of both',
      readings(begin(), between({ TX: '"X"', EF: '"Et"' }), end()),
      [
        'fatal ocmf.exception RD[1].TX',
        'fatal ocmf.error-flag-energy RD[1].EF',
        'warning ocmf.error-flag-time RD[1].EF',
      ],
    ],
    ['aborted', readings(begin(), end({ TX: '"A"' })), ['warning ocmf.abnormal-end RD[1].TX']],
    ['power failure', readings(begin(), end({ TX: '"P"' })), ['warning ocmf.abnormal-end RD[1].TX']],
    ['unknown', readings(begin(), between({ TX: '"Z"' }), end()), ['fatal ocmf.transaction-code-unknown RD[1].TX']],
    ['an object', readings(begin(), between({ TX: '{}' }), end()), ['fatal ocmf.transaction-code-unknown RD[1].TX']],
    [
      'in a fiscal record',
      record(payload(fiscal, [between({ TX: null }), between(), between()])),
      ['warning ocmf.transaction-code-in-fiscal RD[1].TX'],
    ],
    ['none in a record of a session', readings(between({ TX: null })), ['warning ocmf.transaction-code-missing RD']],
    [
      'none without a running number',
      record(payload({ PG: null }, [between({ TX: null })])),
      ['warning ocmf.pagination-missing PG'],
    ],
    ['entry that is no object', readings('1'), ['fatal ocmf.reading-not-object RD[0]']],
    ['a list without entries', readings(), ['fatal ocmf.readings-missing RD']],
  ],
  values: [
    ['missing at the begin', readings(begin({ RV: null }), end()), ['fatal ocmf.value-missing RD[0].RV']],
    ['null at the end', readings(begin(), end({ RV: 'null' })), ['fatal ocmf.value-missing RD[1].RV']],
    [
      'missing between',
      readings(begin(), between({ RV: null }), end()),
      ['warning ocmf.value-missing-within RD[1].RV'],
    ],
    [
      'missing on a further register of the begin',
      readings(begin(), begin({ ...exported, TX: null, RV: null }), end()),
      ['warning ocmf.value-missing-within RD[1].RV'],
    ],
    [
      'a meter event without value',
      readings(begin(), between({ ...event, EF: '"t"' }), end()),
      ['warning ocmf.error-flag-time RD[1].EF'],
    ],
    [
      'a meter state without value',
      readings(begin(), between({ ...event, ST: '"D"' }), end()),
      ['fatal ocmf.meter-status RD[1].ST'],
    ],
    ['beyond any exponent', readings(begin(), end({ RV: '1e400' })), ['fatal ocmf.value-range RD[1].RV']],
    [
      'neither value nor state',
      readings(between({ RV: null, ST: null })),
      ['warning ocmf.value-missing-within RD[0].RV', 'fatal ocmf.meter-status-missing RD[0].ST'],
    ],
    [
      'longer than any meter counts',
      readings(begin(), end({ RV: '1'.repeat(201) })),
      ['fatal ocmf.value-range RD[1].RV'],
    ],
    [
      'beyond any exponent, as text',
      readings(begin(), end({ RV: '"1e400"' })),
      ['warning ocmf.value-text RD[1].RV', 'fatal ocmf.value-range RD[1].RV'],
    ],
    [
      'a word',
      readings(begin(), end({ RV: '"much"' })),
      ['warning ocmf.value-text RD[1].RV', 'fatal ocmf.value-not-number RD[1].RV'],
    ],
    [
      'a truth',
      readings(begin(), end({ RV: 'true' })),
      ['warning ocmf.wrong-type RD[1].RV', 'fatal ocmf.value-not-number RD[1].RV'],
    ],
    ['the largest one', readings(begin({ RU: '"Wh"' }), end({ RU: '"Wh"', RV: '1e20' })), []],
    [
      'above the largest one',
      readings(begin({ RU: '"Wh"' }), end({ RU: '"Wh"', RV: '100000000000000000000.1' })),
      ['fatal ocmf.value-range RD[1].RV'],
    ],
    ['a very small one', readings(begin({ RV: '1e-30' }), end({ RV: '1e-30' })), ['info ocmf.zero-energy RD[1].RV']],
    ['below zero', readings(begin({ RV: '-1' }), end()), ['fatal ocmf.value-negative RD[0].RV']],
    ['below zero on an export register', readings(begin({ ...exported, RV: '-1' }), end(exported)), []],
    [
      'below zero on another register',
      readings(begin(), between({ ...power, RU: '"Wh"', RV: '-1' }), end()),
      ['warning ocmf.value-negative RD[1].RV'],
    ],
  ],
  'registers and units': [
    ['a register without its unit', readings(begin(), end({ RU: null })), ['warning ocmf.register-group RD[1].RU']],
    ['a unit without its register', readings(begin(), end({ RI: null })), ['warning ocmf.register-group RD[1].RI']],
    [
      'energy by its unit alone',
      readings(begin({ RI: null }), end({ RI: null })),
      ['warning ocmf.register-group RD[0].RI', 'warning ocmf.register-group RD[1].RI'],
    ],
    [
      'ohms without a register are no energy',
      readings(begin({ RI: null, RU: '"mOhm"' }), end({ RI: null, RU: '"mOhm"' })),
      [
        'warning ocmf.register-group RD[0].RI',
        'warning ocmf.register-group RD[1].RI',
        'fatal ocmf.register-not-energy RD[0].RI',
      ],
    ],
    [
      'a duration in seconds beside the energy',
      readings(begin(), begin({ ...duration, RV: '0' }), end(), end({ ...duration, RV: '3600' })),
      ['warning ocmf.unit-unknown-beside RD[1].RU', 'warning ocmf.unit-unknown-beside RD[3].RU'],
    ],
    [
      'a duration without unit',
      readings(begin({ ...duration, RU: null, RV: '0' }), begin(), end()),
      ['warning ocmf.register-group RD[0].RU', 'warning ocmf.unit-missing RD[0].RU'],
    ],
    [
      'energy without unit',
      readings(begin({ RU: null }), end()),
      ['warning ocmf.register-group RD[0].RU', 'fatal ocmf.unit-missing RD[0].RU'],
    ],
    [
      'an unknown unit is told where it is written',
      readings(begin({ RU: '"sec"' }), end({ RI: null, RU: null })),
      ['fatal ocmf.unit-unknown RD[0].RU'],
    ],
    ['a resistance in milliohms beside the energy', readings(begin(), between({ ...power, RU: '"mOhm"' }), end()), []],
    ['a resistance in microohms beside the energy', readings(begin(), between({ ...power, RU: '"uOhm"' }), end()), []],
    [
      'energy in ohms',
      readings(begin({ RU: '"uOhm"' }), end({ RU: '"uOhm"' })),
      ['fatal ocmf.unit-not-energy RD[0].RU', 'fatal ocmf.unit-not-energy RD[1].RU'],
    ],
    [
      'energy in no ohms',
      readings(begin({ RU: '"kmOhm"' }), end({ RU: '"mOhms"' })),
      ['fatal ocmf.unit-unknown RD[0].RU', 'fatal ocmf.unit-unknown RD[1].RU', 'warning ocmf.units-mixed RD[1].RU'],
    ],
    [
      'an event that names a resistance',
      readings(begin(), between({ RV: null, RU: '"mOhm"', EF: '"t"' }), end()),
      ['warning ocmf.error-flag-time RD[1].EF'],
    ],
  ],
  'other fields': [
    ['direct current', readings(begin({ RT: '"DC"' }), end({ RT: null })), []],
    ['unknown current', readings(begin({ RT: '"ac"' }), end()), ['warning ocmf.current-type RD[0].RT']],
    ['current as number', readings(begin(), end({ RT: '1' })), ['warning ocmf.current-type RD[1].RT']],
    [
      'a loss on another register',
      readings(begin(), between({ ...power, CL: '0' }), end()),
      ['warning ocmf.cumulated-loss-register RD[1].CL'],
    ],
    ['a loss at the begin', readings(begin({ CL: '0.001' }), end()), ['warning ocmf.cumulated-loss-at-begin RD[0].CL']],
    ['no loss at the begin', readings(begin({ CL: '0' }), end()), []],
    ['a loss below zero', readings(begin(), end({ CL: '-0.001' })), ['fatal ocmf.cumulated-loss-negative RD[1].CL']],
    [
      "a vendor's field",
      readings(begin({ UA: '1', ZZ: '1' }), end()),
      ['warning ocmf.extension-in-reading RD[0].UA', 'warning ocmf.extension-in-reading RD[0].ZZ'],
    ],
    [
      'an unknown field',
      readings(begin({ TU: '1', RU2: '1' }), end()),
      ['warning ocmf.unknown-key RD[0].TU', 'warning ocmf.unknown-key RD[0].RU2'],
    ],
    [
      'an event counter',
      readings(begin({ EI: '7' }), end({ EI: '7' })),
      ['info ocmf.event-counter RD[0].EI', 'info ocmf.event-counter RD[1].EI'],
    ],
    [
      'an event counter that moved',
      readings(begin({ EI: '7' }), end({ EI: '8' })),
      [
        'info ocmf.event-counter RD[0].EI',
        'info ocmf.event-counter RD[1].EI',
        'fatal ocmf.event-counter-differs RD[1].EI',
      ],
    ],
    [
      'an event counter of the old model',
      record(payload({ FV: '"0.4"', IS: '"VERIFIED"' }, [begin({ EI: '7' }), end({ EI: '7' })])),
      ['info ocmf.version-old FV'],
    ],
    ['no meter state at all', readings(begin({ ST: null }), end()), ['fatal ocmf.meter-status-missing RD[0].ST']],
    ['a flag that is no text', readings(begin(), end({ EF: '[]' })), ['warning ocmf.wrong-type RD[1].EF']],
  ],
};

describe.each(Object.keys(cases))('%s', (subject) => {
  test.each(cases[subject] ?? [])('%s', (_, text, expected) => expectTold(text, expected));
});

test('every clock state that is not S is named once', () => {
  const tm = (state: string, minute: string): string => at(`08:${minute}`).replace(' S"', ` ${state}"`);
  const list = ['U', 'R', 'U', 'S'].map((state, index) => between({ TM: tm(state, `0${index}`) }));
  const found = judge(readings(...list)).rules.filter(({ code }) => code === 'ocmf.clock-not-synchronised');
  expect(found.map(({ params }) => params['states'])).toEqual(['U, R']);
});
