import { detectLog } from '../../logs/detect-log.ts';
import { openLogReader } from '../../logs/open-log-reader.ts';
import type { CorrelatedFrame, FrameRecord } from '../../model/frame.ts';
import type { LogEventRecord } from '../../model/log-event.ts';
import { createCorrelator } from '../../ocpp/correlation.ts';
import { parsePayload } from '../../ocpp/payload.ts';
import { createViewpointEstimator } from '../../ocpp/viewpoint.ts';
import { createCoverageFold } from '../../sessions/log-coverage.ts';
import { createHeartbeatFold, holesOf, joinAcrossHeartbeats } from '../../sessions/heartbeat-intervals.ts';
import { createSessionFold } from '../../sessions/session-fold.ts';
import { createStatusFold } from '../../sessions/status-history.ts';
import type { CaseView } from '../finding-rule.ts';
import { everyMessage } from '../looks-at.ts';

/** Samples name no date's year and no zone of their own. */
const time = { zone: 'UTC', referenceYear: 2026 } as const;

/**
 * What a rule sees of a log text alone: the log read, its messages correlated and folded as at an import. `null` when nothing in it is a
 * message.
 */
export function caseOfLogText(text: string): CaseView | null {
  const bytes = new TextEncoder().encode(text.endsWith('\n') ? text : `${text}\n`);
  const detection = detectLog(bytes, 'sample.log');
  if (detection === undefined) return null;
  const reader = openLogReader(detection, { sourceId: 1, time, station: null });
  const items = [...reader.push(bytes), ...reader.end()];
  const read = items.filter((item): item is FrameRecord => item.record === 'frame');
  if (read.length === 0) return null;
  const viewpoint = createViewpointEstimator();
  for (const { kind, label, action } of read) if (kind === 'call') viewpoint.note(label, action);
  const correlator = createCorrelator();
  const decoder = new TextDecoder();
  const sessions = createSessionFold();
  const status = createStatusFold();
  const coverage = createCoverageFold();
  const heartbeats = createHeartbeatFold();
  const frames: CorrelatedFrame[] = [];
  const payloads: unknown[] = [];
  for (const [frameId, record] of inTimeOrder(read).entries()) {
    const payloadText =
      record.payload.at === 'text'
        ? record.payload.text
        : record.payload.at === 'source'
          ? decoder.decode(
              bytes.subarray(record.payload.range.offset, record.payload.range.offset + record.payload.range.length),
            )
          : null;
    const payload = payloadText === null ? undefined : parsePayload(payloadText);
    const frame = correlator.next(record, frameId, viewpoint.estimate.viewpoint, payload);
    frames.push(frame);
    payloads.push(payload);
    sessions.frame(frame, payload);
    status.frame(frame, payload);
    heartbeats.frame(frame, payload);
    if (frame.loggedAt.epochMs !== null) coverage.note(frame.station, frame.loggedAt.epochMs);
  }
  const covered = coverage.finish();
  for (const hole of holesOf(joinAcrossHeartbeats(covered, heartbeats.finish()))) {
    status.coverageHole(hole.station, hole.fromMs, hole.toMs);
  }
  const statusHistory = status.finish();
  return {
    frames: (looksAt = everyMessage) => frames.filter(({ kind, action }) => looksAt(kind, action)),
    earliest: (frameIds) => frames.find(({ frameId }) => frameIds.includes(frameId)),
    some: (frameIds) => frames.filter(({ frameId }) => frameIds.includes(frameId)),
    evidenceOf: (frameId) => frames[frameId]?.evidence ?? null,
    payloadOf: (frameId) => payloads[frameId] ?? null,
    events: items.filter((item): item is LogEventRecord => item.record === 'log-event'),
    databaseRecords: [],
    configuration: () => new Map(),
    sessions: sessions.finish(statusHistory).sessions,
    statusHistory,
    judgedValues: [],
    transactionVerdicts: [],
    publicKeys: [],
    coverage: covered,
    incompleteStores: [],
  };
}

/** As the import orders them, where all have a time. */
function inTimeOrder(frames: readonly FrameRecord[]): readonly FrameRecord[] {
  if (frames.some(({ loggedAt }) => loggedAt.epochMs === null)) return frames;
  return frames.toSorted((left, right) => (left.loggedAt.epochMs ?? 0) - (right.loggedAt.epochMs ?? 0));
}
