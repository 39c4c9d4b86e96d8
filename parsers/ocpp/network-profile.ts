import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { PendingWrite } from './configuration-in-frame.ts';

/* SetNetworkProfile (2.0.1 part 2, B09): how a station is to reach its backend. 2.1 has the same as variables of the component NetworkConfiguration. */

function named(members: Members, slot: string, prefix: string): readonly PendingWrite[] {
  return Object.entries(members).flatMap(([name, value]): readonly PendingWrite[] => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    const variable = `${prefix}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
    const write = { key: `NetworkConfiguration[${slot}]/${variable}`.slice(0, 200), value: String(value) };
    // The key of a tunnel is a secret without being called one.
    return [prefix === 'Vpn' && name === 'key' ? { ...write, secret: true } : write];
  });
}

/** The settings of a connection profile; passwords are secrets by their names. */
export function networkProfile(payload: Members): readonly PendingWrite[] {
  const data = payload['connectionData'];
  if (!isMembers(data)) return [];
  const { configurationSlot } = payload;
  const slot = typeof configurationSlot === 'number' || typeof configurationSlot === 'string' ? configurationSlot : '?';
  const { apn, vpn } = data;
  return [
    ...named(data, String(slot), ''),
    ...(isMembers(apn) ? named(apn, String(slot), '') : []),
    ...(isMembers(vpn) ? named(vpn, String(slot), 'Vpn') : []),
  ].slice(0, 50);
}
