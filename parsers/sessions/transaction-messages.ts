import { compareDecimals } from '../base/decimal-arithmetic.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { MeterSample } from '../model/session.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { meterSamples, registerAt } from './meter-samples.ts';
import {
  believedTime,
  connectorOf,
  decimalOf,
  isPlaced,
  listOf,
  sameInstant,
  textOf,
  timeOf,
  wordOf,
} from './payload-fields.ts';
import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { addFrame, addStep, isPlaceholderId } from './session-draft.ts';
import type { SessionDraft, StatedEnd } from './session-draft.ts';
import {
  addPastDraft,
  assignId,
  attachPreludes,
  claimStrays,
  closeDraft,
  openDraft,
  rememberStray,
  takePreludes,
} from './station-memory.ts';
import type { StationMemory } from './station-memory.ts';
import { draftOfId, openDrafts, openDraftsOfId, unansweredDrafts } from './transaction-lookup.ts';

/* StartTransaction, MeterValues and StopTransaction of OCPP 1.5 and 1.6 (4.7, 4.8, 4.10). */

/** StartTransaction.req. The same start under another message id is a repetition (1.6, 3.7.1), not a second session. */
export function takeStart(memory: StationMemory, frame: CorrelatedFrame, payload: Members): SessionDraft {
  const connector = connectorOf(payload, frame);
  const idTag = textOf(payload['idTag'], 64);
  const stated = timeOf(payload['timestamp']);
  const meterWh = decimalOf(payload['meterStart']);
  const identity = JSON.stringify([connector, idTag?.toLowerCase(), meterWh, sameInstant(stated) ?? frame.uniqueId]);
  const known = memory.byStart.get(identity);
  if (known !== undefined) {
    addFrame(known, frame);
    known.messageIds.add(frame.uniqueId);
    return known;
  }
  const at = believedTime(stated, frame.loggedAt);
  const draft = openDraft(memory, connector, at);
  memory.byStart.set(identity, draft);
  draft.start = {
    at,
    stated,
    loggedAt: frame.loggedAt,
    meterWh,
    idTag,
    connector,
    reason: null,
    uniqueId: frame.uniqueId,
    evidence: frame.evidence,
  };
  draft.messageIds.add(frame.uniqueId);
  attachPreludes(draft, takePreludes(memory, frame, idTag, connector, null));
  addFrame(draft, frame);
  return draft;
}

/** StartTransaction.conf brings the transaction id. */
export function takeStartAnswer(
  memory: StationMemory,
  draft: SessionDraft,
  frame: CorrelatedFrame,
  payload: Members,
): void {
  if (frame.kind !== 'result') return;
  const id = textOf(payload['transactionId'], 80);
  if (id !== null && id !== '-1') assignId(memory, draft, id);
  draft.answered = true;
  const status = wordOf(membersOf(payload['idTagInfo'])['status']);
  if (status !== null && status !== 'Accepted') addStep(draft, 'refused', frame.loggedAt, status, frame.evidence);
}

/** The transaction that samples name, bounded; `null` for samples of none. */
export function transactionOfSamples(frame: CorrelatedFrame, payload: Members): string | null {
  return textOf(payload['transactionId'], 80) ?? frame.transactionId;
}

/** MeterValues.req during a session. */
export function takeMeterValues(
  memory: StationMemory,
  frame: CorrelatedFrame,
  payload: Members,
): SessionDraft | undefined {
  const id = transactionOfSamples(frame, payload);
  const connector = connectorOf(payload, frame);
  const at = believedTime(sampledAt(payload), frame.loggedAt);
  const draft =
    id !== null && !isPlaceholderId(id)
      ? draftForSamples(memory, id, connector, at, frame)
      : openOnConnector(memory, id, connector, at);
  if (draft !== undefined) addFrame(draft, frame);
  return draft;
}

/** When the first of the samples was taken. */
function sampledAt(payload: Members): Timestamp | null {
  const [first] = listOf(payload['meterValue'] ?? payload['values']);
  return timeOf(first?.['timestamp']);
}

