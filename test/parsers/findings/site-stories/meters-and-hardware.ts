import { signedPart } from '../../builders/case-view.ts';
import { at } from '../../builders/story.ts';
import {
  boot,
  card,
  charging,
  currents,
  heartbeats,
  register,
  sample,
  site,
  siteFrom,
  start,
  state,
  stop,
  values,
} from './lines.ts';
import type { SiteStory } from './lines.ts';

const session = (transaction: number, wh: number): readonly string[] => [
  card('09:10:00', 'TAG1'),
  state('09:10:01', 1, 'Preparing'),
  start('09:10:05', transaction, wh),
  state('09:10:06', 1, 'Charging'),
];
const end = (time: string): readonly string[] => [
  state(time, 1, 'Finishing'),
  state(time.replace(/.$/, '9'), 1, 'Available'),
];
const withoutUnit = (kwh: string): readonly string[] => [
  `{"value":"${kwh}","measurand":"Energy.Active.Import.Register"}`,
];
const temperature = (celsius: number, offered: number): readonly string[] => [
  sample('Temperature', celsius, 'Celsius'),
  sample('Current.Offered', offered, 'A'),
];

const signedOnce = site(
  'a signed reading at the start only',
  session(3201, 1_000),
  charging({ from: '09:11:00', to: '09:59:00', transaction: 3201, wh: 1_160, watts: 11_000 }),
  stop('10:00:05', 3201, 10_100, { tag: 'TAG1' }),
  end('10:00:06'),
);

/** Meters, contactors, phases and heat. */
export const metersAndHardware: readonly SiteStory[] = [
  site(
    'the register runs over',
    session(1201, 99_998_000),
    values('09:20:00', 1201, [register(99_999_833)]),
    values('09:30:00', 1201, [register(1_667)]),
    values('09:40:00', 1201, [register(3_500)]),
    stop('09:50:05', 1201, 5_333, { tag: 'TAG1' }),
    end('09:50:06'),
  ),
  siteFrom('the meter is exchanged between two sessions', [
    boot('08:00:00', 'meterSerialNumber:M-0001'),
    state('08:00:01', 1, 'Available'),
    heartbeats('08:05:00', '09:55:00'),
    start('08:10:05', 1301, 845_000),
    state('08:10:06', 1, 'Charging'),
    stop('08:50:05', 1301, 852_000, { tag: 'TAG1' }),
    end('08:50:06'),
    state('09:00:00', 1, 'Unavailable'),
    boot('10:00:00', 'meterSerialNumber:M-0002'),
    state('10:00:01', 1, 'Available'),
    heartbeats('10:05:00', '12:00:00'),
    start('10:10:05', 1302, 12),
    state('10:10:06', 1, 'Charging'),
    stop('10:50:05', 1302, 7_012, { tag: 'TAG1' }),
    end('10:50:06'),
  ]),
  site(
    'kilowatt-hours without a unit',
    session(1401, 120_000),
    values('09:20:00', 1401, withoutUnit('121.8')),
    values('09:30:00', 1401, withoutUnit('123.6')),
    values('09:40:00', 1401, withoutUnit('125.4')),
    stop('09:50:05', 1401, 127_000, { tag: 'TAG1' }),
    end('09:50:06'),
  ),
  site(
    'a contactor does not open after the driver has ended the session',
    session(2201, 1_000),
    charging({ from: '09:11:00', to: '09:30:00', transaction: 2201, wh: 1_160, watts: 11_000 }),
    stop('09:30:30', 2201, 4_740, { tag: 'TAG1' }),
    state('09:30:31', 1, 'Finishing'),
    state('09:30:33', 1, 'Faulted', 'OtherError', 'vendorErrorCode:WELD_L1 info:contactor'),
    values('09:31:00', null, [register(4_830)]),
    values('09:40:00', null, [register(6_400)]),
  ),
  site(
    'the second phase is lost',
    session(2401, 1_000),
    charging({
      from: '09:11:00',
      to: '09:39:00',
      transaction: 2401,
      wh: 1_160,
      watts: 11_000,
      more: currents(16, 16, 16),
    }),
    charging({
      from: '09:40:00',
      to: '10:20:00',
      transaction: 2401,
      wh: 6_480,
      watts: 7_360,
      more: currents(16, 0, 16),
    }),
    stop('10:20:30', 2401, 11_450, { tag: 'TAG1' }),
    end('10:20:31'),
  ),
  site(
    'heat halves the power for twenty minutes',
    session(2501, 1_000),
    charging({
      from: '09:11:00',
      to: '09:39:00',
      transaction: 2501,
      wh: 1_160,
      watts: 22_000,
      more: temperature(60, 32),
    }),
    state('09:39:30', 1, 'Charging', 'HighTemperature'),
    charging({
      from: '09:40:00',
      to: '10:00:00',
      transaction: 2501,
      wh: 11_800,
      watts: 11_000,
      more: temperature(72, 16),
    }),
    state('10:00:30', 1, 'Charging'),
    charging({
      from: '10:01:00',
      to: '10:20:00',
      transaction: 2501,
      wh: 15_600,
      watts: 22_000,
      more: temperature(55, 32),
    }),
    stop('10:20:30', 2501, 22_800, { tag: 'TAG1' }),
    end('10:20:31'),
  ),
  {
    ...signedOnce,
    parts: {
      ...signedOnce.parts,
      signed: [signedPart([{ tx: 'B', ms: at('09:10:05'), kwh: '1.000' }], { value: { transactionId: '3201' } })],
    },
  },
];
