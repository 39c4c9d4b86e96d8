import { signedPart } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { lines, ofVendor, read, status, times, write } from './case-lines.ts';
import { session } from './rule-case.ts';
import type { RuleCase } from './rule-case.ts';

const abl = (table: string): string => ofVendor('ABL', table);
const greenflux = (table: string, firmware = '4.2.1'): string => ofVendor('GreenFlux', table, firmware);
const bacancy = (table: string): string => ofVendor('Bacancy', table);
const profile = (time: string, limit: number): string =>
  `${time} < SetChargingProfile connectorId:1 csChargingProfiles:{"chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":${limit}}]}} -> status:Accepted`;
const trips = (count: number, apart = 900): readonly string[] =>
  times('10:05:00', count, apart).flatMap((time) => [
    status(time, 'Faulted', { code: 'GroundFailure', extra: 'vendorErrorCode:ERR_CCID_TRIPPED' }),
    status(time.replace(/.$/, '9'), 'Charging'),
  ]);

export const vendorOtherCases: readonly RuleCase[] = [
  {
    rule: 'vendor.abl.meter-minus-one',
    fires: abl(lines(session('10:15:00', '10:45:00', { start: -1 }))),
    quiet: [
      lines(session('10:15:00', '10:45:00', { start: -1 })),
      abl(lines(session('10:15:00', '10:45:00', { start: 0 }))),
    ],
    expected: { params: { transaction: '7', start: 1 } },
  },
  {
    rule: 'vendor.abl.stop-uses-latest-record',
    fires: {
      table: abl(lines(session('10:15:00', '10:45:00'))),
      signed: [signedPart([{ tx: 'E', ms: at('10:40:00'), kwh: '9' }])],
    },
    quiet: [
      {
        table: abl(lines(session('10:15:00', '10:45:00'))),
        signed: [signedPart([{ tx: 'E', ms: at('10:44:30'), kwh: '9' }])],
      },
      {
        table: lines(session('10:15:00', '10:45:00')),
        signed: [signedPart([{ tx: 'E', ms: at('10:40:00'), kwh: '9' }])],
      },
    ],
    expected: { params: { older: '5 min' } },
  },
  {
    rule: 'vendor.abl.sample-interval',
    fires: abl(
      lines(
        read('10:00:00', 'TransmitMeterSignature=true'),
        write('10:15:00', 'MeterValueSampleInterval', '30', 'Rejected'),
      ),
    ),
    quiet: [
      abl(
        lines(
          read('10:00:00', 'TransmitMeterSignature=true'),
          write('10:15:00', 'MeterValueSampleInterval', '60', 'Rejected'),
        ),
      ),
      // Without signatures 30 s are allowed: the refusal has another reason.
      abl(lines(write('10:15:00', 'MeterValueSampleInterval', '30', 'Rejected'))),
    ],
    expected: { params: { seconds: 30, least: 60 } },
  },
  {
    rule: 'vendor.abl.signature-switched-off',
    fires: abl(lines(write('10:15:00', 'TransmitMeterSignature', 'false'))),
    quiet: [
      abl(lines(write('10:15:00', 'TransmitMeterSignature', 'true'))),
      abl(lines(write('10:15:00', 'TransmitMeterSignature', 'false', 'Rejected'))),
    ],
  },
  {
    rule: 'vendor.abl.reenable-old-refused',
    fires: abl(lines(write('10:15:00', 'HandleOldTransaction', 'ReenableOld', 'Rejected'))),
    quiet: [
      abl(lines(write('10:15:00', 'HandleOldTransaction', 'ReenableOld'))),
      abl(lines(write('10:15:00', 'HandleOldTransaction', 'Cancellation', 'Rejected'))),
    ],
  },
  {
    rule: 'vendor.abl.gateway-database-full',
    fires: abl(
      lines(
        status('10:15:00', 'Unavailable', {
          code: 'InternalError',
          extra: 'vendorErrorCode:"SMGW_DB_FULL"'.replace('SMGW_', 'SMGW-'),
        }),
      ),
    ),
    quiet: [
      abl(lines(status('10:15:00', 'Unavailable', { code: 'InternalError', extra: 'vendorErrorCode:UPDATE_RUNNING' }))),
    ],
  },
  {
    rule: 'vendor.abl.same-card-too-soon',
    fires: abl(
      lines(
        session('10:15:00', '10:45:00', { extra: '10:15:20 > Authorize idTag:A -> idTagInfo:{"status":"Accepted"}' }),
      ),
    ),
    quiet: [
      abl(
        lines(
          session('10:15:00', '10:45:00', { extra: '10:15:40 > Authorize idTag:A -> idTagInfo:{"status":"Accepted"}' }),
        ),
      ),
      abl(
        lines(
          session('10:15:00', '10:15:30', { extra: '10:15:20 > Authorize idTag:A -> idTagInfo:{"status":"Accepted"}' }),
        ),
      ),
      abl(
        lines(
          session('10:15:00', '10:45:00', { extra: '10:15:20 > Authorize idTag:B -> idTagInfo:{"status":"Accepted"}' }),
        ),
      ),
    ],
    expected: { params: { after: '20 s' } },
  },
  {
    rule: 'vendor.abl.over-limit-disconnected',
    fires: abl(
      lines(
        session('10:15:00', '10:45:00', {
          extra: [status('10:15:30', 'Charging'), profile('10:20:00', 10), status('10:20:07', 'SuspendedEVSE')].join(
            '\n',
          ),
        }),
      ),
    ),
    quiet: [
      // An order to pause is obeyed, not enforced.
      abl(
        lines(
          session('10:15:00', '10:45:00', {
            extra: [status('10:15:30', 'Charging'), profile('10:20:00', 0), status('10:20:07', 'SuspendedEVSE')].join(
              '\n',
            ),
          }),
        ),
      ),
      abl(
        lines(
          session('10:15:00', '10:45:00', {
            extra: [status('10:15:30', 'Charging'), profile('10:20:00', 10), status('10:21:07', 'SuspendedEVSE')].join(
              '\n',
            ),
          }),
        ),
      ),
    ],
    expected: { params: { limit: 10, after: '7 s', status: 'SuspendedEVSE' } },
  },
  {
    rule: 'vendor.abl.over-limit-disconnected',
    fires: abl(
      lines(
        '10:14:59 < RemoteStartTransaction connectorId:1 idTag:A chargingProfile:{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxProfile","chargingProfileKind":"Relative","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":10}]}} -> status:Accepted',
        session('10:15:00', '10:45:00', {
          extra: [status('10:15:01', 'Charging'), status('10:15:06', 'SuspendedEVSE')].join('\n'),
        }),
      ),
    ),
    quiet: [
      abl(
        lines(
          '10:14:59 < RemoteStartTransaction connectorId:1 idTag:A -> status:Accepted',
          session('10:15:00', '10:45:00', {
            extra: [status('10:15:01', 'Charging'), status('10:15:06', 'SuspendedEVSE')].join('\n'),
          }),
        ),
      ),
    ],
    expected: { params: { limit: 10 } },
  },
  {
    rule: 'vendor.greenflux.ccid-tripped',
    fires: greenflux(lines(...trips(4))),
    quiet: [lines(...trips(4)), greenflux(lines(status('10:15:00', 'Faulted', { code: 'HighTemperature' })))],
    expected: { severity: 'critical', params: { retries: 3, most: 3 } },
  },
  {
    rule: 'vendor.greenflux.charge-rate-too-soon',
    fires: greenflux(
      lines(
        profile('10:14:50', 63),
        status('10:15:00', 'Charging', { code: 'OtherError', extra: 'vendorErrorCode:ERR_CHANGE_PWM_NOT_YET_ALLOWED' }),
      ),
    ),
    quiet: [
      greenflux(
        lines(status('10:15:00', 'Charging', { code: 'OtherError', extra: 'vendorErrorCode:ERR_DIODE_FAILURE' })),
      ),
    ],
  },
  {
    rule: 'vendor.greenflux.update-refuses-reset',
    fires: greenflux(
      lines(
        '10:10:00 > FirmwareStatusNotification status:Installing -> ok',
        '10:15:00 < Reset type:Soft -> status:Rejected',
      ),
    ),
    quiet: [
      greenflux(lines('10:15:00 < Reset type:Soft -> status:Rejected')),
      greenflux(
        lines(
          '10:10:00 > FirmwareStatusNotification status:Installing -> ok',
          '10:15:00 < Reset type:Soft -> status:Accepted',
        ),
      ),
    ],
  },
  {
    rule: 'vendor.greenflux.password-changed',
    fires: greenflux(lines(read('10:15:00', 'HeartbeatInterval=600'))),
    quiet: [
      greenflux(lines(read('10:15:00', 'HeartbeatInterval=600')), '4.1.9'),
      lines(read('10:15:00', 'HeartbeatInterval=600')),
    ],
  },
  {
    rule: 'vendor.bacancy.endpoint-change',
    fires: bacancy(
      lines(
        write('10:15:00', 'OCPPEndpointToBackend', 'ws://new/CP1'),
        '10:16:00 < Reset type:Hard -> status:Accepted',
        '10:40:00 > BootNotification chargePointModel:M chargePointVendor:Bacancy -> status:Accepted interval:600',
      ),
    ),
    quiet: [
      bacancy(lines(write('10:15:00', 'OCPPEndpointToBackend', 'ws://new/CP1', 'Rejected'))),
      // Back after a minute: it never went away.
      bacancy(
        lines(
          write('10:15:00', 'OCPPEndpointToBackend', 'ws://new/CP1'),
          '10:16:00 < Reset type:Hard -> status:Accepted',
          '10:17:00 > BootNotification chargePointModel:M chargePointVendor:Bacancy -> status:Accepted interval:600',
        ),
      ),
    ],
    expected: { params: { back: '24 min' } },
  },
  {
    rule: 'vendor.bacancy.default-tag',
    fires: bacancy(
      lines(
        read('10:00:00', 'DefaultTag=1234A2C4', 'FreeMode=true'),
        session('10:15:00', '10:45:00', { tag: '1234A2C4' }),
      ),
    ),
    quiet: [
      bacancy(lines(read('10:00:00', 'DefaultTag=1234A2C4', 'FreeMode=true'), session('10:15:00', '10:45:00'))),
      bacancy(lines(read('10:00:00', 'FreeMode=true'), session('10:15:00', '10:45:00', { tag: '1234A2C4' }))),
    ],
    expected: { params: { times: 1, free: 1 } },
  },
];
