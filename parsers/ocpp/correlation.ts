import { assertNever } from '../base/assert.ts';
import type { Viewpoint } from '../logs/log-format.ts';
import type { SourceId } from '../model/evidence.ts';
import type { CorrelatedFrame, Direction, FrameRecord } from '../model/frame.ts';
import { type Initiator, initiatorOf } from './actions.ts';
import { OpenCalls } from './open-calls.ts';
import type { OpenCall } from './open-calls.ts';
import { transactionReference } from './transaction-reference.ts';
import { resolveDirection } from './viewpoint.ts';

/** A CALL with the frame that answered it. */
interface AnsweredCall {
  call: OpenCall;
  answerFrameId: number;
  answeredAtMs: number | null;
}

/** What is between one station and its backend. */
interface Conversation {
  readonly open: OpenCalls;
  /** The last ones that were answered, in turns: only a CALLRESULTERROR asks for them. */
  readonly answered: AnsweredCall[];
  nextAnswered: number;
}

/** Bounds on memory: what is older than this is given up. */
const conversationsKept = 4096;
const answeredKept = 16;
/** CALLRESULTERROR (2.1 part 4, 4.2.4): whoever asked could not make use of the answer. */
const callResultError = 5;

export interface Correlator {
  /**
   * Takes the next frame in reading order. `payload` is what `parsePayload` gave, or `undefined` when it was not read.
   * `frameId` must be unique within the case.
   */
  next(frame: FrameRecord, frameId: number, viewpoint: Viewpoint, payload: unknown): CorrelatedFrame;
  /** A new connection was opened: no answer can come any more to what was asked on the old one (OCPP-J 1.6, 4.1.1). */
  connectionOpened(station: string | null, sourceId: SourceId): void;
}

function directionOfCall(initiator: Initiator | undefined, labelled: Direction): Direction {
  if (initiator === 'station') return 'station-to-csms';
  return initiator === 'csms' ? 'csms-to-station' : labelled;
}

function opposite(direction: Direction): Direction {
  if (direction === 'unknown') return 'unknown';
  return direction === 'station-to-csms' ? 'csms-to-station' : 'station-to-csms';
}

/** Whether an answer labelled `labelled` can belong to this CALL. */
function canAnswer(call: OpenCall, labelled: Direction): boolean {
  if (labelled === 'unknown' || call.direction === 'unknown') return true;
  // Where the CALL's own label was wrong, the answer's is likely wrong too (research P10).
  return labelled !== call.direction || call.labelContradicted;
}

/**
 * Pairs answers with their CALLs (research P9 to P11, the rule of Open OCPP Trace): an answer belongs to the most recent
 * unanswered CALL before it with the same id and the opposite direction in the same conversation. Message ids are
 * unique only within a connection at best, so there is no map over the whole log, and a boot or reconnection starts anew.
 */
