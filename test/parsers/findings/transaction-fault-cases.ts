import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

/** Sessions that begin or end with a fault, or end early. */
export const transactionFaultCases: readonly RuleCase[] = [
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
];
