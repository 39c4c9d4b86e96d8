import { at } from '../builders/story.ts';
import { lines, longSession, meter, read, status, times } from './case-lines.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';
import { event } from './transaction-events-2x.ts';

const unlock = (time: string, word: string, connector = 1): string =>
  `${time} < UnlockConnector connectorId:${connector} -> status:${word}`;
const remote = (time: string, connector = 1): string =>
  `${time} < RemoteStartTransaction connectorId:${connector} idTag:A -> status:Accepted`;
/** A transaction whose costs the backend tells at its end. */
const priced = (most: string, cost: string): string =>
  lines(
    event('10:15:00', 'Started', {
      wh: 1000,
      context: 'Transaction.Begin',
      answer: `transactionLimit:{"maxCost":${most}}`,
    }),
    event('10:45:00', 'Ended', { wh: 9000, context: 'Transaction.End', answer: `totalCost:${cost}` }),
  );
const pauses = (charges: number): string =>
  lines(
    longSession(
      ...times('10:16:00', 24, 60).map((time, index) =>
        status(time, index % 2 === 0 ? 'SuspendedEVSE' : index / 2 < charges ? 'Charging' : 'SuspendedEV'),
      ),
    ),
  );
const blocked =
  '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1000 timestamp:$t -> transactionId:7 idTagInfo:{"status":"Blocked"}';
const order = (time: string, connector: number, type: string): string =>
  `${time} < ChangeAvailability connectorId:${connector} type:${type} -> status:Accepted`;
/** Two days with a heartbeat each hour. */
const twoDays = (...table: readonly string[]): string =>
  [
    '08:00:00 > BootNotification chargePointModel:M -> status:Accepted interval:3600',
    ...[1, 2].flatMap((number) =>
      times(number === 1 ? '08:30:30' : '00:30:30', number === 1 ? 15 : 24, 3600).map(
        (time) => `d${number} ${time} > Heartbeat -> currentTime:$t`,
      ),
    ),
    ...table,
  ].join('\n');
const keys = (count: number): string => read('10:00:00', `NumberOfConnectors=${count}`);

