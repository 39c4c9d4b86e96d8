import type { EvidenceRef } from '../model/evidence.ts';
import type { StatusInterval } from '../model/status-interval.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { isFaulted } from './status-codes.ts';

/** One code that was reported during an episode. */
export interface FaultCode {
  readonly errorCode: string | null;
  readonly vendorErrorCode: string | null;
  readonly vendorId: string | null;
  readonly info: string | null;
}

/** From the edge to `Faulted` until the first other state. Counted once, however often the station repeats itself. */
export interface FaultEpisode extends FaultCode {
  readonly station: string | null;
  readonly connector: number;
  readonly from: Timestamp;
  /** `null` while it still lasts at the end of the evidence. */
  readonly to: Timestamp | null;
  readonly notifications: number;
  /** All codes in order of appearance; the first is the episode's own. */
  readonly codes: readonly FaultCode[];
  /** The station restarted meanwhile and came back with the same fault. */
  readonly outlastedRestart: boolean;
  /** What came after it is not known. */
  readonly endsUnknown: boolean;
  readonly evidence: readonly EvidenceRef[];
  /** The notification that ended it. */
  readonly clearedBy: EvidenceRef | null;
}

function codeOf({ errorCode, vendorErrorCode, vendorId, info }: StatusInterval): FaultCode {
  return { errorCode, vendorErrorCode, vendorId, info };
}

function sameCode(left: FaultCode, right: FaultCode): boolean {
  return left.errorCode === right.errorCode && left.vendorErrorCode === right.vendorErrorCode;
}

/** Fault episodes of a status history (intervals by station, connector and time), in the same order. */
export function faultEpisodes(history: readonly StatusInterval[]): readonly FaultEpisode[] {
  const episodes: FaultEpisode[] = [];
  for (let at = 0; at < history.length; at += 1) {
    const first = history[at];
    if (first === undefined || !isFaulted(first.status)) continue;
    const parts = [first];
    let outlastedRestart = false;
    for (;;) {
      const next = history[at + 1];
      const afterNext = history[at + 2];
      if (next === undefined || !sameLane(next, first)) break;
      if (isFaulted(next.status)) {
        parts.push(next);
        at += 1;
      } else if (
        next.status === 'unknown' &&
        afterNext !== undefined &&
        sameLane(afterNext, first) &&
        isFaulted(afterNext.status) &&
        sameCode(afterNext, first)
      ) {
        outlastedRestart = true;
        parts.push(afterNext);
        at += 2;
      } else break;
    }
    const next = history[at + 1];
    const follower = next !== undefined && sameLane(next, first) ? next : undefined;
    const codes: FaultCode[] = [];
    for (const part of parts) if (!codes.some((code) => sameCode(code, part))) codes.push(codeOf(part));
    episodes.push({
      station: first.station,
      connector: first.connector,
      ...codeOf(first),
      from: first.from,
      to: parts.at(-1)?.to ?? null,
      notifications: parts.reduce((sum, part) => sum + part.notifications, 0),
      codes,
      outlastedRestart,
      endsUnknown: follower?.status === 'unknown',
      evidence: parts.flatMap((part) => (part.evidence === null ? [] : [part.evidence])),
      clearedBy: follower?.evidence ?? null,
    });
  }
  return episodes;
}

function sameLane(left: StatusInterval, right: StatusInterval): boolean {
  return (
    left.station === right.station && left.connector === right.connector && left.evseConnector === right.evseConnector
  );
}
