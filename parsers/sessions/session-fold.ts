import type { DatabaseRecord } from '../model/database-record.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { Session } from '../model/session.ts';
import type { SignedValueRecord } from '../model/signed-value.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { ValueVerdict } from '../model/verdict.ts';
import {
  answerPrelude,
  takeAuthorize,
  takeRemoteStart,
  takeRemoteStop,
  takeRemoteStopAnswer,
} from './authorisation-messages.ts';
import { createClockLags } from './clock-lag.ts';
import { joinRows, rowOf } from './database-witness.ts';
import type { RowToJoin } from './database-witness.ts';
import { availabilityEvents } from './availability-events.ts';
import { EventStreams, streamDefinitions, streamValues } from './event-streams.ts';
import { connectorOf, decimalOf, textOf, timeOf } from './payload-fields.ts';
import { membersOf } from '../base/members.ts';
import { WaitingList } from '../base/waiting-list.ts';
import type { Members } from '../base/members.ts';
import { addFrame, addStep, isPlaceholderId } from './session-draft.ts';
import type { SessionDraft } from './session-draft.ts';
import type { SessionLane } from './session-lane.ts';
import { sessionsOf } from './sessions-of-drafts.ts';
import { joinSigned, signedWitness } from './signed-witness.ts';
import type { SignedWitness } from './signed-witness.ts';
import { nameTheOnlyStation } from './single-station.ts';
import { newStationMemory, rememberWaiting, sessionsOfStrays, strayLane } from './station-memory.ts';
import type { Prelude, StationMemory } from './station-memory.ts';
import { draftOfId } from './transaction-lookup.ts';
import { stateCost, takeEventAnswer, takeTransactionEvent } from './transaction-events.ts';
import { takeMeterValues, takeStart, takeStartAnswer, takeStop, transactionOfSamples } from './transaction-messages.ts';

/**
 * Puts sessions together from three witnesses (design 1 and 3): messages, database rows and signed values. Frames come in time
 * order; memory grows with sessions and the numbers of their messages, never with payloads.
 */
export interface SessionFold {
  /** The lane of the session that a message with meter values belongs to, if any. */
  frame(frame: CorrelatedFrame, payload: unknown): SessionLane | undefined;
  databaseRecord(record: DatabaseRecord): void;
  signedValue(signedValueId: number, value: SignedValueRecord, verdict: ValueVerdict): void;
  /** Sessions in time order. The fold is used up. */
  finish(statusHistory: readonly StatusInterval[]): { readonly sessions: Session[] };
}

/** A CALL whose answer is still to come, and what it belongs to. */
type Waiting =
  | {
      readonly for: 'start' | 'event' | 'remote-stop' | 'other';
      readonly draft: SessionDraft;
      readonly memory: StationMemory;
    }
  | { readonly for: 'prelude'; readonly prelude: Prelude }
  | { readonly for: 'connector'; readonly connector: number; readonly memory: StationMemory };

/** Open CALLs remembered; far more than can be open at one time (OCPP-J 4.1.1 allows one per direction). */
const waitingKept = 4_096;

/** States that belong to the session that has just ended, while the vehicle is still there. */
const aftermath = new Set([
  'finishing',
  'faulted',
  'suspendedev',
  'suspendedevse',
  'charging',
  'occupied',
  'available',
]);

