import { useLayoutEffect, useRef } from 'react';
import { usePlace } from './navigation.ts';

/** How far lists and screens were scrolled, for as long as the window is open: whoever comes back finds the place again. */
const tops = new Map<string, number>();
const mostKept = 500;

export interface KeptTop {
  /** `undefined` when nothing is known. */
  read(): number | undefined;
  write(top: number): void;
}

/** The place within a list of this name; another filter, range or order is another list. */
export function useKeptTop(name: string): KeptTop {
  const { caseId, filters, ranges, sort } = usePlace();
  const key = JSON.stringify([caseId, name, filters, ranges, sort]);
  return {
    read: () => tops.get(key),
    write: (top) => {
      tops.delete(key);
      tops.set(key, top);
      const [oldest] = tops.keys();
      if (tops.size > mostKept && oldest !== undefined) tops.delete(oldest);
    },
  };
}

/** For an element that scrolls its own content; `ready` when the content is there. */
export function useKeptScroll(name: string, ready: boolean) {
  const kept = useKeptTop(name);
  const frame = useRef<HTMLDivElement>(null);
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (!ready || frame.current === null) restored.current = false;
    if (restored.current || !ready || frame.current === null) return;
    restored.current = true;
    frame.current.scrollTop = kept.read() ?? 0;
  });
  return {
    ref: frame,
    onScroll: (event: React.UIEvent<HTMLDivElement>) => kept.write(event.currentTarget.scrollTop),
  };
}
