import type { Coverage } from '../model/coverage.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { DatabaseRecord } from '../model/database-record.ts';
import type { Finding, FindingSeverity, RuleWords } from '../model/finding.ts';
import type { LogEventRecord } from '../model/log-event.ts';
import type { Session } from '../model/session.ts';
import type { PublicKeyRecord, SignedValueRecord } from '../model/signed-value.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { NumberedConfiguration } from '../ocpp/configuration-history.ts';
import type { TransactionVerdict, ValueVerdict } from '../model/verdict.ts';

/** A signed value with its verdict, as the case holds it. */
export interface JudgedValue {
  readonly signedValueId: number;
  readonly value: SignedValueRecord;
  readonly verdict: ValueVerdict;
  readonly sessionId: string | null;
}

/** All that a rule may look at: values, in time order, nothing to fetch. */
export interface CaseView {
  readonly frames: Iterable<CorrelatedFrame>;
  /** Parsed payload of a frame; `null` when it is not there or not whole. */
  payloadOf(frameId: number): unknown;
  readonly events: Iterable<LogEventRecord>;
  readonly databaseRecords: Iterable<DatabaseRecord>;
  /** Configuration by station, what files and stores hold included; read when asked for. */
  configuration(): ReadonlyMap<string | null, readonly NumberedConfiguration[]>;
  readonly sessions: readonly Session[];
  readonly statusHistory: readonly StatusInterval[];
  readonly judgedValues: readonly JudgedValue[];
  readonly transactionVerdicts: readonly TransactionVerdict[];
  readonly publicKeys: readonly PublicKeyRecord[];
  readonly coverage: readonly Coverage[];
}

/** One rule: one file and one line in `index.ts`. Thresholds are named settings with a default. */
export interface FindingRule {
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
    /** Known behaviour of one vendor's stations. */
    | 'vendor'
    /** Written by a person in a rule file. */
    | 'own';
  /** Clauses it rests on, e.g. `OCPP 1.6 edition 2, 4.8`. */
  readonly references: readonly string[];
  readonly thresholds: Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
  /** Words of a rule that a person wrote; built-in rules have theirs in `parsers/text`. */
  readonly words?: RuleWords;
  evaluate(view: CaseView, thresholds: Readonly<Record<string, number>>): Iterable<Finding>;
}
