import type { IssueParams, IssueSeverity } from '../../../parsers/model/issue.ts';
import type { ByteReader, ReadingStop } from '../byte-reader.ts';

/** One thing an archive lists. `offset` is where its header stands in the archive. */
export type ArchiveEntry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly offset: number;
      readonly bytes: ByteReader;
      /** It is longer than what is stored of it, so that its bytes must count against the limits. */
      readonly grows: boolean;
    }
  | { readonly kind: 'directory'; readonly path: string; readonly offset: number }
  /** Encrypted, and no password that was given opens it. */
  | {
      readonly kind: 'locked';
      readonly path: string;
      readonly offset: number;
      readonly code: 'import.password-needed' | 'import.password-wrong';
      readonly packedBytes: number | null;
    }
  /** Links, devices and unsupported entries: recorded with the reason, never followed. */
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
