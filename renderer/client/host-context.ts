import { createContext, useContext } from 'react';
import type { HostBridge } from '../../main/api/client.ts';

export const HostContext = createContext<HostBridge | null>(null);

/** The host that the program was started with. */
export function useHost(): HostBridge {
  const host = useContext(HostContext);
  if (host === null) throw new Error('no host');
  return host;
}
