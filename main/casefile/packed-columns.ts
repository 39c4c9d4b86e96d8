/*
 * Many small records as a few columns of numbers: what a million frames need is then read and written in microseconds a thousand, and a filter
 * looks at numbers instead of rows. A pack is one BLOB: a head of 32-bit numbers (rows, then the bytes of each list), columns of 8, 4, 2 and 1 bytes
 * a row, lists of strings as JSON: the recurring words first, then one a text column, and a sum. JSON, because its strings are read natively, all of
 * a column at once, and stand for themselves: keeping one does not keep the pack.
 */

import { sealInPlace, sumBytes, unsealedBytes } from './seals.ts';

/** Columns of a pack by their width; the position in a list is the number of the column. */
export interface PackLayout {
  readonly doubles: number;
  readonly longs: number;
  readonly shorts: number;
  readonly bytes: number;
  /** Texts a row. */
  readonly texts: number;
}

/** Rows and the bytes of words and texts; a multiple of 8, so that doubles may follow. */
function headNumbers({ texts }: PackLayout): number {
  return (2 + texts + 1) & ~1;
}

function bytesPerRow({ doubles, longs, shorts, bytes }: PackLayout): number {
  return doubles * 8 + longs * 4 + shorts * 2 + bytes;
}

const comma = 0x2c;
const quote = 0x22;
const backslash = 0x5c;
const firstTextBytes = 64 * 1024;
const mostIdleTextBytes = 1024 * 1024;
const emptyText = Buffer.from('""');

/**
 * Texts as a JSON array that is written while they come, so that none of them is kept: a text from a log is a part of all that was read
 * with it.
 */
