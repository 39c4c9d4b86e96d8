import { caseIndex } from './case-index.ts';
import type { CaseView } from './finding-rule.ts';

/**
 * Whether a station speaks OCPP 1.5: its BootNotification was answered with `heartbeatInterval` (1.6: `interval`), or it calls a connector
 * `Occupied` together with an error code (1.6 has finer states, 2.x no error codes).
 */
export function speaksOcpp15(view: CaseView, station: string | null): boolean {
  const boots = caseIndex(view).stations.get(station)?.boots ?? [];
  return (
    boots.some(({ reply }) => 'heartbeatInterval' in reply && !('interval' in reply)) ||
    view.statusHistory.some(
      (state) => state.station === station && state.status === 'Occupied' && state.errorCode !== null,
    )
  );
}
