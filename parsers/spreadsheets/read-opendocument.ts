import type { SheetTable, WorkbookParts } from './read-workbook.ts';
import { walkXml } from './sheet-xml.ts';

/*
 * Sheets of an OpenDocument spreadsheet (OpenDocument 1.3 part 3, 9). Cells keep their value as an attribute: numbers with all digits, dates in ISO form without a zone.
 */

const part = 'content.xml';
const mostRows = 1_048_576;
const mostColumns = 500;
/** A row that is said to repeat more often than that is the empty rest of a sheet, or a bomb. */
const mostRepeats = 10_000;

function repeats(text: string | undefined): number {
  const count = Number(text ?? '1');
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

/** The sheets in their order; `undefined` when the file has no content. */
export function readOpenDocument(parts: WorkbookParts): readonly SheetTable[] | undefined {
  const xml = parts.read(part);
  if (xml === undefined) return undefined;
  const sheets: { name: string; leftOut: number; rows: { number: number; cells: readonly string[] }[] }[] = [];
  /** Cells of the row beyond the columns that are read. */
  let beyond = 0;
  let kept = 0;
  let cells: string[] = [];
  let number = 0;
  let rowRepeats = 1;
  let cell: { value: string | null; text: string; repeats: number; paragraphs: number } | null = null;
  let inParagraph = 0;
  let skipped = 0;
  const whole = walkXml(xml, {
    open(name, attribute) {
      // notes on a cell and what was changed in it are none of its text
      if (name === 'annotation' || name === 'tracked-changes') skipped += 1;
      if (skipped > 0) return;
      if (name === 'table') {
        sheets.push({ name: attribute('name') ?? '', leftOut: 0, rows: [] });
        number = 0;
      } else if (name === 'table-row') {
        cells = [];
        rowRepeats = repeats(attribute('number-rows-repeated'));
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        const date = attribute('date-value')?.replace('T', ' ');
        const value = date ?? attribute('value') ?? attribute('boolean-value') ?? null;
        cell = { value, text: '', repeats: repeats(attribute('number-columns-repeated')), paragraphs: 0 };
      } else if (cell !== null && name === 'p') {
        if (cell.paragraphs > 0) cell.text += '\n';
        cell.paragraphs += 1;
        inParagraph += 1;
      } else if (cell !== null && name === 's') cell.text += ' '.repeat(Math.min(1_000, repeats(attribute('c'))));
      else if (cell !== null && name === 'tab') cell.text += '\t';
      else if (cell !== null && name === 'line-break') cell.text += '\n';
    },
    text(text) {
      if (cell !== null && inParagraph > 0 && skipped === 0) cell.text += text;
    },
    close(name) {
      if (name === 'annotation' || name === 'tracked-changes') skipped = Math.max(0, skipped - 1);
      if (skipped > 0) return;
      if (name === 'p') inParagraph = Math.max(0, inParagraph - 1);
      else if ((name === 'table-cell' || name === 'covered-table-cell') && cell !== null) {
        const shown = cell.value ?? cell.text;
        const room = mostColumns - cells.length;
        for (let count = Math.min(cell.repeats, room); count > 0; count -= 1) cells.push(shown);
        // Programs fill a row up with one empty cell that is repeated.
        if (shown !== '') beyond += Math.max(0, cell.repeats - room);
        cell = null;
      } else if (name === 'table-row') {
        let end = cells.length;
        while (end > 0 && cells[end - 1] === '') end -= 1;
        const row = cells.slice(0, end);
        for (let count = end === 0 ? 0 : Math.min(rowRepeats, mostRepeats); count > 0 && kept < mostRows; count -= 1) {
          number += 1;
          kept += 1;
          sheets.at(-1)?.rows.push({ number, cells: row });
        }
        const sheet = sheets.at(-1);
        if (sheet !== undefined)
          sheet.leftOut += beyond + (end === 0 ? 0 : end * Math.max(0, rowRepeats - mostRepeats));
        beyond = 0;
        if (end === 0) number += rowRepeats;
      }
    },
  });
  return sheets.map(({ name, rows, leftOut }) => ({ name, part, whole, rows, leftOut }));
}
