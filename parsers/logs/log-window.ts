import { countNewlinesBetween } from '../base/count-newlines.ts';
import {
  decodeText,
  isAsciiBytes,
  isAsciiText,
  isWellFormedUtf8,
  joinBytes,
  standInText,
  type TextEncodingName,
  unitBytes,
} from '../base/byte-text.ts';

/** Memory beyond this goes when little of it is needed any more. */
const mostIdleRoom = 2 * 1024 * 1024;

/**
 * The part of a log that is being read: its bytes and the stand-in text of one character per byte (UTF-16: per code unit), so that a
 * position in the text is a position in the source.
 */
export class LogWindow {
  readonly encoding: TextEncodingName;
  readonly #unit: 1 | 2;
  #bytes: Uint8Array = new Uint8Array(0);
  /** Memory of the window, used again and again. */
  #room: Uint8Array = new Uint8Array(0);
  /** The same memory four bytes at a time. */
  #words: Int32Array = new Int32Array(0);
  #text = '';
  #base = 0;
  #ascii = true;
  #generation = 0;
  /** Where the last search for a line end began and what it found. */
  #newlineFrom = 0;
  #newlineAt = -2;

  constructor(encoding: TextEncodingName) {
    this.encoding = encoding;
    this.#unit = unitBytes(encoding);
  }

  /** Changes whenever positions do. */
  get generation(): number {
    return this.#generation;
  }

  get text(): string {
    return this.#text;
  }

  /** Drops what lies before `keepFrom` and adds new pieces behind; positions then count from `keepFrom`. */
  advance(keepFrom: number, pieces: readonly Uint8Array[]): void {
    this.#bytes = this.#joined(this.#bytes.subarray(keepFrom * this.#unit), pieces);
    this.#base += keepFrom * this.#unit;
    const whole = this.#bytes.length - (this.#bytes.length % this.#unit);
    this.#text = standInText(
      whole === this.#bytes.length ? this.#bytes : this.#bytes.subarray(0, whole),
      this.encoding,
    );
    this.#newlineAt = -2;
    this.#generation += 1;
    this.#ascii = this.#unit === 1 ? isAsciiBytes(this.#bytes) : isAsciiText(this.#text);
  }

  #joined(kept: Uint8Array, pieces: readonly Uint8Array[]): Uint8Array {
    const length = pieces.reduce((sum, piece) => sum + piece.length, kept.length);
    const { length: room } = this.#room;
    if (length > room) this.#makeRoom(Math.max(length, Math.floor(room * 1.5)));
    else if (room > mostIdleRoom && length * 8 < room) this.#makeRoom(length);
    // Before what was there, or within it: `set` copes with that.
    this.#room.set(kept);
    let at = kept.length;
    for (const piece of pieces) {
      this.#room.set(piece, at);
      at += piece.length;
    }
    return this.#room.subarray(0, length);
  }

  #makeRoom(length: number): void {
    this.#room = new Uint8Array(length);
    this.#words = new Int32Array(this.#room.buffer, 0, length >> 2);
  }

  /** The bytes, where each of them is one character of the text; `null` where characters are wider. */
  get octets(): Uint8Array | null {
    return this.#unit === 1 ? this.#bytes : null;
  }

  /** Byte offset in the source of a position in the text. */
  offsetAt(position: number): number {
    return this.#base + position * this.#unit;
  }

  /** Bytes of the source that a stretch of the text takes. */
  lengthOf(from: number, to: number): number {
    return (to - from) * this.#unit;
  }

  bytes(from: number, to: number): Uint8Array {
    return this.#bytes.subarray(from * this.#unit, to * this.#unit);
  }

  /** The real text of a stretch; a string of its own, so that keeping it does not keep the window. */
  decode(from: number, to: number): string {
    return from >= to ? '' : decodeText(this.bytes(from, to), this.encoding);
  }

  /** The real text of a stretch for a look at once; keeping it would keep the window in memory. */
  peek(from: number, to: number): string {
    return this.#ascii ? this.#text.slice(from, to) : this.decode(from, to);
  }

  /** The real text of several stretches read as one; a character may be split between two of them. */
  decodePieces(pieces: readonly (readonly [number, number])[]): string {
    return decodeText(joinBytes(pieces.map(([from, to]) => this.bytes(from, to))), this.encoding);
  }

  /** Whether the stretch can be read from the source as UTF-8 without us. */
  isPlainUtf8(from: number, to: number): boolean {
    if (this.#unit !== 1) return false;
    if (this.#ascii || isAsciiText(this.#text.slice(from, to))) return true;
    return this.encoding === 'utf-8' && isWellFormedUtf8(this.bytes(from, to));
  }

  /** How many line ends stand between two positions. */
  countNewlines(from: number, to: number): number {
    if (this.#unit === 1) return countNewlinesBetween(this.#bytes, this.#words, from, to);
    let count = 0;
    for (let at = this.#text.indexOf('\n', from); at >= 0 && at < to; at = this.#text.indexOf('\n', at + 1)) count += 1;
    return count;
  }

  /** Position of the first line end at or after `from`; -1 when the text at hand holds none. */
  newlineAfter(from: number): number {
    if (this.#newlineAt !== -2 && from >= this.#newlineFrom && (this.#newlineAt < 0 || from <= this.#newlineAt)) {
      return this.#newlineAt;
    }
    this.#newlineFrom = from;
    this.#newlineAt = this.#text.indexOf('\n', from);
    return this.#newlineAt;
  }
}
