import type { EvidenceRef } from '../../model/evidence.ts';
import { caseIndex } from '../case-index.ts';
import type { CaseView } from '../finding-rule.ts';

/** An instant at which a station began to start, as a log line or a reset says. */
export interface StationStart {
  readonly ms: number;
  readonly evidence: EvidenceRef;
  /** A reset still has to shut down first. */
  readonly byReset: boolean;
}

/** When a station started, in time order: lines that say so, supply that returned, resets that it accepted. */
export function startsOf(view: CaseView, station: string | null): readonly StationStart[] {
  const starts: StationStart[] = [];
  for (const { event, loggedAt, station: of, evidence } of view.events) {
    if ((event !== 'station-started' && event !== 'power-restored') || loggedAt.epochMs === null) continue;
    if (of === station || of === null) starts.push({ ms: loggedAt.epochMs, evidence, byReset: false });
  }
  for (const { frame, reply, answer } of caseIndex(view).calls('Reset')) {
    const ms = answer?.loggedAt.epochMs ?? null;
    if (frame.station !== station || reply['status'] !== 'Accepted' || answer === null || ms === null) continue;
    starts.push({ ms, evidence: answer.evidence, byReset: true });
  }
  return starts.toSorted((left, right) => left.ms - right.ms);
}
