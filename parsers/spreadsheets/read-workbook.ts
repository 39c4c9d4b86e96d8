import { isDateFormat } from './cell-dates.ts';
import {
  cellText,
  readSharedStrings,
  readSheet,
  type SheetDates,
  type SheetRow,
  swappedColumns,
  walkXml,
} from './sheet-xml.ts';

/** The parts of a workbook; `undefined` for one that is missing or cannot be unpacked. */
export interface WorkbookParts {
  read(name: string): string | undefined;
}

/** A sheet as delimited text: a row a record, with its number in the first column. */
export interface SheetTable {
  readonly name: string;
  /** Part that holds the cells, e.g. `xl/worksheets/sheet1.xml`. */
  readonly part: string;
  readonly whole: boolean;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
  /** Cells beyond the columns and rows that are read. */
  readonly leftOut: number;
}

const mostRows = 1_048_576;

/** The name of a part that another one in `xl/` names (RFC 3986, 5.2.4; ECMA-376 part 2, 6.5). */
function partNamed(target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target.slice(1) : `xl/${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function relations(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walkXml(xml, {
    open(name, attribute) {
      if (name !== 'Relationship') return;
      targets.set(attribute('Id') ?? '', partNamed(attribute('Target') ?? ''));
    },
  });
  return targets;
}

function dateStyles(xml: string): ReadonlySet<number> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let inCells = false;
  let index = 0;
  walkXml(xml, {
    open(name, attribute) {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(attribute('numFmtId') ?? '0');
      if (isDateFormat(id, codes.get(id))) styles.add(index);
      index += 1;
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** The sheets of a workbook in their order. `undefined` when it has no workbook part. */
export function readWorkbook(parts: WorkbookParts): readonly SheetTable[] | undefined {
  const workbook = parts.read('xl/workbook.xml');
  if (workbook === undefined) return undefined;
  const targets = relations(parts.read('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: { readonly name: string; readonly part: string }[] = [];
  let is1904 = false;
  walkXml(workbook, {
    open(name, attribute) {
      if (name === 'workbookPr') is1904 = /^(?:1|true|on)$/.test(attribute('date1904') ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attribute('id') ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml`;
      sheets.push({ name: attribute('name') ?? '', part });
    },
  });
  const shared = readSharedStrings(parts.read('xl/sharedStrings.xml') ?? '');
  const dates: SheetDates = { is1904, dateStyles: dateStyles(parts.read('xl/styles.xml') ?? '') };
  return sheets.flatMap(({ name, part }): readonly SheetTable[] => {
    const xml = parts.read(part);
    // A sheet that the workbook names and nobody can read is told like a damaged one.
    if (xml === undefined) return [{ name, part, whole: false, rows: [], leftOut: 0 }];
    const rows: SheetRow[] = [];
    let leftOut = 0;
    const whole = readSheet(
      xml,
      shared,
      (row) => {
        if (row.cells.size === 0) return;
        if (rows.length < mostRows) rows.push(row);
        else leftOut += row.cells.size;
      },
      () => {
        leftOut += 1;
      },
    );
    const swapped = swappedColumns(rows, dates);
    const shown = rows.map(({ number, cells }) => {
      const last = Math.max(...cells.keys());
      return {
        number,
        cells: Array.from({ length: last + 1 }, (_, column) => {
          const cell = cells.get(column);
          return cell === undefined ? '' : cellText(cell, dates, swapped.has(column));
        }),
      };
    });
    return [{ name, part, whole, rows: shown, leftOut }];
  });
}
