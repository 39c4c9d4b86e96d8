import { countUpTo } from '../base/sorted-search.ts';
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

/** The records of one setting of a station in time order; those that hold are picked out when somebody asks for an instant. */
interface Series {
  readonly records: ConfigurationRecord[];
  holding: readonly ConfigurationRecord[] | null;
}

const noSeries: Series = { records: [], holding: [] };
const known = new WeakMap<CaseIndex, ReadonlyMap<string | null, ReadonlyMap<string, Series>>>();

/** Grouped once for a case: rules ask for each session and each station. */
function seriesOf(index: CaseIndex, station: string | null, key: string): Series {
  let stations = known.get(index);
  if (stations === undefined) {
    stations = groupSettings(index.settings);
    known.set(index, stations);
  }
  return stations.get(station)?.get(key.toLowerCase()) ?? noSeries;
}

function groupSettings(settings: readonly ConfigurationRecord[]): Map<string | null, Map<string, Series>> {
  const stations = new Map<string | null, Map<string, Series>>();
  for (const record of settings) {
    const byName = stations.get(record.station) ?? new Map<string, Series>();
    stations.set(record.station, byName);
    for (const name of new Set([record.key.toLowerCase(), nameOf(record.key)])) {
      const series = byName.get(name);
      if (series === undefined) byName.set(name, { records: [record], holding: null });
      else series.records.push(record);
    }
  }
  return stations;
}

/** All records of one setting of a station, in time order. 2.x variables are found by their name, or by `Component/Variable`. */
export function recordsOf(index: CaseIndex, station: string | null, key: string): readonly ConfigurationRecord[] {
  return seriesOf(index, station, key).records;
}

/** What a setting was at an instant: the last value known by then, else the first one read later. */
export function settingAt(
  index: CaseIndex,
  station: string | null,
  key: string,
  ms: number,
): ConfigurationRecord | undefined {
  const series = seriesOf(index, station, key);
  series.holding ??= series.records.filter((record) => holds(record) && record.observedAt.epochMs !== null);
  const { holding, records } = series;
  return (
    holding[countUpTo(holding, ms, ({ observedAt }) => observedAt.epochMs ?? 0) - 1] ??
    records.find(
      (record) =>
        holds(record) &&
        (record.via === 'GetConfiguration' || record.via === 'GetVariables' || record.via === 'NotifyReport'),
    )
  );
}

/** Writes of a setting that the station accepted. */
export function acceptedWrites(index: CaseIndex): readonly ConfigurationRecord[] {
  return index.settings.filter(
    (record) => (record.via === 'ChangeConfiguration' || record.via === 'SetVariables') && holds(record),
  );
}
