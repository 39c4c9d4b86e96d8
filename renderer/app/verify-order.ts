import { useSyncExternalStore } from 'react';
import type { HostBridge } from '../../main/api/client.ts';
import { goTo } from './navigation.ts';
import { startState } from './url-state.ts';

type AdoptedFile = Awaited<ReturnType<HostBridge['adopt']>>[number];

/** What is to be checked without a case. Tokens live as long as the program, and a pasted text is nobody else's, so they are in no link. */
export interface VerifyOrder {
  readonly files: readonly AdoptedFile[];
  /** Records that were pasted. */
  readonly text: string;
  /** A key that came with the text. */
  readonly key: string;
}

const nothing: VerifyOrder = { files: [], text: '', key: '' };
let order = nothing;
const listeners = new Set<() => void>();

/** Takes over what is to be checked and goes to the screen that checks it. */
export function orderVerification(next: Partial<VerifyOrder>): void {
  order = { ...nothing, ...next };
  for (const listener of listeners) listener();
  goTo({ ...startState, screen: 'verify' });
}

export function useVerifyOrder(): VerifyOrder {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => order,
  );
}
