import { useSyncExternalStore } from 'react';
import type { UrlState } from './url-state.ts';
import { formatUrlState, parseUrlState } from './url-state.ts';

/** Place in the program = fragment of the address. One reader, one writer; back and forward are the browser's. */
const listeners = new Set<() => void>();
let cached: { readonly fragment: string; readonly state: UrlState } | undefined;

/** The state that the address says now; the same object as long as the address stays the same. */
export function currentPlace(): UrlState {
  const fragment = window.location.hash;
  if (cached?.fragment !== fragment) cached = { fragment, state: parseUrlState(fragment) };
  return cached.state;
}

/** `push` makes a step for the back button, `replace` does not (walking through rows). */
export function goTo(change: Partial<UrlState>, how: 'push' | 'replace' = 'push'): void {
  const next = formatUrlState({ ...currentPlace(), ...change });
  if (next === window.location.hash) return;
  if (how === 'push') window.history.pushState(null, '', next);
  else window.history.replaceState(null, '', next);
  notify();
}

export function usePlace(): UrlState {
  return useSyncExternalStore(listen, currentPlace);
}

function notify(): void {
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('popstate', notify);
    window.addEventListener('hashchange', notify);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('popstate', notify);
    window.removeEventListener('hashchange', notify);
  };
}
