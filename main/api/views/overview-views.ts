import type { CaseInfo } from './case-views.ts';
import type { FindingRow } from './finding-views.ts';
import type { ImportSummary } from './import-views.ts';
import type { SessionRow } from './session-views.ts';
import type { StatusLane } from './status-views.ts';

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
    /** Bytes of the sources that have lines: what share of all the lines speak for. */
    readonly bytesOfLines: number;
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
  /** Subprotocols of its handshakes, e.g. `ocpp1.6`; left out where no log shows a handshake. */
  readonly protocols?: readonly string[];
}

/** Counts per bucket for the range brush. Buckets are equally wide; `fromMs` is the first one's start. */
export interface Histogram {
  readonly fromMs: number;
  readonly bucketMs: number;
  readonly frames: readonly number[];
  readonly faults: readonly number[];
  /** Findings that begin in the bucket. */
  readonly critical: readonly number[];
  readonly warning: readonly number[];
  readonly sessions: readonly number[];
}
