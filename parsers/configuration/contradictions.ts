import type { FindingSeverity } from '../model/finding.ts';
import { isFalse, isTrue, settingOf, wholeNumber } from './key-names.ts';
import type { SettingNames } from './key-names.ts';
import { shownValue } from './statement.ts';
import type { ConfigurationStatement, ExaminedKey, StatementTopic } from './statement.ts';
import { listItems } from './value-rule.ts';

type Setting = NonNullable<ReturnType<typeof settingOf>>;

/** What two or three settings say against each other. */
export function contradictions(
  examined: readonly ExaminedKey[],
  { signs }: { readonly signs: boolean },
): readonly ConfigurationStatement[] {
  const get = (...names: SettingNames): Setting | null => settingOf(examined, names);
  return [
    ...samples(get),
    ...listLengths(examined),
    ...orderedPairs(get),
    ...offline(get),
    ...endpoint(get),
    ...liveness(get),
    ...(signs ? billingInterval(get) : []),
  ];
}

type Get = (...names: SettingNames) => Setting | null;

function together(
  code: string,
  severity: FindingSeverity,
  settings: readonly Setting[],
  params: Readonly<Record<string, string>> = {},
  topic: StatementTopic = 'contradiction',
): ConfigurationStatement {
  const [first, second] = settings;
  return {
    code,
    severity,
    topic,
    keys: settings.map(({ examined }) => examined.configured.key),
    params: {
      key: first?.examined.configured.key ?? '',
      value: first === undefined ? '' : shownValue(first.examined.configured, first.value),
      other: second?.examined.configured.key ?? '',
      otherValue: second === undefined ? '' : shownValue(second.examined.configured, second.value),
      ...params,
    },
    source: first?.examined.knowledge?.source ?? null,
    evidence: settings.flatMap(({ examined }) => examined.configured.current?.evidence ?? []),
  };
}

function samples(get: Get): readonly ConfigurationStatement[] {
  const pairs: readonly (readonly [SettingNames, SettingNames])[] = [
    [
      ['MeterValueSampleInterval', 'SampledDataCtrlr/TxUpdatedInterval'],
      ['MeterValuesSampledData', 'SampledDataCtrlr/TxUpdatedMeasurands'],
    ],
    [
      ['ClockAlignedDataInterval', 'AlignedDataCtrlr/Interval'],
      ['MeterValuesAlignedData', 'AlignedDataCtrlr/Measurands'],
    ],
  ];
  return pairs.flatMap(([intervals, measurands]) => {
    const interval = get(...intervals);
    const data = get(...measurands);
    if (interval === null || data === null) return [];
    const seconds = wholeNumber(interval.value);
    const items = listItems(data.value).length;
    if (seconds === 0 && items > 0)
      return [together('contradiction.values-without-interval', 'info', [interval, data])];
    if (seconds !== null && seconds > 0 && items === 0)
      return [together('contradiction.interval-without-values', 'warning', [interval, data])];
    return [];
  });
}

/** `X` holds more items than `XMaxLength` allows (OCPP 1.6, 9.1). */
function listLengths(examined: readonly ExaminedKey[]): readonly ConfigurationStatement[] {
  return examined.flatMap(({ configured }) => {
    const base = /^(.*)MaxLength$/i.exec(configured.key)?.[1];
    if (base === undefined) return [];
    const list = settingOf(examined, [base]);
    const limit = settingOf(examined, [configured.key]);
    const most = limit === null ? null : wholeNumber(limit.value);
    if (list === null || limit === null || most === null || list.examined.knowledge?.rule.type !== 'list') return [];
    const items = listItems(list.value).length;
    return items > most
      ? [
          together('contradiction.list-too-long', 'warning', [list, limit], {
            items: String(items),
            most: String(most),
          }),
        ]
      : [];
  });
}

/** The first must not lie above the second. */
const ordered: readonly (readonly [SettingNames, SettingNames])[] = [
  [['TempLowerOffsetDegrees'], ['TempUpperOffsetDegrees']],
  [['UnderVoltageLimit'], ['OverVoltageLimit']],
  [['MaxCurrentConnection'], ['ChargePointCurrentLimit']],
  [['SendLocalListMaxLength'], ['LocalAuthListMaxLength']],
  [
    ['ports[0]/failsafe_current_limit', 'failsafe_current_limit'],
    ['ports[0]/evse_current_limit', 'evse_current_limit'],
  ],
];

