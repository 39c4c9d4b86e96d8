import type { ApiEvent } from './events.ts';
import type { Contract, ProcedureName } from './contract.ts';
import type { InputOf, OutputOf, Reply } from './procedure.ts';
import type { SavableFile } from './views/export-views.ts';

/** What every shell offers to its caller: one way in, one way out. */
export interface ApiClient {
  call<Name extends ProcedureName>(
    name: Name,
    input: InputOf<Contract[Name]>,
    /** Chosen by the caller: with `query.cancel` it ends this call. */
    ticket?: string,
  ): Promise<Reply<OutputOf<Contract[Name]>>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: ApiEvent) => void): () => void;
}

/** What the preload (Electron) and the page's own HTTP client (browser mode) offer to the renderer. */
export interface HostBridge extends ApiClient {
  readonly shell: 'electron' | 'server';
  /** Turns dropped or chosen files into tokens; in browser mode this uploads them to the loopback server. */
  adopt(
    files: readonly unknown[],
  ): Promise<readonly { readonly token: string; readonly name: string; readonly sizeBytes: number }[]>;
  /** Lets the person choose files; `null` when cancelled. */
  choose(
    kind: 'evidence' | 'case',
  ): Promise<readonly { readonly token: string; readonly name: string; readonly sizeBytes: number }[] | null>;
  /** Saves a finished document where the person wants it. Answers with the place's name, `null` when cancelled. */
  save(document: SavableFile): Promise<string | null>;
  /** Files given at the start (command line, file association), once. */
  initialFiles(): Promise<readonly { readonly token: string; readonly name: string; readonly sizeBytes: number }[]>;
}
