import type { HostBridge } from '../../api/client.ts';
import type { ProcedureName } from '../../api/contract.ts';
import type { ApiEvent } from '../../api/events.ts';
import type { Reply } from '../../api/procedure.ts';
import type { GrantedFile } from '../../engine/file-grants.ts';

/** The one channel from the page's preload to the main process: what only a host may do. */
export const hostChannel = 'ladeakte:host';
/** By which the main process hands the page its own line to the engine. */
export const portChannel = 'ladeakte:port';

type SavedDocument = Parameters<HostBridge['save']>[0];

/** What the preload asks of the main process. */
export type HostRequest =
  | { readonly ask: 'connect' }
  | { readonly ask: 'adopt'; readonly paths: readonly string[] }
  | { readonly ask: 'choose'; readonly kind: 'evidence' | 'case' }
  | { readonly ask: 'save'; readonly document: SavedDocument }
  | { readonly ask: 'initial-files' };

/** What the page sends to the engine over its port, and what comes back. */
export interface PortCall {
  readonly call: number;
  readonly name: ProcedureName;
  readonly input: unknown;
  /** By which `query.cancel` ends the call. */
  readonly ticket?: string;
}
export type PortAnswer =
  | { readonly answer: number; readonly reply: Reply<unknown> }
  | { readonly answer: 'event'; readonly event: ApiEvent };

/** What the main process tells the engine process; `connect` comes with a port. */
export type EngineOrder =
  | {
      readonly order: 'start';
      readonly dataFolder: string;
      readonly version: string;
      readonly sampleArchive: string | null;
      readonly extensionFiles: readonly string[];
      readonly extensionFolder: string | null;
    }
  | { readonly order: 'connect' }
  | { readonly order: 'grant'; readonly request: number; readonly path: string }
  | { readonly order: 'deliver'; readonly request: number; readonly made: string; readonly path: string }
  | { readonly order: 'close' };

/** What the engine process tells the main process. */
export type EngineReport =
  | { readonly report: 'granted'; readonly request: number; readonly file: GrantedFile }
  | { readonly report: 'delivered'; readonly request: number }
  | { readonly report: 'refused'; readonly request: number; readonly message: string }
  | { readonly report: 'event'; readonly event: ApiEvent }
  | { readonly report: 'closed' };
