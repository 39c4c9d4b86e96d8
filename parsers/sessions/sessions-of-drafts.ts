import { subtractDecimals } from '../base/decimal-arithmetic.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { Session, SessionStep, SessionWitness } from '../model/session.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { ClockLags } from './clock-lag.ts';
import { disagreementsOf } from './disagreements.ts';
import { energyStatements } from './energy-statements.ts';
import { isPlaced } from './payload-fields.ts';
import type { SessionDraft, StatedEnd } from './session-draft.ts';
import { settleLanes } from './session-lane.ts';
import { sessionPhases } from './session-phases.ts';
import { statusLanes } from './session-steps.ts';
import { energyOfIntervals, exportedEnergy } from './transaction-told.ts';
import type { StatusLanes } from './session-steps.ts';

/** Design 6: replayed is what was sent more than this after it happened. */
const replayedAfterMs = 5 * 60_000;
/** After these the stop cannot be sent at once; sending it after the restart is what 1.6, 4.10 asks for. */
const restartReasons = new Set(['PowerLoss', 'Reboot', 'HardReset', 'SoftReset']);

/** One end of a session after all witnesses were heard: the log's word first, then the database's, then the meter's. */
interface KnownEnd {
  readonly at: Timestamp | null;
  readonly meterWh: DecimalText | null;
  readonly known: boolean;
  readonly evidence: EvidenceRef | null;
}

function startOf(draft: SessionDraft): KnownEnd {
  const row = draft.rows.find(({ startedAt }) => startedAt !== null);
  const signed = draft.signed.find(({ begin }) => begin !== null);
  return {
    at: draft.start?.at ?? row?.startedAt ?? signed?.begin?.at ?? null,
    meterWh:
      draft.start?.meterWh ??
      draft.rows.find(({ meterStartWh }) => meterStartWh !== null)?.meterStartWh ??
      draft.signed.find(({ begin }) => begin?.total === true && begin.meterWh !== null)?.begin?.meterWh ??
      null,
    known: draft.start !== null || row !== undefined || signed !== undefined,
    evidence: draft.start?.evidence ?? row?.evidence ?? signed?.evidence ?? null,
  };
}

function stopOf(draft: SessionDraft): KnownEnd {
  const row = draft.rows.find(({ stoppedAt }) => stoppedAt !== null);
  const signed = draft.signed.find(({ end }) => end !== null);
  return {
    at: draft.stop?.at ?? row?.stoppedAt ?? signed?.end?.at ?? null,
    meterWh:
      draft.stop?.meterWh ??
      draft.rows.find(({ meterStopWh }) => meterStopWh !== null)?.meterStopWh ??
      draft.signed.find(({ end }) => end?.total === true && end.meterWh !== null)?.end?.meterWh ??
      null,
    known: draft.stop !== null || row !== undefined || signed !== undefined,
    evidence: draft.stop?.evidence ?? row?.evidence ?? signed?.evidence ?? null,
  };
}

function witnessesOf(draft: SessionDraft): readonly SessionWitness[] {
  const witnesses: SessionWitness[] = [];
  if (draft.frameIds.length > 0) witnesses.push('log');
  if (draft.rows.length > 0) witnesses.push('database');
  if (draft.signed.length > 0) witnesses.push('signed');
  return witnesses;
}

/** Without the room that a list has after growing: a case holds several lists for each of its sessions. */
function trimmed<Item>(list: readonly Item[]): readonly Item[] {
  return list.slice();
}

/** Where a session stands in the order of the case. */
function orderMs(draft: SessionDraft): number {
  const times = [startOf(draft).at, draft.firstSeen, stopOf(draft).at, draft.signed[0]?.at ?? null];
  return times.find(isPlaced)?.epochMs ?? Infinity;
}

/**
 * Turns drafts into sessions in time order. Takes the drafts out of the list, and lets go of each when it has become a session: both together would be
 * the most that a conclusion ever holds.
 */
export function sessionsOf(
  drafts: SessionDraft[],
  statusHistory: readonly StatusInterval[],
  lags: ClockLags,
): Session[] {
  const lanes = statusLanes(statusHistory);
  const lastFirst = drafts
    .splice(0)
    .map((draft, index) => ({ draft, index, ms: orderMs(draft), nextMs: null as number | null }))
    .sort((left, right) => right.ms - left.ms || right.index - left.index);
  const nextStart = new Map<string, number>();
  for (const entry of lastFirst) {
    const { draft, ms } = entry;
    const lane = `${draft.connector} ${draft.station ?? ''}`;
    entry.nextMs = nextStart.get(lane) ?? null;
    if (Number.isFinite(ms)) nextStart.set(lane, ms);
  }
  const idsTaken = new Map<string, number>();
  const sessions: Session[] = [];
  for (let entry = lastFirst.pop(); entry !== undefined; entry = lastFirst.pop()) {
    const { draft, ms, nextMs } = entry;
    const start = startOf(draft);
    const stop = stopOf(draft);
    const { station, connector, transactionId } = draft;
    const stopMs = isPlaced(stop.at) ? stop.at.epochMs : stop.known ? null : (draft.lastSeen?.epochMs ?? null);
    const fromStatus =
      connector === null || !Number.isFinite(ms) || draft.frameIds.length === 0
        ? []
        : lanes.steps(station, { connector, evseConnector: draft.evseConnector }, ms, stopMs, nextMs);
    const steps = orderedSteps([...draft.steps, ...endSteps(draft, start, stop), ...fromStatus]);
    const complete = start.known && stop.known;
    const session: Session = {
      id: uniqueId(draft, ms, idsTaken),
      station,
      connector,
      transactionId,
      idTag:
        draft.start?.idTag ??
        draft.rows.find(({ idTagStart }) => idTagStart !== null)?.idTagStart ??
        draft.told?.card ??
        draft.stop?.idTag ??
        draft.rows.find(({ idTagStop }) => idTagStop !== null)?.idTagStop ??
        null,
      startedAt: start.at,
      stoppedAt: stop.at,
      meterStartWh: start.meterWh,
      meterStopWh: stop.meterWh,
      energyWh:
        start.meterWh === null || stop.meterWh === null
          ? (draft.rows.find(({ energyWh }) => energyWh !== undefined)?.energyWh ?? energyOfIntervals(draft))
          : subtractDecimals(stop.meterWh, start.meterWh),
      ...exportedOf(draft),
      reason: draft.stop?.reason ?? draft.rows.find(({ reason }) => reason !== null)?.reason ?? null,
      complete,
      witnesses: trimmed(witnessesOf(draft)),
      replayed: isReplayed(draft, lags),
      ...markedDeletedOf(draft),
      steps,
      phases: trimmed(sessionPhases(steps, unknownDuring(lanes, draft, steps), complete)),
      energies: trimmed(energyStatements(draft)),
      disagreements: disagreementsOf(draft),
      signedValueIds: [...new Set(draft.signed.map(({ id }) => id))],
      frameIds: [...new Set(draft.frameIds)],
    };
    settleLanes(draft.lanes, session);
    sessions.push(session);
  }
  return sessions;
}

