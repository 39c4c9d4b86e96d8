import { at } from '../builders/story.ts';
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
      // The driver had ended it: the contactor then did not open.
      day(
        `${session('10:15:00', '10:30:00')}\n10:30:03 > StatusNotification connectorId:1 status:Faulted errorCode:OtherError vendorErrorCode:WELD timestamp:$t -> ok`,
      ),
      day(
        `${session('10:15:00', '10:30:00', { reason: 'EVDisconnected' })}\n10:30:03 > StatusNotification connectorId:0 status:Faulted errorCode:GroundFailure timestamp:$t -> ok`,
      ),
      // A minute away from the end.
      day(
        session('10:15:00', '10:30:00', {
          extra:
            '10:29:29 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok',
        }),
      ),
    ],
    expected: { fromMs: at('10:30:00'), connector: 1, params: { code: 'GroundFailure', apart: '2 s' } },
  },
  {
    // The stop is sent before the state: what names no person as the cause may have been the fault.
    rule: 'transaction.ended-by-fault',
    fires: day(
      `${session('10:15:00', '10:30:00', { reason: 'Other' })}\n10:30:03 > StatusNotification connectorId:0 status:Faulted errorCode:GroundFailure vendorId:V vendorErrorCode:F7 timestamp:$t -> ok`,
    ),
    quiet: [
      day(
        `${session('10:15:00', '10:30:00', { reason: 'Other' })}\n10:30:31 > StatusNotification connectorId:1 status:Faulted errorCode:GroundFailure timestamp:$t -> ok`,
      ),
    ],
    expected: { params: { code: 'F7', apart: '3 s' }, vendorCode: { vendor: 'V', code: 'F7' } },
  },
  {
    rule: 'transaction.ended-early',
    fires: day(session('10:15:00', '10:30:00', { reason: 'EmergencyStop' })),
    quiet: [day(session('10:15:00', '10:30:00', { reason: 'EVDisconnected' }))],
  },
];
