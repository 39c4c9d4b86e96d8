import type { ClockQuality } from '../../../parsers/model/timestamp.ts';
import type { EncodingLayer, SignedValueChannel } from '../../../parsers/model/signed-value.ts';
import type {
  Billing,
  KeyOriginAnswer,
  Readable,
  ReadingView,
  RuleSeverity,
  SafeVerdict,
  SignatureAnswer,
  SignatureProof,
  SignatureReason,
  VerdictStep,
} from '../../../parsers/model/verdict.ts';
import type { EvidenceView } from './evidence-views.ts';

export interface SignatureCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly unverifiable: number;
  readonly broken: number;
}

/** `show signatures --json` and the list of screen G. */
export interface SignatureRow {
  readonly id: number;
  /** What marks and notes call it; outlives a new conclusion. */
  readonly target: string;
  readonly format: string;
  readonly sessionId: string | null;
  readonly transactionId: string | null;
  readonly context: string | null;
  /** When it was reported, else when the meter says that it took it. */
  readonly time: string | null;
  /** How sure the instant of `time` is; `null` without one. */
  readonly timeQuality: ClockQuality | null;
  readonly station: string | null;
  readonly connector: number | null;
  readonly meter: string | null;
  readonly gateway: string | null;
  readonly pagination: string | null;
  readonly readable: Readable;
  readonly signature: SignatureAnswer;
  readonly signatureReason: SignatureReason;
  readonly keyOrigin: KeyOriginAnswer;
  readonly keyFingerprint: string | null;
  readonly curve: string | null;
  readonly hash: string | null;
  readonly readings: readonly ReadingView[];
  /** The one of them by which the value is told in one number. */
  readonly closing: ReadingView | null;
  readonly energyWh: string | null;
  readonly rules: readonly RuleView[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
  /** Why the S.A.F.E. program does not say "verified", as a sentence; empty when it does. */
  readonly safeText: string;
  readonly evidence: EvidenceView;
}

/** A deviation with its sentence in the chosen language. */
export interface RuleView {
  readonly code: string;
  readonly severity: RuleSeverity;
  readonly clause: string;
  readonly path: string;
  readonly quoted: string | null;
  readonly text: string;
}

/** Screen G, the chosen record. */
export interface SignatureDetail {
  readonly row: SignatureRow;
  /** The record text, exactly. */
  readonly text: string;
  readonly layers: readonly EncodingLayer[];
  readonly channel: SignedValueChannel;
  readonly steps: readonly (VerdictStep & { readonly text: string })[];
  readonly proof: SignatureProof | null;
  /** Plain sentence: what the verdict is and why. */
  readonly sentence: string;
  /** Lines for a shell with OpenSSL; empty without a proof. */
  readonly opensslLines: readonly string[];
}

/** The verdict on a begin and an end together (design 5): what a bill rests on. */
export interface TransactionRow {
  readonly sessionId: string | null;
  readonly transactionId: string;
  readonly signature: SignatureAnswer;
  readonly signatureReason: SignatureReason;
  readonly keyOrigin: KeyOriginAnswer;
  readonly keyFingerprint: string | null;
  readonly meter: string | null;
  readonly gateway: string | null;
  readonly energyWh: string | null;
  readonly rules: readonly RuleView[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
}
