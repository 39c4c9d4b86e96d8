import type { ConfigurationRecord } from '../model/configuration.ts';

/*
 * One history per station and key: what the backend wrote, what the station said, what files hold, in the order of time. From it follows what the
 * station works with. Nothing is thrown away: a rejected write stays in the history and changes nothing.
 */

/** Who put the value there: a write of the backend, the station itself when it was asked, a file or table that it keeps. */
export type ConfigurationSetter = 'csms' | 'station' | 'file';

/**
 * What became of it. `observed`: read, not written. `accepted` works at once, `reboot-required` with the next start; `rejected`, `not-supported`, `error` and `no-answer` change
 * nothing; `unknown-key`: the station says that it has no such key.
 */
export type ConfigurationEffect =
  | 'observed'
  | 'accepted'
  | 'reboot-required'
  | 'rejected'
  | 'not-supported'
  | 'error'
  | 'no-answer'
  | 'unknown-key';

export interface NumberedConfiguration {
  readonly id: number;
  readonly record: ConfigurationRecord;
}

export interface ConfigurationEntry extends NumberedConfiguration {
  readonly setBy: ConfigurationSetter;
  readonly effect: ConfigurationEffect;
  /** The value differs from what was known before. */
  readonly changes: boolean;
}

/** What a station works with, as far as anything tells. */
export interface CurrentValue {
  readonly value: string | null;
  readonly entry: ConfigurationEntry;
  /** Accepted, but works only after a restart that is not in evidence. */
  readonly pending: boolean;
  /** An undated file or store holds another value: it may be older or newer. */
  readonly otherwise: ConfigurationEntry | null;
}

export interface ConfigurationHistory {
  readonly station: string | null;
  readonly key: string;
  readonly secret: boolean;
  /** In the order of time; what has no time stands first, because files are read before anything is known. */
  readonly entries: readonly ConfigurationEntry[];
  readonly current: CurrentValue | null;
}

/** Who put a value there, by the way it became known. */
export function setterOf({ via }: ConfigurationRecord): ConfigurationSetter {
  switch (via) {
    case 'ChangeConfiguration':
    case 'SetVariables':
    case 'SetVariableMonitoring':
    case 'ClearVariableMonitoring':
    case 'SetNetworkProfile':
    case 'DataTransfer':
    case 'BootNotification':
      return 'csms';
    case 'GetConfiguration':
    case 'GetVariables':
    case 'NotifyReport':
    case 'NotifyMonitoringReport':
    case 'NotifyEvent':
      return 'station';
    case 'configuration-file':
    case 'configuration-store':
      return 'file';
  }
}

/** An order of the backend whose answer says what came of it. */
function isWrite(via: ConfigurationRecord['via']): boolean {
  return (
    via === 'ChangeConfiguration' ||
    via === 'SetVariables' ||
    via === 'SetVariableMonitoring' ||
    via === 'ClearVariableMonitoring' ||
    via === 'SetNetworkProfile'
  );
}

/** What became of a value, by the words of OCPP 1.6 (7.22 ConfigurationStatus) and 2.0.1 (3.74 SetVariableStatusEnumType). */
export function effectOf({ outcome, via }: ConfigurationRecord): ConfigurationEffect {
  const word = (outcome ?? '').toLowerCase().replaceAll(/[^a-z]/g, '');
  if (word.startsWith('callerror')) return 'error';
  switch (word) {
    case 'accepted':
      return 'accepted';
    case 'rebootrequired':
      return 'reboot-required';
    case 'rejected':
      return 'rejected';
    case 'notsupported':
    case 'notsupportedattributetype':
    case 'unsupportedattributetype':
    case 'unsupportedmonitortype':
      return 'not-supported';
    case 'unknownkey':
    case 'unknowncomponent':
    case 'unknownvariable':
    case 'notfound':
      return 'unknown-key';
    case 'noanswer':
      return 'no-answer';
    case '':
      return isWrite(via) ? 'no-answer' : 'observed';
    default:
      return 'rejected';
  }
}

/** Keys are compared as 1.6 does it: letter case does not count (1.6, 5.3). */
function keyOf({ station, key }: ConfigurationRecord): string {
  return `${station ?? ''}\u0000${key.toLowerCase()}`;
}

/** A write that the backend itself asked for is news even when it says nothing new; a read is not. */
function takesEffect(effect: ConfigurationEffect): boolean {
  return effect === 'observed' || effect === 'accepted' || effect === 'reboot-required';
}

/** Builds the histories, sorted by station and key. `restarts` are instants of a station's start, for writes that wait for one. */
export function configurationHistories(
  records: Iterable<NumberedConfiguration>,
  restarts: ReadonlyMap<string | null, readonly number[]>,
): readonly ConfigurationHistory[] {
  const groups = new Map<string, NumberedConfiguration[]>();
  for (const numbered of records) {
    const key = keyOf(numbered.record);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [numbered]);
    else known.push(numbered);
  }
  return [...groups.values()]
    .map((group) => historyOf(group, restarts))
    .sort(
      (one, other) =>
        compare(one.station ?? '', other.station ?? '') || compare(one.key.toLowerCase(), other.key.toLowerCase()),
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function timeOf({ record }: NumberedConfiguration): number {
  return record.observedAt.epochMs ?? Number.NEGATIVE_INFINITY;
}

function historyOf(
  group: readonly NumberedConfiguration[],
  restarts: ReadonlyMap<string | null, readonly number[]>,
): ConfigurationHistory {
  const ordered = group.toSorted((one, other) => compareTimes(timeOf(one), timeOf(other)) || one.id - other.id);
  const entries: ConfigurationEntry[] = [];
  let known: ConfigurationEntry | null = null;
  for (const { id, record } of ordered) {
    const effect = effectOf(record);
    const counts: boolean = takesEffect(effect) && record.value !== null;
    const changes: boolean = counts && (known === null || known.record.value !== record.value);
    const entry: ConfigurationEntry = { id, record, setBy: setterOf(record), effect, changes };
    entries.push(entry);
    if (counts) known = entry;
  }
  const [first] = ordered;
  const station = first?.record.station ?? null;
  return {
    station,
    key: known?.record.key ?? first?.record.key ?? '',
    secret: ordered.some(({ record }) => record.secret),
    entries,
    current: known === null ? null : currentOf(known, entries, restarts.get(station) ?? []),
  };
}

function compareTimes(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function currentOf(
  entry: ConfigurationEntry,
  entries: readonly ConfigurationEntry[],
  restarts: readonly number[],
): CurrentValue {
  const at = entry.record.observedAt.epochMs;
  const restarted = at !== null && restarts.some((restart) => restart > at);
  const otherwise =
    at === null
      ? null
      : entries.findLast(
          (other) =>
            other.record.observedAt.epochMs === null &&
            other.effect === 'observed' &&
            other.record.value !== null &&
            other.record.value !== entry.record.value,
        );
  return {
    value: entry.record.value,
    entry,
    pending: entry.effect === 'reboot-required' && !restarted,
    otherwise: otherwise ?? null,
  };
}
