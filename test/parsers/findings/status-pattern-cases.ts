import { logEvent } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { lines, longSession, status } from './case-lines.ts';
import { session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

/** A fault of ten minutes on several days. */
function faults(days: readonly number[], time: string, code = 'GroundFailure'): string {
  return days
    .flatMap((day) => [
      `d${day} ${time}:00 > StatusNotification connectorId:1 status:Faulted errorCode:${code} timestamp:$t -> ok`,
      `d${day} ${time}:30 > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:$t -> ok`,
    ])
    .join('\n');
}

/** Heartbeats every four hours, so that days are no hole. */
function fourDays(...table: readonly string[]): string {
  const beats = Array.from({ length: 24 }, (_, index) => {
    const hour = index * 4;
    return `d${1 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:00:10 > Heartbeat -> currentTime:$t`;
  });
  return ['00:00:01 > BootNotification chargePointModel:M -> status:Accepted interval:14400', ...beats, ...table].join(
    '\n',
  );
}

export const statusPatternCases: readonly RuleCase[] = [
  {
    rule: 'status.warning-code',
    fires: lines(status('10:15:00', 'Available', { code: 'WeakSignal' })),
    quiet: [lines(status('10:15:00', 'Available')), lines(status('10:15:00', 'Faulted', { code: 'GroundFailure' }))],
    expected: { params: { code: 'WeakSignal', status: 'Available', times: 1 } },
  },
  {
    rule: 'status.suspended-by-station-long',
    fires: lines(status('10:15:00', 'SuspendedEVSE'), status('10:31:00', 'Charging')),
    quiet: [
      lines(status('10:15:00', 'SuspendedEVSE'), status('10:29:00', 'Charging')),
      lines(status('10:15:00', 'SuspendedEV'), status('10:45:00', 'Charging')),
    ],
  },
  {
    rule: 'status.suspended-by-station-long',
    fires: lines(
      '10:14:00 < RemoteStartTransaction connectorId:1 idTag:A chargingProfile:{"chargingProfileId":1,"chargingSchedule":{"chargingSchedulePeriod":[{"startPeriod":0,"limit":0}]}} -> status:Accepted',
      status('10:15:00', 'SuspendedEVSE'),
      status('10:31:00', 'Charging'),
    ),
    quiet: [lines(status('10:15:00', 'SuspendedEVSE'), status('10:29:00', 'Charging'))],
    expected: { counterEvidence: [{ code: 'profile-before', found: true }] },
  },
  {
    rule: 'status.after-session-missing',
    fires: lines(session('10:15:00', '10:45:00', { extra: status('10:15:30', 'Charging') })),
    quiet: [
      lines(
        session('10:15:00', '10:45:00', { extra: status('10:15:30', 'Charging') }),
        status('10:45:10', 'Finishing'),
      ),
      // The log ends within the ten minutes.
      lines(session('11:15:00', '11:45:00', { extra: status('11:15:30', 'Charging') })),
    ],
  },
  {
    rule: 'status.emergency-stop',
    fires: lines(
      status('10:15:00', 'Faulted', { code: 'OtherError', extra: 'info:EmergencyPressed' }),
      status('10:15:01', 'Faulted', { code: 'OtherError', extra: 'info:EmergencyPressed', connector: 2 }),
      status('10:20:00', 'Available'),
      status('10:20:01', 'Available', { connector: 2 }),
    ),
    quiet: [
      lines(
        status('10:15:00', 'Faulted', { code: 'OtherError', extra: 'info:DoorOpen' }),
        status('10:20:00', 'Available'),
      ),
    ],
    expected: { params: { connectors: '1, 2', duration: '5 min' } },
  },
  {
    rule: 'status.power-loss',
    fires: {
      table: lines(
        session('10:15:00', '10:30:00', { reason: 'PowerLoss' }),
        '10:35:00 > BootNotification chargePointModel:M -> status:Accepted interval:600',
      ),
      events: [logEvent('power-lost', at('10:30:00'))],
    },
    quiet: [
      lines(
        session('10:15:00', '10:30:00', { reason: 'Reboot' }),
        '10:35:00 > BootNotification chargePointModel:M -> status:Accepted interval:600',
      ),
      lines(longSession()),
    ],
    expected: { params: { sessions: 1, away: '5 min' } },
  },
  {
    rule: 'status.fault-daily',
    fires: fourDays(faults([1, 2, 3], '03:10')),
    quiet: [
      fourDays(faults([1, 2], '03:10')),
      fourDays(faults([1, 2, 3], '03:10', 'HighTemperature')),
      fourDays(faults([1], '03:10'), faults([2], '09:40'), faults([3], '15:20')),
    ],
  },
];
