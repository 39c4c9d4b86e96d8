import type { CorrelatedFrame } from '../model/frame.ts';
import type { MeterSample, SessionStepKind } from '../model/session.ts';
import { energyRegister, mainRegister, meterSamples, registerAt } from './meter-samples.ts';
import { believedTime, connectorOf, textOf, timeOf, wordOf } from './payload-fields.ts';
import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { addFrame, addStep } from './session-draft.ts';
import type { SessionDraft, StatedEnd } from './session-draft.ts';
import { assignId, attachPreludes, closeDraft, draftOfId, openDraft, takePreludes } from './station-memory.ts';
import type { StationMemory } from './station-memory.ts';
import { endSession } from './transaction-messages.ts';

/* TransactionEvent of OCPP 2.0.1 and 2.1 (part 2, E01 to E15): one message for start, samples and stop; the station makes the id. */

const stepOfState: Readonly<Record<string, SessionStepKind>> = {
  EVConnected: 'plugged',
  Charging: 'charging',
  SuspendedEV: 'suspended-by-vehicle',
  SuspendedEVSE: 'suspended-by-station',
};

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
  const told = eventType === 'Updated' ? memory.byUpdate : memory.byStart;
  const repeated = told.get(identity);
  // The station makes these ids and keeps them apart (2.0.1 part 2, E01); what it says about a known one belongs to it.
  const known = repeated ?? draftOfId(memory, id, { at: null, idTag: null, connector: null });
  // A new Started after the Ended of the same id is another transaction (V02).
  const reused =
    repeated === undefined && eventType === 'Started' && known?.start !== undefined && known.start !== null;
  const stated = timeOf(payload['timestamp']);
  const at = believedTime(stated, frame.loggedAt);
  const draft = known === undefined || reused ? openDraft(memory, connector, at) : known;
  assignId(memory, draft, id);
  draft.connector ??= connector;
  addFrame(draft, frame);
  if (eventType !== 'Updated') draft.messageIds.add(frame.uniqueId);
  if (repeated !== undefined) return draft;
  told.set(identity, draft);

  const samples = meterSamples(frame, payload);
  const idTag = textOf(membersOf(payload['idToken'])['idToken'], 64);
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
    draft.start = end(registerAt(samples, 'Transaction.Begin') ?? anyRegister(samples));
    draft.answered = true;
    attachPreludes(draft, takePreludes(memory, frame, idTag, connector, textOf(info['remoteStartId'], 40)));
  } else if (draft.start !== null && draft.start.idTag === null && idTag !== null) {
    // Plugged in first, authorised later (E02): the card comes with an Updated.
    draft.start = { ...draft.start, idTag };
  }
  const state = textOf(info['chargingState'], 40);
  const step = state !== null && Object.hasOwn(stepOfState, state) ? stepOfState[state] : undefined;
  if (step !== undefined && draft.steps.findLast(({ step: last }) => isStateStep(last))?.step !== step) {
    addStep(draft, step, at, state, frame.evidence);
  }
  if (eventType === 'Ended') {
    endSession(draft, end(registerAt(samples, 'Transaction.End') ?? anyRegister(samples)), frame, samples);
    closeDraft(memory, draft);
  }
  return draft;
}

function isStateStep(step: SessionStepKind): boolean {
  return Object.values(stepOfState).includes(step);
}

/** A register without a context that contradicts: stations send `Sample.Periodic` or none in Started and Ended too. */
function anyRegister(samples: readonly MeterSample[]): MeterSample | null {
  const registers = samples.filter(({ measurand, unit }) => measurand === energyRegister && unit === 'Wh');
  return mainRegister(
    registers.filter(({ context }) => context !== 'Transaction.Begin' && context !== 'Transaction.End'),
  );
}

/** TransactionEvent.conf: what the backend says about the card. */
export function takeEventAnswer(draft: SessionDraft, frame: CorrelatedFrame, payload: Members): void {
  if (frame.kind !== 'result') return;
  const info = payload['idTokenInfo'] ?? payload['idTagInfo'];
  const status = wordOf(membersOf(info)['status']);
  if (status !== null && status !== 'Accepted') addStep(draft, 'refused', frame.loggedAt, status, frame.evidence);
}
