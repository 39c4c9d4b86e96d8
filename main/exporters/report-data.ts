import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { CaseInfo } from '../api/views/case-views.ts';
import type { FindingRow } from '../api/views/finding-views.ts';
import type { KeyRow } from '../api/views/key-views.ts';
import type { Overview } from '../api/views/overview-views.ts';
import type { SessionDetail, SessionRow } from '../api/views/session-views.ts';
import type { SignatureDetail, SignatureRow, TransactionRow } from '../api/views/signature-views.ts';
import type { SourceRow } from '../api/views/source-views.ts';
import type { StatusHistoryView } from '../api/views/status-views.ts';
import type { CatalogueVersion } from './catalogue-versions.ts';
import type { CaseRemark } from './collect-remarks.ts';
import type { FoundIdentifier } from './masking/identifiers.ts';

/** The bytes or the row behind an evidence reference, as text. */
export interface EvidenceExcerpt {
  readonly ref: EvidenceRef;
  readonly label: string;
  /** The line or the row; control characters are escaped when it is shown, not here. */
  readonly text: string;
  /** The evidence is longer than what was read of it. */
  readonly truncated: boolean;
}

/**
 * Everything that a report is made from, in one language, collected by the contract's queries alone. A renderer is a pure function
 * of this: same data, same bytes. There is no time of making in it; the case's revision stands for it.
 */
export interface ReportData {
  readonly program: { readonly name: string; readonly version: string };
  readonly case: CaseInfo;
  /** The sessions that the person chose; empty for the whole case. */
  readonly chosenSessionIds: readonly string[];
  readonly overview: Overview;
  /** All sessions in scope, in time order. */
  readonly sessions: readonly SessionRow[];
  /** Details of the chosen sessions, or of those that need attention. */
  readonly details: readonly SessionDetail[];
  readonly status: StatusHistoryView;
  readonly findings: readonly FindingRow[];
  /** In full those that the report prints in full. */
  readonly signatures: readonly SignatureDetail[];
  /** Every signed value in scope, for tables and counts. */
  readonly signatureRows: readonly SignatureRow[];
  readonly transactions: readonly TransactionRow[];
  /** Marks and notes that stand, of the scope. */
  readonly remarks: readonly CaseRemark[];
  readonly keys: readonly KeyRow[];
  readonly sources: readonly SourceRow[];
  readonly excerpts: readonly EvidenceExcerpt[];
  readonly catalogues: readonly CatalogueVersion[];
  /** Ids that the case knows of, also outside of the scope. For masking only; no report shows them. */
  readonly identifiers: readonly FoundIdentifier[];
  /** What did not fit into the report; shown, never silent. */
  readonly omitted: { readonly details: number; readonly signatures: number; readonly excerpts: number };
}
