import { queuedMessage, stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';
import { openStart, unansweredStart } from './transaction-starts.ts';

/** What the station's own store says against the log. */
export const transactionDatabaseCases: readonly RuleCase[] = [
  {
    rule: 'transaction.only-in-database',
    fires: {
      table: day('10:01:00 > Heartbeat -> ok'),
      rows: [
        transactionRow({
          transactionId: '9',
          startedAt: stamp(at('10:15:00')),
          stoppedAt: stamp(at('10:45:00')),
          meterStartWh: '5',
          meterStopWh: '905',
        }),
      ],
    },
    quiet: [
      {
        table: day('10:01:00 > Heartbeat -> ok'),
        rows: [
          transactionRow({ transactionId: '9', startedAt: stamp(at('08:15:00')), stoppedAt: stamp(at('08:45:00')) }),
        ],
      },
      {
        table: day(session('10:15:00', '10:45:00', { tx: 9 })),
        rows: [
          transactionRow({ transactionId: '9', startedAt: stamp(at('10:15:00')), stoppedAt: stamp(at('10:45:00')) }),
        ],
      },
    ],
  },
  {
    rule: 'transaction.not-acknowledged',
    fires: {
      table: day(unansweredStart),
      rows: [transactionRow({ startMessageId: 'start-1', acknowledged: false, startedAt: stamp(at('10:15:00')) })],
    },
    quiet: [
      {
        table: day(unansweredStart),
        rows: [transactionRow({ startMessageId: 'start-1', acknowledged: null, startedAt: stamp(at('10:15:00')) })],
      },
      // The store was copied before it was updated; the log shows the confirmation.
      {
        table: day(openStart),
        rows: [transactionRow({ transactionId: '7', acknowledged: false, startedAt: stamp(at('10:15:00')) })],
      },
    ],
  },
  {
    rule: 'transaction.waits-in-queue',
    fires: {
      table: day(openStart),
      rows: [
        queuedMessage(
          '[2,"x1","StopTransaction",{"transactionId":7,"meterStop":2000,"timestamp":"2025-03-01T10:30:00Z"}]',
          'StopTransaction',
        ),
      ],
    },
    quiet: [{ table: day(openStart), rows: [queuedMessage('[2,"x1","Heartbeat",{}]', 'Heartbeat')] }],
  },
  {
    rule: 'transaction.witnesses-disagree',
    fires: {
      table: day(session('10:15:00', '10:45:00')),
      rows: [
        transactionRow({
          transactionId: '7',
          startedAt: stamp(at('10:15:00')),
          stoppedAt: stamp(at('10:45:00')),
          meterStartWh: '1000',
          meterStopWh: '9001',
        }),
      ],
    },
    quiet: [
      {
        table: day(session('10:15:00', '10:45:00')),
        rows: [
          transactionRow({
            transactionId: '7',
            idTagStart: 'a',
            startedAt: stamp(at('10:15:01')),
            stoppedAt: stamp(at('10:45:00')),
            meterStartWh: '1000.4',
            meterStopWh: '9000',
          }),
        ],
      },
    ],
    expected: { params: { about: 'meter-stop', witnesses: 'log / database', log: '9000 Wh', database: '9001 Wh' } },
  },
];
