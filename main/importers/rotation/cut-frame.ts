import type { LogDetection, LogReaderContext } from '../../../parsers/logs/log-format.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { FrameRecord } from '../../../parsers/model/frame.ts';
import { byteOrderMark, hasLineEnd, lastLineEnd, type TextUnits, textUnits } from './text-units.ts';

/** libocpp writes time and direction above the message. */
const linesAbove = 2;

/** The end of a source, kept while it streams by. */
export class SourceTail {
  readonly #limit: number;
  readonly #units: TextUnits;
  #pieces: Uint8Array[] = [];
  #kept = 0;
  #total = 0;

  constructor(limit: number, units: TextUnits) {
    this.#limit = limit;
    this.#units = units;
  }

  push(chunk: Uint8Array): void {
    this.#total += chunk.length;
    this.#pieces.push(chunk);
    this.#kept += chunk.length;
    let [first] = this.#pieces;
    while (first !== undefined && this.#kept - first.length >= this.#limit) {
      this.#pieces.shift();
      this.#kept -= first.length;
      [first] = this.#pieces;
    }
  }

  get total(): number {
    return this.#total;
  }

  /** Whether the source ends within a line. */
  get unfinished(): boolean {
    const last = this.#pieces.at(-1);
    if (last === undefined) return false;
    const { bytes } = this.#units;
    const end = bytes === 1 || last.length >= bytes ? last : Buffer.concat(this.#pieces);
    const first = this.#total - end.length;
    return lastLineEnd(end, end.length - bytes, first, this.#units) !== end.length - bytes;
  }

  /**
   * From the beginning of the line in which `from` lies, or of the last line, and the lines above it that may tell its time and
   * direction; `null` when that is no longer at hand.
   */
  linesFrom(from: number | null): Tail | null {
    const bytes = Buffer.concat(this.#pieces);
    const first = this.#total - bytes.length;
    let start = from === null ? bytes.length : from - first;
    if (start < 0) return null;
    for (let lines = 0; lines <= linesAbove && start > 0; lines += 1) {
      const width = this.#units.bytes;
      const before = start - (lines === 0 ? width : 2 * width);
      const found = before < 0 ? -1 : lastLineEnd(bytes, before, first, this.#units);
      // without a line end in what is kept the line began before it
      if (found === -1 && first > 0) {
        if (lines === 0) return null;
        break;
      }
      start = found < 0 ? 0 : found + width;
    }
    return { bytes: bytes.subarray(start), offset: first + start };
  }
}

/** A line that begins at the end of one part and whose frame stands in the next: what the line told of it. */
export interface BegunLine extends Pick<FrameRecord, 'label' | 'station' | 'loggedAt'> {
  /** Where the frame stands in the later part. */
  readonly frameAt: number;
}

function lineOf({ label, station, loggedAt, evidence }: FrameRecord, seam: number): BegunLine {
  return { label, station, loggedAt, frameAt: evidence.offset - seam };
}

/** The end of a source, from the beginning of a line on. */
export interface Tail {
  readonly bytes: Uint8Array;
  readonly offset: number;
}

export interface JoinedFrame {
  /** The frame; its evidence is what of it stands in the earlier part. */
  readonly frame: FrameRecord;
  /** What of it stands at the beginning of the later part. */
  readonly joinedBytes: number;
}

/**
 * The frame that begins at the end of one part of a log and ends at the beginning of the next. Both are read as one text; only a frame that
 * is whole in it and lies over the seam is given, so nothing is put together that does not fit.
 */
export function joinCutFrame(
  tail: Tail,
  nextHead: Uint8Array,
  detection: LogDetection,
  context: LogReaderContext,
): JoinedFrame | { readonly begunLine: BegunLine } | null {
  const units = textUnits(detection.encoding);
  const seam = tail.bytes.length;
  // Each part may begin with a mark of its own, which is none of the text that goes on.
  const mark = byteOrderMark(nextHead, units);
  const joined = Buffer.concat([tail.bytes, nextHead.subarray(mark)]);
  const reader = openLogReader(detection, context);
  for (const item of [...reader.push(joined), ...reader.end()]) {
    if (item.record !== 'frame') continue;
    const { offset, length, line } = item.evidence;
    if (offset >= seam)
      return hasLineEnd(joined.subarray(seam, offset), units) ? null : { begunLine: lineOf(item, seam - mark) };
    if (offset + length <= seam || (item.state !== 'whole' && item.state !== 'repaired')) continue;
    const { payload } = item;
    const text =
      payload.at === 'source'
        ? joined.toString('utf8', payload.range.offset, payload.range.offset + payload.range.length)
        : null;
    return {
      frame: {
        ...item,
        payload: text === null ? payload : { at: 'text', text },
        state: 'repaired',
        repairs: [...item.repairs, 'joined-parts'],
        evidence: {
          ...item.evidence,
          offset: tail.offset + offset,
          length: seam - offset,
          line,
        },
      },
      joinedBytes: offset + length - seam + mark,
    };
  }
  return null;
}
