import type { DecimalText } from './decimal.ts';
import type { ByteRange } from './evidence.ts';
import type { IssueParams } from './issue.ts';
import type { KeyOrigin } from './signed-value.ts';

/*
 * What we say about a signed value: four separate answers, always together (design 5).
 * The words in these unions are the words of the screen, of the reports and of `--json`.
 */

export type Readable = 'ok' | 'broken';
export type SignatureAnswer = 'valid' | 'invalid' | 'unverifiable';
export type KeyOriginAnswer = KeyOrigin | 'none';
export type Billing = 'usable' | 'not-usable' | 'undecided';
export type SafeAnswer = 'verified' | 'not-verified' | 'refused';
export type RuleSeverity = 'fatal' | 'warning' | 'info';

/** Why a signature is what it is; `matches` is the only reason of `valid`. */
export type SignatureReason =
  | 'matches'
  | 'does-not-match'
  | 'r-or-s-out-of-range'
  | 'curve-of-key-differs'
  | 'not-readable'
  | 'unsigned'
  | 'signature-undecodable'
  | 'unsupported-algorithm'
  | 'unsupported-encoding'
  | 'unsupported-format'
  | 'no-key'
  | 'unusable-key';

/** A departure from a rule of the format, or something worth telling. */
export interface RuleDeviation {
  /** Stable code such as `ocmf.meter-status`. Its German and English sentence is in `parsers/text`. */
  readonly code: string;
  readonly severity: RuleSeverity;
  /** Clause that it rests on, e.g. `OCMF 1.4 Table 10` or `research T6`. */
  readonly clause: string;
  /** Place within the record, e.g. `RD[0].ST`; empty for the whole. */
  readonly path: string;
  /** What stands there, at most 120 characters; `null` when something is missing. */
  readonly quoted: string | null;
  readonly params: IssueParams;
}

/** One step of a verification in the order in which it was done, so that a person can follow and repeat it. */
export interface VerdictStep {
  /** Stable code such as `split-sections`, `digest`, `decode-signature`, `check-key`, `equation`. */
  readonly step: string;
  readonly outcome: 'done' | 'failed' | 'skipped' | 'noted';
  /** Inputs and results of the step as text (hex, names, lengths). */
  readonly facts: Readonly<Record<string, string>>;
}

/** Everything needed to repeat the signature check with another program. All byte values in lower-case hex. */
export interface SignatureProof {
  /** The signed bytes' place within the record's UTF-8 text. */
  readonly signedRange: ByteRange;
  readonly signedHex: string;
  readonly hash: 'SHA-256';
  readonly digestHex: string;
  /** Canonical curve name, e.g. `secp256r1`. */
  readonly curve: string;
  readonly rHex: string;
  readonly sHex: string;
  /** SubjectPublicKeyInfo DER of the key that was used; `null` without a key. */
  readonly keySpkiHex: string | null;
}

/** One reading after carry-forward of omitted fields; texts as written. */
export interface ReadingView {
  readonly time: string | null;
  /** Clock state letter of the record (OCMF: U, I, S, R). */
  readonly clock: string | null;
  readonly tx: string | null;
  readonly value: DecimalText | null;
  readonly unit: string | null;
  readonly obis: string | null;
  readonly status: string | null;
  readonly errorFlags: string | null;
  /** Names of the fields that were inherited from the reading before. */
  readonly inherited: readonly string[];
}

/** The verdict on one signed value. */
export interface ValueVerdict {
  readonly readable: Readable;
  /** Code of the first structural fault when `broken`, else `null`. */
  readonly brokenReason: string | null;
  readonly signature: SignatureAnswer;
  readonly signatureReason: SignatureReason;
  readonly keyOrigin: KeyOriginAnswer;
  /** SHA-256 of the SubjectPublicKeyInfo, lower-case hex; `null` without a usable key. */
  readonly keyFingerprint: string | null;
  readonly curve: string | null;
  readonly hash: string | null;
  readonly gateway: string | null;
  readonly meter: string | null;
  readonly pagination: string | null;
  readonly readings: readonly ReadingView[];
  /** Difference of the billed pair within this record, exact; `null` when it holds no pair. */
  readonly energyWh: DecimalText | null;
  readonly rules: readonly RuleDeviation[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
  readonly steps: readonly VerdictStep[];
  readonly proof: SignatureProof | null;
}

/** What release 1.4.1 of the S.A.F.E. Transparency Software says for the same input, and why. */
export interface SafeVerdict {
  readonly verdict: SafeAnswer;
  /** Stable code, e.g. `signature`, `format-version`, `identification-level`; `null` when verified. */
  readonly reason: string | null;
}

/** The verdict on the signed values of one transaction taken together. */
export interface TransactionVerdict {
  readonly transactionId: string;
  /** Indexes into the list of values that were judged together, in order of the file. */
  readonly members: readonly number[];
  readonly signature: SignatureAnswer;
  readonly signatureReason: SignatureReason;
  readonly keyOrigin: KeyOriginAnswer;
  readonly keyFingerprint: string | null;
  readonly meter: string | null;
  readonly gateway: string | null;
  readonly energyWh: DecimalText | null;
  readonly rules: readonly RuleDeviation[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
}
