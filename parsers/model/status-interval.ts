import type { EvidenceRef } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** A stretch during which a connector reported one state (OCPP 1.6 edition 2, 4.9); connector 0 is the station. */
export interface StatusInterval {
  readonly station: string | null;
  readonly connector: number;
  /** 2.x: which connector of the EVSE `connector`, where the EVSE has several with states of their own; else left out. */
  readonly evseConnector?: number;
  /** As written, e.g. `SuspendedEV`; `unknown` for a stretch that no message covers. */
  readonly status: string;
  readonly errorCode: string | null;
  readonly vendorErrorCode: string | null;
  readonly vendorId: string | null;
  readonly info: string | null;
  readonly from: Timestamp;
  /** `null` while it still lasts at the end of the evidence. */
  readonly to: Timestamp | null;
  /** How many notifications repeated the same state; at least 1, and 0 for `unknown`. */
  readonly notifications: number;
  /** `null` only for `unknown`. */
  readonly evidence: EvidenceRef | null;
}
