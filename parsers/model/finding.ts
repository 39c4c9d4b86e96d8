import type { EvidenceRef } from './evidence.ts';
import type { IssueParams } from './issue.ts';

export type FindingSeverity = 'critical' | 'warning' | 'info';

/** Something a rule noticed. Title, detail and remedy are made from `rule` and `params` in the chosen language. */
export interface Finding {
  /** Id of the rule in the registry `parsers/findings/index.ts`. */
  readonly rule: string;
  readonly severity: FindingSeverity;
  readonly params: IssueParams;
  readonly station: string | null;
  readonly sessionId: string | null;
  readonly connector: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** The records that prove it, first the most telling. */
  readonly evidence: readonly EvidenceRef[];
  /** What would speak against it and was looked for, e.g. `no StopTransaction within the log's range`. */
  readonly counterEvidence: readonly CounterEvidence[];
  /** Vendor code to explain beside it (`explain`), when the finding rests on one. */
  readonly vendorCode: { readonly vendor: string | null; readonly code: string } | null;
}

/** Something that would have spoken against a finding: what was looked for, where, and whether it was there. */
export interface CounterEvidence {
  readonly code: string;
  readonly found: boolean;
  readonly evidence: EvidenceRef | null;
}
