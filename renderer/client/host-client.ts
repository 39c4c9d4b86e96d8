import type { HostBridge } from '../../main/api/client.ts';
import { httpHost } from './http-host.ts';

declare global {
  interface Window {
    /** Set by the window's preload; absent in browser mode. */
    readonly ladeakte?: HostBridge;
  }
}

/** The way to the engine: the window's bridge where there is one, else the loopback server that served this page. */
export async function connectHost(): Promise<HostBridge> {
  return window.ladeakte ?? (await httpHost());
}
