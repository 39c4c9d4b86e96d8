import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { MeterSample, SessionStepKind } from '../model/session.ts';
import { meterSamples, registerAt } from './meter-samples.ts';
import { believedTime, connectorOf, decimalOf, textOf, timeOf, wholeNumberOf, wordOf } from './payload-fields.ts';
import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { addFrame, addStep } from './session-draft.ts';
import type { SessionDraft, StatedEnd } from './session-draft.ts';
import { assignId, attachPreludes, closeDraft, openDraft, placeDraft, takePreludes } from './station-memory.ts';
import type { StationMemory } from './station-memory.ts';
import { draftOfId } from './transaction-lookup.ts';
import { endSession } from './transaction-messages.ts';
import { fillEnds, newTold, noteEvent, unmarkedRegister } from './transaction-told.ts';

/* TransactionEvent of OCPP 2.0.1 and 2.1 (part 2, E01 to E15): one message for start, samples and stop; the station makes the id. */

const stepOfState: Readonly<Record<string, SessionStepKind>> = {
  EVConnected: 'plugged',
  Charging: 'charging',
  SuspendedEV: 'suspended-by-vehicle',
  SuspendedEVSE: 'suspended-by-station',
};

/** Triggers of events whose card is shown to end the transaction, not to begin it (TriggerReasonEnumType). */
const endsByCard: ReadonlySet<string | null> = new Set(['StopAuthorized']);

export function takeTransactionEvent(
  memory: StationMemory,
  frame: CorrelatedFrame,
  payload: Members,
): SessionDraft | undefined {
  const info = membersOf(payload['transactionInfo']);
  const id = textOf(info['transactionId'], 80) ?? frame.transactionId;
  if (id === null) return undefined;
  const eventType = textOf(payload['eventType'], 20);
  const connector = connectorOf(payload, frame);
  const identity = JSON.stringify([id, eventType, textOf(payload['seqNo']), textOf(payload['timestamp'])]);
  // Of a transaction's thousands of updates only the last ones are remembered.
  const toldBy = eventType === 'Updated' ? memory.byUpdate : memory.byStart;
  const repeated = toldBy.get(identity);
  // The station makes these ids and keeps them apart (2.0.1 part 2, E01); what it says about a known one belongs to it.
  const known = repeated ?? draftOfId(memory, id, { at: null, idTag: null, connector: null });
  // A new Started after the Ended of the same id is another transaction (V02).
  const reused =
    repeated === undefined &&
    eventType === 'Started' &&
    known?.start !== undefined &&
    known.start !== null &&
    !known.startFromStopData;
  const stated = timeOf(payload['timestamp']);
  const at = believedTime(stated, frame.loggedAt);
  const draft = known === undefined || reused ? openDraft(memory, connector, at) : known;
  assignId(memory, draft, id);
  // Authorised before the cable is in: the EVSE comes with a later event (E03).
  if (connector !== null && draft.connector === null) placeDraft(memory, draft, connector);
  draft.evseConnector ??= wholeNumberOf(membersOf(payload['evse'])['connectorId']);
  addFrame(draft, frame);
  if (eventType !== 'Updated') draft.messageIds.add(frame.uniqueId);
  if (repeated !== undefined) return draft;
  toldBy.set(identity, draft);

  const samples = meterSamples(frame, payload);
  const idTag = textOf(membersOf(payload['idToken'])['idToken'], 64);
  const remoteStartId = textOf(info['remoteStartId'], 40);
  const opens = eventType !== 'Ended' && !endsByCard.has(wordOf(payload['triggerReason']));
  noteEvent(draft, { eventType, seqNo: wholeNumberOf(payload['seqNo']), card: opens ? idTag : null, samples });
  noteCost(draft, membersOf(membersOf(payload['costDetails'])['totalCost']), frame);
  const end = (register: MeterSample | null): StatedEnd => ({
    at,
    stated,
    loggedAt: frame.loggedAt,
    meterWh: register?.value ?? null,
    idTag,
    connector,
    reason: wordOf(info['stoppedReason']),
    uniqueId: frame.uniqueId,
    evidence: frame.evidence,
  });
  if (eventType === 'Started') {
    draft.start = end(registerAt(samples, 'Transaction.Begin') ?? unmarkedRegister(samples, 'earliest'));
    draft.startFromStopData = false;
    draft.answered = true;
  }
  // Plugged in first, authorised later (E02): the card and the order of the backend (F02) come to a transaction that has begun.
  if (eventType === 'Started' || (opens && (idTag !== null || remoteStartId !== null)))
    attachPreludes(draft, takePreludes(memory, frame, idTag, draft.connector, remoteStartId));
  const state = wordOf(info['chargingState']);
  const step = state === null ? undefined : stepOf(state, draft);
  if (step !== undefined && draft.steps.findLast(({ detail }) => isChargingState(detail))?.detail !== state)
    addStep(draft, step, at, state, frame.evidence);
  // A transaction ends once; what a station sends as its end again, with another number, ends nothing else.
  if (eventType === 'Ended' && draft.stop === null) {
    const { told } = draft;
    const marked = told?.begin === null || told?.begin === undefined ? samples : [...samples, told.begin];
    endSession(
      draft,
      end(registerAt(samples, 'Transaction.End') ?? unmarkedRegister(samples, 'latest')),
      frame,
      marked,
    );
    closeDraft(memory, draft);
  }
  fillEnds(draft);
  return draft;
}

function isChargingState(detail: string | null): boolean {
  return detail !== null && (Object.hasOwn(stepOfState, detail) || detail === 'Idle');
}

/** A vehicle that is still plugged in, or gone, after energy flowed: 1.6 calls that Finishing (4.9), whether or not the transaction is over. */
function stepOf(state: string, { steps }: SessionDraft): SessionStepKind | undefined {
  const flowed = steps.some(({ step, detail }) => isChargingState(detail) && step !== 'plugged');
  if (flowed && (state === 'EVConnected' || state === 'Idle')) return 'finishing';
  return Object.hasOwn(stepOfState, state) ? stepOfState[state] : undefined;
}

/** `TotalCostType` of 2.1: the price with taxes where it is known, else without. */
function noteCost(draft: SessionDraft, totalCost: Members, frame: CorrelatedFrame): void {
  const price = membersOf(totalCost['total']);
  stateCost(
    draft,
    decimalOf(price['inclTax']) ?? decimalOf(price['exclTax']),
    textOf(totalCost['currency'], 3),
    frame.evidence,
  );
}

/** The last word on what a transaction costs counts; `null` is none. */
export function stateCost(
  draft: SessionDraft,
  amount: DecimalText | null,
  currency: string | null,
  evidence: EvidenceRef,
): void {
  if (amount === null) return;
  const told = (draft.told ??= newTold());
  told.cost = { amount, currency: currency ?? told.cost?.currency ?? null, evidence };
}

/** TransactionEvent.conf: what the backend says about the card. */
export function takeEventAnswer(draft: SessionDraft, frame: CorrelatedFrame, payload: Members): void {
  if (frame.kind !== 'result') return;
  const info = payload['idTokenInfo'] ?? payload['idTagInfo'];
  const status = wordOf(membersOf(info)['status']);
  if (status !== null && status !== 'Accepted') addStep(draft, 'refused', frame.loggedAt, status, frame.evidence);
  stateCost(draft, decimalOf(payload['totalCost']), null, frame.evidence);
}
