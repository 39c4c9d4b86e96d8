import { useSyncExternalStore } from 'react';

/** Half of a small laptop's screen, or the whole of it at 200 percent; `styles/narrow.css` names the same width. */
const query = '(max-width: 760px)';

function watch(changed: () => void): () => void {
  const list = window.matchMedia(query);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Whether the window is too narrow for a list and its detail beside each other. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(query).matches);
}
