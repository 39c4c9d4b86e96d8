import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

function status(time: string, word: string, { connector = 1, code = 'NoError', extra = '' } = {}): string {
  return `${time} > StatusNotification connectorId:${connector} status:${word} errorCode:${code} timestamp:$t ${extra} -> ok`;
}

const lines = (...table: readonly string[]): string => day(table.join('\n'));

export const statusCases: readonly RuleCase[] = [
  {
    rule: 'status.fault',
    fires: lines(
      status('10:10:00', 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:RcdGroundFailure vendorId:x' }),
      status('10:11:00', 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:RcdGroundFailure vendorId:x' }),
      status('10:20:00', 'Available'),
    ),
    quiet: [lines(status('10:10:00', 'Charging', { code: 'OtherError' }), status('10:20:00', 'Available'))],
    expected: {
      params: { code: 'GroundFailure / RcdGroundFailure', duration: '10 min', notifications: 2 },
      vendorCode: { vendor: 'x', code: 'RcdGroundFailure' },
    },
  },
  {
    rule: 'status.fault-never-cleared',
    fires: lines(status('10:10:00', 'Faulted', { code: 'OtherError' }), session('10:30:00', '10:45:00')),
    quiet: [
      lines(status('10:10:00', 'Faulted', { code: 'OtherError' })),
      lines(
        status('10:10:00', 'Faulted', { code: 'OtherError' }),
        status('10:20:00', 'Available'),
        session('10:30:00', '10:45:00'),
      ),
      day([status('10:10:00', 'Faulted', { code: 'OtherError' }), session('10:55:00', '11:25:00')].join('\n'), {
        from: '10:11',
        to: '10:54',
      }),
    ],
  },
  {
    rule: 'status.fault-recurs',
    fires: lines(
      status('10:10:00', 'Faulted', { code: 'GroundFailure' }),
      status('10:20:00', 'Available'),
      status('10:30:00', 'Faulted', { code: 'GroundFailure' }),
      status('10:40:00', 'Available'),
    ),
    quiet: [
      lines(
        status('10:10:00', 'Faulted', { code: 'GroundFailure' }),
        status('10:20:00', 'Faulted', { code: 'GroundFailure' }),
        status('10:40:00', 'Available'),
      ),
      lines(
        status('10:10:00', 'Faulted', { code: 'GroundFailure' }),
        status('10:20:00', 'Available'),
        status('10:30:00', 'Faulted', { code: 'HighTemperature' }),
      ),
      lines(
        status('10:10:00', 'Faulted', { code: 'GroundFailure' }),
        status('10:20:00', 'Available'),
        status('10:30:00', 'Faulted', { code: 'GroundFailure', connector: 2 }),
      ),
    ],
  },
  {
    rule: 'status.illegal-transition',
    fires: lines(status('10:05:00', 'Finishing'), status('10:06:00', 'Charging')),
    quiet: [
      lines(status('10:05:00', 'Finishing'), status('10:06:00', 'Preparing')),
      lines(status('10:05:00', 'Finishing', { connector: 0 }), status('10:06:00', 'Charging', { connector: 0 })),
      day([status('10:05:00', 'Finishing'), status('10:55:00', 'Charging')].join('\n'), { from: '10:06', to: '10:54' }),
      lines(
        status('10:05:00', 'Finishing'),
        '10:05:30 > BootNotification a:1 -> status:Accepted',
        status('10:06:00', 'Charging'),
      ),
      lines(
        '10:01:00 < GetConfiguration ok -> configurationKey:[{"key":"MinimumStatusDuration","value":"5"}]',
        status('10:05:00', 'Finishing'),
        status('10:06:00', 'Charging'),
      ),
      lines(status('10:05:00', 'Occupied'), status('10:06:00', 'Charging')),
    ],
  },
  {
    rule: 'status.station-connector-misused',
    fires: lines(status('10:05:00', 'Charging', { connector: 0 })),
    quiet: [lines(status('10:05:00', 'Unavailable', { connector: 0 }))],
  },
  {
    rule: 'status.flapping',
    fires: lines(
      status('10:05:00', 'Available'),
      ...['05', '10', '15', '20', '25', '30', '35'].map((second, index) =>
        status(`10:05:${second}`, index % 2 === 0 ? 'SuspendedEV' : 'Charging'),
      ),
    ),
    quiet: [
      lines(
        status('10:05:00', 'Available'),
        ...['05', '20', '35', '50'].map((second, index) =>
          status(`10:05:${second}`, index % 2 === 0 ? 'SuspendedEV' : 'Charging'),
        ),
      ),
      // The same state again and again is no change.
      lines(...['05', '10', '15', '20', '25', '30', '35'].map((second) => status(`10:05:${second}`, 'Charging'))),
    ],
  },
  {
    rule: 'status.suspended-again-and-again',
    fires: lines(
      session('10:15:00', '11:00:00', {
        extra: Array.from({ length: 22 }, (_, index) =>
          status(`10:${16 + index}:00`, index % 2 === 0 ? 'Charging' : 'SuspendedEVSE'),
        ).join('\n'),
      }),
    ),
    quiet: [
      lines(
        session('10:15:00', '11:00:00', {
          extra: Array.from({ length: 18 }, (_, index) =>
            status(`10:${16 + index}:00`, index % 2 === 0 ? 'Charging' : 'SuspendedEVSE'),
          ).join('\n'),
        }),
      ),
      lines(
        session('10:15:00', '11:00:00', {
          extra: Array.from({ length: 22 }, (_, index) =>
            status(`10:${16 + index}:00`, index % 2 === 0 ? 'Charging' : 'SuspendedEV'),
          ).join('\n'),
        }),
      ),
    ],
  },
  {
    rule: 'status.stuck-in-preparing',
    fires: lines(status('10:05:00', 'Preparing'), status('10:36:00', 'Available')),
    quiet: [
      lines(status('10:05:00', 'Preparing'), status('10:34:00', 'Available')),
      // How long it lasted in the hole nobody knows.
      day([status('10:05:00', 'Preparing'), status('10:55:00', 'Available')].join('\n'), {
        from: '10:06',
        to: '10:54',
      }),
    ],
  },
  {
    rule: 'status.stuck-in-finishing',
    fires: `09:00:00 > BootNotification a:1 -> status:Accepted interval:14400\n10:05:00 > StatusNotification connectorId:1 status:Finishing errorCode:NoError -> ok\n16:00:00 > Heartbeat -> ok\n22:10:00 > StatusNotification connectorId:1 status:Available errorCode:NoError -> ok`,
    quiet: [
      `09:00:00 > BootNotification a:1 -> status:Accepted interval:14400\n10:05:00 > StatusNotification connectorId:1 status:Finishing errorCode:NoError -> ok\n16:00:00 > Heartbeat -> ok\n22:00:00 > StatusNotification connectorId:1 status:Available errorCode:NoError -> ok`,
    ],
  },
];
