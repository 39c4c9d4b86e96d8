import type { ReadingAccount } from '../../../parsers/model/ledger.ts';
import type { IssueView } from './evidence-views.ts';

/** `show sources --json` and `show ledger --json`: what was read, as what, how much, what was left. */
export interface SourceRow {
  readonly id: number;
  /** The archive that it lay in, else `null`. */
  readonly parentId: number | null;
  readonly name: string;
  /** Path inside the archive, `null` for a dropped file. */
  readonly entry: string | null;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly state: 'complete' | 'partial' | 'unread' | 'duplicate';
  readonly account: ReadingAccount;
  /** `account.reader` in words. */
  readonly readAs: string;
  /** The account's reasons as sentences: why this reader was chosen. */
  readonly reasonTexts: readonly string[];
  readonly issues: readonly IssueView[];
  /** Records by kind: rows of stores, configuration values. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly counts: { readonly frames: number; readonly events: number; readonly rows: number; readonly signed: number };
}
