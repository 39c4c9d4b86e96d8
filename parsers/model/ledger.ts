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
}
