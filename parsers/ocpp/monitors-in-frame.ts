import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { PendingWrite } from './configuration-in-frame.ts';
import { variableKey } from './variable-key.ts';

/*
 * Monitors of variables (2.0.1 part 2, N04 to N06): a threshold or an interval at which a variable reports. A variable has one of a type for each severity
 * (SetMonitoringStatusEnumType, Duplicate), so that these name it; orders to clear one name its number only.
 */

/** Numbers remembered over all stations. */
const mostMonitors = 50_000;

function listOf(value: unknown): readonly Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** `EVSE@1/Power:UpperThreshold[4]`. `place` holds component and variable, `monitor` type and severity. */
function monitorKey(place: Members, monitor: Members): string | null {
  const type = textOf(monitor['type']);
  return type === null ? null : variableKey(place, `${type}[${textOf(monitor['severity']) ?? ''}]`);
}

export function createMonitors() {
  const keys = new Map<string, string>();

  function numbered(station: string | null, id: unknown): string {
    return JSON.stringify([station, textOf(id)]);
  }

  function note(station: string | null, id: unknown, key: string): void {
    if (textOf(id) !== null && keys.size < mostMonitors) keys.set(numbered(station, id), key);
  }

  function keyOf(station: string | null, id: unknown): string {
    return keys.get(numbered(station, id)) ?? `VariableMonitoring/#${textOf(id) ?? ''}`;
  }

  return {
    /** The monitors that a SetVariableMonitoring asks for. */
    writes(payload: Members): readonly PendingWrite[] {
      return listOf(payload['setMonitoringData']).flatMap((entry) => {
        const key = monitorKey(entry, entry);
        return key === null ? [] : [{ key, value: textOf(entry['value']) }];
      });
    },
    /** The monitors that a ClearVariableMonitoring names, with no value from then on. */
    clears(station: string | null, payload: Members): readonly PendingWrite[] {
      const ids: readonly unknown[] = Array.isArray(payload['id']) ? payload['id'] : [];
      return ids.slice(0, 1_000).map((id) => ({ key: keyOf(station, id), value: '' }));
    },
    /** What a report says of monitors; their numbers are remembered. */
    reported(station: string | null, payload: Members): readonly PendingWrite[] {
      return listOf(payload['monitor']).flatMap((entry) =>
        listOf(entry['variableMonitoring']).flatMap((monitor) => {
          const key = monitorKey(entry, monitor);
          if (key === null) return [];
          note(station, monitor['id'], key);
          return [{ key, value: textOf(monitor['value']) }];
        }),
      );
    },
    /** What became of each order; the numbers that the station gave are remembered. */
    outcomes(station: string | null, writes: readonly PendingWrite[], payload: Members): readonly (string | null)[] {
      const set = listOf(payload['setMonitoringResult']).map((result) => {
        const key = monitorKey(result, result);
        if (key !== null) note(station, result['id'], key);
        return { key, status: textOf(result['status']) };
      });
      const cleared = listOf(payload['clearMonitoringResult']).map((result) => ({
        key: keyOf(station, result['id']),
        status: textOf(result['status']),
      }));
      const results = [...set, ...cleared];
      return writes.map(
        ({ key }, index) => (results.find((result) => result.key === key) ?? results[index])?.status ?? null,
      );
    },
  };
}