function openOnConnector(
  memory: StationMemory,
  id: string | null,
  connector: number | null,
  at: Timestamp | null,
): SessionDraft | undefined {
  const answeredZero = id === '0' ? draftOfId(memory, id, { at, idTag: null, connector }) : undefined;
  return answeredZero ?? (connector === null ? undefined : memory.openOn.get(connector));
}

/** A sample is taken with or after the start; clocks of one station differ by less than this. */
const sampleBeforeStartMs = 60_000;

function draftForSamples(
  memory: StationMemory,
  id: string,
  connector: number | null,
  at: Timestamp | null,
  frame: CorrelatedFrame,
): SessionDraft | undefined {
  const known = draftOfId(memory, id, { at, idTag: null, connector });
  if (known !== undefined) {
    known.connector ??= connector;
    return known;
  }
  const open = connector === null ? undefined : memory.openOn.get(connector);
  // A session that nobody knows, while another one runs there.
  if (open !== undefined && open.ids.size > 0) {
    rememberStray(memory, id, open, frame);
    return undefined;
  }
  const startedAt = open?.start?.at ?? null;
  const older = isPlaced(startedAt) && isPlaced(at) && at.epochMs < startedAt.epochMs - sampleBeforeStartMs;
  // The answer to the start is not in the log, but the station has got it: it uses an id nobody has seen. Samples from before that start
  // belong to an earlier session that is being sent again.
  const draft = older ? addPastDraft(memory, connector) : (open ?? openDraft(memory, connector, at));
  assignId(memory, draft, id);
  return draft;
}

/** StopTransaction.req. */
export function takeStop(memory: StationMemory, frame: CorrelatedFrame, payload: Members): SessionDraft {
  const stated = timeOf(payload['timestamp']);
  const idText = textOf(payload['transactionId'], 80);
  const meterWh = decimalOf(payload['meterStop']);
  const samples = meterSamples(frame, payload);
  const identity = JSON.stringify([idText, meterWh, sameInstant(stated) ?? frame.uniqueId]);
  const repeated = memory.byStop.get(identity);
  if (repeated !== undefined) {
    addFrame(repeated, frame);
    repeated.messageIds.add(frame.uniqueId);
    return repeated;
  }
  // Some stations write a new timestamp into each repetition; id and reading stay.
  const said = {
    at: believedTime(stated, frame.loggedAt),
    idTag: textOf(payload['idTag'], 64),
    connector: connectorOf(payload, frame),
  };
  const ended = idText === null || isPlaceholderId(idText) ? undefined : draftOfId(memory, idText, said);
  if (ended !== undefined && isStopAgain(ended, meterWh, said.at)) {
    addFrame(ended, frame);
    ended.messageIds.add(frame.uniqueId);
    return ended;
  }
  const stop: StatedEnd = {
    ...said,
    stated,
    loggedAt: frame.loggedAt,
    meterWh,
    reason: wordOf(payload['reason']),
    uniqueId: frame.uniqueId,
    evidence: frame.evidence,
  };
  const draft = draftForStop(memory, idText, stop, samples) ?? addPastDraft(memory, stop.connector);
  memory.byStop.set(identity, draft);
  if (idText !== null && !isPlaceholderId(idText)) {
    assignId(memory, draft, idText);
    claimStrays(memory, idText, draft);
  }
  endSession(draft, stop, frame, samples);
  addFrame(draft, frame);
  closeDraft(memory, draft);
  return draft;
}

/** Retries go on for minutes (1.6, 9.1.29 and 9.1.30: attempts times interval). */
const retriedWithinMs = 3_600_000;

/** Whether a second stop of an id tells the end of a session once more: the same reading, or soon after with a newer one. */
function isStopAgain({ stop }: SessionDraft, meterWh: string | null, at: Timestamp | null): boolean {
  if (stop === null) return false;
  if (stop.meterWh !== null && meterWh !== null && compareDecimals(stop.meterWh, meterWh) === 0) return true;
  if (!isPlaced(stop.at) || !isPlaced(at)) return false;
  return Math.abs(at.epochMs - stop.at.epochMs) <= retriedWithinMs;
}

