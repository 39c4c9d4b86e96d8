import { isAscii } from 'node:buffer';
import type { ContentBlock, ContentReader } from '../../casefile/content-store.ts';
import type { FrameCursor } from '../../casefile/frame-scan.ts';
import { payloadText } from '../../casefile/imported-records.ts';

/** The text of a frame in which free words are looked for. */
export function searchedText(content: ContentReader, cursor: FrameCursor): string {
  return `${searchedHead(cursor)}${payloadText(content, cursor.sourceId, cursor.payload) ?? ''}`;
}

function searchedHead(cursor: FrameCursor): string {
  const { code, description } = cursor.error;
  return `${cursor.header.action ?? ''} ${cursor.uniqueId} ${code ?? ''} ${description ?? ''} `;
}

/** What is known of a block while a text is looked for in it. */
interface SearchedBlock {
  /** In lower case, one character a byte; `null` where the bytes are no ASCII and have to be decoded first. */
  readonly lower: string | null;
  /** Where the last search began and what it found. */
  from: number;
  hit: number;
}

/**
 * Looks for a text in one frame after the other without regard to case. The kept bytes are searched a block at a time and the hits told apart by
 * their places, so that payloads without it cost nothing; what is said is what looking into every frame's own text would say.
 */
export class FrameTextSearch {
  readonly #content: ContentReader;
  readonly #text: string;
  readonly #isPlain: boolean;
  readonly #hasBlank: boolean;
  readonly #blocks = new WeakMap<ContentBlock, SearchedBlock>();
  #lastBlock: ContentBlock | undefined;
  #last: SearchedBlock | undefined;

  /** @param text in lower case. */
  constructor(content: ContentReader, text: string) {
    this.#content = content;
    this.#text = text;
    this.#isPlain = isAscii(Buffer.from(text));
    this.#hasBlank = text.includes(' ');
  }

  occursIn(cursor: FrameCursor): boolean {
    // Lower case depends on neighbours in some scripts: only the whole text tells then.
    if (!this.#isPlain) return searchedText(this.#content, cursor).toLowerCase().includes(this.#text);
    return this.occursInPayload(cursor) || this.#occursInHead(cursor);
  }

  #occursInHead(cursor: FrameCursor): boolean {
    const text = this.#text;
    const head = searchedHead(cursor).toLowerCase();
    if (head.includes(text)) return true;
    if (!this.#hasBlank) return false;
    // It may begin in the head and end in the payload.
    const payload = payloadText(this.#content, cursor.sourceId, cursor.payload) ?? '';
    return (head.slice(-text.length) + payload.slice(0, text.length).toLowerCase()).includes(text);
  }

  /** The same for the payload alone. */
  occursInPayload(cursor: FrameCursor): boolean {
    const { payload } = cursor;
    if (payload.at === 'nowhere') return false;
    if (payload.at === 'text') return payload.text.toLowerCase().includes(this.#text);
    const { offset, length } = payload.range;
    const block = this.#content.block(cursor.sourceId, offset);
    if (block === undefined) return false;
    const from = offset - block.startOffset;
    const searched = block === this.#lastBlock ? this.#last : this.#searched(block);
    if (searched === undefined || searched.lower === null || from + length > block.bytes.length) {
      return (payloadText(this.#content, cursor.sourceId, payload) ?? '').toLowerCase().includes(this.#text);
    }
    if (searched.from > from || (searched.hit >= 0 && searched.hit < from)) {
      searched.from = from;
      searched.hit = searched.lower.indexOf(this.#text, from);
    }
    return searched.hit >= 0 && searched.hit + this.#text.length <= from + length;
  }

  #searched(block: ContentBlock): SearchedBlock {
    let searched = this.#blocks.get(block);
    if (searched === undefined) {
      const { bytes } = block;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const lower = isAscii(bytes) ? text.toString('latin1').toLowerCase() : null;
      searched = { lower, from: Number.POSITIVE_INFINITY, hit: -1 };
      this.#blocks.set(block, searched);
    }
    this.#lastBlock = block;
    this.#last = searched;
    return searched;
  }
}
