import type { IncompleteStore } from '../model/incomplete-store.ts';
import type { Coverage } from '../model/coverage.ts';
import type { CorrelatedFrame, FrameKind } from '../model/frame.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { DatabaseRecord } from '../model/database-record.ts';
import type { Finding, FindingSeverity, RuleWords } from '../model/finding.ts';
import type { LogEventRecord } from '../model/log-event.ts';
import type { Session } from '../model/session.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../model/signed-value.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { NumberedConfiguration } from '../ocpp/configuration-history.ts';
import type { MeteredMessage } from './metered-message.ts';
import type { TransactionVerdict, ValueVerdict } from '../model/verdict.ts';

/** A signed value with its verdict, as the case holds it. */
export interface JudgedValue {
  readonly signedValueId: number;
  readonly value: SignedValueRecord;
  readonly verdict: ValueVerdict;
  readonly sessionId: string | null;
}

/** Which messages a rule looks at. Asked once for each kind and action, not for each message. */
export type LooksAt = (kind: FrameKind, action: string | null) => boolean;

/** What was read, before anything is concluded from it. */
export interface CaseRecords {
  /** Parsed payload of a frame; `null` when it is not there or not whole. */
  payloadOf(frameId: number): unknown;
  /** Where a frame stands; `null` when it is not there. */
  evidenceOf(frameId: number): EvidenceRef | null;
  readonly events: Iterable<LogEventRecord>;
  readonly databaseRecords: Iterable<DatabaseRecord>;
}

/** All that a rule may look at: values, in time order, nothing to fetch. */
export interface CaseView extends CaseRecords {
  /** Messages in time order: all of them, or those that are looked at. */
  frames(looksAt?: LooksAt): Iterable<CorrelatedFrame>;
  /** The first of some messages in time order. */
  earliest(frameIds: readonly number[]): CorrelatedFrame | undefined;
  /** Some messages in time order. */
  some(frameIds: readonly number[]): Iterable<CorrelatedFrame>;
  /** Configuration by station, what files and stores hold included; read when asked for. */
  configuration(): ReadonlyMap<string | null, readonly NumberedConfiguration[]>;
  readonly sessions: readonly Session[];
  readonly statusHistory: readonly StatusInterval[];
  readonly judgedValues: readonly JudgedValue[];
  readonly transactionVerdicts: readonly TransactionVerdict[];
  readonly publicKeys: readonly PublicKeyRecord[];
  readonly coverage: readonly Coverage[];
  /** Stores that lost rows: that one of them tells two sessions does not say that nothing was between. */
  readonly incompleteStores: readonly IncompleteStore[];
}

/** Sees messages in time order, together with the watches of the other rules. */
export interface FrameWatch {
  frame(frame: CorrelatedFrame, payload: unknown): void;
  finish(view: CaseView): Iterable<Finding>;
}

/** Sees messages once more when everything is concluded. */
export interface ReviewWatch {
  frame(frame: CorrelatedFrame): void;
  finish(view: CaseView): Iterable<Finding>;
}

/** Sees the messages that carry meter values. Their sessions are known when it finishes. */
export interface MeterWatch {
  message(message: MeteredMessage): void;
  finish(view: CaseView): Iterable<Finding>;
}

export type GivenThresholds = Readonly<Record<string, number>>;

/** How a rule comes to its findings. */
export type RuleWork =
  /** From the conclusions and the index of the case alone. */
  | { readonly works: 'over-case'; evaluate(view: CaseView, given: GivenThresholds): Iterable<Finding> }
  /** From what the other rules left; evaluated when all of them have finished. */
  | { readonly works: 'after-the-others'; evaluate(view: CaseView, given: GivenThresholds): Iterable<Finding> }
  /** From messages as they pass, while nothing is concluded yet. */
  | {
      readonly works: 'over-messages';
      readonly looksAt: LooksAt;
      watch(given: GivenThresholds, records: CaseRecords): FrameWatch;
    }
  /**
   * From meter values as they pass. What a rule `of` sessions notes by their lanes stands only where all messages of a session passed in one; the
   * messages of other sessions pass once more, together, and only for these rules.
   */
  | {
      readonly works: 'over-meter-values';
      readonly of: 'sessions' | 'all-samples';
      watch(given: GivenThresholds): MeterWatch;
    }
  /** From messages that pass once more when everything is concluded. */
  | {
      readonly works: 'over-concluded-messages';
      readonly looksAt: LooksAt;
      watch(given: GivenThresholds, view: CaseView): ReviewWatch;
    };

/** One rule: one file and one line in `index.ts`. Thresholds are named settings with a default. */
export interface RuleFacts {
  readonly id: string;
  readonly severity: FindingSeverity;
  readonly category:
    | 'transaction'
    | 'authorisation'
    | 'status'
    | 'connection'
    | 'metering'
    | 'signature'
    | 'maintenance'
    | 'configuration'
    /** What the findings themselves do not cover. */
    | 'case'
    /** Known behaviour of one vendor's stations. */
    | 'vendor'
    /** Written by a person in a rule file. */
    | 'own';
  /** Clauses it rests on, e.g. `OCPP 1.6 edition 2, 4.8`. */
  readonly references: readonly string[];
  readonly thresholds: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  /** Words of a rule that a person wrote; built-in rules have theirs in `parsers/text`. */
  readonly words?: RuleWords;
}

export type FindingRule = RuleFacts & RuleWork;