/** An end that states an instant before the start's is from a clock that was put back in between; the line of the log dates it then. */
function afterStart({ start }: SessionDraft, stop: StatedEnd): StatedEnd {
  const [from, to] = [start?.at ?? null, stop.at];
  if (start === null || !isPlaced(from) || !isPlaced(to) || to.epochMs >= from.epochMs || from !== start.stated)
    return stop;
  const loggedMs = stop.loggedAt?.epochMs ?? null;
  return loggedMs === null || loggedMs < from.epochMs ? stop : { ...stop, at: stop.loggedAt };
}

/** Writes the end of a session down, and its start where only the transaction data tell it. */
export function endSession(
  draft: SessionDraft,
  stop: StatedEnd,
  frame: CorrelatedFrame,
  samples: readonly MeterSample[],
): void {
  draft.stop = afterStart(draft, stop);
  if (stop.uniqueId !== null) draft.messageIds.add(stop.uniqueId);
  // 1.6, 7.1: PowerLoss means that the station lost power; the stop is sent after it is back (4.10).
  if (stop.reason === 'PowerLoss') addStep(draft, 'power-lost', stop.at ?? frame.loggedAt, null, frame.evidence);
  if (draft.start !== null) return;
  const begin = registerAt(samples, 'Transaction.Begin');
  if (begin === null) return;
  draft.startFromStopData = true;
  const { at, value: meterWh } = begin;
  const { idTag, connector, evidence } = stop;
  const nothing = { stated: at, loggedAt: null, reason: null, uniqueId: null } as const;
  draft.start = { at, meterWh, idTag, connector, evidence, ...nothing };
}

const sameInstantMs = 2_000;

/** The one of them that began with the card that ends it; `undefined` when none or several did. */
function ofSameCard(drafts: readonly SessionDraft[], { idTag }: StatedEnd): SessionDraft | undefined {
  const same = drafts.filter(({ start }) => idTag !== null && start?.idTag?.toLowerCase() === idTag.toLowerCase());
  return same.length === 1 ? same[0] : undefined;
}

/** The open session that a stop ends; `undefined` rather than a guess. */
function draftForStop(
  memory: StationMemory,
  idText: string | null,
  stop: StatedEnd,
  samples: readonly MeterSample[],
): SessionDraft | undefined {
  const named = idText === null || idText === '-1' ? [] : openDraftsOfId(memory, idText, stop);
  const placeholder = isPlaceholderId(idText);
  if (named.length === 1 || (named.length > 1 && !placeholder)) {
    // Of several with one id the one that can end so; where that tells nothing, the newest.
    const ending = named.filter((draft) => draft.start === null || canEndWith(draft, stop, samples));
    return ofSameCard(ending, stop) ?? ending.at(-1) ?? named.at(-1);
  }
  const open = placeholder ? openDrafts(memory) : unansweredDrafts(memory);
  const fitting = open.filter((draft) => canEndWith(draft, stop, samples));
  if (fitting.length <= 1) return fitting[0];
  const sameCard = ofSameCard(fitting, stop);
  if (sameCard !== undefined) return sameCard;
  const unanswered = fitting.filter((draft) => draft.ids.size === 0);
  return placeholder && unanswered.length === 1 ? unanswered[0] : undefined;
}

function canEndWith(draft: SessionDraft, stop: StatedEnd, samples: readonly MeterSample[]): boolean {
  const { start } = draft;
  if (start === null) return false;
  if (stop.connector !== null && draft.connector !== null && stop.connector !== draft.connector) return false;
  if (isPlaced(start.at) && isPlaced(stop.at) && stop.at.epochMs < start.at.epochMs) return false;
  if (start.meterWh !== null && stop.meterWh !== null && compareDecimals(stop.meterWh, start.meterWh) < 0) return false;
  const next = draft.successor?.start ?? null;
  if (next !== null) {
    // Another session began there since: what ends later, or with a higher register than that one began with, is not this one.
    if (isPlaced(next.at) && isPlaced(stop.at) && stop.at.epochMs > next.at.epochMs) return false;
    if (next.meterWh !== null && stop.meterWh !== null && compareDecimals(stop.meterWh, next.meterWh) > 0) return false;
  }
  const begin = registerAt(samples, 'Transaction.Begin');
  if (begin !== null && isPlaced(begin.at) && isPlaced(start.at)) {
    return Math.abs(begin.at.epochMs - start.at.epochMs) <= sameInstantMs;
  }
  return true;
}
