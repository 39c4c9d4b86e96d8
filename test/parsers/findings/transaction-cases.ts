import { queuedMessage, stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const unansweredStart = '10:15:00 > #start-1 StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t';
const openStart =
  '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Accepted"}';
const longId = '5a1b6f0e-1111-4222-8333-abcdefabcdef';

export const transactionCases: readonly RuleCase[] = [
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
    expected: { params: { field: 'meterStop', values: '9000 Wh / 9001 Wh' } },
  },
  {
    rule: 'transaction.start-during-fault',
    fires: day(
      `10:05:00 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok\n${session('10:15:00', '10:30:00')}`,
    ),
    quiet: [
      day(
        `10:05:00 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok\n10:14:00 > StatusNotification connectorId:1 status:Preparing errorCode:NoError timestamp:$t -> ok\n${session('10:15:00', '10:30:00')}`,
      ),
      day(
        `10:05:00 > StatusNotification connectorId:2 status:Faulted errorCode:GroundFailure timestamp:$t -> ok\n${session('10:15:00', '10:30:00')}`,
      ),
      day(
        `10:05:00 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok\n${session('10:45:00', '10:55:00')}`,
        { from: '10:06', to: '10:44' },
      ),
    ],
  },
  {
    rule: 'transaction.ended-by-fault',
    fires: day(
      session('10:15:00', '10:30:00', {
        extra: '10:29:58 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok',
      }),
    ),
    quiet: [
      day(
        session('10:15:00', '10:30:00', {
          extra:
            '10:20:00 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok\n10:21:00 > StatusNotification connectorId:1 status:Charging errorCode:NoError timestamp:$t -> ok',
        }),
      ),
      day(
        session('10:15:00', '10:30:00', {
          extra:
            '10:29:58 > StatusNotification connectorId:2 status:Faulted errorCode:GroundFailure timestamp:$t -> ok',
        }),
      ),
    ],
  },
  {
    rule: 'transaction.ended-early',
    fires: day(session('10:15:00', '10:30:00', { reason: 'EmergencyStop' })),
    quiet: [day(session('10:15:00', '10:30:00', { reason: 'EVDisconnected' }))],
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
