import { transactionRow, stamp } from '../../builders/case-view.ts';
import { at } from '../../builders/story.ts';
import { card, charging, clock, currents, sample, seconds, site, start, state, stop } from './lines.ts';
import type { SiteStory } from './lines.ts';

const end = (time: string): readonly string[] => [
  state(time, 1, 'Finishing'),
  state(time.replace(/.$/, '9'), 1, 'Available'),
];

/** A session of a few seconds in which nothing flows. */
function tried(from: number, transaction: number): readonly string[] {
  const time = (later: number): string => clock(from + later);
  return [
    card(time(0), 'TAG1'),
    state(time(1), 1, 'Preparing'),
    start(time(5), transaction, 1_000),
    state(time(6), 1, 'Charging'),
    stop(time(30), transaction, 1_000, { reason: 'EVDisconnected' }),
    state(time(31), 1, 'Finishing'),
    state(time(35), 1, 'Available'),
  ];
}

const startedTwice = site(
  'the backend gives two ids for one start',
  card('09:10:00', 'TAG1'),
  state('09:10:01', 1, 'Preparing'),
  start('09:10:05', 2801, 1_000),
  start('09:10:40', 2802, 1_000, { at: '2025-03-01T09:10:05Z' }),
  state('09:10:46', 1, 'Charging'),
  charging({ from: '09:11:00', to: '09:59:00', transaction: 2802, wh: 1_160, watts: 11_000 }),
  stop('10:00:05', 2802, 10_100, { tag: 'TAG1' }),
  end('10:00:06'),
);

