import { logEvent } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const boot = (time: string, reply = 'status:Accepted interval:600'): string =>
  `${time} > BootNotification chargePointModel:M -> ${reply}`;
const status = (time: string, stamp: string, connector = 1): string =>
  `${time} > StatusNotification connectorId:${connector} status:Available errorCode:NoError timestamp:${stamp} -> ok`;
const minutes = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `10:${String(from + index).padStart(2, '0')}:00`);
const unansweredTwice =
  '10:15:00 > MeterValues connectorId:1 meterValue:[]\n10:15:40 > MeterValues connectorId:1 meterValue:[]\n10:16:30 > MeterValues connectorId:1 meterValue:[]';

const status10 = '10:17:00 > StatusNotification connectorId:1 -> ok';

const silenceLooked = (queued: boolean) => [
  { code: 'log-goes-on', found: false },
  { code: 'session-sent-later', found: false },
  { code: 'values-sent-later', found: queued },
  { code: 'message-meanwhile', found: false },
];
/** A session that goes on over a silence, with a value afterwards. */
const offlineIn = (taken: string): string =>
  day(
    session('10:05:00', '11:15:00', {
      extra: `10:50:31 > MeterValues connectorId:1 transactionId:7 meterValue:[{"timestamp":"${taken}","sampledValue":[{"value":"3000"}]}] -> ok`,
    }),
    { from: '10:15', to: '10:45' },
  );