class TextList {
  #bytes = Buffer.allocUnsafe(firstTextBytes);
  #length = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const start = this.#room(text.length + 3);
    const bytes = this.#bytes;
    let at = start;
    bytes[at] = this.#count === 0 ? 0x5b : comma;
    bytes[at + 1] = quote;
    at += 2;
    for (let index = 0; index < text.length; index += 1, at += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === quote || code === backslash) {
        this.#addEscaped(text);
        return;
      }
      bytes[at] = code;
    }
    bytes[at] = quote;
    this.#length = at + 1;
    this.#count += 1;
  }

  #addEscaped(text: string): void {
    const written = text === '' ? emptyText : Buffer.from(JSON.stringify(text));
    const start = this.#room(written.length + 1);
    this.#bytes[start] = this.#count === 0 ? 0x5b : comma;
    this.#bytes.set(written, start + 1);
    this.#length = start + 1 + written.length;
    this.#count += 1;
  }

  /** Makes room for so many bytes and the closing bracket; where they begin. */
  #room(bytes: number): number {
    const needed = this.#length + bytes + 1;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    return this.#length;
  }

  /** The array; empty without texts. It stands until the next text comes. */
  take(): Uint8Array {
    if (this.#count === 0) return this.#bytes.subarray(0, 0);
    this.#bytes[this.#length] = 0x5d;
    const taken = this.#bytes.subarray(0, this.#length + 1);
    this.#length = 0;
    this.#count = 0;
    if (this.#bytes.length > mostIdleTextBytes) this.#bytes = Buffer.allocUnsafe(firstTextBytes);
    return taken;
  }
}

/** Rows being collected. Numbers go into columns, recurring words into a list of their own, other texts behind each other. */
export class PackWriter {
  readonly doubles: readonly Float64Array[];
  readonly longs: readonly Int32Array[];
  readonly shorts: readonly Uint16Array[];
  readonly bytes: readonly Uint8Array[];
  readonly #layout: PackLayout;
  readonly #words = new Map<string, number>();
  readonly #texts: readonly TextList[];
  /** Rows so far; the row being written is this one. */
  count = 0;

  constructor(layout: PackLayout, capacity: number) {
    this.#layout = layout;
    this.doubles = Array.from({ length: layout.doubles }, () => new Float64Array(capacity));
    this.longs = Array.from({ length: layout.longs }, () => new Int32Array(capacity));
    this.shorts = Array.from({ length: layout.shorts }, () => new Uint16Array(capacity));
    this.bytes = Array.from({ length: layout.bytes }, () => new Uint8Array(capacity));
    this.#texts = Array.from({ length: layout.texts }, () => new TextList());
  }

  /** Number of a recurring word in this pack; 0 stands for none. */
  word(text: string | null): number {
    if (text === null) return 0;
    let number = this.#words.get(text);
    if (number === undefined) {
      number = this.#words.size + 1;
      this.#words.set(text, number);
    }
    return number;
  }

  /** A text of the row; at most one a column. Trailing rows without one may be left out. */
  text(column: number, text: string): void {
    const texts = this.#texts[column];
    if (texts === undefined) return;
    while (texts.count < this.count) texts.add('');
    texts.add(text);
  }

  /** The pack of all rows so far; begins anew. */
  take(): Uint8Array {
    const { count } = this;
    const words = Buffer.from(this.#words.size === 0 ? '' : JSON.stringify([...this.#words.keys()]));
    const lists = [words, ...this.#texts.map((texts) => texts.take())];
    const head = headNumbers(this.#layout) * 4;
    const size = lists.reduce((sum, { length }) => sum + length, head + bytesPerRow(this.#layout) * count + sumBytes);
    const pack = new Uint8Array(size);
    new Uint32Array(pack.buffer, 0, lists.length + 1).set([count, ...lists.map(({ length }) => length)]);
    let place = head;
    for (const columns of [this.doubles, this.longs, this.shorts, this.bytes]) {
      for (const column of columns) {
        const filled = column.subarray(0, count);
        pack.set(new Uint8Array(filled.buffer, filled.byteOffset, filled.byteLength), place);
        place += filled.byteLength;
      }
    }
    for (const list of lists) {
      pack.set(list, place);
      place += list.length;
    }
    this.#words.clear();
    this.count = 0;
    return sealInPlace(pack);
  }
}

const emptyList = Buffer.alloc(0);

function stringsOf(list: Buffer): readonly string[] {
  if (list.length === 0) return [];
  const strings: string[] = JSON.parse(list.toString());
  return strings;
}

/** Rows of a pack, by their number. */
export class PackReader {
  readonly count: number;
  readonly doubles: readonly Float64Array[];
  readonly longs: readonly Int32Array[];
  readonly shorts: readonly Uint16Array[];
  readonly bytes: readonly Uint8Array[];
  readonly #wordList: Buffer;
  #words: readonly (string | null)[] | undefined;
  readonly #lists: readonly Buffer[];
  readonly #texts: (readonly string[] | undefined)[] = [];

  constructor(layout: PackLayout, blob: Uint8Array) {
    unsealedBytes(blob);
    // Columns of numbers must begin at places that their width divides.
    const pack = blob.byteOffset % 8 === 0 ? blob : Uint8Array.from(blob);
    const { buffer, byteOffset } = pack;
    const [count = 0, ...lengths] = new Uint32Array(buffer, byteOffset, layout.texts + 2);
    this.count = count;
    let place = byteOffset + headNumbers(layout) * 4;
    const columns = <Column>(number: number, width: number, make: (from: number) => Column): Column[] =>
      Array.from({ length: number }, () => {
        const column = make(place);
        place += count * width;
        return column;
      });
    this.doubles = columns(layout.doubles, 8, (from) => new Float64Array(buffer, from, count));
    this.longs = columns(layout.longs, 4, (from) => new Int32Array(buffer, from, count));
    this.shorts = columns(layout.shorts, 2, (from) => new Uint16Array(buffer, from, count));
    this.bytes = columns(layout.bytes, 1, (from) => new Uint8Array(buffer, from, count));
    const [words = emptyList, ...texts] = lengths.map((length) => {
      const list = Buffer.from(buffer, place, length);
      place += length;
      return list;
    });
    this.#wordList = words;
    this.#lists = texts;
  }

  /** The recurring words; number 0 is `null`. */
  get words(): readonly (string | null)[] {
    this.#words ??= [null, ...stringsOf(this.#wordList)];
    return this.#words;
  }

  word(number: number | undefined): string | null {
    return this.words[number ?? 0] ?? null;
  }

  /** A text of a row; the first question reads those of all rows. */
  text(column: number, row: number): string {
    const texts = (this.#texts[column] ??= stringsOf(this.#lists[column] ?? emptyList));
    return texts[row] ?? '';
  }
}

/** Value of a column; 0 beyond its end, which a pack of its own making never asks for. */
export function at(column: Float64Array | Int32Array | Uint16Array | Uint8Array | undefined, row: number): number {
  return column?.[row] ?? 0;
}

/* One function for each width: a single one for all would look at every number which kind of column it goes to. */
export function putDouble(column: Float64Array | undefined, row: number, value: number): void {
  if (column !== undefined) column[row] = value;
}
export function putLong(column: Int32Array | undefined, row: number, value: number): void {
  if (column !== undefined) column[row] = value;
}
export function putShort(column: Uint16Array | undefined, row: number, value: number): void {
  if (column !== undefined) column[row] = value;
}
export function putByte(column: Uint8Array | undefined, row: number, value: number): void {
  if (column !== undefined) column[row] = value;
}

/** A number that may be missing, in a column of doubles. */
export function orNaN(value: number | null): number {
  return value ?? Number.NaN;
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
