import type { DecimalText } from './decimal.ts';
import type { EvidenceRef } from './evidence.ts';
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
  /** What the store says that was delivered; only where it keeps no registers from which it would follow. */
  readonly energyWh?: DecimalText;
  readonly meterLastWh: DecimalText | null;
  readonly meterLastAt: Timestamp | null;
  readonly reason: string | null;
  /** Whether the backend confirmed the start; `null` where the store does not say. */
  readonly acknowledged: boolean | null;
  readonly startMessageId: string | null;
  readonly stopMessageId: string | null;
  /** What the store says in a column by which its application counts the row as deleted; only where it does. */
  readonly markedDeleted?: string;
  readonly evidence: EvidenceRef;
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
  readonly evidence: EvidenceRef;
}

/** A row of an authorisation cache or local list. */
export interface AuthorisationRow {
  readonly record: 'authorisation-row';
  readonly list: 'cache' | 'local-list';
  readonly idTag: string;
  readonly status: string | null;
  readonly expiresAt: Timestamp | null;
  readonly parentIdTag: string | null;
  readonly evidence: EvidenceRef;
}

/** A meter sample that a store keeps for a transaction; `payload` is the stored OCPP `meterValue` JSON text. */
export interface MeterSampleRow {
  readonly record: 'meter-sample-row';
  readonly transactionId: string | null;
  readonly connector: number | null;
  readonly payload: string;
  readonly evidence: EvidenceRef;
}

/** A reservation that a station keeps (OCPP 1.6, 5.13; 2.0.1, H). */
export interface ReservationRow {
  readonly record: 'reservation-row';
  readonly station: string | null;
  readonly reservationId: string | null;
  readonly connector: number | null;
  readonly idTag: string | null;
  readonly parentIdTag: string | null;
  readonly expiresAt: Timestamp | null;
  readonly status: string | null;
  readonly evidence: EvidenceRef;
}

/** A charging profile that a station keeps (OCPP 1.6, 7.8); `profile` is the stored JSON text. */
export interface ChargingProfileRow {
  readonly record: 'charging-profile-row';
  readonly connector: number | null;
  readonly profileId: string | null;
  readonly stackLevel: number | null;
  readonly purpose: string | null;
  readonly transactionId: string | null;
  readonly profile: string;
  readonly evidence: EvidenceRef;
}

/** One thing that a station remembers over a restart: the availability of a connector, the version of its local list, a boot counter. */
export interface StoredStateRow {
  readonly record: 'stored-state-row';
  readonly station: string | null;
  /** `availability`, `status`, `local-list-version`, `boot-count`, or as the store names it. */
  readonly subject: string;
  readonly connector: number | null;
  readonly state: string;
  readonly at: Timestamp | null;
  readonly transactionId: string | null;
  readonly idTag: string | null;
  readonly evidence: EvidenceRef;
}

/** An entry of a station's security log (OCPP security whitepaper; 2.0.1, A04). */
export interface SecurityEventRow {
  readonly record: 'security-event-row';
  readonly station: string | null;
  readonly event: string;
  readonly message: string | null;
  readonly critical: boolean | null;
  readonly at: Timestamp | null;
  readonly evidence: EvidenceRef;
}

export type DatabaseRecord =
  | TransactionRow
  | StoredMessageRow
  | AuthorisationRow
  | MeterSampleRow
  | ReservationRow
  | ChargingProfileRow
  | StoredStateRow
  | SecurityEventRow;
