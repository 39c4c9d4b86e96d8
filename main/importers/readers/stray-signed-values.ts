import { countNewlines } from '../../../parsers/base/count-newlines.ts';
import { recordsInText } from '../../../parsers/signatures/carriers/in-text.ts';
import type { BytesEvidence, SourceId } from '../../../parsers/model/evidence.ts';
import type { ReaderItem } from './source-reader.ts';

/** `OCMF|` as it stands, in hex and in Base64. */
const markers = ['OCMF|', '4F434D467C', '4f434d467c', 'T0NNRn'].map((marker) => Buffer.from(marker, 'latin1'));
/** Without one of these a text holds no marker. So short and with such first letters they are found several times faster. */
const hints = ['OCMF|', 'F434D4', 'f434d4', 'T0NNRn'].map((hint) => Buffer.from(hint, 'latin1'));
/** A line longer than this is looked at in pieces. */
const longestLine = 1024 * 1024;
/** Lines that wait to be told from the frames; a log may print a record a second and hold no message at all. */
const mostWaitingBytes = 64 * 1024 * 1024;

interface WaitingLine {
  readonly offset: number;
  readonly line: number;
  readonly bytes: Uint8Array;
}

/**
 * Signed values that a log prints outside of its messages. Lines that hold one wait until it is known whether a frame covers them:
 * what stands in frames is found when the case is concluded, with transaction and connector.
 */
export class StraySignedValues {
  readonly #sourceId: SourceId;
  /** The pieces of the line that has not ended yet. */
  #begun: Uint8Array[] = [];
  #begunBytes = 0;
  #offset = 0;
  #line = 1;
  #waiting: WaitingLine[] = [];
  #waitingBytes = 0;
  /** Lines with a marker that had no room. */
  #leftOut = 0;
  #index = 0;

  constructor(sourceId: SourceId) {
    this.#sourceId = sourceId;
  }

  /** Takes the bytes of the log, in order. */
  push(chunk: Uint8Array): void {
    const firstEnd = chunk.indexOf(0x0a) + 1;
    if (firstEnd === 0) {
      this.#begin(chunk);
      if (this.#begunBytes > longestLine) this.#scanBegun();
      return;
    }
    this.#begin(chunk.subarray(0, firstEnd));
    this.#scanBegun();
    const end = chunk.lastIndexOf(0x0a) + 1;
    this.#scan(chunk.subarray(firstEnd, end));
    this.#begin(chunk.subarray(end));
  }

  #begin(piece: Uint8Array): void {
    if (piece.length === 0) return;
    this.#begun.push(piece);
    this.#begunBytes += piece.length;
  }

  #scanBegun(): void {
    const [only] = this.#begun;
    this.#scan(this.#begun.length === 1 && only !== undefined ? only : Buffer.concat(this.#begun));
    this.#begun = [];
    this.#begunBytes = 0;
  }

  #scan(bytes: Uint8Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (hints.some((hint) => buffer.includes(hint))) this.#scanLines(buffer);
    else this.#line += countNewlines(buffer);
    this.#offset += buffer.length;
  }

  #scanLines(buffer: Buffer): void {
    for (let start = 0; start < buffer.length; ) {
      const newline = buffer.indexOf(0x0a, start);
      const end = newline === -1 ? buffer.length : newline;
      const line = buffer.subarray(start, end);
      if (markers.some((marker) => line.includes(marker))) {
        if (this.#waitingBytes + line.length > mostWaitingBytes) this.#leftOut += 1;
        else {
          this.#waitingBytes += line.length;
          this.#waiting.push({ offset: this.#offset + start, line: this.#line, bytes: Uint8Array.from(line) });
        }
      }
      if (newline !== -1) this.#line += 1;
      start = end + 1;
    }
  }

  /** Number of the line in which the next bytes begin. */
  get line(): number {
    return this.#line;
  }

  /** No line waits to be told from the frames. */
  get idle(): boolean {
    return this.#waiting.length === 0;
  }

  /** Takes a frame that was found. Lines it covers are its own; lines that end before it are no frame's. */
  *frame(evidence: BytesEvidence): Iterable<ReaderItem> {
    const end = evidence.offset + evidence.length;
    // Lines wait in their order, frames come in theirs: what is decided stands at the front.
    const ready: WaitingLine[] = [];
    let decided = 0;
    for (const line of this.#waiting) {
      if (line.offset >= end) break;
      decided += 1;
      this.#waitingBytes -= line.bytes.length;
      if (line.offset + line.bytes.length <= evidence.offset) ready.push(line);
    }
    if (decided > 0) this.#waiting.splice(0, decided);
    for (const line of ready) yield* this.#valuesOf(line);
  }

  /** The rest, when the log has ended. */
  *end(): Iterable<ReaderItem> {
    this.#scanBegun();
    for (const line of this.#waiting.splice(0)) yield* this.#valuesOf(line);
    if (this.#leftOut === 0) return;
    const params = { lines: this.#leftOut, limit: mostWaitingBytes };
    yield { record: 'issue', issue: { code: 'signatures.lines-left', severity: 'warning', place: null, params } };
  }

  *#valuesOf(waiting: WaitingLine): Iterable<ReaderItem> {
    for (const value of recordsInText(waiting.bytes, this.#sourceId).signedValues) {
      if (value.evidence.kind !== 'bytes') continue;
      const { offset, length } = value.evidence;
      const evidence: BytesEvidence = {
        kind: 'bytes',
        sourceId: this.#sourceId,
        offset: waiting.offset + offset,
        length,
        line: waiting.line,
      };
      const index = this.#index;
      this.#index += 1;
      yield { ...value, index, channel: 'plain-text', evidence };
    }
  }
}
