import type {
  Billing,
  KeyOriginAnswer,
  Readable,
  ReadingView,
  RuleSeverity,
  SafeVerdict,
  SignatureAnswer,
  SignatureReason,
} from '../../../parsers/model/verdict.ts';
import type { IssueView } from './evidence-views.ts';
import type { SignatureCounts } from './signature-views.ts';

/** `verify --json`, one per signed value (design 6). */
export interface VerifiedValueLine {
  readonly type: 'value';
  readonly source: string;
  readonly entry: string | null;
  readonly index: number;
  readonly format: string;
  readonly transactionId: string | null;
  readonly context: string | null;
  readonly readable: Readable;
  readonly signature: SignatureAnswer;
  readonly signatureReason: SignatureReason;
  readonly keyOrigin: KeyOriginAnswer;
  readonly keyFingerprint: string | null;
  readonly curve: string | null;
  readonly hash: string | null;
  readonly meter: string | null;
  readonly gateway: string | null;
  readonly pagination: string | null;
  readonly readings: readonly ReadingView[];
  readonly energyWh: string | null;
  readonly rules: readonly { readonly code: string; readonly severity: RuleSeverity; readonly clause: string }[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
}

/** `verify --json`, one per transaction found. */
export interface VerifiedTransactionLine {
  readonly type: 'transaction';
  readonly source: string;
  readonly entry: string | null;
  readonly transactionId: string;
  /** `index` of the values that belong to it. */
  readonly members: readonly number[];
  readonly signature: SignatureAnswer;
  readonly signatureReason: SignatureReason;
  readonly keyOrigin: KeyOriginAnswer;
  readonly keyFingerprint: string | null;
  readonly meter: string | null;
  readonly gateway: string | null;
  readonly energyWh: string | null;
  readonly rules: readonly { readonly code: string; readonly severity: RuleSeverity; readonly clause: string }[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
}

export interface VerifySummaryLine extends SignatureCounts {
  readonly type: 'summary';
}

/** A message about a file that could not be read; goes to standard error on the command line. */
export interface VerifyProblem {
  readonly source: string;
  readonly entry: string | null;
  readonly issue: IssueView;
}

/** Where the verdicts of a check can be looked into, like those of a case, until `case.close`. */
export interface KeptCheck {
  readonly caseId: string;
  /** Numbers of the signed values for `signature.get` and exports, in the order of `values`. */
  readonly signedValueIds: readonly number[];
}

export interface VerifyResult {
  readonly values: readonly VerifiedValueLine[];
  /** The reading by which each of the values is told in one number. */
  readonly closing: readonly (ReadingView | null)[];
  readonly transactions: readonly VerifiedTransactionLine[];
  /** What the `rules` of each value and of each transaction say, in the language of the question; for people, not for `--json`. */
  readonly ruleSentences: {
    readonly values: readonly (readonly string[])[];
    readonly transactions: readonly (readonly string[])[];
  };
  readonly summary: VerifySummaryLine;
  readonly problems: readonly VerifyProblem[];
  /** `null` unless it was asked for. */
  readonly kept: KeptCheck | null;
}