/** What a 2.x transaction gave back and what it cost, where its messages tell. */
function exportedOf(draft: SessionDraft): Pick<Session, 'exportedWh' | 'cost'> {
  const exportedWh = exportedEnergy(draft);
  const cost = draft.told?.cost ?? null;
  return { ...(exportedWh === null ? {} : { exportedWh }), ...(cost === null ? {} : { cost }) };
}

/** The application that keeps a store counts one of the session's rows as deleted: it stays evidence, and whoever bills must know. */
function markedDeletedOf({ rows }: SessionDraft): Pick<Session, 'markedDeleted'> {
  const markedDeleted = rows.find((row) => row.markedDeleted !== undefined)?.markedDeleted;
  return markedDeleted === undefined ? {} : { markedDeleted };
}

/** Stretches of the connector's history within a session's steps that nobody knows. */
function unknownDuring(
  lanes: StatusLanes,
  { station, connector, evseConnector }: SessionDraft,
  steps: readonly SessionStep[],
): readonly StatusInterval[] {
  const placed = steps.flatMap(({ at }) => at.epochMs ?? []);
  const [firstMs, lastMs] = [placed[0], placed.at(-1)];
  if (connector === null || firstMs === undefined || lastMs === undefined) return [];
  return lanes.unknown(station, { connector, evseConnector }, firstMs, lastMs);
}

function isReplayed(draft: SessionDraft, lags: ClockLags): boolean {
  const late = (end: StatedEnd | null): boolean => {
    // What was dated by its line says nothing about when it was sent.
    if (end === null || end.loggedAt === null || end.at === end.loggedAt) return false;
    const lag = lags.lagMs(end.evidence.sourceId, end.loggedAt, end.stated);
    return lag !== null && lag > replayedAfterMs;
  };
  return late(draft.start) || (late(draft.stop) && !restartReasons.has(draft.stop?.reason ?? ''));
}

function endSteps(draft: SessionDraft, start: KnownEnd, stop: KnownEnd): readonly SessionStep[] {
  const steps: SessionStep[] = [];
  if (start.at !== null && start.evidence !== null) {
    steps.push({ step: 'started', at: start.at, until: null, detail: draft.transactionId, evidence: start.evidence });
  }
  if (stop.at !== null && stop.evidence !== null) {
    const detail = draft.stop?.reason ?? draft.rows.find(({ reason }) => reason !== null)?.reason ?? null;
    steps.push({ step: 'stopped', at: stop.at, until: null, detail, evidence: stop.evidence });
  }
  return steps;
}

/** Before and after within one instant follow the course of a session. */
const courseOf: Readonly<Record<SessionStep['step'], number>> = {
  plugged: 0,
  'remote-start': 1,
  authorised: 2,
  refused: 3,
  started: 4,
  charging: 5,
  'suspended-by-vehicle': 5,
  'suspended-by-station': 5,
  fault: 6,
  'power-lost': 7,
  rebooted: 8,
  'remote-stop': 9,
  stopped: 10,
  finishing: 11,
  unplugged: 12,
};

function orderedSteps(steps: readonly SessionStep[]): readonly SessionStep[] {
  return [...steps].sort(
    (left, right) =>
      (left.at.epochMs ?? -Infinity) - (right.at.epochMs ?? -Infinity) ||
      courseOf[left.step] - courseOf[right.step] ||
      0,
  );
}

/** `station/connector/transaction`, readable and safe in a URL; a number is added where that is not unique. */
function uniqueId(draft: SessionDraft, ms: number, taken: Map<string, number>): string {
  const part = (text: string): string => text.replaceAll(/[^\w.:@+-]/g, '_').slice(0, 60) || '-';
  const last = draft.transactionId ?? (Number.isFinite(ms) ? `t${ms}` : 'unknown');
  const id = `${part(draft.station ?? '-')}/${draft.connector ?? '-'}/${part(last)}`;
  // `~` is in no part, so that what is made here is nobody else's.
  const count = (taken.get(id) ?? 0) + 1;
  taken.set(id, count);
  return count === 1 ? id : `${id}~${count}`;
}
