/*
 * Rows of delimited text (RFC 4180) as they stream by: quoted cells with doubled quotes, separators and line ends inside. Works on bytes of
 * any encoding that keeps ASCII as it is (UTF-8, Windows-1252), so that every cell has its place in the source.
 */

export interface DelimitedCell {
  /** Place in the source; quotes around it are left out, doubled ones inside are still doubled. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly quoted: boolean;
}

export interface DelimitedRow {
  readonly cells: readonly DelimitedCell[];
  /** Line on which the row begins, from 1; a row may span several. */
  readonly line: number;
  readonly offset: number;
  readonly length: number;
  /** A quote was never closed: taken as an ordinary character, so that the rest of the text is not swallowed. */
  readonly openQuote: boolean;
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** A quoted cell may hold line breaks; one that holds this much is a quote that nobody closed. */
const longestRow = 256 * 1024;

/** Text with so many open quotes uses them for something else; looking for their ends would cost time without bound. */
const mostOpenQuotes = 100;

interface RowEnd {
  /** Behind the line feed. */
  readonly next: number;
  readonly openQuote: boolean;
}

function lineEnd(bytes: Uint8Array, from: number, separator: number, quotes: boolean): number | null {
  let inQuotes = false;
  let cellStart = true;
  const stop = Math.min(bytes.length, from + longestRow);
  for (let at = from; at < stop; at += 1) {
    const byte = bytes[at];
    if (inQuotes) {
      if (byte !== quote) continue;
      // A doubled quote is left and entered again, which comes to the same.
      inQuotes = bytes[at + 1] === quote;
      if (inQuotes) at += 1;
    } else if (byte === lineFeed) return at + 1;
    else if (byte === quote && cellStart && quotes) inQuotes = true;
    cellStart = byte === separator;
  }
  return null;
}

function splitRow(bytes: Uint8Array, offset: number, separator: number, quotes: boolean): DelimitedCell[] {
  const cells: DelimitedCell[] = [];
  let at = 0;
  for (;;) {
    const quoted = quotes && bytes[at] === quote;
    let from = at;
    let to: number;
    if (quoted) {
      from = at + 1;
      let close = bytes.indexOf(quote, from);
      while (close >= 0 && bytes[close + 1] === quote) close = bytes.indexOf(quote, close + 2);
      to = close < 0 ? bytes.length : close;
      at = bytes.indexOf(separator, to);
    } else {
      at = bytes.indexOf(separator, from);
      to = at < 0 ? bytes.length : at;
    }
    cells.push({ offset: offset + from, bytes: bytes.subarray(from, to), quoted });
    if (at < 0) return cells;
    at += 1;
  }
}

/** Takes text apart into rows; memory does not grow with the text. */
export class DelimitedRows {
  readonly #separator: number;
  #waiting: Uint8Array = new Uint8Array();
  #offset = 0;
  #line = 1;
  #openQuotes = 0;

  /** @param separator one ASCII character. */
  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  push(chunk: Uint8Array): Iterable<DelimitedRow> {
    const joined = new Uint8Array(this.#waiting.length + chunk.length);
    joined.set(this.#waiting);
    joined.set(chunk, this.#waiting.length);
    return this.#rows(joined, false);
  }

  end(): Iterable<DelimitedRow> {
    return this.#rows(this.#waiting, true);
  }

  #rowEnd(bytes: Uint8Array, from: number, final: boolean): RowEnd | null {
    const quotes = this.#openQuotes < mostOpenQuotes;
    const closed = lineEnd(bytes, from, this.#separator, quotes);
    if (closed !== null) return { next: closed, openQuote: false };
    const left = bytes.length - from;
    if (!final && left < longestRow) return null;
    const first = quotes ? lineEnd(bytes, from, this.#separator, false) : null;
    if (first === null) return { next: from + Math.min(left, longestRow), openQuote: false };
    this.#openQuotes += 1;
    return { next: first, openQuote: true };
  }

  *#rows(bytes: Uint8Array, final: boolean): Iterable<DelimitedRow> {
    let from = 0;
    while (from < bytes.length) {
      const end = this.#rowEnd(bytes, from, final);
      if (end === null) break;
      const whole = bytes.subarray(from, end.next);
      let length = whole.length;
      if (whole[length - 1] === lineFeed) length -= 1;
      if (whole[length - 1] === carriageReturn) length -= 1;
      const offset = this.#offset + from;
      const quotes = !end.openQuote && this.#openQuotes < mostOpenQuotes;
      const cells = splitRow(whole.subarray(0, length), offset, this.#separator, quotes);
      yield { cells, line: this.#line, offset, length, openQuote: end.openQuote };
      for (const byte of whole) if (byte === lineFeed) this.#line += 1;
      from = end.next;
    }
    this.#waiting = bytes.slice(from);
    this.#offset += from;
  }
}
