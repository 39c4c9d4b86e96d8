import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';
import { openStart, unansweredStart } from './transaction-starts.ts';

const longId = '5a1b6f0e-1111-4222-8333-abcdefabcdef';

/** Sessions and messages that come twice, late, in the wrong order or at the same time. */
export const transactionOrderCases: readonly RuleCase[] = [
  {
    rule: 'transaction.id-reused',
    fires: day(session('10:15:00', '10:30:00') + session('11:00:00', '11:30:00')),
    quiet: [
      day(session('10:15:00', '10:30:00') + session('11:00:00', '11:30:00', { tx: 8 })),
      // The same id at another station.
      day(
        `${session('10:15:00', '10:30:00')}\n11:00:00 CP2| > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7`,
      ),
    ],
  },
  {
    rule: 'transaction.start-repeated',
    fires: day(
      `${unansweredStart}\n10:16:30 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-90s -> transactionId:7`,
    ),
    quiet: [
      day(
        `${unansweredStart}\n10:16:30 > StartTransaction connectorId:2 idTag:A meterStart:1000 timestamp:$t-90s -> transactionId:7`,
      ),
      day(
        `${unansweredStart}\n10:16:30 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7`,
      ),
    ],
    expected: { severity: 'warning', params: { times: 2, ids: 1 } },
  },
  {
    rule: 'transaction.start-repeated',
    fires: day(
      `10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7\n10:16:30 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-90s -> transactionId:8`,
    ),
    quiet: [day(session('10:15:00', '10:30:00'))],
    // The surplus one has to be closed: which ones there are.
    expected: {
      connector: 1,
      params: { times: 2, ids: 2, given: '7, 8', answered: 1 },
      counterEvidence: [
        { code: 'answers-differ', found: true },
        { code: 'refused-as-concurrent', found: false },
      ],
    },
  },
  {
    rule: 'transaction.sessions-overlap',
    fires: day(session('10:15:00', '11:10:00') + session('10:50:00', '11:30:00', { tx: 8 })),
    quiet: [
      day(session('10:15:00', '11:10:00') + session('10:50:00', '11:30:00', { tx: 8, connector: 2 })),
      day(session('10:15:00', '10:50:05') + session('10:50:00', '11:30:00', { tx: 8 })),
    ],
  },
  {
    rule: 'transaction.replayed',
    fires: day(
      '11:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t-2h -> transactionId:7\n11:00:05 > StopTransaction transactionId:7 meterStop:900 timestamp:$t-1h -> ok',
    ),
    quiet: [
      day('11:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t-4m -> transactionId:7'),
      // After a power loss the stop comes when the station is back (1.6, 4.10).
      day(
        `${openStart}\n10:40:00 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t-20m reason:PowerLoss -> ok`,
      ),
    ],
    expected: { params: { delay: '2 h' } },
  },
  {
    rule: 'transaction.out-of-order',
    fires: day(
      `${session('10:15:00', '10:30:00')}\n10:31:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t-30m -> transactionId:9`,
    ),
    quiet: [
      day(
        `${session('10:15:00', '10:30:00')}\n10:31:00 > StartTransaction connectorId:2 idTag:A meterStart:1 timestamp:$t-30m -> transactionId:9`,
      ),
      day(
        '11:00:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t-2h -> transactionId:7\n11:00:05 > StopTransaction transactionId:7 meterStop:900 timestamp:$t-1h -> ok',
      ),
    ],
  },
  {
    rule: 'transaction.stop-before-answer',
    fires: day(
      '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t ->@60s transactionId:7\n10:15:30 > StopTransaction transactionId:-1 idTag:A meterStop:900 timestamp:$t -> ok',
    ),
    quiet: [day(session('10:15:00', '10:15:30'))],
  },
  {
    rule: 'transaction.stop-sent-for-two',
    fires: day(
      `10:15:00 > #${longId} StopTransaction transactionId:7 meterStop:2000 timestamp:$t -> ok\n10:25:00 > #${longId} StopTransaction transactionId:8 meterStop:2000 timestamp:$t-10m -> ok`,
    ),
    quiet: [
      // Counters begin anew after a boot.
      day(
        '10:15:00 > #17 StopTransaction transactionId:7 meterStop:2000 timestamp:$t -> ok\n10:25:00 > #17 StopTransaction transactionId:8 meterStop:2000 timestamp:$t -> ok',
      ),
      day(
        `10:15:00 > #${longId} StopTransaction transactionId:-1 meterStop:2000 timestamp:$t\n10:25:00 > #${longId} StopTransaction transactionId:8 meterStop:2000 timestamp:$t-10m -> ok`,
      ),
    ],
  },
  {
    rule: 'transaction.stop-before-start',
    fires: day(`${openStart}\n10:30:00 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t-2h -> ok`),
    quiet: [day(`${openStart}\n10:30:00 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t-15m -> ok`)],
  },
];
