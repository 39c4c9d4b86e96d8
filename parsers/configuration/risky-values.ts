import type { FindingSeverity } from '../model/finding.ts';
import { isFalse, isTrue, namesOfKey } from './key-names.ts';
import type { SettingNames } from './key-names.ts';
import { about } from './statement.ts';
import type { ConfigurationStatement, ExaminedKey, StatementTopic } from './statement.ts';
import { listItems } from './value-rule.ts';

/** What the audit knows about the station besides its configuration. */
export interface StationCircumstances {
  /** Signed readings of it are in the case, or it says itself that it is built for calibration law. */
  readonly signs: boolean;
}

/** A value that does harm, whatever else is set. */
interface RiskyValue {
  readonly code: string;
  readonly topic: StatementTopic;
  readonly keys: SettingNames;
  readonly severity: FindingSeverity | ((value: string, circumstances: StationCircumstances) => FindingSeverity | null);
  /** Values of the sentence besides `key` and `value`, or `null` when the value does no harm. */
  readonly when: (value: string) => Readonly<Record<string, string>> | null;
}

const none = {};
const whenTrue = (value: string) => (isTrue(value) ? none : null);
const whenFalse = (value: string) => (isFalse(value) ? none : null);

/** What both readings of a charge need, wherever a list of contexts decides about signatures. */
const billingContexts = ['Transaction.Begin', 'Transaction.End'];
const missingFrom = (wanted: readonly string[]) => (value: string) => {
  const items = new Set(listItems(value).map((item) => item.toLowerCase()));
  const missing = wanted.filter((item) => !items.has(item.toLowerCase()));
  return missing.length === 0 ? null : { missing: missing.join(', ') };
};
const whenSigning =
  (severity: FindingSeverity, otherwise: FindingSeverity | null) =>
  (_value: string, { signs }: StationCircumstances) =>
    signs ? severity : otherwise;

