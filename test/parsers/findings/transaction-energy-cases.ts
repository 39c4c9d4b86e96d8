import { stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

function stored(rowId: string, from: string, to: string, meterStartWh: string, meterStopWh: string) {
  const [startedAt, stoppedAt] = [stamp(at(from)), stamp(at(to))];
  return transactionRow({ rowId, transactionId: rowId, startedAt, stoppedAt, meterStartWh, meterStopWh });
}

const storedTwo = [
  stored('1', '10:15:00', '10:30:00', '1000', '2000'),
  stored('9', '11:00:00', '11:30:00', '2500', '4000'),
];

/** A session, a restart that names a meter, and a session that begins at another reading. */
function exchange(meter: string): string {
  const boot = (time: string, serial: string): string =>
    `${time} > BootNotification chargePointModel:M meterSerialNumber:${serial} -> status:Accepted currentTime:$t interval:600`;
  return [
    boot('10:10:00', 'M1'),
    session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }),
    boot('10:45:00', meter),
    session('11:00:00', '11:30:00', { tx: 8, start: 5_000_000, stop: 5_004_000 }),
  ].join('\n');
}

/** A register ends at a power of ten or with four bytes, and then begins at zero. */
const overflows: readonly RuleCase[] = (
  [
    [99_998_000, 5_333, '100000000', '7333'],
    [999_990_000, 240_000, '1000000000', '250000'],
    [4_294_967_000, 704, '4294967296', '1000'],
  ] as const
).map(([start, stop, rangeWh, countedWh]) => ({
  rule: 'transaction.meter-runs-backwards',
  fires: day(session('10:15:00', '10:30:00', { start, stop })),
  quiet: [day(session('10:15:00', '10:30:00', { start, stop: start }))],
  expected: { severity: 'critical', params: { start: String(start), stop: String(stop), rangeWh, countedWh } },
}));

/** Meter readings of a session, and from one session to the next. */
export const transactionEnergyCases: readonly RuleCase[] = [
  {
    rule: 'transaction.meter-runs-backwards',
    fires: day(session('10:15:00', '10:30:00', { start: 2000, stop: 1999 })),
    quiet: [day(session('10:15:00', '10:30:00', { start: 2000, stop: 2000 }))],
    expected: { severity: 'info', params: { start: '2000', stop: '1999', rounded: 1 } },
  },
  ...overflows,
  {
    rule: 'transaction.no-energy',
    fires: day(session('10:15:00', '10:30:00', { start: 2000, stop: 2099 })),
    quiet: [
      day(session('10:15:00', '10:30:00', { start: 2000, stop: 2100 })),
      day(session('10:15:00', '10:15:50', { start: 2000, stop: 2000 })),
      day(session('10:15:00', '10:30:00', { start: 2000, stop: 1900 })),
    ],
  },
  {
    rule: 'transaction.implausible-energy',
    fires: day(session('10:15:00', '10:25:00', { start: 0, stop: 80_000 })),
    quiet: [day(session('10:15:00', '10:25:00', { start: 0, stop: 55_000 }))],
  },
  {
    rule: 'transaction.meter-not-continuous',
    fires: day(
      session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }) +
        session('11:00:00', '11:30:00', { tx: 8, start: 2500, stop: 4000 }),
    ),
    quiet: [
      day(
        session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }) +
          session('11:00:00', '11:30:00', { tx: 8, start: 2010, stop: 4000 }),
      ),
      day(
        `${session('10:15:00', '10:30:00', { start: 1000, stop: 2000 })}\n${session('11:00:00', '11:30:00', { tx: 8, start: 2500, stop: 4000 })}`,
        { from: '10:31', to: '10:59' },
      ),
      day(
        session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }) +
          session('11:00:00', '11:30:00', { tx: 8, connector: 2, start: 2500, stop: 4000 }),
      ),
    ],
    expected: {
      severity: 'warning',
      params: { gapWh: '500', stop: '2000', start: '2500' },
      counterEvidence: [
        { code: 'session-between', found: false },
        { code: 'meter-exchanged', found: false },
        { code: 'witnesses-disagree', found: false },
      ],
    },
  },
  {
    // Another meter: the difference is explained, and there is no sum of both.
    rule: 'transaction.meter-not-continuous',
    fires: day(exchange('M2')),
    quiet: [day(exchange('M2').replace('meterStart:5000000', 'meterStart:2010'))],
    expected: {
      severity: 'info',
      params: { gapWh: '4998000', meter: 'M2' },
      counterEvidence: [
        { code: 'session-between', found: false },
        { code: 'meter-exchanged', found: true },
        { code: 'witnesses-disagree', found: false },
      ],
    },
  },
  {
    rule: 'transaction.register-sum-differs',
    fires: day(exchange('M1')),
    quiet: [day(exchange('M2'))],
    expected: { severity: 'critical', params: { differenceWh: '4998000', sessions: 2 } },
  },
  {
    // Two rows of one table between which there is no third one.
    rule: 'transaction.meter-not-continuous',
    fires: {
      table: '',
      rows: storedTwo,
      incompleteStores: [
        { sourceId: 2, table: 'OTHER' },
        { sourceId: 3, table: null },
      ],
    },
    quiet: [
      { table: '', rows: storedTwo, incompleteStores: [{ sourceId: 2, table: 'TRANSACTIONS' }] },
      { table: '', rows: storedTwo, incompleteStores: [{ sourceId: 2, table: null }] },
    ],
    expected: { params: { gapWh: '500' } },
  },
  {
    rule: 'transaction.register-sum-differs',
    fires: { table: '', rows: storedTwo, incompleteStores: [{ sourceId: 2, table: 'OTHER' }] },
    quiet: [
      { table: '', rows: storedTwo, incompleteStores: [{ sourceId: 2, table: 'TRANSACTIONS' }] },
      { table: '', rows: storedTwo, incompleteStores: [{ sourceId: 2, table: null }] },
    ],
    expected: { params: { differenceWh: '500' } },
  },
  {
    rule: 'transaction.register-restarts',
    fires: day(
      session('10:05:00', '10:15:00', { start: 0 }) +
        session('10:35:00', '10:45:00', { tx: 8, start: 3 }) +
        session('11:05:00', '11:15:00', { tx: 9, start: 0 }),
    ),
    quiet: [day(session('10:05:00', '10:15:00', { start: 0 }) + session('10:35:00', '10:45:00', { tx: 8, start: 0 }))],
  },
  {
    rule: 'transaction.register-sum-differs',
    fires: day(
      session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }) +
        session('11:00:00', '11:30:00', { tx: 8, start: 2500, stop: 4000 }),
    ),
    quiet: [
      day(
        session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }) +
          session('11:00:00', '11:30:00', { tx: 8, start: 2015, stop: 4000 }),
      ),
      day(
        session('10:15:00', '10:30:00', { start: 1000, stop: 2000 }) +
          session('11:00:00', '11:30:00', { tx: 8, start: 1500, stop: 4000 }),
      ),
    ],
  },
];
