import type { FindingSeverity, RuleWords } from '../../model/finding.ts';
import type { IssueParams } from '../../model/issue.ts';
import type { Query } from '../../query/query-tree.ts';
import type { ThresholdOverrides } from '../evaluate-findings.ts';

/*
 * A rule file, read: rules that a person wrote, and what it changes about the built-in ones. Its form is told in
 * `parsers/findings/written/README.md`.
 */

/** What a query goes over: messages, states of connectors, sessions. */
export type RowsOfCase = 'frames' | 'status' | 'sessions';

/** Rows of a case that pass a filter; an interval or a session counts at its start or at its end. */
export interface RowSelection {
  readonly over: RowsOfCase;
  readonly at: 'start' | 'end';
  readonly query: Query;
  readonly queryText: string;
}

/** What two rows must have in common; the station always. */
export type SharedKey = 'connector' | 'transaction';

/** What must come after a trigger, or must not. */
export interface FollowCondition extends RowSelection {
  readonly expected: boolean;
  readonly withinMs: number;
  readonly same: readonly SharedKey[];
}

export interface WrittenRule {
  /** Begins with `own.`, so that nobody takes it for a rule of the product. */
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly trigger: RowSelection;
  /** `null`: the trigger alone is the finding. */
  readonly follow: FollowCondition | null;
  readonly words: RuleWords;
  /** Log texts: those that the rule must notice something in, and those that it must not. */
  readonly samples: { readonly fires: readonly string[]; readonly quiet: readonly string[] };
  readonly line: number;
}

export interface RuleFile {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly WrittenRule[];
  readonly thresholds: ThresholdOverrides;
  /** Ids of built-in rules that are switched off. */
  readonly off: readonly string[];
}

export type RuleFileErrorCode =
  | 'not-text'
  | 'not-json'
  | 'twice'
  | 'wrong-type'
  | 'unknown-member'
  | 'missing-member'
  | 'unknown-word'
  | 'bad-id'
  | 'id-taken'
  | 'unknown-rule'
  | 'unknown-threshold'
  | 'bad-number'
  | 'bad-query'
  | 'field-not-here'
  | 'unknown-value'
  | 'both-follows'
  | 'too-long';

/** What is wrong in a rule file: where, in which member, and what would be right. Its sentence is in `parsers/text`. */
export interface RuleFileError {
  readonly code: RuleFileErrorCode;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** E.g. `rules[0].trigger.query`; empty for the file as a whole. */
  readonly member: string;
  readonly params: IssueParams;
}
