const plainNumber = /^-?\d{1,40}(?:\.\d{1,40})?$/;
// A formula may hide behind blanks, and some programs take full-width signs for the plain ones.
const formulaStart = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function csvCell(text: string): string {
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row of CSV by RFC 4180, without its line end. Cells that a spreadsheet would take for a formula get an apostrophe in front (design 8). */
export function csvRow(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}
