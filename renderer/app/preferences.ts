import { useSyncExternalStore } from 'react';
import type { HostBridge } from '../../main/api/client.ts';
import type { Preferences } from './preference-values.ts';
import { defaultPreferences, readPreferences } from './preference-values.ts';

/*
 * The looks are kept by the host: the address of browser mode, and with it the page's own storage, is another one at every start.
 */
const listeners = new Set<() => void>();
let current: Preferences | undefined;
let keep: ((json: string) => Promise<void>) | undefined;
let writing = false;
let again = false;

/** Asks the host for what was kept; without an answer the looks begin anew, and nothing else depends on them. */
export async function loadPreferences(host: HostBridge): Promise<void> {
  const reply = await host.call('preferences.get', {});
  current = reply.ok ? readPreferences(reply.value.json) : defaultPreferences();
  keep = async (json) => {
    await host.call('preferences.set', { json });
  };
}

export function preferences(): Preferences {
  current ??= defaultPreferences();
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  void write();
  for (const listener of listeners) listener();
}

/** One writing at a time; what changed meanwhile (a border that is dragged) is written once, at last. */
async function write(): Promise<void> {
  if (writing || keep === undefined) {
    again = writing;
    return;
  }
  writing = true;
  await keep(JSON.stringify(current));
  writing = false;
  if (!again) return;
  again = false;
  await write();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