export function createSessionFold(): SessionFold {
  const stations = new Map<string | null, StationMemory>();
  const waiting = new WaitingList<Waiting>(waitingKept);
  const rows: RowToJoin[] = [];
  const signed: SignedWitness[] = [];
  const lags = createClockLags();
  const streams = new EventStreams();

  function memoryOf(station: string | null): StationMemory {
    let memory = stations.get(station);
    if (memory === undefined) {
      memory = newStationMemory(station);
      stations.set(station, memory);
    }
    return memory;
  }

  /** The drafts are as large as the sessions that they become, and whoever holds the fold would hold them too. */
  function takeDrafts(): readonly SessionDraft[] {
    const drafts = [...stations.values()].flatMap((memory) => memory.drafts);
    stations.clear();
    return drafts;
  }

  function awaitAnswer(frame: CorrelatedFrame, what: Waiting): void {
    waiting.add(frame.frameId, what);
  }

  function call(frame: CorrelatedFrame, payload: Members): SessionLane | undefined {
    const memory = memoryOf(frame.station);
    lags.observe(frame, timeOf(payload['timestamp']));
    switch (frame.action ?? '') {
      case 'StartTransaction':
        awaitAnswer(frame, { for: 'start', draft: takeStart(memory, frame, payload), memory });
        return undefined;
      case 'StopTransaction':
        return belongs(frame, 'event', takeStop(memory, frame, payload), memory);
      case 'TransactionEvent':
        return belongs(frame, 'event', takeTransactionEvent(memory, frame, payload), memory);
      case 'MeterValues':
        return (
          belongs(frame, 'other', takeMeterValues(memory, frame, payload), memory) ??
          strayLane(memory, transactionOfSamples(frame, payload))
        );
      case 'StatusNotification':
        status(memory, frame, payload);
        return undefined;
      case 'Authorize': {
        const taken = takeAuthorize(memory, frame, payload);
        if (taken === undefined) return undefined;
        if ('used' in taken) awaitAnswer(frame, { for: 'prelude', prelude: taken });
        else belongs(frame, 'other', taken, memory);
        return undefined;
      }
      case 'RemoteStartTransaction':
      case 'RequestStartTransaction': {
        const prelude = takeRemoteStart(memory, frame, payload);
        if (prelude !== undefined) awaitAnswer(frame, { for: 'prelude', prelude });
        return undefined;
      }
      case 'RemoteStopTransaction':
      case 'RequestStopTransaction':
        belongs(frame, 'remote-stop', takeRemoteStop(memory, frame, payload), memory);
        return undefined;
      case 'BootNotification':
        rebooted(memory, frame, payload);
        return undefined;
      case 'NotifyEvent':
        for (const told of availabilityEvents(payload)) connectorState(memory, frame, told.evse, told.state);
        aboutTransaction(memory, frame);
        return undefined;
      case 'CostUpdated':
        costUpdated(memory, frame, payload);
        return undefined;
      default:
        aboutTransaction(memory, frame);
        return undefined;
    }
  }

  /** Orders and notices that name a transaction: profiles, tariffs, priority, settlement (2.x), and the profile of a transaction in 1.6. */
  function aboutTransaction(memory: StationMemory, frame: CorrelatedFrame): SessionDraft | undefined {
    if (frame.transactionId === null || isPlaceholderId(frame.transactionId)) return undefined;
    const draft = draftOfId(memory, frame.transactionId, {
      at: frame.loggedAt,
      idTag: null,
      connector: frame.connector,
    });
    if (draft === undefined) return undefined;
    addFrame(draft, frame);
    awaitAnswer(frame, { for: 'other', draft, memory });
    return draft;
  }

  /** Values of a variable of an EVSE while a session runs there (2.1). */
  function streamed(frame: CorrelatedFrame, payload: Members): void {
    const { evse } = streams.read(frame, payload);
    const draft = evse === null ? undefined : memoryOf(frame.station).openOn.get(evse);
    if (draft !== undefined) addFrame(draft, frame);
  }

  function costUpdated(memory: StationMemory, frame: CorrelatedFrame, payload: Members): void {
    const draft = aboutTransaction(memory, frame);
    if (draft !== undefined) stateCost(draft, decimalOf(payload['totalCost']), null, frame.evidence);
  }

  function belongs(
    frame: CorrelatedFrame,
    what: 'event' | 'remote-stop' | 'other',
    draft: SessionDraft | undefined,
    memory: StationMemory,
  ): SessionLane | undefined {
    if (draft === undefined) return undefined;
    awaitAnswer(frame, { for: what, draft, memory });
    return draft.lanes[0];
  }

  function status(memory: StationMemory, frame: CorrelatedFrame, payload: Members): void {
    const connector = connectorOf(payload, frame);
    if (connector === null) return;
    connectorState(memory, frame, connector, textOf(payload['status'] ?? payload['connectorStatus'], 40) ?? '');
  }

  function connectorState(memory: StationMemory, frame: CorrelatedFrame, connector: number, state: string): void {
    if (connector === 0) return;
    const word = state.toLowerCase();
    const draft = memory.openOn.get(connector) ?? (aftermath.has(word) ? memory.endedOn.get(connector) : undefined);
    if (word === 'available') {
      memory.endedOn.delete(connector);
      memory.waitingOn.delete(connector);
    }
    if (draft !== undefined) {
      addFrame(draft, frame);
      awaitAnswer(frame, { for: 'other', draft, memory });
    } else if (word !== 'available') {
      if (word === 'preparing') memory.endedOn.delete(connector);
      rememberWaiting(memory, connector, frame.frameId);
      awaitAnswer(frame, { for: 'connector', connector, memory });
    }
  }

  function rebooted(memory: StationMemory, frame: CorrelatedFrame, payload: Members): void {
    for (const draft of memory.openOn.values()) {
      if (draft.stop !== null || (draft.start === null && draft.ids.size === 0)) continue;
      addStep(draft, 'rebooted', frame.loggedAt, textOf(payload['reason'], 40), frame.evidence);
      addFrame(draft, frame);
    }
  }

  function answer(frame: CorrelatedFrame, payload: Members): void {
    if (frame.answerToFrameId === null) return;
    const awaited = waiting.take(frame.answerToFrameId);
    if (awaited === undefined) return;
    switch (awaited.for) {
      case 'prelude':
        return answerPrelude(awaited.prelude, frame, payload);
      case 'connector':
        if (awaited.memory.waitingOn.has(awaited.connector)) {
          rememberWaiting(awaited.memory, awaited.connector, frame.frameId);
        }
        return undefined;
      case 'start':
        takeStartAnswer(awaited.memory, awaited.draft, frame, payload);
        return addFrame(awaited.draft, frame);
      case 'event':
        takeEventAnswer(awaited.draft, frame, payload);
        return addFrame(awaited.draft, frame);
      case 'remote-stop':
        takeRemoteStopAnswer(awaited.draft, frame, payload);
        return addFrame(awaited.draft, frame);
      case 'other':
        return addFrame(awaited.draft, frame);
    }
  }

  return {
    frame(frame, payload) {
      if (frame.action === streamValues && frame.kind !== 'result' && frame.kind !== 'error')
        streamed(frame, membersOf(payload));
      else if (frame.action !== null && streamDefinitions.has(frame.action)) streams.note(frame, membersOf(payload));
      if (frame.kind === 'call') return call(frame, membersOf(payload));
      if (frame.kind === 'result' || frame.kind === 'error') answer(frame, membersOf(payload));
      return undefined;
    },
    databaseRecord(record) {
      const row = rowOf(record);
      if (row !== null) rows.push(row);
    },
    signedValue(signedValueId, value, verdict) {
      signed.push(signedWitness(signedValueId, value, verdict));
    },
    finish(statusHistory) {
      waiting.clear();
      for (const memory of stations.values()) sessionsOfStrays(memory);
      const drafts = nameTheOnlyStation([...stations.keys()], takeDrafts(), rows, signed, statusHistory);
      joinRows(drafts, rows);
      joinSigned(drafts, signed);
      return { sessions: sessionsOf(drafts, statusHistory, lags) };
    },
  };
}
