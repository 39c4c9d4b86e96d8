import { useEffect, useState } from 'react';

/** What takes longer than this is shown; what is faster would only flicker. */
const slowMs = 500;

/** True while something has been running for longer than about half a second. */
export function useSlow(running: boolean, of: string): boolean {
  const [slow, setSlow] = useState<string | null>(null);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setSlow(of), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(null);
    };
  }, [running, of]);
  return running && slow === of;
}