/** One line a danger. */
const riskyValues: readonly RiskyValue[] = [
  {
    code: 'security.unknown-cards-offline',
    topic: 'security',
    keys: ['AllowOfflineTxForUnknownId', 'AuthCtrlr/OfflineTxForUnknownIdEnabled'],
    severity: 'warning',
    when: whenTrue,
  },
  {
    code: 'security.known-cards-offline',
    topic: 'security',
    keys: ['LocalAuthorizeOffline', 'AuthCtrlr/LocalAuthorizeOffline'],
    severity: 'info',
    when: whenTrue,
  },
  {
    code: 'security.remote-start-unchecked',
    topic: 'security',
    keys: ['AuthorizeRemoteTxRequests', 'AuthCtrlr/AuthorizeRemoteStart'],
    severity: 'info',
    when: whenFalse,
  },
  {
    code: 'security.refused-goes-on',
    topic: 'security',
    keys: ['StopTransactionOnInvalidId', 'TxCtrlr/StopTxOnInvalidId'],
    severity: 'warning',
    when: whenFalse,
  },
  {
    code: 'security.free',
    topic: 'security',
    keys: ['FreeMode', 'FreeCharging', 'FreeChargingOffline'],
    severity: 'warning',
    when: whenTrue,
  },
  { code: 'security.free', topic: 'security', keys: ['PlugAndCharge'], severity: 'warning', when: whenTrue },
  {
    code: 'security.free',
    topic: 'security',
    keys: ['user_authentication'],
    severity: 'warning',
    when: (value) => (value.trim().toLowerCase() === 'free' ? none : null),
  },
  {
    code: 'security.charge-goes-on-after-outage',
    topic: 'security',
    keys: ['HandleNewTransaction', 'HandleOldTransaction', 'HandleExpiredTransaction'],
    severity: 'warning',
    when: (value) => (/^\s*Reenable(?:Unknown|Old)\s*$/i.test(value) ? none : null),
  },
  {
    code: 'security.profile',
    topic: 'security',
    keys: ['SecurityProfile', 'SecurityCtrlr/SecurityProfile'],
    severity: (value) => (value.trim() === '0' ? 'critical' : 'warning'),
    when: (value) => (/^\s*[01]\s*$/.test(value) ? none : null),
  },
  {
    code: 'security.plain-transport',
    topic: 'security',
    keys: ['UseWebsocketSecure'],
    severity: 'warning',
    when: whenFalse,
  },
  {
    code: 'security.certificate-unchecked',
    topic: 'security',
    keys: ['verifyCert'],
    severity: 'critical',
    when: whenFalse,
  },
  { code: 'security.plain-ftp', topic: 'security', keys: ['ftpTryTLSUpgrade'], severity: 'info', when: whenFalse },
  {
    code: 'eichrecht.unsigned',
    topic: 'eichrecht',
    keys: ['TransmitMeterSignature', 'SampledDataCtrlr/SignReadings', 'AlignedDataCtrlr/SignReadings'],
    severity: whenSigning('critical', 'info'),
    when: whenFalse,
  },
  {
    code: 'eichrecht.contexts-unsigned',
    topic: 'eichrecht',
    keys: ['MeterValuesSignatureContexts', 'StopTxnSignatureContexts'],
    severity: whenSigning('critical', 'warning'),
    when: missingFrom(billingContexts),
  },
  {
    code: 'eichrecht.contexts-dropped',
    topic: 'eichrecht',
    keys: ['StopTxnSampledContexts'],
    severity: whenSigning('warning', 'info'),
    when: missingFrom(billingContexts),
  },
  {
    code: 'eichrecht.no-energy-register',
    topic: 'eichrecht',
    keys: ['MeterValuesSampledData', 'SampledDataCtrlr/TxEndedMeasurands'],
    severity: 'warning',
    when: (value) =>
      listItems(value).length > 0 && !/(?:^|[",[\s])Energy\.Active\.Import\.Register/i.test(value) ? none : null,
  },
  {
    code: 'eichrecht.clock-not-set',
    topic: 'eichrecht',
    keys: ['allowTxWithInvalidTime'],
    severity: whenSigning('warning', 'info'),
    when: whenTrue,
  },
  {
    code: 'eichrecht.time-source',
    topic: 'eichrecht',
    keys: ['useAsTimeSource'],
    severity: whenSigning('warning', 'info'),
    when: whenFalse,
  },
  {
    code: 'eichrecht.key-not-given',
    topic: 'eichrecht',
    keys: ['Meter1PublicKey', 'Meter2PublicKey', 'MeterPublicKey', 'MeterPublicKey1', 'MeterPublicKey2'],
    severity: whenSigning('info', null),
    when: (value) => (value.trim() === '' ? none : null),
  },
];

/** Keys by whose name an address of the backend is recognised. */
const endpointName = /(?:uri|url|endpoint|csms|centralsystem|backend)/i;
const plainAddress = /^\s*(?:ws|http):\/\//i;

/** Passwords that everybody tries first; none is a default of a manual (those are left out of the catalogues). */
const firstGuesses = new Set(
  '0000 1234 12345 123456 12345678 admin administrator changeme default guest password passwort root secret test user'.split(
    ' ',
  ),
);
/** Reads that give a value away in clear. */
const readVias = new Set(['GetConfiguration', 'GetVariables', 'NotifyReport']);

/** Everything that is dangerous about single values. */
export function riskyStatements(
  examined: readonly ExaminedKey[],
  circumstances: StationCircumstances,
): readonly ConfigurationStatement[] {
  const heard = new Set(
    examined.flatMap(({ configured }) =>
      configured.current !== null && configured.current.setBy !== 'file' ? [configured.key.toLowerCase()] : [],
    ),
  );
  return examined.flatMap((each) => {
    const { configured } = each;
    const value = configured.current?.value ?? null;
    const names = new Set(namesOfKey(configured.key));
    // What the station itself says about a setting goes before its file; where the two differ the audit says so.
    const isRepeated = configured.current?.setBy === 'file' && [...names].some((name) => heard.has(name));
    if (value === null || isRepeated) return [];
    const found = riskyValues.flatMap(({ code, topic, keys, severity, when }) => {
      if (!keys.some((key) => names.has(key.toLowerCase()))) return [];
      const params = when(value);
      const graded = typeof severity === 'string' ? severity : severity(value, circumstances);
      return params === null || graded === null ? [] : [about(each, code, topic, graded, params)];
    });
    if (!configured.secret && endpointName.test(configured.key) && plainAddress.test(value))
      found.push(about(each, 'security.plain-endpoint', 'security', 'warning'));
    return configured.secret ? [...found, ...secretStatements(each, value)] : found;
  });
}

/** A secret is judged without being shown. */
function secretStatements(each: ExaminedKey, value: string): readonly ConfigurationStatement[] {
  const found: ConfigurationStatement[] = [];
  const text = value.trim();
  if (text === '') return found;
  if (firstGuesses.has(text.toLowerCase()) || /^(.)\1*$/.test(text))
    found.push(about(each, 'security.guessable', 'security', 'critical'));
  else if (text.length < 8 && !/pin/i.test(each.configured.key))
    found.push(about(each, 'security.short-secret', 'security', 'warning'));
  const via = each.configured.history.find(
    (moment) => readVias.has(moment.via) && moment.value !== null && moment.value !== '',
  );
  if (via !== undefined && !/^[*•x]+$/i.test(text))
    found.push({
      ...about(each, 'security.secret-in-clear', 'security', 'warning', { via: via.via }),
      evidence: [via.evidence],
    });
  return found;
}
