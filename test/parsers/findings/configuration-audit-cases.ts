import type { ConfigurationRecord } from '../../../parsers/model/configuration.ts';
import { positionOnly } from '../../../parsers/time/read-timestamp.ts';
import type { RuleCase } from './rule-case.ts';
import { day } from './rule-case.ts';

/** What a configuration file of the station holds. */
function file(values: Readonly<Record<string, string>>): readonly ConfigurationRecord[] {
  return Object.entries(values).map(
    ([key, value], index): ConfigurationRecord => ({
      record: 'configuration',
      station: null,
      key,
      value,
      readonlyKey: null,
      via: 'configuration-file',
      outcome: null,
      observedAt: positionOnly,
      secret: /password/i.test(key),
      evidence: { kind: 'bytes', sourceId: 9, offset: index * 10, length: 10, line: index + 1 },
    }),
  );
}

const read = (key: string, value: string): string =>
  day(`10:15:00 < GetConfiguration ok -> configurationKey:[{"key":"${key}","value":"${value}","readonly":false}]`);

export const configurationAuditCases: readonly RuleCase[] = [
  {
    rule: 'configuration.billing-at-risk',
    fires: {
      table: day(''),
      files: file({ EichrechtCompliant: 'true', TransmitMeterSignature: 'false' }),
    },
    quiet: [
      { table: day(''), files: file({ EichrechtCompliant: 'true', TransmitMeterSignature: 'true' }) },
      // Without calibration law an unsigned reading is no danger.
      { table: day(''), files: file({ TransmitMeterSignature: 'false' }) },
      // ABL's own rule tells what came in messages.
      read('TransmitMeterSignature', 'false'),
    ],
    expected: {
      severity: 'critical',
      params: { key: 'TransmitMeterSignature', value: 'false', eichrecht_unsigned: 'yes' },
      evidence: [{ kind: 'bytes', sourceId: 9, offset: 10 }],
    },
  },
  {
    rule: 'configuration.security-at-risk',
    fires: { table: day(''), files: file({ 'ocpp/uri': 'ws://backend.example/ocpp', 'ocpp/password': 'changeme' }) },
    quiet: [
      { table: day(''), files: file({ 'ocpp/uri': 'wss://backend.example/ocpp' }) },
      { table: day(''), files: file({ 'ocpp/password': 'long-enough-and-own' }) },
      // A note, not a danger.
      { table: day(''), files: file({ LocalAuthorizeOffline: 'true' }) },
      // configuration.risky tells what came in messages.
      read('StopTransactionOnInvalidId', 'false'),
    ],
    expected: { severity: 'critical', params: { value: '••••••', security_guessable: 'yes' } },
  },
  {
    rule: 'configuration.value-out-of-range',
    fires: { table: day(''), files: file({ ChargePointVendor: 'chargebyte', MeterValueSampleInterval: '5' }) },
    quiet: [
      { table: day(''), files: file({ ChargePointVendor: 'chargebyte', MeterValueSampleInterval: '86400' }) },
      // No catalogue explains it.
      { table: day(''), files: file({ SomethingOfTheirOwn: '-1' }) },
    ],
    expected: { severity: 'warning', params: { key: 'MeterValueSampleInterval', value: '5' } },
  },
];
