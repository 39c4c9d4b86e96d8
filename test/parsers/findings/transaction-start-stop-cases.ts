import { stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';
import { openStart, unansweredStart } from './transaction-starts.ts';

/** Starts and stops that are missing, unanswered, refused or lie beyond the log. */
export const transactionStartStopCases: readonly RuleCase[] = [
  {
    rule: 'transaction.start-unanswered',
    fires: day(unansweredStart),
    quiet: [
      // The station uses an id, so it got an answer that this log does not show.
      day(`${unansweredStart}\n10:20:00 > MeterValues connectorId:1 transactionId:7 meterValue:[] -> ok`),
      // A repetition was answered.
      day(
        `${unansweredStart}\n10:16:30 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t-90s -> transactionId:7`,
      ),
      // The log has a hole right behind it.
      day(unansweredStart, { from: '10:16', to: '10:59' }),
      // A log that shows no answers at all.
      `10:00:00 > Heartbeat\n${unansweredStart}\n10:30:00 > Heartbeat\n10:40:00 > Heartbeat`,
      // The store knows that it was confirmed.
      {
        table: day(unansweredStart),
        rows: [transactionRow({ startMessageId: 'start-1', acknowledged: true, startedAt: stamp(at('10:15:00')) })],
      },
    ],
  },
  {
    rule: 'transaction.placeholder-id',
    fires: day(`${unansweredStart}\n10:20:00 > MeterValues connectorId:1 transactionId:-1 meterValue:[] -> ok`),
    quiet: [
      day('10:20:00 > MeterValues connectorId:1 transactionId:-1 meterValue:[] -> ok'),
      day(
        `10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:0\n10:20:00 > MeterValues connectorId:1 transactionId:0 meterValue:[] -> ok`,
      ),
    ],
  },
  {
    rule: 'transaction.stop-missing',
    fires: day(`${openStart}\n${session('11:00:00', '11:30:00', { tx: 8 })}`),
    quiet: [
      day(openStart),
      day(`${openStart}\n${session('11:00:00', '11:30:00', { tx: 8 })}`, { from: '10:16', to: '10:59' }),
      day(`${openStart}\n${session('11:00:00', '11:30:00', { tx: 8, connector: 2 })}`),
      day(session('10:15:00', '10:40:00') + session('11:00:00', '11:30:00', { tx: 8 })),
    ],
  },
  {
    rule: 'transaction.stop-missing-after-reboot',
    fires: day(`${openStart}\n10:31:00 > BootNotification chargePointModel:M -> status:Accepted interval:600`),
    quiet: [
      // Sent after the boot, as it should be.
      day(
        `${openStart}\n10:31:00 > BootNotification chargePointModel:M -> status:Accepted interval:600\n10:32:00 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t-5m reason:PowerLoss -> ok`,
      ),
      // The session goes on.
      day(
        `${openStart}\n10:31:00 > BootNotification chargePointModel:M -> status:Accepted interval:600\n10:32:00 > MeterValues connectorId:1 transactionId:7 meterValue:[] -> ok\n10:33:00 > MeterValues connectorId:1 transactionId:7 meterValue:[] -> ok`,
      ),
      // The log ends soon after.
      `09:50:00 > BootNotification a:1 -> status:Accepted interval:600\n${openStart}\n10:21:00 > BootNotification chargePointModel:M -> status:Accepted interval:600\n10:22:00 > Heartbeat -> ok`,
    ],
  },
  {
    rule: 'transaction.start-before-log',
    fires: day(
      '10:20:00 > MeterValues connectorId:1 transactionId:7 meterValue:[] -> ok\n10:30:00 > StopTransaction transactionId:7 meterStop:2000 timestamp:$t -> ok',
    ),
    quiet: [day(session('10:15:00', '10:30:00'))],
  },
  {
    rule: 'transaction.stop-after-log',
    fires: day(openStart),
    quiet: [day(session('10:15:00', '10:30:00')), day(`${openStart}\n${session('11:00:00', '11:30:00', { tx: 8 })}`)],
  },
  {
    rule: 'transaction.rejected',
    fires: day(
      '10:15:00 > StopTransaction transactionId:7 meterStop:2000.5 timestamp:$t -> !FormationViolation bad meterStop',
    ),
    quiet: [day('10:15:00 > DataTransfer vendorId:x -> !NotImplemented'), day(session('10:15:00', '10:30:00'))],
    expected: {
      params: { action: 'StopTransaction', code: 'FormationViolation' },
      counterEvidence: [{ code: 'fractional-meter', found: true }],
    },
  },
  {
    rule: 'transaction.sequence-gap',
    fires:
      day(`10:15:00 > TransactionEvent eventType:Started seqNo:0 timestamp:$t transactionInfo:{"transactionId":"T1"} evse:{"id":1} -> ok
      10:20:00 > TransactionEvent eventType:Updated seqNo:2 timestamp:$t transactionInfo:{"transactionId":"T1"} -> ok
      10:25:00 > TransactionEvent eventType:Ended seqNo:3 timestamp:$t transactionInfo:{"transactionId":"T1"} -> ok`),
    quiet: [
      day(`10:15:00 > TransactionEvent eventType:Started seqNo:0 timestamp:$t transactionInfo:{"transactionId":"T1"} evse:{"id":1} -> ok
        10:20:00 > TransactionEvent eventType:Updated seqNo:1 timestamp:$t transactionInfo:{"transactionId":"T1"} -> ok
        10:21:00 > TransactionEvent eventType:Updated seqNo:1 timestamp:$t-1m transactionInfo:{"transactionId":"T1"} -> ok
        10:25:00 > TransactionEvent eventType:Ended seqNo:2 timestamp:$t transactionInfo:{"transactionId":"T1"} -> ok`),
      day(
        `10:15:00 > TransactionEvent eventType:Started seqNo:0 timestamp:$t transactionInfo:{"transactionId":"T1"} evse:{"id":1} -> ok
        10:55:00 > TransactionEvent eventType:Ended seqNo:3 timestamp:$t transactionInfo:{"transactionId":"T1"} -> ok`,
        { from: '10:16', to: '10:54' },
      ),
    ],
    expected: { params: { transaction: 'T1', missing: '1' } },
  },
];
