import { isAscii } from 'node:buffer';
import type { ContentReader } from '../../casefile/content-store.ts';
import type { FrameCursor } from '../../casefile/frame-scan.ts';
import { payloadText } from '../../casefile/imported-records.ts';
import type { OrderPackReader } from '../../casefile/order-columns.ts';

/** The text of a frame in which free words are looked for. */
export function searchedText(content: ContentReader, cursor: FrameCursor): string {
  return `${searchedHead(cursor)}${payloadText(content, cursor.sourceId, cursor.payload) ?? ''}`;
}

function searchedHead(cursor: FrameCursor): string {
  const { code, description } = cursor.error;
  return `${cursor.header.action ?? ''} ${cursor.uniqueId} ${code ?? ''} ${description ?? ''} `;
}

/** A stretch of a source in which a text is looked for, one character a byte. */
interface SearchedStretch {
  /** Offsets in the source. */
  readonly from: number;
  readonly to: number;
  /** `null` where the bytes are no ASCII and have to be decoded first. */
  readonly text: string | null;
  /** Where in the stretch the last search began and what it found. */
  searchedFrom: number;
  hit: number;
}

/** Short enough that its text is cheap to make and to throw away. */
const stretchBytes = 64 * 1024;
/** Frames of a log stand behind each other with little between them. */
const farAway = 16 * 1024;

/**
 * Looks for a text in one frame after the other without regard to case. The kept bytes are searched a stretch at a time and the hits told apart by
 * their places, so that payloads without it cost nothing; what is said is what looking into every frame's own text would say.
 */
export class FrameTextSearch {
  readonly #content: ContentReader;
  readonly #text: string;
  readonly #isPlain: boolean;
  readonly #hasBlank: boolean;
  readonly #pattern: RegExp;
  readonly #stretches = new Map<number, SearchedStretch>();
  #pack: OrderPackReader | undefined;
  #actions: { readonly numbers: ArrayLike<number>; readonly found: readonly boolean[] } = { numbers: [], found: [] };

  /** @param text in lower case. */
  constructor(content: ContentReader, text: string) {
    this.#content = content;
    this.#text = text;
    this.#isPlain = isAscii(Buffer.from(text));
    this.#hasBlank = text.includes(' ');
    this.#pattern = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'gi');
  }

  occursIn(cursor: FrameCursor): boolean {
    // Lower case depends on neighbours in some scripts: only the whole text tells then.
    if (!this.#isPlain) return searchedText(this.#content, cursor).toLowerCase().includes(this.#text);
    return this.occursInPayload(cursor) || (this.#hasBlank ? this.#occursAround(cursor) : this.#occursInHead(cursor));
  }

  /** A text without blanks lies within one of the words before the payload. */
  #occursInHead(cursor: FrameCursor): boolean {
    const text = this.#text;
    if (cursor.pack !== this.#pack) {
      this.#pack = cursor.pack;
      const { numbers, values } = cursor.pack.words('action');
      this.#actions = { numbers, found: values.map((value) => value?.toLowerCase().includes(text) ?? false) };
    }
    if (this.#actions.found[this.#actions.numbers[cursor.row] ?? 0] === true) return true;
    if (cursor.uniqueId.toLowerCase().includes(text)) return true;
    if (cursor.kind === 'call' || cursor.kind === 'result') return false;
    const { code, description } = cursor.error;
    return `${code ?? ''} ${description ?? ''}`.toLowerCase().includes(text);
  }

  /** One with blanks may lie across several words, and end in the payload. */
  #occursAround(cursor: FrameCursor): boolean {
    const text = this.#text;
    const head = searchedHead(cursor).toLowerCase();
    if (head.includes(text)) return true;
    const payload = payloadText(this.#content, cursor.sourceId, cursor.payload) ?? '';
    return (head.slice(-text.length) + payload.slice(0, text.length).toLowerCase()).includes(text);
  }

  /** The same for the payload alone. */
  occursInPayload(cursor: FrameCursor): boolean {
    const { payload } = cursor;
    if (payload.at === 'nowhere') return false;
    if (payload.at === 'text') return payload.text.toLowerCase().includes(this.#text);
    const { offset, length } = payload.range;
    const to = offset + length;
    const { sourceId } = cursor;
    let stretch = this.#stretches.get(sourceId);
    if (stretch === undefined || offset < stretch.from || to > stretch.to) {
      stretch = this.#stretchAt(sourceId, offset, to, stretch);
      this.#stretches.set(sourceId, stretch);
    }
    if (stretch.text === null || to > stretch.to) {
      return (payloadText(this.#content, sourceId, payload) ?? '').toLowerCase().includes(this.#text);
    }
    const from = offset - stretch.from;
    if (stretch.searchedFrom > from || (stretch.hit >= 0 && stretch.hit < from)) {
      this.#pattern.lastIndex = from;
      stretch.searchedFrom = from;
      stretch.hit = this.#pattern.exec(stretch.text)?.index ?? -1;
    }
    return stretch.hit >= 0 && stretch.hit + this.#text.length <= to - stretch.from;
  }

  /** The stretch that begins with a payload: a long one where frames come one behind the other, else just the payload. */
  #stretchAt(sourceId: number, from: number, to: number, before: SearchedStretch | undefined): SearchedStretch {
    const goesOn = before === undefined || (from >= before.from && from <= before.to + farAway);
    const block = this.#content.block(sourceId, from);
    const start = from - (block?.startOffset ?? from);
    const bytes = block?.bytes.subarray(start, start + (goesOn ? Math.max(stretchBytes, to - from) : to - from));
    if (bytes === undefined) return { from, to: from, text: null, searchedFrom: 0, hit: -1 };
    const text = isAscii(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1') : null;
    return { from, to: from + bytes.length, text, searchedFrom: Number.POSITIVE_INFINITY, hit: -1 };
  }
}
