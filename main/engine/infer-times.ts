import { payloadInstantMs } from '../../parsers/ocpp/payload-instant.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import type { ConclusionStore } from '../casefile/conclusion-store.ts';
import type { ContentReader } from '../casefile/content-store.ts';
import { payloadText } from '../casefile/imported-records.ts';

/**
 * Gives frames without a log time a place in time: the latest instant that a payload before them stated, never going back, because
 * a replayed message is old although its line is new. Frames before the first instant take that one.
 */
export function inferTimes(store: ConclusionStore, content: ContentReader): void {
  for (const sourceId of store.sourcesWithoutTimes()) {
    let currentMs: number | null = null;
    let waiting: number[] = [];
    for (const { frameId, sortMs, frame } of store.framesOfSource(sourceId)) {
      const text = sortMs === null ? payloadText(content, sourceId, frame.payload) : null;
      const statedMs: number | null = sortMs ?? (text === null ? null : payloadInstantMs(parsePayload(text)));
      if (statedMs !== null && (currentMs === null || statedMs > currentMs)) currentMs = statedMs;
      if (sortMs !== null) continue;
      if (currentMs === null) {
        waiting.push(frameId);
        continue;
      }
      for (const earlier of waiting) store.inferTime(earlier, currentMs);
      waiting = [];
      store.inferTime(frameId, currentMs);
    }
    // A source that states a time only after its timeless lines: they come before it.
    if (currentMs !== null) for (const frameId of waiting) store.inferTime(frameId, currentMs);
  }
}
