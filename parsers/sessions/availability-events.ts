import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { listOf, textOf, wholeNumberOf } from './payload-fields.ts';

/** The availability of a connector, an EVSE or the station as a NotifyEvent tells it (2.0.1 part 2, G01; component variable AvailabilityState). */
export interface AvailabilityEvent {
  /** 0 for the station as a whole. */
  readonly evse: number;
  /** `null` where the event speaks of the EVSE or the station. */
  readonly connector: number | null;
  readonly state: string;
  readonly timestamp: unknown;
}

/** A report with more of them is hostile. */
const mostEvents = 1_000;

/** What a NotifyEvent says about availability; other variables of the device model are alerts and values, not states of a connector. */
export function availabilityEvents(payload: Members): readonly AvailabilityEvent[] {
  return listOf(payload['eventData'])
    .slice(0, mostEvents)
    .flatMap((event) => {
      if (textOf(membersOf(event['variable'])['name'], 60)?.toLowerCase() !== 'availabilitystate') return [];
      const component = membersOf(event['component']);
      const place = membersOf(component['evse']);
      const state = textOf(event['actualValue'], 60);
      const name = textOf(component['name'], 60)?.toLowerCase();
      const evse = name === 'chargingstation' ? 0 : wholeNumberOf(place['id']);
      if (state === null || evse === null) return [];
      const connector = name === 'connector' ? wholeNumberOf(place['connectorId']) : null;
      return [{ evse, connector, state, timestamp: event['timestamp'] }];
    });
}
