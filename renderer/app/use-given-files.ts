import { useEffect } from 'react';
import { useHost } from '../client/host-context.ts';
import type { useOpening } from './use-opening.ts';

/**
 * Files that were given from outside (command line, file association, a second start) are opened once, by whichever screen is there;
 * a failure shows where that screen shows the failures of its own openings.
 */
export function useGivenFiles({ mutate }: Pick<ReturnType<typeof useOpening>, 'mutate'>): void {
  const host = useHost();
  useEffect(() => {
    let alive = true;
    void host.initialFiles().then(
      (files) => (alive && files.length > 0 ? mutate({ what: 'given', files }) : undefined),
      // Nothing was given, or the host cannot say: the screen is there either way.
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, [host, mutate]);
}
