/*
 * Many small records as a few columns of numbers: what a million frames need is then read and written in microseconds a thousand, and a filter
 * looks at numbers instead of rows. A pack is one BLOB: a head of five 32-bit numbers (rows, words, bytes of words, bytes of texts, whether the
 * texts are one byte a character), then columns of 8, 4, 2 and 1 bytes a row, then the words, then the texts.
 */

/** Columns of a pack by their width; the position in a list is the number of the column. */
export interface PackLayout {
  readonly doubles: number;
  readonly longs: number;
  readonly shorts: number;
  readonly bytes: number;
  /** Texts a row; how far each one reaches takes a column of its own. */
  readonly texts: number;
}

const headBytes = 24;

function bytesPerRow({ doubles, longs, shorts, bytes, texts }: PackLayout): number {
  return doubles * 8 + (longs + texts) * 4 + shorts * 2 + bytes;
}

/** Rows being collected. Numbers go into columns, recurring words into a list of their own, other texts behind each other. */
export class PackWriter {
  readonly doubles: readonly Float64Array[];
  readonly longs: readonly Int32Array[];
  readonly shorts: readonly Uint16Array[];
  readonly bytes: readonly Uint8Array[];
  readonly #layout: PackLayout;
  readonly #textEnds: readonly Uint32Array[];
  readonly #words = new Map<string, number>();
  #texts: string[] = [];
  #textLength = 0;
  /** Rows so far; the row being written is this one. */
  count = 0;

  constructor(layout: PackLayout, capacity: number) {
    this.#layout = layout;
    this.doubles = Array.from({ length: layout.doubles }, () => new Float64Array(capacity));
    this.longs = Array.from({ length: layout.longs }, () => new Int32Array(capacity));
    this.shorts = Array.from({ length: layout.shorts }, () => new Uint16Array(capacity));
    this.bytes = Array.from({ length: layout.bytes }, () => new Uint8Array(capacity));
    this.#textEnds = Array.from({ length: layout.texts }, () => new Uint32Array(capacity));
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

  /** Texts of the row, each in its column, in the order of the columns. */
  text(column: number, text: string): void {
    if (text !== '') this.#texts.push(text);
    this.#textLength += text.length;
    const ends = this.#textEnds[column];
    if (ends !== undefined) ends[this.count] = this.#textLength;
  }

  /** The pack of all rows so far; begins anew. */
  take(): Uint8Array {
    const { count } = this;
    const words = Buffer.from(JSON.stringify([...this.#words.keys()]));
    const text = this.#texts.join('');
    const texts = Buffer.from(text);
    const pack = new Uint8Array(headBytes + bytesPerRow(this.#layout) * count + words.length + texts.length);
    new Uint32Array(pack.buffer, 0, 5).set([
      count,
      this.#words.size,
      words.length,
      texts.length,
      texts.length === text.length ? 1 : 0,
    ]);
    let at = headBytes;
    for (const columns of [this.doubles, this.longs, this.#textEnds, this.shorts, this.bytes]) {
      for (const column of columns) {
        const filled = column.subarray(0, count);
        pack.set(new Uint8Array(filled.buffer, filled.byteOffset, filled.byteLength), at);
        at += filled.byteLength;
      }
    }
    pack.set(words, at);
    pack.set(texts, at + words.length);
    this.#words.clear();
    this.#texts = [];
    this.#textLength = 0;
    this.count = 0;
    return pack;
  }
}

/** Rows of a pack, by their number. */
export class PackReader {
  readonly count: number;
  readonly doubles: readonly Float64Array[];
  readonly longs: readonly Int32Array[];
  readonly shorts: readonly Uint16Array[];
  readonly bytes: readonly Uint8Array[];
  /** The recurring words; number 0 is `null`. */
  readonly words: readonly (string | null)[];
  readonly #textEnds: readonly Uint32Array[];
  readonly #texts: Buffer;
  readonly #isOneByte: boolean;
  #decoded: string | undefined;

  constructor(layout: PackLayout, blob: Uint8Array) {
    // Columns of numbers must begin at places that their width divides.
    const pack = blob.byteOffset % 8 === 0 ? blob : Uint8Array.from(blob);
    const { buffer, byteOffset } = pack;
    const [count = 0, , wordBytes = 0, textBytes = 0, oneByte] = new Uint32Array(buffer, byteOffset, 5);
    this.count = count;
    let at = byteOffset + headBytes;
    const columns = <Column>(number: number, width: number, make: (place: number) => Column): Column[] =>
      Array.from({ length: number }, () => {
        const column = make(at);
        at += count * width;
        return column;
      });
    this.doubles = columns(layout.doubles, 8, (place) => new Float64Array(buffer, place, count));
    this.longs = columns(layout.longs, 4, (place) => new Int32Array(buffer, place, count));
    this.#textEnds = columns(layout.texts, 4, (place) => new Uint32Array(buffer, place, count));
    this.shorts = columns(layout.shorts, 2, (place) => new Uint16Array(buffer, place, count));
    this.bytes = columns(layout.bytes, 1, (place) => new Uint8Array(buffer, place, count));
    const words: string[] = JSON.parse(Buffer.from(buffer, at, wordBytes).toString());
    this.words = [null, ...words];
    this.#texts = Buffer.from(buffer, at + wordBytes, textBytes);
    this.#isOneByte = oneByte === 1;
  }

  word(number: number | undefined): string | null {
    return this.words[number ?? 0] ?? null;
  }

  /** A text as a string of its own: keeping it does not keep the pack. */
  text(column: number, row: number): string {
    const to = this.#textEnds[column]?.[row] ?? 0;
    const last = this.#textEnds.length - 1;
    const before = column > 0 ? this.#textEnds[column - 1]?.[row] : row > 0 ? this.#textEnds[last]?.[row - 1] : 0;
    const from = before ?? 0;
    if (from >= to) return '';
    if (this.#isOneByte) return this.#texts.toString('latin1', from, to);
    this.#decoded ??= this.#texts.toString();
    return Buffer.from(this.#decoded.slice(from, to)).toString();
  }
}

/** Value of a column; 0 beyond its end, which a pack of its own making never asks for. */
export function at(column: Float64Array | Int32Array | Uint16Array | Uint8Array | undefined, row: number): number {
  return column?.[row] ?? 0;
}

/** A number that may be missing, in a column of doubles. */
export function orNaN(value: number | null): number {
  return value ?? Number.NaN;
}

export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