/** Decisions that a careless change gets wrong: another connector, another order, an end that lies between, a count at its edge. */
export const decisionCases: readonly RuleCase[] = [
  {
    // Another connector that opens says nothing about this one.
    rule: 'authorisation.unlock-failed',
    fires: lines(unlock('10:20:00', 'UnlockFailed'), unlock('10:21:00', 'Unlocked', 2)),
    quiet: [lines(unlock('10:20:00', 'Unlocked'), unlock('10:21:00', 'Unlocked', 2))],
    expected: { connector: 1, params: { times: 1 }, counterEvidence: [{ code: 'unlocked-later', found: false }] },
  },
  {
    // So does another one that begins to charge.
    rule: 'authorisation.remote-start-without-session',
    fires: lines(
      remote('10:14:50'),
      '10:15:00 > StartTransaction connectorId:2 idTag:B meterStart:1000 timestamp:$t -> transactionId:8 idTagInfo:{"status":"Accepted"}',
    ),
    quiet: [
      lines(
        remote('10:14:50', 2),
        '10:15:00 > StartTransaction connectorId:2 idTag:B meterStart:1000 timestamp:$t -> transactionId:8 idTagInfo:{"status":"Accepted"}',
      ),
      // The log has a hole where the start may have been.
      day(remote('10:14:50'), { from: '10:15', to: '10:45' }),
    ],
    expected: { connector: 1, fromMs: at('10:14:50') + 100 },
  },
  {
    rule: 'transaction.limit-exceeded',
    fires: priced('5', '5.11'),
    quiet: [priced('5', '5'), priced('5', '5.1'), priced('5', '4.99')],
    expected: { params: { limit: 'maxCost', most: '5', reached: '5.11' } },
  },
  {
    rule: 'status.suspended-again-and-again',
    fires: pauses(12),
    quiet: [
      // Suspended by the vehicle in between: the station did not resume.
      pauses(8),
    ],
    expected: { params: { times: 12 } },
  },
  {
    rule: 'status.suspended-by-station-long',
    fires: lines(longSession(status('10:20:00', 'SuspendedEVSE'), status('10:45:00', 'Charging'))),
    quiet: [
      // What happened in the hole of the log nobody knows.
      day(longSession(status('10:14:00', 'SuspendedEVSE'), status('10:55:00', 'Charging')), {
        from: '10:16',
        to: '10:54',
      }),
    ],
    expected: { connector: 1, fromMs: at('10:20:00'), toMs: at('10:45:00'), params: { duration: '25 min' } },
  },
  {
    // Connector 0 waits for nobody.
    rule: 'status.stuck-in-preparing',
    fires: lines(status('10:05:00', 'Preparing'), status('10:50:00', 'Available')),
    quiet: [
      lines(status('10:05:00', 'Preparing', { connector: 0 }), status('10:50:00', 'Available', { connector: 0 })),
    ],
    expected: { connector: 1, fromMs: at('10:05:00'), toMs: at('10:50:00') },
  },
  {
    // What rises after the end is another one's energy.
    rule: 'transaction.goes-on-unauthorised',
    fires: lines(
      blocked,
      meter('10:16:00', 'Energy.Active.Import.Register=1100'),
      meter('10:20:00', 'Energy.Active.Import.Register=1500'),
      '10:25:00 > StopTransaction transactionId:7 meterStop:1500 timestamp:$t reason:DeAuthorized -> ok',
    ),
    quiet: [
      lines(
        blocked,
        meter('10:15:30', 'Energy.Active.Import.Register=1010'),
        '10:15:40 > StopTransaction transactionId:7 meterStop:1010 timestamp:$t reason:DeAuthorized -> ok',
        meter('10:20:00', 'Energy.Active.Import.Register=1500'),
      ),
    ],
    expected: { params: { status: 'Blocked', after: '5 min' }, toMs: at('10:20:00') },
  },
  {
    rule: 'transaction.connector-unknown',
    fires: lines(keys(2), session('10:15:00', '10:45:00', { connector: 3 })),
    quiet: [
      lines(keys(2), session('10:15:00', '10:45:00', { connector: 2 })),
      lines(session('10:15:00', '10:45:00', { connector: 3 })),
    ],
    expected: { connector: 3, params: { connector: 3, most: 2 } },
  },
  {
    // Put back into service is another connector; then all of the station is.
    rule: 'maintenance.left-inoperative',
    fires: twoDays(order('10:15:00', 2, 'Inoperative'), order('10:20:00', 1, 'Operative')),
    quiet: [
      twoDays(order('10:15:00', 2, 'Inoperative'), order('10:20:00', 0, 'Operative')),
      // It works again without an order.
      twoDays(order('10:15:00', 2, 'Inoperative'), status('12:00:00', 'Available', { connector: 2 })),
      twoDays(order('10:15:00', 0, 'Inoperative'), status('12:00:00', 'Charging', { connector: 1 })),
    ],
    expected: { connector: 2, params: { still: 1 } },
  },
  {
    rule: 'maintenance.left-inoperative',
    fires: twoDays(order('10:15:00', 2, 'Inoperative'), status('12:00:00', 'Available', { connector: 1 })),
    quiet: [
      twoDays(
        order('10:15:00', 2, 'Inoperative'),
        order('11:15:00', 2, 'Inoperative'),
        order('20:15:00', 2, 'Operative'),
      ),
    ],
    expected: { connector: 2, fromMs: at('10:15:00') },
  },
  {
    rule: 'transaction.implausible-energy',
    fires: day(session('10:15:00', '11:30:00', { start: 0, stop: 250_001 })),
    quiet: [day(session('10:15:00', '11:30:00', { start: 0, stop: 250_000 }))],
    expected: { severity: 'warning', params: { energyWh: '250001', averageKw: 200 } },
  },
  {
    // The values stop with the session.
    rule: 'metering.sample-gap',
    fires: lines(
      longSession(
        ...times('10:16:00', 8, 60).map((time) => meter(time, 'Energy.Active.Import.Register=1100')),
        meter('10:40:00', 'Energy.Active.Import.Register=2000'),
      ),
    ),
    quiet: [
      lines(
        session('10:15:00', '10:24:00', {
          extra: times('10:16:00', 8, 60)
            .map((time) => meter(time, 'Energy.Active.Import.Register=1100'))
            .join('\n'),
        }),
        meter('10:40:00', 'Energy.Active.Import.Register=2000'),
      ),
    ],
    expected: { fromMs: at('10:23:00'), toMs: at('10:40:00'), params: { gap: '17 min', interval: '60 s' } },
  },
];
