import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { listOf } from '../sessions/payload-fields.ts';
import type { Call, CaseIndex } from './case-index.ts';

/**
 * Orders that bring a charging profile: of their own, or with the remote start whose transaction it is for (1.6, 5.11 and 5.16; 2.0.1 part 2, F01, F02
 * and K01).
 */
export const profileActions = ['SetChargingProfile', 'RemoteStartTransaction', 'RequestStartTransaction'] as const;

/** The profile that an order brings; empty without one. Some backends write a list of one. */
export function profileIn(payload: Members): Members {
  return listOf(payload['csChargingProfiles'] ?? payload['chargingProfile'])[0] ?? membersOf(undefined);
}

/** Whether an order brings a profile; a remote start need not. */
function bringsProfile({ payload }: Call): boolean {
  return payload['csChargingProfiles'] !== undefined || payload['chargingProfile'] !== undefined;
}

const ordersByStation = new WeakMap<CaseIndex, ReadonlyMap<string | null, readonly Call[]>>();

/** The orders of one station that bring a profile, in time order. */
export function profileOrdersOf(index: CaseIndex, station: string | null): readonly Call[] {
  let orders = ordersByStation.get(index);
  if (orders === undefined) {
    orders = Map.groupBy(index.calls(...profileActions).filter(bringsProfile), ({ frame }) => frame.station);
    ordersByStation.set(index, orders);
  }
  return orders.get(station) ?? [];
}
