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

type ToldStart = StationStart & { readonly station: string | null };

const known = new WeakMap<CaseView, ReadonlyMap<string | null, readonly ToldStart[]>>();

/** Lines that say that a station started or that its supply returned; read once for all stations. */
function toldStarts(view: CaseView): readonly ToldStart[] {
  const starts: ToldStart[] = [];
  for (const { event, loggedAt, station, evidence } of view.events) {
    if ((event !== 'station-started' && event !== 'power-restored') || loggedAt.epochMs === null) continue;
    starts.push({ station, ms: loggedAt.epochMs, evidence, byReset: false });
  }
  return starts;
}

/** When a station started, in time order: lines that say so, supply that returned, resets that it accepted. */
export function startsOf(view: CaseView, station: string | null): readonly StationStart[] {
  const starts: StationStart[] = [];
  let told = known.get(view);
  if (told === undefined) {
    told = Map.groupBy(toldStarts(view), (start) => start.station);
    known.set(view, told);
  }
  for (const of of new Set([station, null])) starts.push(...(told.get(of) ?? []));
  for (const { reply, answer } of caseIndex(view).callsOf(station, 'Reset')) {
    const ms = answer?.ms ?? null;
    if (reply['status'] !== 'Accepted' || answer === null || ms === null) continue;
    starts.push({ ms, evidence: answer.evidence, byReset: true });
  }
  return starts.toSorted((left, right) => left.ms - right.ms);
}
