import { useEffect } from 'react';
import type { HostBridge } from '../../main/api/client.ts';
import { useHost } from '../client/host-context.ts';
import { StatusStrip } from './status-strip.tsx';
import { useOpening } from './use-opening.ts';

/** The host tells of given files once; an answer that comes while the screen changes must not be lost. */
const asked = new WeakSet<HostBridge>();

/**
 * Files that were given from outside (command line, file association, a second start) are opened once, whatever screen is there; a failure
 * is told above it and stays until it is put away.
 */
export function GivenFiles() {
  const host = useHost();
  const opening = useOpening();
  const { mutate } = opening;
  useEffect(() => {
    if (asked.has(host)) return;
    asked.add(host);
    void host.initialFiles().then(
      (files) => (files.length > 0 ? mutate({ what: 'given', files }) : undefined),
      // Nothing was given, or the host cannot say: the screen is there either way.
      () => undefined,
    );
  }, [host, mutate]);
  return <StatusStrip opening={opening} />;
}
