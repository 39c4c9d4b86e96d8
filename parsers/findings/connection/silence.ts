import { countUpTo } from '../../base/sorted-search.ts';
import type { EvidenceRef } from '../../model/evidence.ts';
import type { CorrelatedFrame } from '../../model/frame.ts';
import { membersOf } from '../../base/members.ts';
import { caseIndex } from '../case-index.ts';
import { laneOf } from '../../sessions/session-lane.ts';
import { defineWatchingRule } from '../define-rule.ts';
import { everyMessage } from '../looks-at.ts';
import type { CaseView } from '../finding-rule.ts';
import { durationText, found, notFound } from '../make-finding.ts';
import type { FindingParts } from '../make-finding.ts';
import { carriesMeterValues, MeteredMessage } from '../metered-message.ts';

interface Station {
  intervalMs: number | null;
  last: CorrelatedFrame | null;
}

interface Gap {
  readonly station: string | null;
  readonly intervalMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly before: EvidenceRef;
  readonly after: EvidenceRef;
  readonly sourceId: number;
  /** Something else that was logged meanwhile by the same writer. */
  meanwhile: EvidenceRef | null;
}

/** C04: nothing was heard of a station for longer than two heartbeats. */
export const silence = defineWatchingRule({
  id: 'connection.silence',
  severity: 'warning',
  category: 'connection',
  references: ['OCPP 1.6 edition 2, 4.6 Heartbeat', 'OCPP 1.6 edition 2, 9.1 HeartbeatInterval'],
  thresholds: {
    heartbeats: { value: 2, unit: 'intervals' },
    shortestMs: { value: 600_000, unit: 'ms' },
    longestMs: { value: 604_800_000, unit: 'ms' },
    singly: { value: 3, unit: 'silences' },
  },
  looksAt: everyMessage,
  watch(limits) {
    const stations = new Map<string | null, Station>();
    const gaps: Gap[] = [];
    const lastOfSource = new Map<number, CorrelatedFrame>();
    return {
      frame(frame, read) {
        const ms = frame.loggedAt.epochMs;
        const { sourceId } = frame.evidence;
        const state = stations.get(frame.station) ?? { intervalMs: null, last: null };
        stations.set(frame.station, state);
        if (frame.kind === 'result' && frame.action === 'BootNotification') {
          const reply = membersOf(read);
          const seconds = Number(reply['interval'] ?? reply['heartbeatInterval'] ?? 0);
          // 0 leaves the choice to the station (1.6, 6.4); days are a setting that makes silence normal.
          state.intervalMs = seconds > 0 && seconds <= 86_400 ? seconds * 1_000 : null;
        }
        if (ms === null) return;
        const lastMs = state.last?.loggedAt.epochMs ?? null;
        if (state.last !== null && lastMs !== null && state.intervalMs !== null) {
          const longest = Math.max(limits.shortestMs, limits.heartbeats * state.intervalMs);
          // After more than a week these are two logs in one file.
          if (ms - lastMs > longest && ms - lastMs <= limits.longestMs && state.last.evidence.sourceId === sourceId) {
            const other = lastOfSource.get(sourceId);
            const spoke =
              other !== undefined && other.station !== frame.station && isBetween(other.loggedAt.epochMs, lastMs, ms);
            gaps.push({
              station: frame.station,
              intervalMs: state.intervalMs,
              fromMs: lastMs,
              toMs: ms,
              before: state.last.evidence,
              after: frame.evidence,
              sourceId,
              meanwhile: spoke ? other.evidence : null,
            });
          }
        }
        // What the backend says to a station that is away is no sign of life of it.
        if (frame.direction !== 'csms-to-station') state.last = frame;
        lastOfSource.set(sourceId, frame);
      },
      *finish(view) {
        if (gaps.length === 0) return;
        const sources = new Set(gaps.map(({ sourceId }) => sourceId));
        const signs = new Map<number, { readonly ms: number; readonly evidence: EvidenceRef }[]>();
        for (const { loggedAt, evidence } of view.events) {
          const ms = loggedAt.epochMs;
          if (ms === null || !sources.has(evidence.sourceId)) continue;
          const lines = signs.get(evidence.sourceId) ?? [];
          signs.set(evidence.sourceId, lines);
          lines.push({ ms, evidence });
        }
        for (const lines of signs.values()) lines.sort((left, right) => left.ms - right.ms);
        for (const gap of gaps) {
          const lines = signs.get(gap.sourceId) ?? [];
          const after = lines[countUpTo(lines, gap.fromMs, ({ ms }) => ms)];
          if (after !== undefined && after.ms < gap.toMs) gap.meanwhile ??= after.evidence;
        }
        for (const group of byStation(gaps)) {
          if (group.length > limits.singly) yield tellOf(view, group);
          else for (const gap of group) yield tellOf(view, [gap]);
        }
      },
    };
  },
});

