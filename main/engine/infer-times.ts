import { payloadInstantMs } from '../../parsers/ocpp/payload-instant.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import type { FrameTable } from '../casefile/frame-table.ts';
import { payloadText } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { InferredTimes } from '../casefile/time-order.ts';
import { framesOfSource, sourcesWithoutTimes } from '../casefile/timeless-frames.ts';
import type { Look } from './conclusion-course.ts';

/**
 * Gives frames without a log time a place in time: the latest instant that a payload before them stated, never going back, because
 * a replayed message is old although its line is new. Frames before the first instant take that one.
 */
export function inferTimes(
  database: CaseDatabase,
  frames: FrameTable,
  content: ContentReader,
  look: Look,
): InferredTimes {
  const inferred = new InferredTimes(frames.lastId);
  for (const sourceId of sourcesWithoutTimes(database)) {
    let currentMs: number | null = null;
    let waiting: number[] = [];
    for (const { frameId, sortMs, frame } of framesOfSource(frames, sourceId, look)) {
      const text = sortMs === null ? payloadText(content, sourceId, frame.payload) : null;
      const statedMs: number | null = sortMs ?? (text === null ? null : payloadInstantMs(parsePayload(text)));
      if (statedMs !== null && (currentMs === null || statedMs > currentMs)) currentMs = statedMs;
      if (sortMs !== null) continue;
      if (currentMs === null) {
        waiting.push(frameId);
        continue;
      }
      for (const earlier of waiting) inferred.set(earlier, currentMs);
      waiting = [];
      inferred.set(frameId, currentMs);
    }
    // A source that states a time only after its timeless lines: they come before it.
    if (currentMs !== null) for (const frameId of waiting) inferred.set(frameId, currentMs);
  }
  return inferred;
}
