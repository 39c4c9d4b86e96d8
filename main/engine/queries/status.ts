import type { StatusInterval } from '../../../parsers/model/status-interval.ts';
import { faultEpisodes } from '../../../parsers/sessions/fault-episodes.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { FaultTally, StatusHistoryView, StatusLane, StatusRow } from '../../api/views/status-views.ts';
import { caseSpan } from '../../casefile/case-counts.ts';
import { statusIntervals } from '../../casefile/concluded-records.ts';
import type { TimeRange } from '../../casefile/frame-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import { cachedList, matches, readFilter, windowOf } from '../list-window.ts';
import type { OpenCase } from '../open-cases.ts';
import { stationEnds } from '../station-ends.ts';
import { overlapsRange } from '../time-range.ts';

/** All intervals of a case that touch the range, in order of station, connector and time. */
function intervalsIn(open: OpenCase, range: TimeRange): readonly StatusInterval[] {
  return cachedList(open, `status ${JSON.stringify(range)}`, () =>
    statusIntervals(open.database).filter(({ from, to }) => overlapsRange(range, from.epochMs, to?.epochMs ?? null)),
  );
}

/** The connector within its EVSE, where it is named. */
function placeOf({ evseConnector }: StatusInterval): Pick<StatusRow, 'evseConnector'> {
  return evseConnector === undefined ? {} : { evseConnector };
}

function statusRow(open: OpenCase, interval: StatusInterval): StatusRow {
  const fromMs = interval.from.epochMs;
  const toMs = interval.to?.epochMs ?? null;
  return {
    station: interval.station,
    connector: interval.connector,
    ...placeOf(interval),
    status: interval.status,
    errorCode: interval.errorCode,
    vendorErrorCode: interval.vendorErrorCode,
    info: interval.info,
    from: isoTime(fromMs),
    to: isoTime(toMs),
    durationMs: fromMs === null || toMs === null ? null : toMs - fromMs,
    notifications: interval.notifications,
    evidence: evidenceLabels(open).viewOrNull(interval.evidence),
  };
}

/** What ends later than this behind a station's last message is no matter of it. */
const briefMs = 10 * 60_000;

/** When each station was last heard of: where its log ends; of a log without times by the last state that it tells. */
function heardUntil(open: OpenCase, intervals: readonly StatusInterval[]): ReadonlyMap<string | null, number> {
  const ends = stationEnds(open.database);
  const told = new Map<string | null, number>();
  for (const { station, from } of intervals) {
    if (from.epochMs !== null && !ends.has(station))
      told.set(station, Math.max(told.get(station) ?? from.epochMs, from.epochMs));
  }
  return new Map([...told, ...ends]);
}

/** Swim lanes within a range; an interval that still lasts ends where the evidence ends, and is unknown from where its station's log ends. */
export function statusLanes(open: OpenCase, range: TimeRange): readonly StatusLane[] {
  const span = caseSpan(open.database);
  const startMs = range.fromMs ?? span.firstMs;
  const endMs = range.toMs ?? span.lastMs;
  if (startMs === null || endMs === null) return [];
  const touching = intervalsIn(open, range);
  const ends = heardUntil(open, touching);
  const lanes = new Map<
    string,
    { lane: StatusLane; intervals: StatusLane['intervals'][number][]; shares: Record<string, number> }
  >();
  for (const interval of touching) {
    const key = JSON.stringify([interval.station, interval.connector, interval.evseConnector]);
    let entry = lanes.get(key);
    if (entry === undefined) {
      const intervals: StatusLane['intervals'][number][] = [];
      const shares: Record<string, number> = {};
      entry = {
        lane: { station: interval.station, connector: interval.connector, ...placeOf(interval), intervals, shares },
        intervals,
        shares,
      };
      lanes.set(key, entry);
    }
    if (interval.from.epochMs === null) continue;
    const fromMs = Math.max(interval.from.epochMs, startMs);
    const toMs = Math.min(interval.to?.epochMs ?? endMs, endMs);
    if (toMs < fromMs) continue;
    const heardMs = ends.get(interval.station) ?? Infinity;
    const knownMs =
      interval.to === null && interval.status !== 'unknown' && toMs - heardMs > briefMs
        ? Math.max(heardMs, fromMs)
        : toMs;
    const add = (status: string, from: number, to: number, told: StatusInterval | null): void => {
      entry.intervals.push({
        status,
        fromMs: from,
        toMs: to,
        errorCode: told?.errorCode ?? null,
        vendorErrorCode: told?.vendorErrorCode ?? null,
        evidence: told?.evidence ?? null,
      });
      entry.shares[status] = (entry.shares[status] ?? 0) + (to - from);
    };
    if (knownMs > fromMs || knownMs === toMs) add(interval.status, fromMs, knownMs, interval);
    if (knownMs < toMs) add('unknown', knownMs, toMs, null);
  }
  return [...lanes.values()].map(({ lane }) => lane);
}

/** Episodes, not intervals: repeats and restarts that a fault outlasts count once (research 4.3, S06). */
function faultTallies(
  intervals: readonly StatusInterval[],
  endMs: number | null,
  ends: ReadonlyMap<string | null, number>,
): readonly FaultTally[] {
  const tallies = new Map<
    string,
    { errorCode: string; vendorErrorCode: string | null; episodes: number; totalMs: number }
  >();
  for (const episode of faultEpisodes(intervals)) {
    // 2.x has no error codes: all that was said is the state.
    const errorCode = episode.errorCode ?? 'Faulted';
    const key = JSON.stringify([errorCode, episode.vendorErrorCode]);
    const tally = tallies.get(key) ?? { errorCode, vendorErrorCode: episode.vendorErrorCode, episodes: 0, totalMs: 0 };
    tally.episodes += 1;
    const until = episode.to?.epochMs ?? (endMs === null ? null : Math.min(endMs, ends.get(episode.station) ?? endMs));
    if (episode.from.epochMs !== null && until !== null) tally.totalMs += Math.max(0, until - episode.from.epochMs);
    tallies.set(key, tally);
  }
  return [...tallies.values()].sort((left, right) => right.episodes - left.episodes || right.totalMs - left.totalMs);
}

/** Rows of the status screen are bounded; the list procedure pages through all of them. */
const rowsOfScreen = 2_000;

export function statusHistory(open: OpenCase, range: TimeRange): StatusHistoryView {
  const intervals = intervalsIn(open, range);
  return {
    lanes: statusLanes(open, range),
    rows: intervals.slice(0, rowsOfScreen).map((interval) => statusRow(open, interval)),
    faults: faultTallies(intervals, range.toMs ?? caseSpan(open.database).lastMs, heardUntil(open, intervals)),
  };
}

export function listStatus(
  open: OpenCase,
  input: { readonly range: TimeRange; readonly filter: string; readonly offset: number; readonly limit: number },
): Page<StatusRow> {
  const query = readFilter(input.filter);
  const found = cachedList(open, `status-rows ${JSON.stringify([input.range, input.filter])}`, () =>
    intervalsIn(open, input.range).filter((interval) =>
      matches(query, {
        fields: {
          station: interval.station,
          connector: interval.connector,
          status: interval.status,
          code: [interval.errorCode, interval.vendorErrorCode].filter(Boolean).join(' ') || null,
          at: interval.from.epochMs,
        },
        text: () =>
          `${interval.status} ${interval.errorCode ?? ''} ${interval.vendorErrorCode ?? ''} ${interval.info ?? ''}`,
      }),
    ),
  );
  const page = windowOf(found, input.offset, input.limit);
  return { ...page, rows: page.rows.map((interval) => statusRow(open, interval)) };
}
