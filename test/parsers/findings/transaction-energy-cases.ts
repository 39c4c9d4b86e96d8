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

/** Meter readings of a session, and from one session to the next. */
export const transactionEnergyCases: readonly RuleCase[] = [
  {
    rule: 'transaction.meter-runs-backwards',
    fires: day(session('10:15:00', '10:30:00', { start: 2000, stop: 1999 })),
    quiet: [day(session('10:15:00', '10:30:00', { start: 2000, stop: 2000 }))],
  },
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
    expected: { params: { gapWh: '500', stop: '2000', start: '2500' } },
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
