import type { DecimalText } from './decimal.ts';
import type { RowEvidence } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** A charging transaction as a station's or a backend's own store keeps it. */
export interface TransactionRow {
  readonly record: 'transaction-row';
  readonly station: string | null;
  /** The store's own key, e.g. libocpp's session uuid. */
  readonly localId: string | null;
  readonly transactionId: string | null;
  readonly connector: number | null;
  readonly idTagStart: string | null;
  readonly idTagStop: string | null;
  readonly parentIdTag: string | null;
  readonly startedAt: Timestamp | null;
  readonly stoppedAt: Timestamp | null;
  /** In watt-hours, exact; `null` where the store holds none. */
  readonly meterStartWh: DecimalText | null;
  readonly meterStopWh: DecimalText | null;
  readonly meterLastWh: DecimalText | null;
  readonly meterLastAt: Timestamp | null;
  readonly reason: string | null;
  /** Whether the backend confirmed the start; `null` where the store does not say. */
  readonly acknowledged: boolean | null;
  readonly startMessageId: string | null;
  readonly stopMessageId: string | null;
  readonly evidence: RowEvidence;
}

/** A whole OCPP message that a station still keeps for sending, or a backend stored. */
export interface StoredMessageRow {
  readonly record: 'stored-message-row';
  readonly station: string | null;
  /** The frame or payload text as stored. */
  readonly message: string;
  readonly action: string | null;
  readonly uniqueId: string | null;
  readonly attempts: number | null;
  readonly storedAt: Timestamp | null;
  readonly queue: string;
  readonly evidence: RowEvidence;
}

/** A row of an authorisation cache or local list. */
export interface AuthorisationRow {
  readonly record: 'authorisation-row';
  readonly list: 'cache' | 'local-list';
  readonly idTag: string;
  readonly status: string | null;
  readonly expiresAt: Timestamp | null;
  readonly parentIdTag: string | null;
  readonly evidence: RowEvidence;
}

/** A meter sample that a store keeps for a transaction; `payload` is the stored OCPP `meterValue` JSON text. */
export interface MeterSampleRow {
  readonly record: 'meter-sample-row';
  readonly transactionId: string | null;
  readonly connector: number | null;
  readonly payload: string;
  readonly evidence: RowEvidence;
}

export type DatabaseRecord = TransactionRow | StoredMessageRow | AuthorisationRow | MeterSampleRow;
