/**
 * The shapes that screens, reports and `--json` share. Times are ISO 8601 in UTC with milliseconds, or `null`; amounts are decimal
 * text (house rule 4). Field names of rows are the public contract of the command line (design 6).
 */
import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { FindingSeverity } from '../../parsers/model/finding.ts';
import type { Direction, FrameKind, FrameState } from '../../parsers/model/frame.ts';
import type { ConfigurationVia } from '../../parsers/model/configuration.ts';
import type { ReadingAccount } from '../../parsers/model/ledger.ts';
import type { Disagreement, SessionStepKind, SessionWitness } from '../../parsers/model/session.ts';
import type { EncodingLayer, KeyOrigin, SignedValueChannel } from '../../parsers/model/signed-value.ts';
import type { ClockQuality } from '../../parsers/model/timestamp.ts';
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
} from '../../parsers/model/verdict.ts';
import type { Explanation } from '../../parsers/vendors/catalogue.ts';

/** An evidence reference with what is needed to show it: `label` is e.g. `ocppd.log:1204`. */
export interface EvidenceView {
  readonly ref: EvidenceRef;
  readonly label: string;
}

/** One page of a list. `offset` counts in the whole filtered list; the engine never scans to reach it. */
export interface Page<Row> {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly Row[];
}

export interface CaseInfo {
  readonly caseId: string;
  readonly name: string;
  readonly revision: number;
  /** Zone in which wall-clock times were read and in which the station's times are shown. */
  readonly zone: string;
  readonly zoneReason: 'given' | 'estimated' | 'default';
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly stations: readonly string[];
  /** `false` after a crash or cancel, until the conclusions are rebuilt. */
  readonly concluded: boolean;
}

export interface RecentCase {
  readonly token: string;
  readonly name: string;
  readonly openedAt: string;
  readonly sizeBytes: number;
  readonly missing: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly shell: 'electron' | 'server' | 'cli';
  readonly sampleAvailable: boolean;
}

export type JobPhase = 'waiting' | 'reading' | 'concluding' | 'done' | 'cancelled' | 'failed';

export interface JobView {
  readonly jobId: string;
  readonly caseId: string;
  readonly phase: JobPhase;
  readonly files: readonly JobFileView[];
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly records: number;
  readonly issues: number;
  /** Set when `done`: the summary of design 6, `import --json`. */
  readonly summary: ImportSummary | null;
  /** Code of the failure when `failed`, and its technical detail. */
  readonly failure: string | null;
  readonly failureDetail: string | null;
}

export interface JobFileView {
  readonly name: string;
  readonly state: 'waiting' | 'reading' | 'done' | 'known' | 'failed';
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Code of what went wrong, e.g. `file-missing`; entries of archives report in the ledger. */
  readonly failure: string | null;
}

export interface ImportSummary {
  readonly type: 'summary';
  readonly sources: number;
  readonly frames: {
    readonly call: number;
    readonly result: number;
    readonly error: number;
    readonly repaired: number;
    readonly truncated: number;
    readonly elided: number;
  };
  readonly statusNotifications: number;
  readonly sessions: number;
  readonly signed: SignatureCounts;
  readonly keys: number;
  readonly findings: FindingCounts;
  /** Sources of which nothing could be read. */
  readonly unread: number;
}

export interface SignatureCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly unverifiable: number;
  readonly broken: number;
}

export interface FindingCounts {
  readonly critical: number;
  readonly warning: number;
  readonly info: number;
}

/** What stands out, first (screen B). */
export interface Overview {
  readonly case: CaseInfo;
  readonly counts: ImportSummary;
  readonly stations: readonly StationView[];
  /** The most severe findings, at most 12; the list has the rest. */
  readonly findings: readonly FindingRow[];
  /** Sessions that need attention, at most 12. */
  readonly sessions: readonly SessionRow[];
  readonly lanes: readonly StatusLane[];
  readonly reading: {
    readonly bytesTotal: number;
    readonly bytesUnderstood: number;
    readonly linesTotal: number;
    readonly linesUnderstood: number;
    readonly sourcesWithIssues: number;
    readonly unreadSources: number;
  };
}

export interface StationView {
  readonly station: string | null;
  readonly vendor: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly firmware: readonly string[];
  readonly connectors: readonly number[];
}

/** Counts per bucket for the range brush. Buckets are equally wide; `fromMs` is the first one's start. */
export interface Histogram {
  readonly fromMs: number;
  readonly bucketMs: number;
  readonly frames: readonly number[];
  readonly faults: readonly number[];
  readonly sessions: readonly number[];
}

