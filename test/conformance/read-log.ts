import { readFileSync } from 'node:fs';
import { detectLog } from '../../parsers/logs/detect-log.ts';
import { openLogReader } from '../../parsers/logs/open-log-reader.ts';
import type { CorrelatedFrame, FrameRecord } from '../../parsers/model/frame.ts';
import { createCorrelator } from '../../parsers/ocpp/correlation.ts';
import { parsePayload } from '../../parsers/ocpp/payload.ts';
import { createViewpointEstimator } from '../../parsers/ocpp/viewpoint.ts';

/** A frame of a log with its parsed payload. */
export interface ReadFrame {
  readonly frame: CorrelatedFrame;
  readonly payload: unknown;
}

/** Reads one log file as the importer does: detect, read, order by time, correlate, parse. */
export function readLogFile(path: string): readonly ReadFrame[] {
  const bytes = readFileSync(path);
  const detection = detectLog(bytes.subarray(0, 65_536), path);
  if (detection === undefined) throw new Error(`${path}: no log format recognised it`);
  const time = { zone: 'UTC', referenceYear: 2025 } as const;
  const reader = openLogReader(detection, { sourceId: 1, time, station: null });
  const items = [...reader.push(bytes), ...reader.end()];
  const frames = items.filter((item): item is FrameRecord => item.record === 'frame');
  const timed = frames.every(({ loggedAt }) => loggedAt.epochMs !== null);
  const ordered = timed
    ? frames
        .map((frame, index) => ({ frame, index }))
        .sort((a, b) => (a.frame.loggedAt.epochMs ?? 0) - (b.frame.loggedAt.epochMs ?? 0) || a.index - b.index)
        .map(({ frame }) => frame)
    : frames;
  const viewpoint = createViewpointEstimator();
  for (const { kind, label, action } of ordered) if (kind === 'call') viewpoint.note(label, action);
  const correlator = createCorrelator();
  const decoder = new TextDecoder('utf-8');
  return ordered.map((frame, frameId) => {
    const { payload: place } = frame;
    const text =
      place.at === 'text'
        ? place.text
        : place.at === 'source'
          ? decoder.decode(bytes.subarray(place.range.offset, place.range.offset + place.range.length))
          : null;
    const payload = text === null ? undefined : parsePayload(text);
    return { frame: correlator.next(frame, frameId, viewpoint.estimate.viewpoint, payload), payload };
  });
}
