import { SaxesParser } from 'saxes';
import { dateOfSerial, textualDate } from './cell-dates.ts';

/*
 * The parts of an Office Open XML workbook that hold cells (ECMA-376 part 1, 18.3 and 18.4), read as a stream of tags. No DTD and no entities of a
 * document's own, so nothing can be expanded.
 */

/** A cell as it stands; the meaning of `number` hangs on its style. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string; readonly style: number };

export interface SheetRow {
  /** As the program shows it, from 1. */
  readonly number: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
}

const mostColumns = 500;
const longestCell = 4 * 1024 * 1024;
const pieceCharacters = 65_536;

/** Feeds XML to handlers by local names; a fault ends the reading and what came before stands. Returns whether it was whole. */
export function walkXml(
  xml: string,
  handlers: {
    readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
    readonly close?: (name: string) => void;
    readonly text?: (text: string) => void;
  },
): boolean {
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  let whole = true;
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', ({ name, attributes }) => {
    handlers.open?.(local(name), (wanted) => {
      const key = Object.keys(attributes).find((attribute) => local(attribute) === wanted);
      const value = key === undefined ? undefined : attributes[key];
      return value;
    });
  });
  parser.on('closetag', ({ name }) => handlers.close?.(local(name)));
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('error', () => {
    whole = false;
  });
  for (let at = 0; at < xml.length; at += pieceCharacters) {
    parser.write(xml.slice(at, at + pieceCharacters));
    if (!whole) break;
  }
  if (whole) parser.close();
  return whole;
}

/** Excel writes characters that XML cannot hold as `_x000D_` (22.4.2.4). */
function plainText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** The shared strings in their order; phonetic hints are left out. */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  walkXml(xml, {
    open(name) {
      if (name === 'si') current = '';
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text(text) {
      if (inText && current.length < longestCell) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si') strings.push(plainText(current));
    },
  });
  return strings;
}

/** Column number, from 0, of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** The rows of a sheet; `onRow` is called for each in its order, `onLeftOut` for a cell beyond the columns that are read. Returns whether the sheet was whole. */
export function readSheet(
  xml: string,
  shared: readonly string[],
  onRow: (row: SheetRow) => void,
  onLeftOut: () => void,
): boolean {
  let number = 0;
  let cells = new Map<number, SheetCell>();
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let inValue = false;
  let phonetic = 0;
  return walkXml(xml, {
    open(name, attribute) {
      if (name === 'row') {
        number = Number(attribute('r') ?? number + 1);
        cells = new Map();
        column = -1;
      } else if (name === 'c') {
        const reference = attribute('r');
        column = reference === undefined ? column + 1 : columnOf(reference);
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? '0');
        value = '';
      } else if (name === 'rPh') phonetic += 1;
      else if ((name === 'v' || name === 't') && phonetic === 0) inValue = true;
    },
    text(text) {
      if (inValue && value.length < longestCell) value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'row') onRow({ number, cells });
      else if (name === 'c' && column >= mostColumns && value !== '') onLeftOut();
      else if (name === 'c' && column >= 0 && value !== '') {
        if (type === 'n') cells.set(column, { kind: 'number', text: value.trim(), style });
        else if (type === 's') cells.set(column, { kind: 'text', text: shared[Number(value)] ?? '' });
        else cells.set(column, { kind: 'text', text: plainText(value) });
      }
    },
  });
}

/** How numbers of a workbook are to be read. */
export interface SheetDates {
  readonly is1904: boolean;
  /** Styles (`s` of a cell) that show a date. */
  readonly dateStyles: ReadonlySet<number>;
}

/** Columns in which a spreadsheet of the other order read some dates wrongly and left others as text (research K31). */
export function swappedColumns(rows: Iterable<SheetRow>, dates: SheetDates): ReadonlySet<number> {
  const withSerials = new Set<number>();
  const withTexts = new Set<number>();
  for (const { cells } of rows) {
    for (const [column, cell] of cells) {
      if (cell.kind === 'number' && dates.dateStyles.has(cell.style)) withSerials.add(column);
      else if (cell.kind === 'text' && textualDate.test(cell.text)) withTexts.add(column);
    }
  }
  return new Set([...withSerials].filter((column) => withTexts.has(column)));
}

/** Numbers with an exponent in full: milliseconds since 1970 come as `1.7145576E+12`. */
function plainNumber(text: string): string {
  const value = Number(text);
  return /[eE]/.test(text) && Number.isSafeInteger(value) ? String(value) : text;
}

/** A cell as the text of a table. */
export function cellText(cell: SheetCell, dates: SheetDates, swapped: boolean): string {
  if (cell.kind === 'text') return cell.text;
  if (!dates.dateStyles.has(cell.style)) return plainNumber(cell.text);
  return dateOfSerial(Number(cell.text), dates.is1904, swapped) ?? cell.text;
}
