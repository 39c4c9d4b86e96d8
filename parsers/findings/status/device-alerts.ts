import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { Lanes } from '../lanes.ts';
import { Bound } from '../left-out.ts';
import { listOf, textOf, timeOf, wholeNumberOf } from '../../sessions/payload-fields.ts';

/** A variable of the device model that reported trouble (2.x, NotifyEvent). */
export interface DeviceAlert {
  readonly station: string | null;
  /** `null` for the station as a whole. */
  readonly evse: number | null;
  /** `Component/Variable`. */
  readonly what: string;
  readonly component: string;
  readonly info: string | null;
  readonly fromMs: number;
  /** When it was told last; a station repeats it while it lasts. */
  toMs: number;
  readonly evidence: EvidenceRef;
}

/** A log with more of them is hostile or not understood; what comes after them is counted. */
const mostAlerts = 2_000;

/** An alert that is told again this soon still lasts. */
const repeatedMs = 60_000;

/** Collects what a station reports as an alert; 2.x tells causes this way, because its StatusNotification has no error code. */
export function createAlertWatch() {
  const ofStation = new Map<string | null, DeviceAlert[]>();
  const latest = new Lanes<{ alert: DeviceAlert }>();
  const bound = new Bound(mostAlerts);
  let count = 0;
  return {
    frame(frame: CorrelatedFrame, read: unknown): void {
      for (const event of listOf(membersOf(read)['eventData'])) {
        const component = membersOf(event['component']);
        const name = textOf(component['name'], 60);
        const over = event['cleared'] === true || textOf(event['actualValue'], 10)?.toLowerCase() === 'false';
        if (name === null || over) continue;
        if (textOf(event['trigger'], 20)?.toLowerCase() !== 'alerting') continue;
        const variable = textOf(membersOf(event['variable'])['name'], 60);
        const ms = timeOf(event['timestamp'])?.epochMs ?? frame.loggedAt.epochMs;
        if (ms === null) continue;
        const { station, evidence } = frame;
        const evse = wholeNumberOf(membersOf(component['evse'])['id']);
        const what = variable === null ? name : `${name}/${variable}`;
        const before = latest.get(station, evse, what);
        if (before !== undefined && ms >= before.alert.fromMs && ms - before.alert.toMs <= repeatedMs) {
          before.alert.toMs = Math.max(before.alert.toMs, ms);
          continue;
        }
        if (!bound.admits(count, ms, evidence)) continue;
        const info = textOf(event['techInfo'] ?? event['techCode'], 200);
        const alert: DeviceAlert = { station, evse, what, component: name, info, fromMs: ms, toMs: ms, evidence };
        if (before === undefined) latest.add(station, evse, what, { alert });
        else before.alert = alert;
        count += 1;
        const alerts = ofStation.get(station);
        if (alerts === undefined) ofStation.set(station, [alert]);
        else alerts.push(alert);
      }
    },
    /** What was not remembered, for the rule to yield with its findings. */
    leftOut: () => bound.leftOut(),
    /** Alerts of a station about a connector, or about the station as a whole, near an instant. */
    near(station: string | null, connector: number, ms: number | null, withinMs: number): readonly DeviceAlert[] {
      return (ofStation.get(station) ?? []).filter((alert) => isNear(alert, connector, ms, withinMs));
    },
  };
}

export type AlertWatch = ReturnType<typeof createAlertWatch>;

function isNear(alert: DeviceAlert, connector: number, ms: number | null, withinMs: number): boolean {
  return (
    (alert.evse === null || alert.evse === 0 || connector === 0 || alert.evse === connector) &&
    ms !== null &&
    ms >= alert.fromMs - withinMs &&
    ms <= alert.toMs + withinMs
  );
}
