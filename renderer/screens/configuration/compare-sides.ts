import type { ConfigAudit } from '../../../main/api/views/configuration-views.ts';
import type { Texts } from '../../text/en.ts';

/** Something that can stand on one side of a comparison. */
export interface CompareSide {
  readonly id: string;
  readonly label: string;
  readonly input: { readonly station?: string | null; readonly atMs?: number; readonly file?: string };
}

/** Times before which a person may want to see a station: just before each of its last changes. */
const mostTimes = 30;

/**
 * What can be compared: the station at hand now and before each of its changes, the other stations, a file that was chosen. The station now stands first.
 */
export function compareSides(
  audit: ConfigAudit,
  file: { readonly token: string; readonly name: string } | null,
  words: Texts['configuration'],
  /** A time as the window shows times now. */
  shownTime: (epochMs: number) => string,
): readonly CompareSide[] {
  if (audit.keys.length === 0) return [];
  const name = (station: string | null): string => station ?? words.noStation;
  // With one station its name tells nothing apart.
  const at = (time: string): string => (audit.stations.length < 2 ? time : `${name(audit.station)}, ${time}`);
  const instants = audit.keys.flatMap(({ history }) =>
    history.flatMap(({ time, changed }) => (changed && time !== null ? [Date.parse(time) - 1] : [])),
  );
  const times = [...new Set(instants)].toSorted((one, other) => one - other).slice(-mostTimes);
  return [
    { id: 'now', label: at(words.now), input: { station: audit.station } },
    ...times.map((atMs) => ({
      id: `at:${atMs}`,
      label: at(words.before(shownTime(atMs + 1))),
      input: { station: audit.station, atMs },
    })),
    ...audit.stations
      .filter((station) => station !== audit.station)
      .map((station) => ({ id: `station:${station ?? ''}`, label: name(station), input: { station } })),
    ...(file === null ? [] : [{ id: `file:${file.token}`, label: file.name, input: { file: file.token } }]),
  ];
}
