import { membersOf } from '../../base/members.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
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
  readonly ms: number | null;
  readonly evidence: EvidenceRef;
}

/** A log with more of them is hostile or not understood. */
const mostAlerts = 2_000;

/** Collects what a station reports as an alert; 2.x tells causes this way, because its StatusNotification has no error code. */
export function createAlertWatch() {
  const ofStation = new Map<string | null, DeviceAlert[]>();
  let count = 0;
  return {
    frame(frame: CorrelatedFrame, read: unknown): void {
      for (const event of listOf(membersOf(read)['eventData'])) {
        const component = membersOf(event['component']);
        const name = textOf(component['name'], 60);
        const over = event['cleared'] === true || textOf(event['actualValue'], 10)?.toLowerCase() === 'false';
        if (name === null || over || count >= mostAlerts) continue;
        if (textOf(event['trigger'], 20)?.toLowerCase() !== 'alerting') continue;
        const variable = textOf(membersOf(event['variable'])['name'], 60);
        count += 1;
        const alerts = ofStation.get(frame.station) ?? [];
        ofStation.set(frame.station, alerts);
        alerts.push({
          station: frame.station,
          evse: wholeNumberOf(membersOf(component['evse'])['id']),
          what: variable === null ? name : `${name}/${variable}`,
          component: name,
          info: textOf(event['techInfo'] ?? event['techCode'], 200),
          ms: timeOf(event['timestamp'])?.epochMs ?? frame.loggedAt.epochMs,
          evidence: frame.evidence,
        });
      }
    },
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
    alert.ms !== null &&
    Math.abs(alert.ms - ms) <= withinMs
  );
}
