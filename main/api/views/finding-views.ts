import type { FindingSeverity } from '../../../parsers/model/finding.ts';
import type { Explanation } from '../../../parsers/vendors/catalogue.ts';
import type { EvidenceView } from './evidence-views.ts';

export interface FindingCounts {
  readonly critical: number;
  readonly warning: number;
  readonly info: number;
}

/** `show findings --json`. */
export interface FindingRow {
  readonly id: number;
  /** What marks and notes call it; outlives a new conclusion. */
  readonly target: string;
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
  readonly station: string | null;
  readonly session: string | null;
  readonly connector: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly evidence: readonly EvidenceView[];
  readonly counterEvidence: readonly {
    readonly text: string;
    readonly found: boolean;
    readonly evidence: EvidenceView | null;
  }[];
  readonly references: readonly string[];
  readonly explanations: readonly Explanation[];
}
