import type { LogItem } from '../../../parsers/model/log-item.ts';
import type { FrameRecord } from '../../../parsers/model/frame.ts';
import { detectLog } from '../../../parsers/logs/detect-log.ts';
import type { LogAccount, LogDetection } from '../../../parsers/logs/log-format.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';

/** What a log gave, read in chunks of a size or at once. */
export interface ReadLog {
  readonly detection: LogDetection;
  readonly items: readonly LogItem[];
  readonly frames: readonly FrameRecord[];
  readonly account: LogAccount;
}

/** Bytes that the importer shows to the detection. */
const headBytes = 65_536;

export function readLog(input: string | Uint8Array, chunkSize = Number.POSITIVE_INFINITY): ReadLog | undefined {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const detection = detectLog(bytes.subarray(0, headBytes), 'test.log');
  if (detection === undefined) return undefined;
  return readAs(detection, bytes, chunkSize);
}

export function readAs(detection: LogDetection, bytes: Uint8Array, chunkSize = Number.POSITIVE_INFINITY): ReadLog {
  const context = { sourceId: 1, time: { zone: 'UTC', referenceYear: 2024 }, station: null };
  const reader = openLogReader(detection, context);
  const items: LogItem[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize) items.push(...reader.push(bytes.subarray(at, at + chunkSize)));
  items.push(...reader.end());
  const frames = items.filter((item) => item.record === 'frame');
  return { detection, items, frames, account: reader.account };
}

/** The payload text of a frame, wherever it stands. */
export function payloadText(frame: FrameRecord, bytes: Uint8Array): string | null {
  const { payload } = frame;
  if (payload.at === 'nowhere') return null;
  if (payload.at === 'text') return payload.text;
  const { offset, length } = payload.range;
  return new TextDecoder().decode(bytes.subarray(offset, offset + length));
}
