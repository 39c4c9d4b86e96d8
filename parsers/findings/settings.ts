import type { ConfigurationRecord } from '../model/configuration.ts';
import type { CaseIndex } from './case-index.ts';

/*
 * What a station is set to, as messages tell it. A value that was read holds as it is; one that was written holds when the station
 * accepted it.
 */

/** Whether a record says what holds from then on. */
export function holds({ via, outcome, value }: ConfigurationRecord): boolean {
  if (value === null) return false;
  return via === 'ChangeConfiguration' || via === 'SetVariables'
    ? outcome === 'Accepted' || outcome === 'RebootRequired'
    : outcome === null || outcome === 'Accepted';
}

/** The name of a setting without its component: `HeartbeatInterval` of `OCPPCommCtrlr/HeartbeatInterval`. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).toLowerCase();
}

/** All records of one setting of a station, in time order. 2.x variables are found by their name, or by `Component/Variable`. */
export function recordsOf(index: CaseIndex, station: string | null, key: string): readonly ConfigurationRecord[] {
  const name = key.toLowerCase();
  const whole = name.includes('/');
  return index.settings.filter(
    (record) => record.station === station && (whole ? record.key.toLowerCase() : nameOf(record.key)) === name,
  );
}

/** What a setting was at an instant: the last value known by then, else the first one read later. */
export function settingAt(
  index: CaseIndex,
  station: string | null,
  key: string,
  ms: number,
): ConfigurationRecord | undefined {
  const records = recordsOf(index, station, key).filter(holds);
  return (
    records.findLast(({ observedAt }) => observedAt.epochMs !== null && observedAt.epochMs <= ms) ??
    records.find(({ via }) => via === 'GetConfiguration' || via === 'GetVariables' || via === 'NotifyReport')
  );
}

/** Writes of a setting that the station accepted. */
export function acceptedWrites(index: CaseIndex): readonly ConfigurationRecord[] {
  return index.settings.filter(
    (record) => (record.via === 'ChangeConfiguration' || record.via === 'SetVariables') && holds(record),
  );
}
