import { useSyncExternalStore } from 'react';
import type { HostBridge } from '../../main/api/client.ts';
import { goTo } from './navigation.ts';
import { startState } from './url-state.ts';

type AdoptedFile = Awaited<ReturnType<HostBridge['adopt']>>[number];

/** The files that are to be checked without a case. Their tokens live as long as the program, so they are in no link. */
let files: readonly AdoptedFile[] = [];
const listeners = new Set<() => void>();

/** Takes files over and goes to the screen that checks them. */
export function orderVerification(next: readonly AdoptedFile[]): void {
  files = next;
  for (const listener of listeners) listener();
  goTo({ ...startState, screen: 'verify' });
}

export function useVerifyOrder(): readonly AdoptedFile[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => files,
  );
}