/** `show sessions --json`. */
export interface SessionRow {
  readonly id: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly idTag: string | null;
  readonly start: string | null;
  readonly stop: string | null;
  readonly startQuality: ClockQuality | null;
  readonly stopQuality: ClockQuality | null;
  readonly meterStartWh: string | null;
  readonly meterStopWh: string | null;
  readonly energyWh: string | null;
  readonly reason: string | null;
  readonly complete: boolean;
  readonly replayed: boolean;
  readonly sources: readonly SessionWitness[];
  /** Worst answer over the session's signed values; `null` when it has none. */
  readonly signature: SignatureAnswer | null;
  readonly billing: Billing | null;
  readonly findings: FindingCounts;
}

export interface SessionStepView {
  readonly step: SessionStepKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly detail: string | null;
  readonly evidence: EvidenceView;
}

export interface SampleSeries {
  readonly measurand: string;
  readonly phase: string | null;
  readonly unit: string;
  /** At most 2,000, thinned by minimum and maximum per bucket so that peaks survive. `value` is exact text. */
  readonly points: readonly { readonly ms: number; readonly value: string; readonly evidence: EvidenceRef }[];
  readonly thinned: boolean;
}

/** Screen D. */
export interface SessionDetail {
  readonly row: SessionRow;
  readonly steps: readonly SessionStepView[];
  readonly series: readonly SampleSeries[];
  readonly signatures: readonly SignatureRow[];
  readonly findings: readonly FindingRow[];
  readonly disagreements: readonly Disagreement[];
  readonly previousId: string | null;
  readonly nextId: string | null;
}

/** `show frames --json`. */
export interface FrameRow {
  readonly id: number;
  readonly time: string | null;
  readonly timeQuality: ClockQuality;
  readonly direction: Direction;
  readonly kind: FrameKind;
  readonly state: FrameState;
  readonly uniqueId: string;
  readonly action: string | null;
  readonly station: string | null;
  readonly connector: number | null;
  readonly transactionId: string | null;
  readonly answerTo: number | null;
  readonly latencyMs: number | null;
  /** Parsed payload in `--json`; in lists of the screen a short text, see `summary`. */
  readonly payload: unknown;
  /** One line for the list: the telling members of the payload. */
  readonly summary: string;
  readonly evidence: EvidenceView;
}

export interface FrameDetail {
  readonly row: FrameRow;
  /** Payload text, pretty-printed only by the screen. */
  readonly payloadText: string | null;
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
  readonly repairs: readonly string[];
  readonly answeredBy: FrameRow | null;
  readonly answerTo: FrameRow | null;
  readonly sessionId: string | null;
  /** Explanation of a vendor error code in it, if there is one. */
  readonly explanations: readonly Explanation[];
}

/** `show status --json`. */
export interface StatusRow {
  readonly station: string | null;
  readonly connector: number;
  readonly status: string;
  readonly errorCode: string | null;
  readonly vendorErrorCode: string | null;
  readonly info: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly durationMs: number | null;
  readonly notifications: number;
  readonly evidence: EvidenceView | null;
}

/** One swim lane: a connector's intervals within the range. */
export interface StatusLane {
  readonly station: string | null;
  readonly connector: number;
  readonly intervals: readonly {
    readonly status: string;
    readonly fromMs: number;
    readonly toMs: number;
    readonly errorCode: string | null;
    readonly vendorErrorCode: string | null;
    readonly evidence: EvidenceRef | null;
  }[];
  /** Milliseconds per status within the range. */
  readonly shares: Readonly<Record<string, number>>;
}

export interface FaultTally {
  readonly errorCode: string;
  readonly vendorErrorCode: string | null;
  readonly episodes: number;
  readonly totalMs: number;
}

/** Screen F. */
export interface StatusHistoryView {
  readonly lanes: readonly StatusLane[];
  readonly rows: readonly StatusRow[];
  readonly faults: readonly FaultTally[];
}

