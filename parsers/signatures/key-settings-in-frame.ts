import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { connectorOf, textOf } from './frame-harvest.ts';
import type { Harvest } from './frame-harvest.ts';

/** `Meter1PublicKey` (chargebyte), `MeterPublicKey2` and `MeterPublicKey[2]` (OCA note), `FiscalMetering.PublicKey` (2.x). */
const keySettings = [
  /^(?:.*[./])?meter(\d{0,3})publickey$/i,
  /^(?:.*[./])?meterpublickey\[?(\d{0,3})\]?$/i,
  /^fiscalmetering[./]publickey(?:\[(\d{0,3})\])?$/i,
  /^meter(\d{0,3})[._]?pubkey$/i,
];

/** A configuration key of 1.6 that holds a meter key. */
export function setting(key: string | null, value: string | null, connector: number | null, harvest: Harvest): void {
  if (key === null || value === null) return;
  for (const form of keySettings) {
    const match = form.exec(key.trim());
    if (match === null) continue;
    harvest.key(value, key.trim(), { connector: connector ?? connectorOf(match[1] ?? '') });
    return;
  }
}

/** The same as a variable of 2.x. */
export function variable(entry: Members, value: unknown, harvest: Harvest): void {
  const component = isMembers(entry['component']) ? entry['component'] : {};
  const named = isMembers(entry['variable']) ? entry['variable'] : {};
  const evse = isMembers(component['evse']) ? connectorOf(component['evse']['id']) : null;
  setting(`${textOf(component['name']) ?? ''}.${textOf(named['name']) ?? ''}`, textOf(value), evse, harvest);
}
