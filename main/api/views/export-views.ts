import type { ReportSectionId } from '../report-choices.ts';

/** A finished document; the shell saves it (dialog, download, `--out`). What is no text arrives in Base64. */
export type DocumentFile =
  | { readonly fileName: string; readonly mediaType: string; readonly text: string }
  | { readonly fileName: string; readonly mediaType: string; readonly base64: string };

/** A file too large to be carried through the contract: it lies with the engine until the shell takes it under its token. */
export interface MadeFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly made: string;
  readonly sizeBytes: number;
}

/** What a shell can be asked to save. */
export type SavableFile = DocumentFile | MadeFile;

/** A part of a report as the Report screen lists it. */
export interface ReportSectionView {
  readonly id: ReportSectionId;
  readonly title: string;
  /** In the report as it stands now; a template may leave it out. */
  readonly shown: boolean;
  /** Cannot be left out. */
  readonly fixed: boolean;
}

/** What an evidence bundle holds. */
export interface BundleContents {
  readonly sources: number;
  readonly reports: number;
  readonly files: number;
}

export interface BundleResult {
  /** `null` when it was written to the given target. */
  readonly file: MadeFile | null;
  readonly contents: BundleContents;
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