function orderedPairs(get: Get): readonly ConfigurationStatement[] {
  return ordered.flatMap(([lower, upper]) => {
    const [low, high] = [get(...lower), get(...upper)];
    if (low === null || high === null) return [];
    const values = [Number.parseFloat(low.value), Number.parseFloat(high.value)] as const;
    return values[0] > values[1] ? [together('contradiction.above', 'warning', [low, high])] : [];
  });
}

function offline(get: Get): readonly ConfigurationStatement[] {
  const found: ConfigurationStatement[] = [];
  const local = get('LocalAuthorizeOffline', 'AuthCtrlr/LocalAuthorizeOffline');
  const list = get('LocalAuthListEnabled', 'LocalAuthListCtrlr/Enabled');
  const cache = get('AuthorizationCacheEnabled', 'AuthorisationCacheEnabled', 'AuthCacheCtrlr/Enabled');
  if (
    local !== null &&
    list !== null &&
    cache !== null &&
    isTrue(local.value) &&
    isFalse(list.value) &&
    isFalse(cache.value)
  )
    found.push(
      together('contradiction.offline-without-cards', 'warning', [local, list, cache], {
        third: cache.examined.configured.key,
      }),
    );
  const energy = get('MaxEnergyOnInvalidId', 'TxCtrlr/MaxEnergyOnInvalidId');
  const stop = get('StopTransactionOnInvalidId', 'TxCtrlr/StopTxOnInvalidId');
  if (energy !== null && stop !== null && (wholeNumber(energy.value) ?? 0) > 0 && isTrue(stop.value))
    found.push(together('contradiction.energy-without-effect', 'info', [energy, stop]));
  return found;
}

function endpoint(get: Get): readonly ConfigurationStatement[] {
  const profile = get('SecurityProfile', 'SecurityCtrlr/SecurityProfile');
  const secure = get('UseWebsocketSecure');
  const address = get('CentralSystemURI', 'ocpp/uri', 'ServiceURL', 'OCPPEndpointToBackend', 'BESURL');
  if (address === null || !/^\s*ws:/i.test(address.value)) return [];
  const found: ConfigurationStatement[] = [];
  if (profile !== null && (wholeNumber(profile.value) ?? 0) >= 2)
    found.push(together('contradiction.profile-needs-tls', 'critical', [profile, address]));
  if (secure !== null && isTrue(secure.value))
    found.push(together('contradiction.profile-needs-tls', 'critical', [secure, address]));
  return found;
}

/** Neither pings nor heartbeats: a dead connection is noticed by nobody. */
function liveness(get: Get): readonly ConfigurationStatement[] {
  const ping = get('WebSocketPingInterval', 'OCPPCommCtrlr/WebSocketPingInterval');
  const heartbeat = get('HeartbeatInterval', 'OCPPCommCtrlr/HeartbeatInterval');
  if (ping === null || heartbeat === null) return [];
  return wholeNumber(ping.value) === 0 && wholeNumber(heartbeat.value) === 0
    ? [together('contradiction.no-sign-of-life', 'warning', [ping, heartbeat])]
    : [];
}

/** A manual that asks for a longer interval under calibration law: `minimum` of the catalogue, "5 (60 with Eichrecht)" (ABL 4.4.1). */
function billingInterval(get: Get): readonly ConfigurationStatement[] {
  const interval = get('MeterValueSampleInterval');
  const minimum = interval?.examined.knowledge?.entries
    .map(({ entry }) => entry.facts['minimum'])
    .find((fact) => fact !== undefined);
  const least = /(\d+) with Eichrecht/.exec(minimum ?? '')?.[1];
  const seconds = interval === null ? null : wholeNumber(interval.value);
  if (interval === null || least === undefined || seconds === null || seconds === 0 || seconds >= Number(least))
    return [];
  return [together('eichrecht.interval-too-short', 'warning', [interval], { least }, 'eichrecht')];
}
