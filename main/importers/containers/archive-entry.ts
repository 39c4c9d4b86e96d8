import type { IssueParams, IssueSeverity } from '../../../parsers/model/issue.ts';
import type { ByteReader, ReadingStop } from '../byte-reader.ts';

/** One thing an archive lists. `offset` is where its header stands in the archive. */
export type ArchiveEntry =
  | { readonly kind: 'file'; readonly path: string; readonly offset: number; readonly bytes: ByteReader }
  | { readonly kind: 'directory'; readonly path: string; readonly offset: number }
  /** Links, devices, encrypted or unsupported entries: recorded with the reason, never followed. */
  | {
      readonly kind: 'refused';
      readonly path: string;
      readonly offset: number;
      readonly code: string;
      readonly params: IssueParams;
    };

/** Entries in the archive's order; each must be used before the next is asked for. The return value says why it ended early. */
export type ArchiveEntries = AsyncGenerator<ArchiveEntry, ReadingStop | null, void>;

/** Tells about damage that does not end the reading. */
export type ReportTrouble = (code: string, severity: IssueSeverity, offset: number, params: IssueParams) => void;
