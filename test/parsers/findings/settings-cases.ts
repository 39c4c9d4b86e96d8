import { logEvent, stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { lines, longSession, meter, ofVendor, status, times } from './case-lines.ts';
import { day, session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const fault = (time: string, connector = 1): string => status(time, 'Faulted', { code: 'GroundFailure', connector });
const faultsAt = (count: number): string =>
  lines(
    ...times('10:05:00', count, 600).flatMap((time) => [fault(time), status(time.replace(/0$/, '9'), 'Available')]),
  );
/** Hours without a word, each between two heartbeats. */
const silences = (count: number): string =>
  [
    '09:50:00 > BootNotification chargePointModel:M -> status:Accepted currentTime:$t interval:600',
    ...times('10:00:00', count, 3600).map((time) => `${time} > Heartbeat -> ok`),
  ].join('\n');
const clockAt = (time: string, stamp: string): string =>
  `${time} > StatusNotification connectorId:1 status:Available errorCode:NoError timestamp:${stamp} -> ok`;
const currents = (time: string, l1: number, l2: number, l3: number): string =>
  meter(time, `Current.Import=${l1}@L1`, `Current.Import=${l2}@L2`, `Current.Import=${l3}@L3`);
const rise = (wh: number): readonly string[] =>
  times('10:20:00', 7, 60).map((time, index) =>
    meter(time, `Energy.Active.Import.Register=${1000 + (wh / 6) * index}`, 'Power.Active.Import=0'),
  );
const soc = (values: readonly number[]): string =>
  lines(longSession(...times('10:20:00', values.length, 60).map((time, index) => meter(time, `SoC=${values[index]}`))));
const reboot = (minute: number): string =>
  `10:${minute}:00 > BootNotification chargePointModel:M -> status:Accepted interval:600`;
const powerLost = (time: string, station: string | null = 'CP1') => logEvent('power-lost', at(time), station);
const resetAndBoot = (boot: string): string =>
  ofVendor(
    'chargebyte',
    lines(
      '10:15:00 < Reset type:Soft -> status:Accepted',
      `${boot} > BootNotification chargePointModel:M -> status:Accepted`,
    ),
  );
const rcd = (time: string, extra = ''): string =>
  ofVendor(
    'chargebyte',
    lines(status(time, 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:RcdTestError' }), extra),
  );
const trip = (time: string, connector = 1): readonly string[] => [
  status(time, 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:ERR_CCID_TRIPPED', connector }),
  status(time.replace(/.$/, '9'), 'Charging', { connector }),
];
const greenflux = (...table: readonly string[]): string => ofVendor('greenflux', lines(...table));

const remote = (time: string, connector = 1, tag = 'A'): string =>
  `${time} < RemoteStartTransaction connectorId:${connector} idTag:${tag} -> status:Accepted`;

/** What turns with settings that no other case comes near, and what stories of a site have shown. */
export const settingsCases: readonly RuleCase[] = [
  {
    // Asked again before it came to a session: the first time came to nothing.
    rule: 'authorisation.remote-start-without-session',
    fires: lines(
      remote('10:05:00'),
      status('10:05:02', 'Preparing'),
      status('10:06:02', 'Available'),
      remote('10:14:50'),
      session('10:15:00', '10:45:00'),
    ),
    quiet: [
      // The driver took his time with the cable.
      lines(remote('10:05:00'), status('10:05:02', 'Preparing'), session('10:15:00', '10:45:00')),
      // Pressed twice.
      lines(remote('10:13:00'), remote('10:14:50'), session('10:15:00', '10:45:00')),
    ],
    expected: { fromMs: at('10:05:00') + 100, connector: 1, params: { waited: '3 min' } },
  },
  {
    // A session goes on over three restarts; one long before them was none of them.
    rule: 'connection.boot-loop',
    fires: lines(
      reboot(10),
      session('10:15:00', '11:15:00', { extra: [reboot(30), reboot(34), reboot(38)].join('\n') }),
    ),
    quiet: [
      lines(reboot(20), session('10:25:00', '10:28:00'), reboot(30), reboot(55)),
      // People charge between them.
      lines(
        reboot(10),
        session('10:12:00', '10:14:00'),
        reboot(15),
        session('10:16:00', '10:20:00', { tx: 8, start: 9000, stop: 9500 }),
        reboot(25),
        reboot(35),
      ),
    ],
    expected: {
      severity: 'warning',
      fromMs: at('10:30:00'),
      toMs: at('10:38:00'),
      params: { boots: 3, duration: '8 min' },
    },
  },
  {
    // The store has no end either: there is nothing left to import.
    rule: 'transaction.stop-after-log',
    fires: {
      table: day(session('10:15:00', '10:30:00').split('\n')[1] ?? '', { from: '10:35', to: '11:20' }),
      rows: [
        transactionRow({
          transactionId: '7',
          startedAt: stamp(at('10:15:00')),
          meterStartWh: '1000',
          meterLastWh: '3400',
          meterLastAt: stamp(at('10:31:00')),
        }),
      ],
    },
    quiet: [day(session('10:15:00', '10:30:00'))],
    expected: {
      params: { transaction: '7', lastWh: '3400', stored: 1 },
      counterEvidence: [
        { code: 'stop-in-log', found: false },
        { code: 'stop-in-database', found: false },
      ],
    },
  },
  {
    // The log ends soon after a restart: the end may still have come.
    rule: 'transaction.stop-after-log',
    fires: day(
      `11:40:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7\n11:44:00 > BootNotification chargePointModel:M -> status:Accepted interval:600`,
    ),
    quiet: [
      day(
        `10:40:00 > StartTransaction connectorId:1 idTag:A meterStart:1 timestamp:$t -> transactionId:7\n11:44:00 > StopTransaction transactionId:7 meterStop:900 timestamp:$t -> ok`,
      ),
    ],
    expected: { severity: 'info', params: { transaction: '7' } },
  },
  {
    rule: 'status.fault',
    fires: faultsAt(4),
    quiet: [lines(status('10:05:00', 'Available'))],
    expected: { params: { episodes: 4, notifications: 4 } },
  },
  {
    rule: 'connection.boot-not-accepted',
    // Half a minute of log after a boot without an answer says nothing.
    fires: '10:00:00 > BootNotification a:1\n10:01:30 > Heartbeat -> ok',
    quiet: ['10:00:00 > BootNotification a:1\n10:00:30 > Heartbeat\n10:00:40 < Reset type:Soft -> ok'],
    expected: { severity: 'critical' },
  },
  {
    rule: 'connection.silence',
    fires: silences(5),
    quiet: [silences(1)],
    expected: { params: { times: 4, duration: '60 min' }, fromMs: at('10:00:00'), toMs: at('14:00:00') },
  },
  {
    // Fewer messages before the jump than it takes to be sure.
    rule: 'connection.clock-jump',
    fires: day(
      [
        ...times('10:10:00', 6, 60).map((time) => clockAt(time, '$t')),
        ...times('10:30:00', 7, 60).map((time) => clockAt(time, '$t-2m')),
      ].join('\n'),
    ),
    quiet: [
      day(
        [
          ...times('10:10:00', 4, 60).map((time) => clockAt(time, '$t')),
          ...times('10:30:00', 7, 60).map((time) => clockAt(time, '$t-2m')),
        ].join('\n'),
      ),
    ],
    expected: { params: { jump: '-2 min' }, fromMs: at('10:30:00') },
  },
  {
    rule: 'metering.power-without-energy',
    fires: lines(longSession(...rise(600))),
    quiet: [lines(longSession(...rise(480)))],
    expected: { params: { risenWh: 600, duration: '6 min' } },
  },
  {
    rule: 'metering.soc-stalls',
    fires: soc([50, 52, 48]),
    quiet: [soc([50, 52, 49]), soc([50, 52, 0])],
    expected: { params: { fallsFrom: 52, to: 48 } },
  },
  {
    rule: 'metering.phase-lost',
    fires: lines(
      longSession(
        currents('10:20:00', 16, 16, 16),
        ...times('10:21:00', 3, 60).map((time) => currents(time, 16, 0.9, 16)),
      ),
    ),
    quiet: [
      // One phase after the other: no phase was dead that often.
      lines(
        longSession(
          currents('10:20:00', 16, 16, 16),
          currents('10:21:00', 16, 0, 16),
          currents('10:22:00', 16, 0, 16),
          currents('10:23:00', 16, 16, 0),
          currents('10:24:00', 16, 16, 0),
        ),
      ),
      lines(
        longSession(
          currents('10:20:00', 16, 16, 16),
          ...times('10:21:00', 3, 60).map((time) => currents(time, 16, 1, 16)),
        ),
      ),
    ],
    expected: { params: { phase: 'L2' } },
  },
  {
    // Two signs of one failure, and one of the next.
    rule: 'status.power-loss',
    fires: {
      table: lines(reboot(20), reboot(50)),
      events: [powerLost('10:15:00'), powerLost('10:15:59'), powerLost('10:45:00')],
    },
    quiet: [lines(reboot(20))],
    expected: { params: { sessions: 0, away: '5 min' }, fromMs: at('10:15:00'), toMs: at('10:20:00') },
  },
  {
    // A line that names no station, in a case of two: of whom it speaks is not known.
    rule: 'status.power-loss',
    fires: {
      table: lines(reboot(20), '10:21:00 CP2| > BootNotification chargePointModel:M -> status:Accepted interval:600'),
      events: [powerLost('10:15:00', null)],
    },
    quiet: [lines(reboot(20))],
    expected: { station: null, params: { sessions: 0 }, counterEvidence: [{ code: 'boot-afterwards', found: false }] },
  },
  {
    rule: 'vendor.chargebyte.boot-late',
    fires: resetAndBoot('10:18:30'),
    quiet: [resetAndBoot('10:17:55')],
    expected: { params: { reset: 1 } },
  },
  {
    rule: 'vendor.chargebyte.offline-after-boot',
    fires: resetAndBoot('10:19:30'),
    quiet: [resetAndBoot('10:18:55')],
    expected: { severity: 'warning' },
  },
  {
    rule: 'vendor.chargebyte.rcd-test-failed',
    fires: rcd('11:15:00', status('11:14:30', 'Preparing')),
    quiet: [lines(status('11:14:30', 'Preparing'))],
    expected: { severity: 'critical', params: { plug: 1 } },
  },
  {
    rule: 'vendor.chargebyte.rcd-test-failed',
    fires: rcd('d2 09:55:00'),
    quiet: [lines(status('11:14:30', 'Preparing'))],
    expected: { params: { daily: 1 } },
  },
  {
    rule: 'vendor.chargebyte.rcd-test-failed',
    fires: rcd('09:52:00'),
    quiet: [lines(status('11:14:30', 'Preparing'))],
    expected: { params: { start: 1 } },
  },
  {
    rule: 'vendor.chargebyte.status-time-is-sending-time',
    fires: ofVendor(
      'chargebyte',
      day(status('10:51:30', 'Faulted', { code: 'OtherError' }).replace('$t', '$t-3s'), { from: '10:15', to: '10:45' }),
    ),
    quiet: [
      // Long after it was back, and a time that is not that of sending.
      ofVendor(
        'chargebyte',
        day(status('10:53:00', 'Faulted', { code: 'OtherError' }), { from: '10:15', to: '10:45' }),
      ),
      ofVendor(
        'chargebyte',
        day(status('10:51:30', 'Faulted', { code: 'OtherError' }).replace('$t', '$t-9s'), {
          from: '10:15',
          to: '10:45',
        }),
      ),
    ],
    expected: { params: { away: '40 min' } },
  },
  {
    // Two connectors trip in turn; each has its own retries.
    rule: 'vendor.greenflux.ccid-tripped',
    fires: greenflux(...trip('10:05:00'), ...trip('10:10:00', 2), ...trip('10:21:00'), ...trip('10:26:00', 2)),
    quiet: [greenflux(status('10:05:00', 'Available'))],
    expected: { severity: 'warning', connector: 1, params: { retries: 1, most: 3 } },
  },
  {
    rule: 'status.stuck-in-finishing',
    fires: [
      session('10:15:00', '10:30:00'),
      status('10:30:01', 'Finishing'),
      ...times('10:40:00', 79, 600).map((time) => `${time} > Heartbeat -> ok`),
    ].join('\n'),
    quiet: [
      [session('10:15:00', '10:30:00'), status('10:30:01', 'Finishing'), status('10:40:00', 'Available')].join('\n'),
    ],
    expected: { severity: 'warning', connector: 1 },
  },
];
