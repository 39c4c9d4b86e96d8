import { caseIndex } from './case-index.ts';
import type { CaseView } from './finding-rule.ts';

const known = new WeakMap<CaseView, ReadonlySet<string | null>>();

function stationsOf15(view: CaseView): ReadonlySet<string | null> {
  const found = new Set<string | null>();
  for (const { station, boots } of caseIndex(view).stations.values()) {
    if (boots.some(({ reply }) => 'heartbeatInterval' in reply && !('interval' in reply))) found.add(station);
  }
  for (const { station, status, errorCode } of view.statusHistory) {
    if (status === 'Occupied' && errorCode !== null) found.add(station);
  }
  return found;
}

/**
 * Whether a station speaks OCPP 1.5: its BootNotification was answered with `heartbeatInterval` (1.6: `interval`), or it calls a connector
 * `Occupied` together with an error code (1.6 has finer states, 2.x no error codes).
 */
export function speaksOcpp15(view: CaseView, station: string | null): boolean {
  let stations = known.get(view);
  if (stations === undefined) {
    stations = stationsOf15(view);
    known.set(view, stations);
  }
  return stations.has(station);
}
