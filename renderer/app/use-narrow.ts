import { useSyncExternalStore } from 'react';

/** Half of a small laptop's screen, or the whole of it at 200 percent; `styles/narrow.css` names the same width. */
const narrow = '(max-width: 760px)';
/** List and detail still stand beside each other, but need what the words of the rail take. */
const tight = '(max-width: 1000px)';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether the window is too narrow for a list and its detail beside each other. */
export function useNarrow(): boolean {
  return useMedia(narrow);
}

/** Whether the rail has room for its icons only. */
export function useTight(): boolean {
  return useMedia(tight);
}