function isBetween(ms: number | null, fromMs: number, toMs: number): boolean {
  return ms !== null && ms > fromMs && ms < toMs;
}

function byStation(gaps: readonly Gap[]): Iterable<readonly Gap[]> {
  const groups = new Map<string | null, Gap[]>();
  for (const gap of gaps) {
    const group = groups.get(gap.station);
    if (group === undefined) groups.set(gap.station, [gap]);
    else group.push(gap);
  }
  return groups.values();
}

/** Silences of a group that are looked through for values that were sent later. */
const mostLookedThrough = 20;
/** A queue is emptied soon after the link is back. */
const emptiedMs = 600_000;
/** Clocks of station and log may be this far apart. */
const clocksMs = 60_000;

/** A meter value taken in one of these silences and sent afterwards: the station was there, and its link was not. */
function valuesSentLater(view: CaseView, gaps: readonly Gap[]): EvidenceRef | null {
  for (const { station, fromMs, toMs } of gaps.slice(0, mostLookedThrough)) {
    for (const session of caseIndex(view).sessionsOf(station)) {
      const { startedAt, stoppedAt, frameIds } = session;
      const startedMs = startedAt?.epochMs ?? null;
      if (startedMs === null || startedMs >= fromMs || (stoppedAt?.epochMs ?? Infinity) <= toMs) continue;
      // In a log that was read in a wrong zone all values look late.
      const lineMs = view.earliest(frameIds)?.loggedAt.epochMs ?? null;
      if (lineMs === null || Math.abs(lineMs - startedMs) > clocksMs) continue;
      for (const frame of view.some(frameIds)) {
        const ms = frame.loggedAt.epochMs ?? Infinity;
        if (ms < toMs || ms > toMs + emptiedMs || !carriesMeterValues(frame.kind, frame.action)) continue;
        const { samples } = new MeteredMessage(frame, view.payloadOf(frame.frameId), laneOf(session));
        const taken = samples.find(({ at }) => isBetween(at.epochMs, fromMs + clocksMs, toMs - clocksMs));
        if (taken !== undefined) return frame.evidence;
      }
    }
  }
  return null;
}

/** One silence, or many of a station together: the longest first. */
function tellOf(view: CaseView, group: readonly Gap[]): FindingParts {
  const ordered = group.toSorted((left, right) => right.toMs - right.fromMs - (left.toMs - left.fromMs));
  const [longest] = ordered;
  if (longest === undefined) throw new Error('no gap');
  const meanwhile = ordered.find((gap) => gap.meanwhile !== null)?.meanwhile ?? null;
  const inOrder = group.toSorted((left, right) => left.fromMs - right.fromMs);
  const charged = caseIndex(view)
    .sessionsOf(longest.station)
    .find(({ replayed, startedAt }) => {
      const startedMs = startedAt?.epochMs ?? 0;
      const before = inOrder[countUpTo(inOrder, startedMs - 1, ({ fromMs }) => fromMs) - 1];
      return replayed && before !== undefined && startedMs < before.toMs;
    });
  const queued = charged === undefined ? valuesSentLater(view, inOrder) : null;
  return {
    // Without any other trace it may be the log that is missing, and not the station.
    severity: meanwhile === null && charged === undefined && queued === null ? 'info' : 'warning',
    params: {
      duration: durationText(longest.toMs - longest.fromMs),
      interval: durationText(longest.intervalMs),
      times: group.length > 1 ? group.length : null,
    },
    station: longest.station,
    fromMs: group[0]?.fromMs ?? longest.fromMs,
    toMs: group.at(-1)?.toMs ?? longest.toMs,
    evidence: [...ordered.flatMap((gap) => [gap.before, gap.after, gap.meanwhile]), queued],
    counterEvidence: [
      meanwhile === null ? notFound('log-goes-on') : found('log-goes-on', meanwhile),
      charged === undefined
        ? notFound('session-sent-later')
        : found('session-sent-later', charged.steps[0]?.evidence ?? null),
      queued === null ? notFound('values-sent-later') : found('values-sent-later', queued),
      notFound('message-meanwhile'),
    ],
  };
}