/** `show signatures --json` and the list of screen G. */
export interface SignatureRow {
  readonly id: number;
  readonly format: string;
  readonly sessionId: string | null;
  readonly transactionId: string | null;
  readonly context: string | null;
  readonly time: string | null;
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
  readonly energyWh: string | null;
  readonly rules: readonly RuleView[];
  readonly billing: Billing;
  readonly safe: SafeVerdict;
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

/** `show findings --json`. */
export interface FindingRow {
  readonly id: number;
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

/** `show keys --json`. */
export interface KeyRow {
  readonly id: number;
  readonly origin: KeyOrigin;
  readonly via: string;
  readonly station: string | null;
  readonly connector: number | null;
  readonly meterSerial: string | null;
  /** `null` when the text could not be read as a public key. */
  readonly fingerprint: string | null;
  readonly curve: string | null;
  /** Code why it cannot be used, else `null`. */
  readonly problem: string | null;
  readonly observed: string | null;
  readonly usedBy: number;
  readonly text: string;
  readonly evidence: EvidenceView | null;
}

/** One element of an ASN.1 structure (X.690), in the order of the bytes. */
export interface Asn1Line {
  /** 0 for the outermost. */
  readonly depth: number;
  /** e.g. `SEQUENCE`, `OBJECT IDENTIFIER`. */
  readonly kind: string;
  /** Value in hex or words; empty for what only holds others. */
  readonly text: string;
  /** Bytes from the beginning of the structure. */
  readonly offset: number;
  readonly length: number;
}

export interface KeyStructure {
  /** `written`: the structure that stands in the text; `canonical`: the text holds a bare point, and this is the key in its usual form. */
  readonly of: 'written' | 'canonical';
  /** Empty when nothing could be taken apart. */
  readonly lines: readonly Asn1Line[];
}

/** One key that a text can mean. */
export interface KeyReadingView {
  readonly curve: string;
  /** As OpenSSL spells it, e.g. `prime256v1`. */
  readonly opensslCurve: string;
  readonly fingerprint: string;
  /** How it was written, in words. */
  readonly written: string;
  /** What was unusual about it, in words. */
  readonly oddities: readonly string[];
  /** SubjectPublicKeyInfo, DER, uncompressed point. */
  readonly spkiHex: string;
  readonly xHex: string;
  readonly yHex: string;
}

/** Something that contradicts a key. */
export interface KeyConflict {
  readonly code: string;
  readonly text: string;
  /** The other keys in it; empty where none are. */
  readonly keyIds: readonly number[];
}

export interface KeyDetail {
  readonly row: KeyRow;
  /** Several only for a compressed point without a curve; empty when the text is no usable key. */
  readonly readings: readonly KeyReadingView[];
  /** Why it cannot be used, in words. */
  readonly problemText: string | null;
  readonly structure: KeyStructure;
  /** Other places where the same key stands. */
  readonly sameKeyIds: readonly number[];
  readonly conflicts: readonly KeyConflict[];
}

/** `show config --json`. Secrets arrive masked. */
export interface ConfigRow {
  readonly id: number;
  readonly station: string | null;
  readonly key: string;
  readonly value: string | null;
  readonly masked: boolean;
  readonly readonly: boolean | null;
  readonly via: ConfigurationVia;
  readonly outcome: string | null;
  readonly time: string | null;
  readonly evidence: EvidenceView;
}

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
  /** The account's reasons as sentences: why this reader was chosen. */
  readonly reasonTexts: readonly string[];
  readonly issues: readonly IssueView[];
  readonly counts: { readonly frames: number; readonly events: number; readonly rows: number; readonly signed: number };
}

export interface IssueView {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly text: string;
  readonly evidence: EvidenceView | null;
}

/** A stretch of a source's bytes for the raw pane. */
export interface RawBytes {
  readonly sourceId: number;
  readonly offset: number;
  readonly sizeBytes: number;
  /** At most 256 KiB. */
  readonly base64: string;
  /** Number of the line in which `offset` lies, counted from 1; `null` where lines mean nothing. */
  readonly line: number | null;
}

/** A finished document; the shell saves it (dialog, download, `--out`). */
export interface DocumentFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

export type ExportKind = 'safe-xml' | 'ocmf' | 'trace' | 'csv' | 'json' | 'proof';

/** A file of an export. `name` may hold one folder (`value-0001/signed.bin`); bytes that are no text arrive in Base64. */
export type ExportedFile =
  | { readonly name: string; readonly mediaType: string; readonly text: string }
  | { readonly name: string; readonly mediaType: string; readonly base64: string };

/** Something that is not in an export, and why; nothing is left out silently. */
export interface ExportRefusal {
  readonly what: 'signature' | 'message';
  /** Number of the signed value or of the message in the case. */
  readonly id: string;
  /** Stable code; `safe.` stands before those of the S.A.F.E. software. */
  readonly reason: string;
  readonly text: string;
}

export interface ExportResult {
  /** Empty when nothing could be exported. */
  readonly files: readonly ExportedFile[];
  readonly refused: readonly ExportRefusal[];
}

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

export interface VerifyResult {
  readonly values: readonly VerifiedValueLine[];
  readonly transactions: readonly VerifiedTransactionLine[];
  readonly summary: VerifySummaryLine;
  readonly problems: readonly VerifyProblem[];
}

/** `explain --json`. */
export interface ExplainResult {
  readonly query: string;
  readonly matches: readonly Explanation[];
}
