import { logEvent, transactionRow } from '../builders/case-view.ts';
import type { CaseParts } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { lines, longSession, meter, ofVendor, status, times } from './case-lines.ts';
import { day } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const chargebyte = (table: string): string => ofVendor('chargebyte', table);
const changes = (apart: number): string =>
  lines(...times('10:15:00', 5, apart).map((time, index) => status(time, index % 2 === 0 ? 'Charging' : 'Available')));
const started = (time: string) => [logEvent('station-started', at(time))];
/** A second start within the day, and when BootNotification comes. */
const restart = (time: string): string =>
  chargebyte(lines(`${time} > BootNotification chargePointModel:M -> status:Accepted interval:600`));
const unsent = (count: number): CaseParts => ({
  table: chargebyte(lines()),
  rows: Array.from({ length: count }, (_, index) =>
    transactionRow({ rowId: String(index + 1), acknowledged: false, transactionId: String(index) }),
  ),
});
const still = [
  status('10:16:00', 'Charging'),
  ...times('10:20:00', 5, 300).map((time) =>
    meter(time, 'Power.Active.Import=0', 'Energy.Active.Import.Register=2000'),
  ),
];
const fault = (extra: string): string => status('10:55:10', 'Faulted', { code: 'OtherError', extra });
const away = { from: '10:15', to: '10:54' };

export const vendorChargebyteCases: readonly RuleCase[] = [
  {
    rule: 'vendor.chargebyte.status-limited',
    fires: chargebyte(changes(10)),
    quiet: [chargebyte(changes(12)), changes(10)],
    expected: { params: { times: 4, seconds: 10 } },
  },
  {
    rule: 'vendor.chargebyte.boot-late',
    fires: { table: restart('10:16:35'), events: started('10:15:00') },
    quiet: [
      { table: restart('10:15:55'), events: started('10:15:00') },
      { table: restart('10:18:00'), events: started('10:15:00') },
    ],
  },
  {
    rule: 'vendor.chargebyte.offline-after-boot',
    fires: { table: restart('10:18:00'), events: started('10:15:00') },
    quiet: [{ table: restart('10:16:35'), events: started('10:15:00') }],
  },
  {
    rule: 'vendor.chargebyte.store-full',
    fires: unsent(310),
    quiet: [unsent(290)],
    expected: { params: { stored: 310, holds: 336 } },
  },
  {
    rule: 'vendor.chargebyte.suspended-as-charging',
    fires: chargebyte(lines(longSession(...still))),
    quiet: [
      lines(longSession(...still)),
      chargebyte(lines(longSession(...still.map((line) => line.replace('status:Charging', 'status:SuspendedEV'))))),
      chargebyte(lines(longSession(...still.slice(0, 4)))),
    ],
  },
  {
    rule: 'vendor.chargebyte.status-time-is-sending-time',
    fires: chargebyte(day(fault(''), away)),
    quiet: [
      // The station was there all the time.
      chargebyte(day(fault(''))),
      day(fault(''), away),
      chargebyte(day(status('10:55:10', 'Available'), away)),
    ],
    expected: { params: { away: '45 min' } },
  },
  {
    rule: 'vendor.chargebyte.rcd-test-failed',
    fires: chargebyte(
      lines(status('10:15:00', 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:RcdTestError' })),
    ),
    quiet: [
      chargebyte(
        lines(status('10:15:00', 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:RcdGroundFailure' })),
      ),
      lines(status('10:15:00', 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:RcdTestError' })),
    ],
  },
  {
    rule: 'vendor.chargebyte.time-not-valid',
    fires: chargebyte(lines('10:15:00 > StatusNotification connectorId:1 status:Available errorCode:NoError -> ok')),
    quiet: [
      chargebyte(lines(status('10:15:00', 'Available'))),
      lines('10:15:00 > StatusNotification connectorId:1 status:Available errorCode:NoError -> ok'),
    ],
    expected: { severity: 'warning' },
  },
];
