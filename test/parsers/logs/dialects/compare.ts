import { parsePayload } from '../../../../parsers/ocpp/payload.ts';
import { createCorrelator } from '../../../../parsers/ocpp/correlation.ts';
import { createViewpointEstimator } from '../../../../parsers/ocpp/viewpoint.ts';
import { payloadText, readLog } from '../read-log.ts';
import type { Variant } from './dress.ts';
import type { Truth } from './truth.ts';

const shown = (truth: Truth): string =>
  [truth.kind, truth.id, truth.action ?? '-', truth.direction, truth.station ?? '-', truth.epochMs ?? '-', truth.state]
    .map(String)
    .join(' | ');

/** Reads a variant as the importer does and puts it beside its truth: what came out and what should have, in lines that can be compared. */
export function compare({ log, truth, duplicates = 0 }: Variant, chunk?: number) {
  const bytes = typeof log === 'string' ? new TextEncoder().encode(log) : log;
  const read = readLog(bytes, chunk);
  const frames = read?.frames ?? [];
  const viewpoint = createViewpointEstimator();
  for (const { kind, label, action } of frames) if (kind === 'call') viewpoint.note(label, action);
  const correlator = createCorrelator();
  const came = frames.map((frame, index): Truth => {
    const text = payloadText(frame, bytes);
    const payload = text === null ? undefined : parsePayload(text);
    const { action, direction } = correlator.next(frame, index, viewpoint.estimate.viewpoint, payload);
    const { kind, uniqueId, station, state, loggedAt } = frame;
    return { kind, id: uniqueId, action, direction, station, epochMs: loggedAt.epochMs, state, payload };
  });
  const expected = truth.map((one, index) => {
    const all: Truth = { ...came[index], ...one };
    return {
      line: shown(all),
      payload: one.payload === undefined ? undefined : parsePayload(JSON.stringify(one.payload)),
    };
  });
  const actual = came.map((one, index) => ({
    line: shown(one),
    payload: truth[index]?.payload === undefined ? undefined : one.payload,
  }));
  return {
    format: read?.detection.formatId,
    expected,
    actual,
    duplicates: [read?.account.frames.duplicates ?? 0, duplicates] as const,
    account: read?.account,
    bytes,
  };
}
