import type { StatusLane } from '../../../main/api/views/status-views.ts';

const minute = 60_000;

/** The connector that faults while it charges. */
export function smallLane(startMs: number): StatusLane {
  return {
    station: 'CCC-Beispiel',
    connector: 2,
    intervals: [
      {
        status: 'Charging',
        fromMs: startMs + 120 * minute,
        toMs: startMs + 140 * minute,
        errorCode: null,
        vendorErrorCode: null,
        evidence: null,
      },
      {
        status: 'Faulted',
        fromMs: startMs + 140 * minute,
        toMs: startMs + 150 * minute,
        errorCode: 'GroundFailure',
        vendorErrorCode: 'RcdGroundFailure',
        evidence: null,
      },
      {
        status: 'Available',
        fromMs: startMs + 150 * minute,
        toMs: startMs + 200 * minute,
        errorCode: null,
        vendorErrorCode: null,
        evidence: null,
      },
    ],
    shares: { Charging: 20 * minute, Faulted: 10 * minute, Available: 50 * minute },
  };
}
