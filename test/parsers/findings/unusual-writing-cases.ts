import { logEvent } from '../builders/case-view.ts';
import type { CaseParts } from '../builders/case-view.ts';
import type { LogEventKind } from '../../../parsers/model/log-event.ts';
import { at } from '../builders/story.ts';
import { lines, longSession, meter, ofVendor, read, status, times } from './case-lines.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

/** A charging profile for the running session, in amperes. */
function limit(time: string, amps: number): string {
  return `${time} < SetChargingProfile connectorId:1 csChargingProfiles:{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":${amps}}]}} -> status:Accepted`;
}

/** A day on which one line tells of the connection. */
function said(event: LogEventKind, text: string): CaseParts {
  return { table: lines(), events: [{ ...logEvent(event, at('10:20:00')), text }] };
}

/** What stations and backends write in another way than the standard, and what only looks like a fault. */
export const unusualWritingCases: readonly RuleCase[] = [
  {
    rule: 'authorisation.card-refused',
    fires: lines('10:10:00 > Authorize idTag:A -> idTagInfo:{"status":"invalid"}'),
    quiet: [lines('10:10:00 > Authorize idTag:A -> idTagInfo:{"status":"accepted"}')],
    expected: { params: { status: 'Invalid', times: 1 } },
  },
  {
    rule: 'authorisation.start-after-refusal',
    fires: lines(
      '10:10:00 > Authorize idTag:A -> idTagInfo:{"status":"BLOCKED"}',
      '10:10:10 > StartTransaction connectorId:1 idTag:a meterStart:1 timestamp:$t -> transactionId:7',
    ),
    quiet: [
      lines(
        '10:10:00 > Authorize idTag:A -> idTagInfo:{"status":"accepted"}',
        '10:10:10 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7',
      ),
    ],
  },
  {
    rule: 'connection.boot-not-accepted',
    fires: [
      '10:00:00 > BootNotification chargePointModel:M -> status:rejected currentTime:$t interval:60',
      ...times('10:01:00', 12, 60).map(
        (time) => `${time} > BootNotification chargePointModel:M -> status:rejected currentTime:$t interval:60`,
      ),
    ].join('\n'),
    quiet: [
      [
        '10:00:00 > BootNotification chargePointModel:M -> status:accepted currentTime:$t interval:60',
        ...times('10:01:00', 12, 60).map((time) => `${time} > Heartbeat -> currentTime:$t`),
      ].join('\n'),
    ],
  },
  {
    rule: 'status.stuck-in-preparing',
    fires: lines(status('10:15:00', 'preparing'), status('11:15:00', 'available')),
    quiet: [lines(status('10:15:00', 'preparing'), status('10:20:00', 'charging'))],
    expected: { params: { duration: '60 min', state: 'Preparing' } },
  },
  {
    rule: 'transaction.ended-early',
    fires: lines(
      '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7',
      '10:40:00 > StopTransaction transactionId:7 meterStop:900 timestamp:$t reason:EMERGENCY_STOP -> ok',
    ),
    quiet: [longSession()],
    expected: { params: { reason: 'EmergencyStop' } },
  },
  {
    rule: 'authorisation.command-refused',
    fires: lines('10:20:00 < Reset type:Soft -> status:rejected', '10:30:00 < Reset type:Hard -> status:Accepted'),
    quiet: [lines('10:20:00 < Reset type:Soft -> status:accepted')],
    // The other order says nothing about this one.
    expected: { params: { status: 'Rejected', about: 'Soft' }, counterEvidence: [{ found: false }] },
  },
  {
    rule: 'transaction.stop-reason-unfit',
    fires: lines(
      '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7',
      '10:40:00 < RemoteStopTransaction transactionId:7 -> status:Accepted',
      '10:40:02 > StopTransaction transactionId:7 meterStop:900 timestamp:$t -> ok',
    ),
    quiet: [
      // 1.5 has no reasons.
      [
        '10:00:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t heartbeatInterval:300',
        '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7',
        '10:40:00 < RemoteStopTransaction transactionId:7 -> status:Accepted',
        '10:40:02 > StopTransaction transactionId:7 meterStop:900 timestamp:$t -> ok',
      ].join('\n'),
    ],
  },
  {
    rule: 'connection.heartbeat-interval-ignored',
    fires: [
      '10:00:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t heartbeatInterval:60',
      ...times('10:01:00', 14, 300).map((time) => `${time} > Heartbeat -> currentTime:$t`),
    ].join('\n'),
    quiet: [
      [
        '10:00:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t heartbeatInterval:300',
        ...times('10:05:00', 14, 300).map((time) => `${time} > Heartbeat -> currentTime:$t`),
      ].join('\n'),
    ],
  },
  {
    rule: 'connection.boot-loop',
    fires: {
      table: ['10:00:00', '10:12:00', '10:24:00']
        .map((time) => `${time} > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:60`)
        .join('\n'),
      events: ['09:59:58', '10:11:58', '10:23:58'].map((time) => logEvent('connection-opened', at(time), null)),
    },
    quiet: [
      ['10:00:00', '10:50:00', '11:40:00']
        .map((time) => `${time} > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:60`)
        .join('\n'),
    ],
    // Each came with a new connection: perhaps nothing restarted.
    expected: { severity: 'info', params: { boots: 3, reopened: 1 } },
  },
  {
    rule: 'connection.boot-loop',
    fires: {
      table: ['10:00:00', '10:12:00', '10:24:00']
        .map(
          (time) =>
            `${time} > BootNotification reason:Watchdog chargingStation:{"model":"M","vendorName":"V"} -> status:Accepted currentTime:$t interval:60`,
        )
        .join('\n'),
      events: ['09:59:58', '10:11:58', '10:23:58'].map((time) => logEvent('connection-opened', at(time))),
    },
    quiet: [read('10:20:00', 'HeartbeatInterval=60')],
    // A reason that is given is believed.
    expected: { severity: 'warning', params: { reasons: 'Watchdog' } },
  },
  {
    rule: 'connection.access-refused',
    fires: said('connection-failed', 'server rejected WebSocket connection: HTTP 403'),
    quiet: [
      // Ports, the kind of the connection, and a name that could not be resolved are no causes.
      said('connection-closed', "Connection closed for ('192.168.50.205', 403)"),
      said('connection-closed', 'connection to 10.0.0.7:401 closed'),
      said(
        'connection-failed',
        'Failed to connect to TLS websocket server (wss://csms.example/cp1), reason: Timer Expired',
      ),
      said('connection-failed', 'getaddrinfo: host not found'),
    ],
    expected: { params: { cause: '403', times: 1 } },
  },
  {
    rule: 'connection.access-refused',
    fires: said('connection-failed', 'TLS handshake error: alert protocol version'),
    quiet: [said('connection-closed', 'TLS websocket closed. Reconnecting after: 2000ms')],
    expected: { params: { cause: 'TLS' } },
  },
  {
    rule: 'maintenance.profile-blocks-charging',
    // A load management that pauses again and again: one finding, and no failure.
    fires: lines(
      longSession(
        ...times('10:20:00', 5, 30).map((time) => limit(time, 0)),
        limit('10:30:00', 16),
        ...times('10:40:00', 5, 30).map((time) => limit(time, 0)),
        limit('10:50:00', 16),
      ),
    ),
    quiet: [lines(longSession(limit('10:30:00', 16)))],
    expected: { severity: 'info', params: { pauses: 2, orders: 10, lifted: 1 } },
  },
  {
    rule: 'maintenance.profile-blocks-charging',
    fires: lines(longSession(limit('10:20:00', 0))),
    quiet: [lines(limit('10:10:00', 0), limit('10:12:00', 16))],
    expected: { severity: 'warning', params: { pauses: 1 } },
  },
  {
    rule: 'transaction.meter-runs-backwards',
    fires: day(session('10:15:00', '10:40:00', { start: 269456, stop: 269455 })),
    quiet: [day(session('10:15:00', '10:40:00', { start: 269456, stop: 269456 }))],
    // One watt-hour is rounding.
    expected: { severity: 'info', params: { rounded: 1 } },
  },
  {
    rule: 'transaction.meter-runs-backwards',
    fires: day(session('10:15:00', '10:40:00', { start: 269456, stop: 269400 })),
    quiet: [day(session('10:15:00', '10:40:00', { start: 269400, stop: 269456 }))],
    expected: { severity: 'critical' },
  },
  {
    rule: 'metering.register-decreases',
    fires: lines(
      longSession(
        meter('10:20:00', 'Energy.Active.Import.Register=2000'),
        meter('10:30:00', 'Energy.Active.Import.Register=1980'),
      ),
    ),
    quiet: [
      lines(
        longSession(
          meter('10:20:00', 'Energy.Active.Import.Register=2000'),
          meter('10:30:00', 'Energy.Active.Import.Register=1996'),
        ),
      ),
    ],
  },
  {
    rule: 'transaction.energy-during-fault',
    fires: lines(
      longSession(
        status('10:16:00', 'Charging'),
        meter('10:20:00', 'Energy.Active.Import.Register=2000'),
        status('10:30:00', 'Faulted', { code: 'InternalError' }),
        meter('10:32:00', 'Energy.Active.Import.Register=2500'),
        meter('10:40:00', 'Energy.Active.Import.Register=3500'),
        meter('10:50:00', 'Energy.Active.Import.Register=4500'),
      ),
    ),
    quiet: [
      // The register stands still.
      lines(
        longSession(
          meter('10:20:00', 'Energy.Active.Import.Register=2000'),
          status('10:30:00', 'Faulted', { code: 'InternalError' }),
          meter('10:32:00', 'Energy.Active.Import.Register=2500'),
          meter('10:40:00', 'Energy.Active.Import.Register=2510'),
        ),
      ),
      // The fault was taken back.
      lines(
        longSession(
          meter('10:20:00', 'Energy.Active.Import.Register=2000'),
          status('10:30:00', 'Faulted', { code: 'InternalError' }),
          status('10:31:00', 'Charging'),
          meter('10:32:00', 'Energy.Active.Import.Register=2500'),
          meter('10:40:00', 'Energy.Active.Import.Register=3500'),
        ),
      ),
      // The other connector.
      lines(
        longSession(
          meter('10:20:00', 'Energy.Active.Import.Register=2000'),
          status('10:30:00', 'Faulted', { code: 'InternalError', connector: 2 }),
          meter('10:32:00', 'Energy.Active.Import.Register=2500'),
          meter('10:40:00', 'Energy.Active.Import.Register=3500'),
        ),
      ),
    ],
    expected: { params: { energyWh: 2000, duration: '18 min' } },
  },
  {
    rule: 'transaction.placeholder-id',
    // The backend gave no id at all.
    fires: lines(
      '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> idTagInfo:{"status":"Accepted"}',
      '10:15:06 > StopTransaction transactionId:0 idTag:A meterStop:1 timestamp:$t reason:DeAuthorized -> ok',
    ),
    quiet: [
      lines(
        '10:15:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:0 idTagInfo:{"status":"Accepted"}',
        '10:15:06 > StopTransaction transactionId:0 idTag:A meterStop:1 timestamp:$t reason:DeAuthorized -> ok',
      ),
    ],
    expected: { params: { without: 1 } },
  },
  {
    rule: 'transaction.no-energy',
    fires: lines(session('10:15:00', '10:40:00', { start: 100, stop: 100 })),
    // A meter that could not be read says nothing about energy.
    quiet: [lines(session('10:15:00', '10:40:00', { start: -1, stop: -1 }))],
  },
  {
    rule: 'transaction.meter-runs-backwards',
    fires: lines(session('10:15:00', '10:40:00', { start: 100, stop: -1 })),
    // ABL documents -1; the rule for its stations says it.
    quiet: [ofVendor('ABL', lines(session('10:15:00', '10:40:00', { start: 100, stop: -1 })))],
    expected: { severity: 'critical', params: { unreadable: 1 } },
  },
  {
    rule: 'transaction.meter-not-continuous',
    fires: lines(session('10:15:00', '10:40:00'), session('10:50:00', '11:10:00', { tx: 8, start: 8000, stop: 9500 })),
    quiet: [lines(session('10:15:00', '10:40:00'), session('10:50:00', '11:10:00', { tx: 8, start: -1, stop: 9500 }))],
  },
  {
    rule: 'transaction.start-during-fault',
    // A fault that is never taken back, and two sessions: one finding.
    fires: lines(
      status('10:01:00', 'Faulted', { code: 'InternalError' }),
      session('10:15:00', '10:30:00'),
      session('10:40:00', '10:50:00', { tx: 8, start: 9000, stop: 9900 }),
    ),
    quiet: [
      lines(
        status('10:01:00', 'Faulted', { code: 'InternalError' }),
        status('10:10:00', 'Available'),
        session('10:15:00', '10:30:00'),
      ),
    ],
    expected: { params: { sessions: 2 } },
  },
  {
    // The first fault is over before anything flowed; the second one is not.
    rule: 'transaction.energy-during-fault',
    fires: lines(
      longSession(
        status('10:16:00', 'Charging'),
        status('10:20:00', 'Faulted', { code: 'InternalError' }),
        status('10:22:00', 'Charging'),
        status('10:30:00', 'Faulted', { code: 'InternalError' }),
        meter('10:32:00', 'Energy.Active.Import.Register=2500'),
        meter('10:40:00', 'Energy.Active.Import.Register=3500'),
      ),
    ),
    quiet: [
      lines(
        longSession(
          status('10:16:00', 'Charging'),
          status('10:20:00', 'Faulted', { code: 'InternalError' }),
          status('10:22:00', 'Charging'),
          meter('10:32:00', 'Energy.Active.Import.Register=2500'),
          meter('10:40:00', 'Energy.Active.Import.Register=3500'),
        ),
      ),
    ],
    expected: { params: { energyWh: 1000, duration: '8 min' } },
  },
  {
    // An order that the station refused takes nothing out of service: the next one is the first.
    rule: 'maintenance.left-inoperative',
    fires: [
      '10:00:00 < ChangeAvailability connectorId:1 type:Inoperative -> status:Rejected',
      '10:05:00 < ChangeAvailability connectorId:1 type:Inoperative -> status:Accepted',
      'd2 10:00:00 > Heartbeat -> currentTime:$t',
    ].join('\n'),
    quiet: [
      [
        '10:05:00 < ChangeAvailability connectorId:1 type:Inoperative -> status:Accepted',
        '10:45:00 < ChangeAvailability connectorId:0 type:Operative -> status:Accepted',
        'd2 10:00:00 > Heartbeat -> currentTime:$t',
      ].join('\n'),
    ],
  },
  {
    // Current at another connector lets nobody charge at this one.
    rule: 'maintenance.profile-blocks-charging',
    fires: day(
      session('10:15:00', '11:45:00', {
        extra: `${limit('10:20:00', 0)}\n${limit('10:30:00', 16).replace('connectorId:1', 'connectorId:2')}`,
      }),
    ),
    quiet: [day(session('10:15:00', '11:45:00', { extra: limit('10:20:00', 16) }))],
    expected: { severity: 'warning' },
  },
  {
    // A session at another station says nothing about the boots of this one.
    rule: 'connection.boot-loop',
    fires: [
      ...times('10:00:00', 3, 900).map((time) => `${time} > BootNotification chargePointModel:M -> status:Accepted`),
      ...session('10:10:00', '10:20:00')
        .split('\n')
        .map((line) => line.replace(' > ', ' CP9| > ')),
    ].join('\n'),
    quiet: [
      [
        ...times('10:00:00', 3, 900).map((time) => `${time} > BootNotification chargePointModel:M -> status:Accepted`),
        session('10:10:00', '10:20:00'),
      ].join('\n'),
    ],
  },
];
