import { csvRow } from '../api/csv-row.ts';

/** A cell of a table; numbers stay texts because readings are exact. */
export type CsvCell = string | number | boolean | null;

/** A table by RFC 4180 with a header line and CRLF, safe for spreadsheets. */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  byteOrderMark = false,
): string {
  const lines = [header, ...rows]
    .map((row) => `${csvRow(row.map((cell) => (cell === null ? '' : String(cell))))}\r\n`)
    .join('');
  return byteOrderMark ? `\uFEFF${lines}` : lines;
}
