import { useEffect } from 'react';
import { useHost } from '../client/host-context.ts';
import { StatusStrip } from './status-strip.tsx';
import { useOpening } from './use-opening.ts';

/**
 * Files that were given from outside (command line, file association, a second start) are opened once, whatever screen is there; a failure
 * is told above it and stays until it is put away.
 */
export function GivenFiles() {
  const host = useHost();
  const opening = useOpening();
  const { mutate } = opening;
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
  return <StatusStrip opening={opening} />;
}
