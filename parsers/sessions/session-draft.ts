import type { TransactionRow } from '../model/database-record.ts';
import type { DecimalText } from '../model/decimal.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { SessionStep, SessionStepKind } from '../model/session.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { newLane } from './session-lane.ts';
import type { SessionLane } from './session-lane.ts';
import type { SignedWitness } from './signed-witness.ts';
import type { TransactionTold } from './transaction-told.ts';

/** One end of a session as one witness states it. */
export interface StatedEnd {
  /** The believed instant: the payload's, else the log's. */
  readonly at: Timestamp | null;
  /** What the payload wrote, believed or not. */
  readonly stated: Timestamp | null;
  readonly loggedAt: Timestamp | null;
  readonly meterWh: DecimalText | null;
  readonly idTag: string | null;
  readonly connector: number | null;
  readonly reason: string | null;
  readonly uniqueId: string | null;
  readonly evidence: EvidenceRef;
}

/** A session while it is being put together. Holds no payloads. */
export interface SessionDraft {
  station: string | null;
  connector: number | null;
  /** 2.x: the connector within the EVSE, where a message names it. */
  evseConnector: number | null;
  /** The id that counts: the last one answered, or the one that the station uses. */
  transactionId: string | null;
  /** Every real id seen for it; a repeated start may be answered with another one. */
  readonly ids: Set<string>;
  start: StatedEnd | null;
  stop: StatedEnd | null;
  /** The session that began on the same connector while this one was still open: by then this one was over. */
  successor: SessionDraft | null;
  /** The start is known only from the transaction data of the stop. */
  startFromStopData: boolean;
  /** Of a 2.x transaction: what its events told besides the two ends. */
  told: TransactionTold | null;
  /** The backend answered the start (with a result). */
  answered: boolean;
  readonly messageIds: Set<string>;
  frameIds: number[];
  readonly steps: SessionStep[];
  /** Its own lane first, then those of messages that turned out to be its own. */
  readonly lanes: [SessionLane, ...SessionLane[]];
  readonly rows: TransactionRow[];
  readonly signed: SignedWitness[];
  /** Instants of the first and last message, for sessions without ends. */
  firstSeen: Timestamp | null;
  lastSeen: Timestamp | null;
}

export function newDraft(station: string | null, connector: number | null): SessionDraft {
  return {
    station,
    connector,
    evseConnector: null,
    transactionId: null,
    ids: new Set(),
    start: null,
    stop: null,
    successor: null,
    startFromStopData: false,
    told: null,
    answered: false,
    messageIds: new Set(),
    frameIds: [],
    steps: [],
    lanes: [newLane(true)],
    rows: [],
    signed: [],
    firstSeen: null,
    lastSeen: null,
  };
}

/** Notes that a message belongs to the session. */
export function addFrame(draft: SessionDraft, frame: CorrelatedFrame): void {
  draft.frameIds.push(frame.frameId);
  if (frame.loggedAt.epochMs === null) return;
  draft.firstSeen ??= frame.loggedAt;
  draft.lastSeen = frame.loggedAt;
}

export function addStep(
  draft: SessionDraft,
  step: SessionStepKind,
  at: Timestamp,
  detail: string | null,
  evidence: EvidenceRef,
): void {
  draft.steps.push({ step, at, until: null, detail, evidence });
}

/**
 * Ids that stand for "not known yet" (research T02): stations write -1 or 0 while the backend has not answered. An answer may
 * say 0 in earnest, so an answered 0 counts.
 */
export function isPlaceholderId(id: string | null): boolean {
  return id === null || id === '-1' || id === '0';
}
