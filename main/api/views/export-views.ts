/** A finished document; the shell saves it (dialog, download, `--out`). */
export interface DocumentFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

export type ExportKind = 'safe-xml' | 'ocmf' | 'trace' | 'csv' | 'json' | 'proof';

/** A file of an export. `name` may hold one folder (`value-0001/signed.bin`); bytes that are no text arrive in Base64. */
export type ExportedFile =
  | { readonly name: string; readonly mediaType: string; readonly text: string }
  | { readonly name: string; readonly mediaType: string; readonly base64: string };

/** Something that is not in an export, and why; nothing is left out silently. */
export interface ExportRefusal {
  readonly what: 'signature' | 'message';
  /** Number of the signed value or of the message in the case. */
  readonly id: string;
  /** Stable code; `safe.` stands before those of the S.A.F.E. software. */
  readonly reason: string;
  readonly text: string;
}

export interface ExportResult {
  /** Empty when nothing could be exported. */
  readonly files: readonly ExportedFile[];
  readonly refused: readonly ExportRefusal[];
}
