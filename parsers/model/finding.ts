import type { EvidenceRef } from './evidence.ts';
import type { IssueParams } from './issue.ts';
import type { Bilingual } from './language.ts';

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
  /** Only of rules that a person wrote: their words, so that a case tells what it found where the rule file is not at hand. */
  readonly words?: RuleWords;
}

/** What a person reads of a finding; `{name}` is filled from its params (`parsers/text/sentence.ts`). */
export interface RuleWords {
  /** What it is, in a few words without values. */
  readonly title: Bilingual;
  /** What was noticed, with the values. */
  readonly detail: Bilingual;
  /** What to do about it. */
  readonly remedy: Bilingual;
  /** What it rests on. */
  readonly references: readonly string[];
}

/** Something that would have spoken against a finding: what was looked for, where, and whether it was there. */
export interface CounterEvidence {
  readonly code: string;
  readonly found: boolean;
  readonly evidence: EvidenceRef | null;
}