export function createCorrelator(): Correlator {
  const conversations = new Map<string, Conversation>();

  /** The conversation of the frame before; most frames belong to the same one, which then is the newest already. */
  let newest: { readonly station: string | null; readonly sourceId: SourceId; readonly held: Conversation } | undefined;

  function conversationOf(station: string | null, sourceId: SourceId): Conversation {
    if (newest !== undefined && newest.station === station && newest.sourceId === sourceId) return newest.held;
    const held = moveToEnd(station, sourceId);
    newest = { station, sourceId, held };
    return held;
  }

  function moveToEnd(station: string | null, sourceId: SourceId): Conversation {
    const key = station === null ? `source ${sourceId}` : `station ${station}`;
    const found = conversations.get(key) ?? { open: new OpenCalls(), answered: [], nextAnswered: 0 };
    // Moved to the end, so that the first key is always the one longest unused.
    conversations.delete(key);
    conversations.set(key, found);
    const oldest = conversations.keys().next().value;
    if (conversations.size > conversationsKept && oldest !== undefined) conversations.delete(oldest);
    return found;
  }

  function nextCall(frame: FrameRecord, frameId: number, labelled: Direction, payload: unknown): CorrelatedFrame {
    const direction = directionOfCall(frame.action === null ? undefined : initiatorOf(frame.action), labelled);
    const labelContradicted = labelled !== 'unknown' && labelled !== direction;
    const reference = transactionReference(payload);
    if (frame.kind === 'call') {
      const conversation = conversationOf(frame.station, frame.evidence.sourceId);
      // Stations count their ids from the start after a boot; what they asked before will not be answered any more.
      if (frame.action === 'BootNotification') conversation.open.forget('station-to-csms');
      const loggedAtMs = frame.loggedAt.epochMs;
      conversation.open.add({
        uniqueId: frame.uniqueId,
        frameId,
        action: frame.action,
        direction,
        labelContradicted,
        connector: reference.connector,
        transactionId: reference.transactionId,
        loggedAtMs,
      });
    }
    return {
      frameId,
      kind: frame.kind,
      messageTypeId: frame.messageTypeId,
      uniqueId: frame.uniqueId,
      action: frame.action,
      errorCode: frame.errorCode,
      errorDescription: frame.errorDescription,
      state: frame.state,
      direction,
      labelContradicted,
      station: frame.station,
      connector: reference.connector,
      transactionId: reference.transactionId,
      answerToFrameId: null,
      latencyMs: null,
      loggedAt: frame.loggedAt,
      evidence: frame.evidence,
    };
  }

  /** The places are used again: nothing is made for each answer. */
  function noteAnswered(conversation: Conversation, frame: FrameRecord, frameId: number, call: OpenCall): void {
    const { answered, nextAnswered } = conversation;
    const place = answered[nextAnswered];
    const answeredAtMs = frame.loggedAt.epochMs;
    if (place === undefined) answered.push({ call, answerFrameId: frameId, answeredAtMs });
    else {
      place.call = call;
      place.answerFrameId = frameId;
      place.answeredAtMs = answeredAtMs;
    }
    conversation.nextAnswered = (nextAnswered + 1) % answeredKept;
  }

  function nextAnswer(frame: FrameRecord, frameId: number, labelled: Direction, payload: unknown): CorrelatedFrame {
    const conversation = conversationOf(frame.station, frame.evidence.sourceId);
    const take = (id: string) => conversation.open.take(id, (open) => canAnswer(open, labelled));
    const { uniqueId } = frame;
    // Sloppy answers have a blank before the id (research P18).
    const call = take(uniqueId) ?? (uniqueId.startsWith(' ') ? take(uniqueId.trim()) : undefined);
    if (call !== undefined) noteAnswered(conversation, frame, frameId, call);
    const own = transactionReference(payload);
    const direction =
      call === undefined ? labelled : call.direction === 'unknown' ? labelled : opposite(call.direction);
    const answeredAtMs = frame.loggedAt.epochMs;
    const askedAtMs = call?.loggedAtMs ?? null;
    return {
      frameId,
      kind: frame.kind,
      messageTypeId: frame.messageTypeId,
      uniqueId: frame.uniqueId,
      action: call?.action ?? frame.action,
      errorCode: frame.errorCode,
      errorDescription: frame.errorDescription,
      state: frame.state,
      direction,
      labelContradicted: labelled !== 'unknown' && labelled !== direction,
      station: frame.station,
      connector: own.connector ?? call?.connector ?? null,
      transactionId: own.transactionId ?? call?.transactionId ?? null,
      answerToFrameId: call?.frameId ?? null,
      latencyMs: answeredAtMs === null || askedAtMs === null ? null : answeredAtMs - askedAtMs,
      loggedAt: frame.loggedAt,
      evidence: frame.evidence,
    };
  }

  /** It has the id of the CALL and goes the same way, after the answer that it is about. */
  function nextResultError(frame: FrameRecord, frameId: number, labelled: Direction): CorrelatedFrame {
    const { answered } = conversationOf(frame.station, frame.evidence.sourceId);
    const about = answered
      .filter(
        ({ call }) =>
          call.uniqueId === frame.uniqueId &&
          (labelled === 'unknown' || call.direction === 'unknown' || call.direction === labelled),
      )
      .reduce<AnsweredCall | undefined>(
        (latest, each) => (latest === undefined || each.answerFrameId > latest.answerFrameId ? each : latest),
        undefined,
      );
    const made = nextCall(frame, frameId, labelled, undefined);
    if (about === undefined) return made;
    const { call, answerFrameId, answeredAtMs } = about;
    const atMs = frame.loggedAt.epochMs;
    return {
      ...made,
      action: call.action,
      direction: call.direction === 'unknown' ? labelled : call.direction,
      connector: call.connector,
      transactionId: call.transactionId,
      answerToFrameId: answerFrameId,
      latencyMs: atMs === null || answeredAtMs === null ? null : atMs - answeredAtMs,
    };
  }

  return {
    next(frame, frameId, viewpoint, payload) {
      const labelled = resolveDirection(frame.label, viewpoint);
      switch (frame.kind) {
        case 'call':
          return nextCall(frame, frameId, labelled, payload);
        case 'other':
          return frame.messageTypeId === callResultError
            ? nextResultError(frame, frameId, labelled)
            : nextCall(frame, frameId, labelled, payload);
        case 'result':
        case 'error':
          return nextAnswer(frame, frameId, labelled, payload);
        default:
          return assertNever(frame.kind);
      }
    },
    connectionOpened(station, sourceId) {
      const conversation = conversationOf(station, sourceId);
      conversation.open.clear();
      conversation.answered.length = 0;
      conversation.nextAnswered = 0;
    },
  };
}
