/** How the reader of a source was chosen and how much it understood (design 1: ledger). */
export interface ReadingAccount {
  /** Id of the reader: a log format, a database dialect, `ocpp-json`, `safe-xml`, `plain-text`, `unread-bytes`, ... */
  readonly reader: string;
  /** 0 to 1, of the chosen reader. */
  readonly confidence: number;
  /** Why, as codes with values, e.g. `{"code":"sniff.prefix-lines","params":{"matched":18,"of":20}}`. */
  readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
  readonly bytesTotal: number;
  /** Bytes that belong to records. */
  readonly bytesUnderstood: number;
  readonly linesTotal: number | null;
  readonly linesUnderstood: number | null;
  /** What was left and why: `foreign-lines`, `unknown-text`, `not-reached`, ... in bytes. */
  readonly leftovers: readonly { readonly code: string; readonly bytes: number }[];
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** Of an archive: where its own bytes went, layer by layer from the outside (`gzip`, then `tar`). */
  readonly layers?: readonly ArchiveLayer[];
  /** Of a log that was rotated: which part of it this source is. */
  readonly part?: LogPart;
}

/** The account of a source of which nothing was understood (yet); what is known of it all the same is put beside. */
export const nothingUnderstood: Omit<ReadingAccount, 'reader' | 'bytesTotal'> = {
  confidence: 0,
  reasons: [],
  bytesUnderstood: 0,
  linesTotal: null,
  linesUnderstood: null,
  leftovers: [],
  firstMs: null,
  lastMs: null,
};

/** One layer of an archive. The shares make up `size`; the sizes of inner layers count unpacked bytes. */
export interface ArchiveLayer {
  readonly kind: string;
  readonly size: number;
  /** Content of entries, as it is stored in this layer. */
  readonly entries: number;
  readonly headers: number;
  readonly padding: number;
  readonly damaged: number;
  /** Not reached: behind a damage or a limit. */
  readonly unread: number;
}

/** One part of a log that was cut into files; `number` counts from 1, the oldest. */
export interface LogPart {
  readonly log: string;
  readonly number: number;
  readonly of: number;
}