export const connectionCases: readonly RuleCase[] = [
  {
    rule: 'connection.boot-loop',
    fires: day([boot('10:15:00'), boot('10:17:00'), boot('10:19:00')].join('\n')),
    quiet: [
      day(boot('10:15:00')),
      // The backend asked for it.
      day(
        [
          '10:16:55 < TriggerMessage requestedMessage:BootNotification -> status:Accepted',
          '10:18:55 < TriggerMessage requestedMessage:BootNotification -> status:Accepted',
          boot('10:15:00'),
          boot('10:17:00'),
          boot('10:19:00'),
        ].join('\n'),
      ),
      // A station that is not accepted must ask again.
      day(
        [
          boot('10:15:00', 'status:Pending interval:60'),
          boot('10:16:00', 'status:Pending interval:60'),
          boot('10:17:00'),
        ].join('\n'),
      ),
      // Seldom, and people charged in between.
      day([boot('10:15:00'), boot('10:40:00'), boot('11:05:00'), session('10:20:00', '10:35:00')].join('\n')),
    ],
    expected: { params: { boots: 3, duration: '4 min' } },
  },
  {
    rule: 'connection.boot-not-accepted',
    fires: day(boot('10:15:00', 'status:Rejected interval:300')),
    quiet: [
      day([boot('10:15:00', 'status:Pending interval:60'), boot('10:16:00')].join('\n')),
      day(
        '10:15:00 > BootNotification chargePointModel:M\n10:16:30 > BootNotification chargePointModel:M -> status:Accepted',
      ),
      '10:00:00 > BootNotification a:1\n10:05:00 > Heartbeat\n10:10:00 > Heartbeat',
    ],
  },
  {
    rule: 'connection.sent-before-accepted',
    fires: day(
      [boot('10:15:00', 'status:Pending interval:600'), '10:16:00 > StatusNotification connectorId:1 -> ok'].join('\n'),
    ),
    quiet: [
      day([boot('10:15:00', 'status:Pending interval:60'), boot('10:16:00'), status10].join('\n')),
      // The backend asked for it.
      day(
        [
          boot('10:15:00', 'status:Pending interval:60'),
          '10:15:10 < TriggerMessage requestedMessage:StatusNotification -> status:Accepted',
          '10:15:20 < GetDiagnostics location:x -> fileName:y',
          '10:15:30 > StatusNotification connectorId:1 -> ok',
          '10:15:40 > DiagnosticsStatusNotification status:Uploading -> ok',
          boot('10:16:00'),
        ].join('\n'),
      ),
      // Sent before the answer had come.
      day(
        '10:15:00 > BootNotification chargePointModel:M -> status:Pending interval:60\n10:15:00.500 > StatusNotification connectorId:1 -> ok\n10:16:00 > BootNotification chargePointModel:M -> status:Accepted',
      ),
      // The station may have been accepted in the hole.
      day(
        [boot('10:15:00', 'status:Rejected interval:60'), '11:30:00 > StatusNotification connectorId:1 -> ok'].join(
          '\n',
        ),
        {
          from: '10:16',
          to: '11:29',
        },
      ),
    ],
    expected: {
      severity: 'warning',
      params: { status: 'Pending', messages: 11, actions: 'StatusNotification, Heartbeat' },
    },
  },
  {
    rule: 'connection.sent-before-accepted',
    fires: day(
      [
        boot('10:15:00', 'status:Pending interval:60'),
        '10:15:10 < RemoteStartTransaction idTag:A -> status:Rejected',
        boot('10:16:00'),
      ].join('\n'),
    ),
    quiet: [
      day(
        [
          boot('10:15:00', 'status:Pending interval:60'),
          '10:15:10 < ChangeConfiguration key:HeartbeatInterval value:60 -> status:Accepted',
          boot('10:16:00'),
          '10:17:10 < RemoteStartTransaction idTag:A -> status:Rejected',
        ].join('\n'),
      ),
    ],
    expected: { params: { status: 'Pending', byBackend: 1, messages: 1 } },
  },
  {
    rule: 'connection.sent-before-accepted',
    fires:
      '10:00:00 > BootNotification reason:PowerUp chargingStation:{"model":"M","vendorName":"V"} -> status:Pending currentTime:$t interval:600\n10:01:00 > NotifyEvent seqNo:0 -> !SecurityError',
    quiet: [
      '10:00:00 > BootNotification reason:PowerUp chargingStation:{"model":"M","vendorName":"V"} -> status:Pending currentTime:$t interval:600\n10:00:30 < GetBaseReport requestId:1 reportBase:FullInventory -> status:Accepted\n10:01:00 > NotifyReport requestId:1 seqNo:0 -> ok\n10:01:10 > NotifyReport requestId:1 seqNo:1 -> ok',
    ],
    expected: { params: { actions: 'NotifyEvent' } },
  },
  {
    rule: 'connection.phantom',
    fires: {
      table: day(unansweredTwice),
      events: [logEvent('pong', at('10:15:20')), logEvent('pong', at('10:16:20'))],
    },
    quiet: [
      { table: day(unansweredTwice), events: [] },
      { table: day(unansweredTwice), events: [logEvent('pong', at('10:12:00')), logEvent('pong', at('10:13:00'))] },
      {
        table: day(
          unansweredTwice.replace(
            '10:15:40 > MeterValues connectorId:1 meterValue:[]',
            '10:15:40 > MeterValues connectorId:1 meterValue:[] -> ok',
          ),
        ),
        events: [logEvent('pong', at('10:15:20')), logEvent('pong', at('10:16:20'))],
      },
    ],
  },
  {
    rule: 'connection.silence',
    fires: day('', { from: '10:15', to: '10:45' }),
    quiet: [day('', { from: '10:15', to: '10:25' }), `09:50:00 > Heartbeat -> ok\n12:00:00 > Heartbeat -> ok`],
    expected: {
      severity: 'info',
      station: 'CP1',
      fromMs: at('10:10:30'),
      toMs: at('10:50:30'),
      params: { duration: '40 min', interval: '10 min' },
    },
  },
  {
    // The station charged on and kept its values: it was the link.
    rule: 'connection.silence',
    fires: offlineIn('$t-20m'),
    // 0 leaves the interval to the station, and days make silence normal.
    quiet: [0, 86_401].map((interval) =>
      day('', { from: '10:15', to: '10:45' }).replace('interval:600', `interval:${interval}`),
    ),
    expected: { severity: 'warning', counterEvidence: silenceLooked(true) },
  },
  {
    rule: 'connection.silence',
    fires: offlineIn('$t'),
    quiet: [day(session('10:05:00', '11:15:00'))],
    expected: { severity: 'info', counterEvidence: silenceLooked(false) },
  },
  {
    // A log that was read in a wrong zone: everything in it looks late.
    rule: 'connection.silence',
    fires: offlineIn('$t-20m').replaceAll('timestamp:$t', 'timestamp:$t-20m'),
    quiet: [day(session('10:05:00', '11:15:00'))],
    expected: { severity: 'info', counterEvidence: silenceLooked(false) },
  },
  {
    rule: 'connection.heartbeat-interval-ignored',
    fires: `10:00:00 > BootNotification a:1 -> status:Accepted interval:300\n${minutes(1, 15)
      .map((time) => `${time} > Heartbeat -> ok`)
      .join('\n')}`,
    quiet: [
      `10:00:00 > BootNotification a:1 -> status:Accepted interval:60\n${minutes(1, 15)
        .map((time) => `${time} > Heartbeat -> ok`)
        .join('\n')}`,
      `10:00:00 > BootNotification a:1 -> status:Accepted interval:300\n${minutes(1, 8)
        .map((time) => `${time} > Heartbeat -> ok`)
        .join('\n')}`,
    ],
  },
  {
    // The interval of another boot: what came before says nothing about it, and proves nothing.
    rule: 'connection.heartbeat-interval-ignored',
    fires: [
      '10:00:00 > BootNotification a:1 -> status:Accepted interval:60',
      ...minutes(1, 15).map((time) => `${time} > Heartbeat -> ok`),
      '10:20:00 > BootNotification a:1 -> status:Accepted interval:300',
      ...minutes(21, 15).map((time) => `${time} > Heartbeat -> ok`),
    ].join('\n'),
    quiet: [
      [
        '10:00:00 > BootNotification a:1 -> status:Accepted interval:300',
        ...minutes(1, 15).map((time) => `${time} > Heartbeat -> ok`),
        '10:20:00 > BootNotification a:1 -> status:Accepted interval:60',
        ...minutes(21, 15).map((time) => `${time} > Heartbeat -> ok`),
      ].join('\n'),
    ],
    expected: { params: { interval: '5 min', median: '60 s', heartbeats: 14 } },
  },
  {
    rule: 'connection.slow-answers',
    fires: day('10:15:00 > Authorize idTag:A ->@12s idTagInfo:{"status":"Accepted"}'),
    quiet: [day('10:15:00 > Authorize idTag:A ->@9s idTagInfo:{"status":"Accepted"}')],
    expected: { severity: 'warning', params: { action: 'Authorize', times: 1, longest: '12 s' } },
  },
  {
    rule: 'connection.unanswered',
    fires: day(['10:15:00', '10:20:00', '10:25:00'].map((time) => `${time} > DataTransfer vendorId:x`).join('\n')),
    quiet: [
      day(['10:15:00', '10:20:00'].map((time) => `${time} > DataTransfer vendorId:x`).join('\n')),
      '10:15:00 > DataTransfer a:1\n10:20:00 > DataTransfer a:1\n10:25:00 > DataTransfer a:1\n10:30:00 > Heartbeat',
    ],
  },
  {
    rule: 'connection.error-answers',
    fires: day('10:15:00 < ChangeAvailability connectorId:1 type:Inoperative -> !InternalError out of memory'),
    quiet: [day('10:15:00 < ChangeAvailability connectorId:1 type:Inoperative -> status:Rejected')],
    expected: { severity: 'warning', params: { action: 'ChangeAvailability', code: 'InternalError', times: 1 } },
  },
  {
    rule: 'connection.orphan-answers',
    fires: day(
      '10:15:00 > #a StatusNotification connectorId:1 status:Available errorCode:NoError -> ok\n10:15:10 > #b Authorize idTag:A -> ok\n10:16:00 > #b BootNotification chargePointModel:M -> status:Accepted\n10:16:30 > #c DataTransfer vendorId:x ->@2m status:Accepted\n10:17:00 > BootNotification chargePointModel:M -> status:Accepted',
    ),
    quiet: [day('10:15:00 > #a StatusNotification connectorId:1 status:Available errorCode:NoError ->@30s ok')],
  },
  {
    rule: 'connection.two-calls-in-flight',
    fires: day(
      ['10:15', '10:16', '10:17']
        .map(
          (time) =>
            `${time}:00 > MeterValues connectorId:1 meterValue:[] ->@5s ok\n${time}:02 > Authorize idTag:A ->@5s ok`,
        )
        .join('\n'),
    ),
    quiet: [
      day(
        ['10:15', '10:16']
          .map(
            (time) =>
              `${time}:00 > MeterValues connectorId:1 meterValue:[] ->@5s ok\n${time}:02 > Authorize idTag:A ->@5s ok`,
          )
          .join('\n'),
      ),
      day(
        ['10:15', '10:16', '10:17']
          .map(
            (time) =>
              `${time}:00 > MeterValues connectorId:1 meterValue:[] ->@5s ok\n${time}:02 < GetConfiguration ok ->@5s ok`,
          )
          .join('\n'),
      ),
    ],
  },
  {
    rule: 'connection.flapping',
    fires: {
      table: day(''),
      events: ['10:00:00', '10:10:00', '10:20:00', '10:30:00', '10:40:00'].map((time) =>
        logEvent('connection-opened', at(time)),
      ),
    },
    quiet: [
      {
        table: day(''),
        events: ['10:00:00', '10:10:00', '10:20:00', '10:30:00'].map((time) => logEvent('connection-opened', at(time))),
      },
      {
        table: day(''),
        events: ['10:00:00', '10:20:00', '10:40:00', '11:00:00', '11:20:00'].map((time) =>
          logEvent('connection-opened', at(time)),
        ),
      },
    ],
  },
  {
    rule: 'connection.clock-not-set',
    fires: day(status('10:15:00', '1970-01-01T00:00:32Z')),
    quiet: [
      day(status('10:15:00', '$t')),
      day('10:15:00 > StatusNotification connectorId:1 status:Available errorCode:NoError -> ok'),
    ],
  },
  {
    rule: 'connection.clock-offset',
    fires: day(
      minutes(10, 6)
        .map((time, index) => status(time, '$t+2m', index + 1))
        .join('\n'),
    ),
    quiet: [
      day(
        minutes(10, 6)
          .map((time, index) => status(time, '$t+20s', index + 1))
          .join('\n'),
      ),
      day(
        minutes(10, 4)
          .map((time, index) => status(time, '$t+2m', index + 1))
          .join('\n'),
      ),
      // Queued messages are old, and the clock is right.
      day(
        minutes(10, 6)
          .map((time, index) => status(time, '$t-2h', index + 1))
          .join('\n'),
      ),
    ],
    expected: { params: { offset: '+2 min', messages: 6 } },
  },
  {
    rule: 'connection.clock-jump',
    fires: day(
      [
        ...minutes(10, 5).map((time) => status(time, '$t')),
        ...minutes(20, 5).map((time) => status(time, '$t+3m')),
      ].join('\n'),
    ),
    quiet: [
      day(
        [
          ...minutes(10, 5).map((time) => status(time, '$t')),
          status('10:18:00', '$t-3m'),
          ...minutes(20, 5).map((time) => status(time, '$t')),
        ].join('\n'),
      ),
      day(
        [
          ...minutes(10, 5).map((time) => status(time, '$t')),
          ...minutes(20, 5).map((time) => status(time, '$t+50s')),
        ].join('\n'),
      ),
    ],
    expected: { fromMs: at('10:20:00'), params: { jump: '+3 min' } },
  },
  {
    // Backends write no zone: a clock that moves by minutes is no matter of zones.
    rule: 'connection.clock-jump',
    fires: {
      table: day(
        [
          ...minutes(10, 5).map((time) => status(time, '$t+10m')),
          ...minutes(20, 5).map((time) => status(time, '$t')),
        ].join('\n'),
      ),
      wallClock: true,
    },
    quiet: [
      // The zone of the log may have changed with the season.
      {
        table: day(
          [
            ...minutes(10, 5).map((time) => status(time, '$t')),
            ...minutes(20, 5).map((time) => status(time, '$t+1h')),
          ].join('\n'),
        ),
        wallClock: true,
      },
    ],
    expected: { params: { jump: '-10 min' } },
  },
  {
    rule: 'connection.clock-offset',
    fires: {
      table: day(
        minutes(10, 6)
          .map((time, index) => status(time, '$t+2m', index + 1))
          .join('\n'),
      ),
      wallClock: true,
    },
    // The zone that was assumed is wrong, and perhaps the clock as well.
    quiet: ['$t+1h', '$t+62m', '$t+14m'].map((stamp) => ({
      table: day(
        minutes(10, 6)
          .map((time, index) => status(time, stamp, index + 1))
          .join('\n'),
      ),
      wallClock: true,
    })),
    expected: { params: { offset: '+2 min', messages: 6 } },
  },
  {
    rule: 'connection.timestamp-without-zone',
    fires: day(status('10:15:00', '2025-03-01T10:15:00.123')),
    quiet: [day(status('10:15:00', '2025-03-01T11:15:00.123+01:00'))],
  },
];
