import type { EvidenceRef } from '../../../parsers/model/evidence.ts';
import type { EvidenceView } from './evidence-views.ts';

/** `show status --json`. */
export interface StatusRow {
  readonly station: string | null;
  readonly connector: number;
  /** 2.x: which connector of the EVSE, where it has several; else left out. */
  readonly evseConnector?: number;
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
  /** 2.x: which connector of the EVSE, where it has several; else left out. */
  readonly evseConnector?: number;
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
