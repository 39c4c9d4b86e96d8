/*
 * Rows of delimited text (RFC 4180): quoted cells with doubled quotes, separators and line ends inside. Works on the stand-in text of
 * a window; cells are positions, decoded by whoever needs them.
 */

export interface CsvCell {
  readonly from: number;
  readonly to: number;
  /** Quotes around it are left out of the range; doubled ones inside are still doubled. */
  readonly quoted: boolean;
}

export interface CsvRow {
  readonly cells: readonly CsvCell[];
  /** Position of the next row. */
  readonly next: number;
}

/** Separators that exports use. */
export const csvSeparators: readonly string[] = [',', ';', '\t', '|'];

const mostCells = 500;

/** The row that begins at `from`; `undefined` when the text ends within it and more may come. */
export function readCsvRow(text: string, from: number, separator: string, final: boolean): CsvRow | undefined {
  const separatorCode = separator.charCodeAt(0);
  const cells: CsvCell[] = [];
  let at = from;
  for (;;) {
    let cellEnd: number;
    if (text.charCodeAt(at) === 0x22) {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text.charCodeAt(close + 1) === 0x22) close = text.indexOf('"', close + 2);
      // The character behind decides whether a quote is doubled.
      if ((close < 0 || close + 1 >= text.length) && !final) return undefined;
      const to = close < 0 ? text.length : close;
      cells.push({ from: at + 1, to, quoted: true });
      cellEnd = close < 0 ? text.length : close + 1;
      while (cellEnd < text.length && text.charCodeAt(cellEnd) !== separatorCode && text.charCodeAt(cellEnd) !== 0x0a) {
        cellEnd += 1;
      }
    } else {
      cellEnd = at;
      while (cellEnd < text.length && text.charCodeAt(cellEnd) !== separatorCode && text.charCodeAt(cellEnd) !== 0x0a) {
        cellEnd += 1;
      }
      const to = text.charCodeAt(cellEnd - 1) === 0x0d && cellEnd > at ? cellEnd - 1 : cellEnd;
      cells.push({ from: at, to, quoted: false });
    }
    if (cellEnd >= text.length) return final ? { cells, next: text.length } : undefined;
    if (text.charCodeAt(cellEnd) === 0x0a || cells.length >= mostCells) return { cells, next: cellEnd + 1 };
    at = cellEnd + 1;
  }
}