/** Cards, orders and limits. */
export const driversAndBackends: readonly SiteStory[] = [
  site(
    'another card of the same family ends the session',
    '09:10:00 > Authorize idTag:TAG1 -> idTagInfo:{"status":"Accepted","parentIdTag":"FAM"}',
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 801, 1_000, { info: '{"status":"Accepted","parentIdTag":"FAM"}' }),
    state('09:10:06', 1, 'Charging'),
    charging({ from: '09:11:00', to: '09:59:00', transaction: 801, wh: 1_150, watts: 11_000 }),
    '09:59:50 > Authorize idTag:TAG2 -> idTagInfo:{"status":"Accepted","parentIdTag":"FAM"}',
    stop('10:00:00', 801, 10_050, { tag: 'TAG2' }),
    end('10:00:01'),
  ),
  site(
    'the local list accepts a card that the backend has blocked',
    '09:01:00 < SendLocalList listVersion:3 updateType:Full localAuthorizationList:[{"idTag":"TAG1","idTagInfo":{"status":"Accepted"}}] -> status:Accepted',
    state('09:10:00', 1, 'Preparing'),
    start('09:10:05', 901, 1_000, { info: '{"status":"Blocked"}' }),
    state('09:10:06', 1, 'Charging'),
    state('09:10:08', 1, 'SuspendedEVSE'),
    stop('09:10:20', 901, 1_010, { reason: 'DeAuthorized' }),
    end('09:10:21'),
  ),
  site(
    'a profile allows six amperes, and six amperes flow',
    '09:05:30 < SetChargingProfile connectorId:1 csChargingProfiles:{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Absolute","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":6}]}} -> status:Accepted',
    card('09:10:00', 'TAG1'),
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 1001, 1_000),
    state('09:10:06', 1, 'Charging'),
    charging({
      from: '09:11:00',
      to: '10:11:00',
      transaction: 1001,
      wh: 1_060,
      watts: 4_140,
      more: [sample('Current.Offered', 6, 'A'), ...currents(6, 5.9, 6)],
    }),
    stop('10:12:00', 1001, 5_280, { reason: 'EVDisconnected' }),
    end('10:12:01'),
  ),
  site(
    'a cable is in, and the vehicle takes nothing',
    card('09:10:00', 'TAG1'),
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 1101, 1_000),
    state('09:10:06', 1, 'SuspendedEV'),
    charging({ from: '09:11:00', to: '10:30:00', transaction: 1101, wh: 1_000, watts: 0 }),
    stop('10:31:00', 1101, 1_000, { reason: 'EVDisconnected' }),
    end('10:31:01'),
  ),
  site(
    'two connectors share the power',
    state('09:00:02', 2, 'Available'),
    card('09:10:00', 'TAG1'),
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 1501, 1_000),
    state('09:10:06', 1, 'Charging'),
    charging({ from: '09:11:00', to: '09:29:00', transaction: 1501, wh: 1_366, watts: 22_000 }),
    card('09:30:00', 'TAG2'),
    state('09:30:01', 2, 'Preparing'),
    start('09:30:05', 1502, 5_000, { connector: 2, tag: 'TAG2' }),
    state('09:30:06', 2, 'Charging'),
    charging({ from: '09:31:00', to: '10:00:00', transaction: 1501, wh: 8_300, watts: 11_000 }),
    charging({ from: '09:31:20', to: '10:20:20', transaction: 1502, wh: 5_200, watts: 11_000, connector: 2 }),
    stop('10:00:30', 1501, 13_600, { reason: 'EVDisconnected' }),
    end('10:00:31'),
    stop('10:21:00', 1502, 14_400, { tag: 'TAG2' }),
    state('10:21:01', 2, 'Finishing'),
    state('10:22:00', 2, 'Available'),
  ),
  site(
    'a reserved connector, another card before the one it waits for',
    '09:05:30 < ReserveNow connectorId:1 expiryDate:2025-03-01T10:05:30Z idTag:TAG1 reservationId:77 -> status:Accepted',
    state('09:05:31', 1, 'Reserved'),
    card('09:15:00', 'TAG9'),
    card('09:20:00', 'TAG1'),
    state('09:20:01', 1, 'Preparing'),
    start('09:20:05', 1601, 1_000, { extra: 'reservationId:77' }),
    state('09:20:06', 1, 'Charging'),
    charging({ from: '09:21:00', to: '09:59:00', transaction: 1601, wh: 1_160, watts: 11_000 }),
    stop('10:00:05', 1601, 8_330, { tag: 'TAG1' }),
    end('10:00:06'),
  ),
  site(
    'the station refuses a remote stop twice',
    card('09:10:00', 'TAG1'),
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 2101, 1_000),
    state('09:10:06', 1, 'Charging'),
    charging({ from: '09:11:00', to: '10:20:00', transaction: 2101, wh: 1_160, watts: 11_000 }),
    '09:40:30 < RemoteStopTransaction transactionId:2101 -> status:Rejected',
    '09:41:30 < RemoteStopTransaction transactionId:2101 -> status:Rejected',
    stop('10:20:30', 2101, 13_900, { tag: 'TAG1' }),
    end('10:20:31'),
  ),
  site(
    'vehicle and station pause in turn',
    card('09:10:00', 'TAG1'),
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 2301, 1_000),
    state('09:10:06', 1, 'Charging'),
    Array.from({ length: 14 }, (_, index) => [
      state(clock(seconds('09:15:00') + index * 240), 1, index % 2 === 0 ? 'SuspendedEV' : 'SuspendedEVSE'),
      state(clock(seconds('09:17:00') + index * 240), 1, 'Charging'),
    ]).flat(),
    charging({ from: '09:11:00', to: '10:20:00', transaction: 2301, wh: 1_060, watts: 4_000 }),
    stop('10:20:30', 2301, 5_800, { reason: 'EVDisconnected' }),
    end('10:20:31'),
  ),
  site(
    'three tries without energy',
    [2701, 2702, 2703].map((transaction, index) => tried(seconds('09:10:00') + index * 600, transaction)).flat(),
  ),
  {
    ...startedTwice,
    parts: {
      ...startedTwice.parts,
      rows: [
        transactionRow({
          transactionId: '2802',
          idTagStart: 'TAG1',
          idTagStop: 'TAG1',
          startedAt: stamp(at('09:10:05')),
          stoppedAt: stamp(at('10:00:05')),
          meterStartWh: '1000',
          meterStopWh: '10100',
          reason: 'Local',
        }),
      ],
    },
  },
  site(
    'an end whose start lies before the log',
    stop('09:30:00', 2901, 8_000, { reason: 'EVDisconnected' }),
    card('09:40:00', 'TAG1'),
    state('09:40:01', 1, 'Preparing'),
    start('09:40:05', 2902, 8_000),
    state('09:40:06', 1, 'Charging'),
    charging({ from: '09:41:00', to: '10:09:00', transaction: 2902, wh: 8_160, watts: 11_000 }),
    stop('10:10:05', 2902, 13_500, { tag: 'TAG1' }),
    end('10:10:06'),
  ),
  site(
    'an end that states an hour before its start',
    card('09:10:00', 'TAG1'),
    state('09:10:01', 1, 'Preparing'),
    start('09:10:05', 3001, 9_000),
    state('09:10:06', 1, 'Charging'),
    charging({ from: '09:11:00', to: '09:39:00', transaction: 3001, wh: 9_160, watts: 11_000 }),
    stop('09:40:05', 3001, 14_500, { tag: 'TAG1', at: '2025-03-01T08:40:05Z' }),
    end('09:40:06'),
  ),
];
