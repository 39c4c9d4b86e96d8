import type { CorrelatedFrame } from '../../parsers/model/frame.ts';

/** Requests kept for their answers; older ones were never answered. */
const kept = 256;

/** Remembers the payloads of requests whose answers can only be understood together with them (DataTransfer). */
export interface RequestMemory {
  /** Takes note of a CALL; gives the request's payload for an answer, `undefined` when it is not at hand. */
  requestOf(frame: CorrelatedFrame, payload: unknown): unknown;
}

export function createRequestMemory(): RequestMemory {
  const payloads = new Map<number, unknown>();
  return {
    requestOf(frame, payload) {
      if (frame.action !== 'DataTransfer') return undefined;
      if (frame.kind === 'call') {
        payloads.set(frame.frameId, payload);
        const oldest = payloads.size > kept ? payloads.keys().next() : undefined;
        if (oldest !== undefined && !oldest.done) payloads.delete(oldest.value);
        return undefined;
      }
      return frame.answerToFrameId === null ? undefined : payloads.get(frame.answerToFrameId);
    },
  };
}
