import type { FindingSeverity } from '../../../parsers/model/finding.ts';

/** A threshold of a rule as it counts in this run. */
export interface RuleThreshold {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Differs from `value` where an extension set another one. */
  readonly standard: number;
  /** What it is about, in words. */
  readonly label: string;
  /** For people: durations as `10 min`, the rest with its unit. */
  readonly shown: string;
  /** The same of `standard`. */
  readonly standardShown: string;
  /** The unit in which a person sets it, and how many of `unit` it is. */
  readonly setIn: { readonly unit: string; readonly factor: number };
  /** What a person set in this program; `null` without. Another file may have the last word: then `value` differs. */
  readonly own: number | null;
}

/** A rule, as `ladeakte rules` and the Findings screen list it. */
export interface RuleRow {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly category: string;
  readonly title: string;
  /** What a finding of it says; values that differ each time are an ellipsis. */
  readonly says: string;
  readonly remedy: string;
  readonly references: readonly string[];
  readonly thresholds: readonly RuleThreshold[];
  /** Name of the extension that a rule of one's own stands in. */
  readonly extension: string | null;
  /** Name of the extension that switched it off. */
  readonly offBy: string | null;
  /** Findings of it in the case; `null` without a case. */
  readonly fired: number | null;
}

/** How the rules of a file did on their own samples (`rules check`). */
export interface RuleCheck {
  /** What is wrong with the file, with place; then nothing was tried. */
  readonly problems: readonly {
    readonly line: number;
    readonly column: number;
    readonly member: string;
    readonly text: string;
  }[];
  readonly rules: readonly {
    readonly id: string;
    readonly line: number;
    readonly samples: readonly {
      readonly sample: 'fires' | 'quiet';
      readonly index: number;
      readonly outcome: 'as-expected' | 'did-not-fire' | 'fired' | 'no-messages';
      /** What it said, where it noticed something. */
      readonly says: readonly string[];
    }[];
  }[];
}
