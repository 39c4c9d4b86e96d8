import type { LogDetection, LogReaderContext } from '../../../parsers/logs/log-format.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { FrameRecord } from '../../../parsers/model/frame.ts';

const newline = 0x0a;
/** libocpp writes time and direction above the message. */
const linesAbove = 2;

/** The end of a source, kept while it streams by. */
export class SourceTail {
  readonly #limit: number;
  #pieces: Uint8Array[] = [];
  #kept = 0;
  #total = 0;

  constructor(limit: number) {
    this.#limit = limit;
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
    return last !== undefined && last.at(-1) !== newline;
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
      const before = lines === 0 ? start - 1 : start - 2;
      const found = before < 0 ? -1 : bytes.lastIndexOf(newline, before);
      // without a line end in what is kept the line began before it
      if (found === -1 && first > 0) {
        if (lines === 0) return null;
        break;
      }
      start = found + 1;
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
  const seam = tail.bytes.length;
  const joined = Buffer.concat([tail.bytes, nextHead]);
  const reader = openLogReader(detection, context);
  for (const item of [...reader.push(joined), ...reader.end()]) {
    if (item.record !== 'frame') continue;
    const { offset, length, line } = item.evidence;
    if (offset >= seam)
      return joined.subarray(seam, offset).includes(newline) ? null : { begunLine: lineOf(item, seam) };
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
      joinedBytes: offset + length - seam,
    };
  }
  return null;
}

/** Bytes of a part with those blanked that belong to a frame of the part before; line ends stay, so that places stay. */
export function blanked(chunk: Uint8Array, bytes: number): Uint8Array {
  const copy = Uint8Array.from(chunk);
  for (let index = 0; index < Math.min(bytes, copy.length); index += 1) {
    if (copy[index] !== newline) copy[index] = 0x20;
  }
  return copy;
}
