const plainNumber = /^-?\d{1,40}(?:\.\d{1,40})?$/;
// A formula may hide behind blanks, and some programs take full-width signs for the plain ones.
const formulaStart = /^[\s\u0000-\u0020]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/**
 * Where another program would begin a cell: a spreadsheet on a German system parts at semicolons, others at tabs as well, and a quote that does not
 * stand at the beginning of such a cell holds nothing together. Blanks and quotes may follow.
 */
const innerStart = /([;\t\r\n](?:[^\S\t\r\n]|["\u0000-\u0008\u000e-\u001f])*)(?=[=+\-@＝＋－＠])/gu;

function csvCell(text: string, isFirst: boolean): string {
  // A negative number at the beginning of a line would be one formula with all that follows, for whoever does not part at commas.
  const isFormula = formulaStart.test(text) && (isFirst || !plainNumber.test(text));
  const safe = `${isFormula ? "'" : ''}${text.replaceAll(innerStart, "$1'")}`;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * One row of CSV by RFC 4180, without its line end. What a spreadsheet would take for a formula gets an apostrophe in front (design 8), wherever it
 * would begin a cell.
 */
export function csvRow(cells: readonly string[]): string {
  return cells.map((cell, index) => csvCell(cell, index === 0)).join(',');
}
