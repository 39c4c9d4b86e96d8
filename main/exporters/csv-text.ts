/** A cell of a table; numbers stay texts because readings are exact. */
export type CsvCell = string | number | boolean | null;

/** RFC 4180 with a header line and CRLF. Cells that a spreadsheet would take for a formula get an apostrophe in front (design 8). */
export function csvText(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

const plainNumber = /^-?\d{1,40}(?:\.\d{1,40})?$/;
// A formula may hide behind blanks, and some programs take full-width signs for the plain ones.
const formulaStart = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
