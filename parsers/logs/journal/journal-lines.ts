import { joinBytes } from '../../base/byte-text.ts';
import type { BytesEvidence, SourceId } from '../../model/evidence.ts';
import type { FramePayload } from '../../model/frame.ts';
import type { LogItem } from '../../model/log-item.ts';
import type { LogReader } from '../log-format.ts';
import type { JournalField } from './journal-fields.ts';

/** A stretch of the lines made from the journal, and where its message stands in the file. */
interface Segment {
  /** In the lines. */
  readonly from: number;
  readonly messageFrom: number;
  readonly to: number;
  /** In the file. */
  readonly offset: number;
  readonly length: number;
  /** Byte for byte the same in the file. */
  readonly verbatim: boolean;
  readonly bytes: Uint8Array;
}

/** Lines that a frame may still reach back to. */
const keptBytes = 24 * 1024 * 1024;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');
const newline = Uint8Array.of(0x0a);
/** A pretty printed frame comes line by line, each in an entry of its own, and ends with a bracket alone. */
const mostPieces = 400;

/** Makes lines of messages and leads what is found in the lines back to the file. */
export class JournalLines {
  readonly #sourceId: SourceId;
  #segments: Segment[] = [];
  #at = 0;
  /** A frame that a program prints over several entries. */
  #open: { readonly program: string; readonly prefix: string; readonly parts: JournalField[] } | null = null;

  constructor(sourceId: SourceId) {
    this.#sourceId = sourceId;
  }

  /** The bytes of the lines that a message gives. */
  add(prefix: string, message: JournalField, program: string): readonly Uint8Array[] {
    const open = this.#open;
    const shown = message.value.length > 4 ? '' : decoder.decode(message.value).trim();
    if (open !== null && open.program === program && open.parts.length < mostPieces) {
      open.parts.push(message);
      return shown === ']' ? this.flush() : [];
    }
    const before = open === null ? [] : this.flush();
    if (shown === '[') {
      this.#open = { program, prefix, parts: [message] };
      return before;
    }
    return [...before, ...this.#line(prefix, message)];
  }

  /** What waits for more, as it stands. */
  flush(): readonly Uint8Array[] {
    const open = this.#open;
    this.#open = null;
    return open === null ? [] : open.parts.flatMap((part, index) => this.#line(index === 0 ? open.prefix : '', part));
  }

  #line(prefix: string, message: JournalField): readonly Uint8Array[] {
    const head = encoder.encode(prefix);
    const bytes = joinBytes([head, message.value, newline]);
    const from = this.#at;
    const messageFrom = from + head.length;
    this.#at += bytes.length;
    this.#segments.push({
      from,
      messageFrom,
      to: this.#at,
      offset: message.offset,
      length: message.length,
      verbatim: message.packed === null,
      bytes,
    });
    const oldest = this.#segments.findIndex(({ to }) => to > this.#at - keptBytes);
    if (oldest > 4096) this.#segments = this.#segments.slice(oldest);
    return [bytes];
  }

  /** Feeds lines to the reader and leads what it finds back. */
  *push(log: LogReader, lines: readonly Uint8Array[]): Generator<LogItem> {
    for (const line of lines) yield* this.mapped(log.push(line));
  }

  *mapped(items: readonly LogItem[]): Generator<LogItem> {
    for (const item of items) {
      if (item.record === 'issue') {
        const { place } = item.issue;
        yield place?.kind === 'bytes'
          ? { record: 'issue', issue: { ...item.issue, place: this.#evidence(place) } }
          : item;
      } else if (item.record === 'frame') {
        yield { ...item, payload: this.#payload(item.payload), evidence: this.#evidence(item.evidence) };
      } else yield { ...item, evidence: this.#evidence(item.evidence) };
    }
  }

  #segmentAt(position: number): Segment | undefined {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.to ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return this.#segments[low];
  }

  #evidence({ offset, length }: BytesEvidence): BytesEvidence {
    const segment = this.#segmentAt(offset);
    const base = { kind: 'bytes', sourceId: this.#sourceId, line: null } as const;
    if (segment === undefined) return { ...base, offset: 0, length: 0 };
    // A frame over several entries, or one whose message is compressed, is shown by the whole message that it begins in.
    const from = Math.max(offset, segment.messageFrom) - segment.messageFrom;
    const to = Math.min(offset + length - segment.messageFrom, segment.length);
    if (!segment.verbatim || offset + length > segment.to || to <= from)
      return { ...base, offset: segment.offset, length: segment.length };
    return { ...base, offset: segment.offset + from, length: to - from };
  }

  #payload(payload: FramePayload): FramePayload {
    if (payload.at !== 'source') return payload;
    const { offset, length } = payload.range;
    const segment = this.#segmentAt(offset);
    if (segment === undefined) return { at: 'nowhere' };
    const end = offset + length;
    if (segment.verbatim && offset >= segment.messageFrom && end <= segment.messageFrom + segment.length) {
      return { at: 'source', range: { offset: segment.offset + offset - segment.messageFrom, length } };
    }
    const pieces: Uint8Array[] = [];
    for (let at = offset; at < end; ) {
      const piece = this.#segmentAt(at);
      if (piece === undefined || piece.from > at) return { at: 'nowhere' };
      pieces.push(piece.bytes.subarray(at - piece.from, end - piece.from));
      at = piece.to;
    }
    return { at: 'text', text: decoder.decode(joinBytes(pieces)) };
  }
}
