import type { ByteRange, BytesEvidence, EvidenceRef } from './evidence.ts';
import type { Timestamp } from './timestamp.ts';

/** OCPP-J message types 2, 3 and 4 (OCPP-J 1.6, 4.2); `other` is any other number, reported and kept. */
export type FrameKind = 'call' | 'result' | 'error' | 'other';

/**
 * - `whole`: strict JSON as found
 * - `repaired`: read after a conservative repair, named in `repairs`
 * - `truncated`: cut (by a pager, a column limit, the end of the file); header and leading members only
 * - `elided`: the middle was left out by the logger; header only
 * - `described`: the log tells action and payload in words of its own, without the message (research P19); its id is ours and ties answer to
 *   request. Counted apart, as elided ones are
 */
export type FrameState = 'whole' | 'repaired' | 'truncated' | 'elided' | 'described';

/** Who sent it. */
export type Direction = 'station-to-csms' | 'csms-to-station' | 'unknown';

/** What the log line itself says about the direction; `sent` and `received` are relative to the writer. */
export type DirectionLabel = Direction | 'sent' | 'received';

/** Where the payload (of a CALLERROR: the details) can be read. */
export type FramePayload =
  /** Plain JSON text in the source's own bytes. */
  | { readonly at: 'source'; readonly range: ByteRange }
  /** The text had to be unwrapped, unescaped or repaired first; this is the result. */
  | { readonly at: 'text'; readonly text: string }
  /** Nothing usable was left of it. */
  | { readonly at: 'nowhere' };

/** One OCPP message as a log shows it, before correlation. */
export interface FrameRecord {
  readonly record: 'frame';
  readonly kind: FrameKind;
  readonly messageTypeId: number;
  readonly uniqueId: string;
  /** As written in a CALL; for answers what the log line says (libocpp names the answer), else `null`. */
  readonly action: string | null;
  /** Of a CALLERROR, else `null`. */
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
  readonly payload: FramePayload;
  readonly state: FrameState;
  /** Codes of the repairs that were needed, e.g. `missing-comma`. */
  readonly repairs: readonly string[];
  readonly label: DirectionLabel;
  /** Identity of the station as the line, the handshake or the file says; `null` when it says nothing. */
  readonly station: string | null;
  /** The log's own clock: when the line was written. */
  readonly loggedAt: Timestamp;
  readonly evidence: BytesEvidence;
}

/** A frame after correlation (OCPP-J 4.1.1; research P9 to P11): what the case stores and the sessions are folded from. */
export interface CorrelatedFrame {
  /** Position in the case's reading order; unique within a case. */
  readonly frameId: number;
  readonly kind: FrameKind;
  readonly messageTypeId: number;
  readonly uniqueId: string;
  /** Of the CALL; for an answer that of the CALL it answers. */
  readonly action: string | null;
  readonly errorCode: string | null;
  readonly errorDescription: string | null;
  readonly state: FrameState;
  readonly direction: Direction;
  /** The written label disagreed with the action; the action was believed (P10). */
  readonly labelContradicted: boolean;
  readonly station: string | null;
  readonly connector: number | null;
  /** As text: transaction ids are integers in 1.6 and strings in 2.0.1. */
  readonly transactionId: string | null;
  /** The CALL that this answers. */
  readonly answerToFrameId: number | null;
  /** From the CALL's to this answer's log time; `null` when either has none. */
  readonly latencyMs: number | null;
  readonly loggedAt: Timestamp;
  readonly evidence: EvidenceRef;
}
