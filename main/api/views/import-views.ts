import type { FindingCounts } from './finding-views.ts';
import type { SignatureCounts } from './signature-views.ts';

export type JobPhase = 'waiting' | 'reading' | 'concluding' | 'done' | 'cancelled' | 'failed';

/** What a conclusion is about, one after the other. */
export type ConclusionStep = 'ordering' | 'messages' | 'signatures' | 'sessions' | 'findings';

/** How far a conclusion is: messages of `messages`, signed values of `signatures`; the other steps are short and count nothing. */
export interface ConclusionProgress {
  readonly step: ConclusionStep;
  readonly done: number;
  readonly total: number;
}

export interface JobView {
  readonly jobId: string;
  readonly caseId: string;
  readonly phase: JobPhase;
  readonly files: readonly JobFileView[];
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly records: number;
  readonly issues: number;
  /** Entries of archives that are encrypted and that no password opened: `import.unlock` reads them. */
  readonly locked: number;
  /** How long the rest of the reading lasts, roughly; `null` while it cannot be known. The conclusions that follow are not in it. */
  readonly timeLeftMs: number | null;
  /** Set while `concluding`. */
  readonly conclusion: ConclusionProgress | null;
  /** Of a job that was cancelled: what was left before its end. Conclusions that were left stay as they were (`CaseInfo.conclusions`). */
  readonly left: 'reading' | 'conclusions' | null;
  /** Set when `done`: the summary of design 6, `import --json`. */
  readonly summary: ImportSummary | null;
  /** Code of the failure when `failed`, and its technical detail. */
  readonly failure: string | null;
  readonly failureDetail: string | null;
  /** Which file or folder it is about: the case, or the place of private copies; `null` where it is about none. */
  readonly failureFile: string | null;
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
  /** From which conclusions the numbers of sessions, values and findings are (`CaseInfo.conclusions`). */
  readonly conclusions: 'drawn' | 'outdated' | 'none';
  readonly sources: number;
  readonly frames: {
    readonly call: number;
    readonly result: number;
    readonly error: number;
    readonly repaired: number;
    readonly truncated: number;
    readonly elided: number;
    /** Told by the log in words of its own, without the message. */
    readonly described: number;
  };
  readonly statusNotifications: number;
  readonly sessions: number;
  readonly signed: SignatureCounts;
  readonly keys: number;
  readonly findings: FindingCounts;
  /** Sources of which nothing could be read. */
  readonly unread: number;
}
