import { decodeText, type TextEncodingName } from '../base/byte-text.ts';
import { DelimitedRows, type DelimitedCell, type DelimitedRow } from '../base/delimited-text.ts';
import type { BytesEvidence, SourceId } from '../model/evidence.ts';

/*
 * The public register of charge points of the Bundesnetzagentur (Ladesäulenregister), published as CSV. It is made by hand from a spreadsheet:
 * a preamble of changing length stands before the header, columns move and change their names between editions, cells hold separators and
 * line breaks, and the encoding is UTF-8, Windows-1252 or a mixture. So columns are found by their names and nothing rests on their order.
 */

/** A public key column, and the charge point of the row that it belongs to. */
interface KeyColumn {
  readonly index: number;
  readonly chargePoint: string;
}

export interface RegisterLayout {
  readonly separator: string;
  readonly keyColumns: readonly KeyColumn[];
  readonly operator: number | null;
  readonly street: number | null;
  readonly houseNumber: number | null;
  readonly postcode: number | null;
  readonly town: number | null;
  /** By number of the charge point. */
  readonly evseIds: ReadonlyMap<string, number>;
}

/** One key cell of the register with something in it. */
export interface RegisterKeyCell {
  readonly text: string;
  /** Operator, address and charge point as the register names them. */
  readonly holder: string;
  readonly evidence: BytesEvidence;
}

const separators = [';', '\t', ',', '|'] as const;

/** A preamble has about ten lines; beyond this no header is looked for. */
const longestPreamble = 60;

/** Column names without case, blanks, punctuation, umlauts and what a wrong encoding makes of them. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'a')
    .replaceAll('ö', 'o')
    .replaceAll('ü', 'u')
    .replaceAll(/[^a-z0-9]+/g, '');
}

const keyColumn = /^(?:public|offentlicher|oeffentlicher|ffentlicher)(?:key|schlussel|schluessel|schlssel)s?(\d{0,2})$/;
const evseColumn = /^evseids?(\d{0,2})$/;

function cellText(cell: DelimitedCell | undefined, encoding: TextEncodingName): string {
  if (cell === undefined) return '';
  const text = decodeText(cell.bytes, encoding);
  return cell.quoted ? text.replaceAll('""', '"') : text;
}

function layoutOf(names: readonly string[], separator: string): RegisterLayout | undefined {
  const plain = names.map(plainName);
  const find = (pattern: RegExp): number | null => {
    const index = plain.findIndex((name) => pattern.test(name));
    return index < 0 ? null : index;
  };
  const numbered = (pattern: RegExp): KeyColumn[] =>
    plain.flatMap((name, index) => {
      const match = pattern.exec(name);
      return match === null ? [] : [{ index, chargePoint: match[1] ?? '' }];
    });
  const keyColumns = numbered(keyColumn);
  const layout: RegisterLayout = {
    separator,
    keyColumns,
    operator: find(/^betreiber(?:in)?(?:name)?$/),
    // "Straße" read in a wrong encoding loses its ß
    street: find(/^stra(?:ss)?e$/),
    houseNumber: find(/^(?:hausnummer|hausnr)$/),
    postcode: find(/^(?:postleitzahl|plz)$/),
    town: find(/^(?:ort|stadt|gemeinde)$/),
    evseIds: new Map(numbered(evseColumn).map(({ index, chargePoint }) => [chargePoint, index])),
  };
  const address = [layout.street, layout.postcode, layout.town].filter((index) => index !== null).length;
  return keyColumns.length > 0 && layout.operator !== null && address >= 2 ? layout : undefined;
}

/** The layout that a row is the header of, or `undefined`. */
function headerIn(row: DelimitedRow, separator: string, encoding: TextEncodingName): RegisterLayout | undefined {
  if (row.cells.length < 4 || row.cells.length > 1_000) return undefined;
  return layoutOf(
    row.cells.map((cell) => cellText(cell, encoding)),
    separator,
  );
}

/** Looks for the header of a register among the first rows; `undefined`: this is no register. */
export function findRegisterHeader(head: Uint8Array, encoding: TextEncodingName): RegisterLayout | undefined {
  for (const separator of separators) {
    const rows = new DelimitedRows(separator);
    let looked = 0;
    for (const row of rows.push(head)) {
      const layout = headerIn(row, separator, encoding);
      if (layout !== undefined) return layout;
      looked += 1;
      if (looked >= longestPreamble) break;
    }
    // A file of a header and nothing else has no line end.
    if (looked < longestPreamble) {
      for (const row of rows.end()) {
        const layout = headerIn(row, separator, encoding);
        if (layout !== undefined) return layout;
      }
    }
  }
  return undefined;
}

/** Words of a cell in one line, bounded. */
function shortText(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

function holderOf(row: DelimitedRow, layout: RegisterLayout, column: KeyColumn, encoding: TextEncodingName): string {
  const text = (index: number | null | undefined, most: number): string =>
    index === null || index === undefined ? '' : shortText(cellText(row.cells[index], encoding), most);
  const street = `${text(layout.street, 80)} ${text(layout.houseNumber, 20)}`.trim();
  const town = `${text(layout.postcode, 12)} ${text(layout.town, 80)}`.trim();
  const evse = text(layout.evseIds.get(column.chargePoint), 60);
  const point = column.chargePoint === '' ? '' : `#${column.chargePoint}`;
  return [text(layout.operator, 120), street, town, `${point} ${evse}`.trim()].filter((part) => part !== '').join(', ');
}

/** What was read so far; grows while rows stream by. */
export interface RegisterTally {
  rows: number;
  /** Rows that lack columns in which keys could stand. */
  shortRows: number;
  openQuotes: number;
}

/** Reads the register while it streams by. Rows before the header are passed over. */
export class RegisterRows {
  readonly tally: RegisterTally = { rows: 0, shortRows: 0, openQuotes: 0 };
  readonly #rows: DelimitedRows;
  readonly #separator: string;
  readonly #encoding: TextEncodingName;
  readonly #sourceId: SourceId;
  #layout: RegisterLayout | undefined;

  /** @param separator that of the header which `findRegisterHeader` found. */
  constructor(sourceId: SourceId, separator: string, encoding: TextEncodingName) {
    this.#sourceId = sourceId;
    this.#separator = separator;
    this.#encoding = encoding;
    this.#rows = new DelimitedRows(separator);
  }

  push(chunk: Uint8Array): Iterable<RegisterKeyCell> {
    return this.#read(this.#rows.push(chunk));
  }

  end(): Iterable<RegisterKeyCell> {
    return this.#read(this.#rows.end());
  }

  *#read(rows: Iterable<DelimitedRow>): Iterable<RegisterKeyCell> {
    for (const row of rows) {
      if (this.#layout === undefined) {
        this.#layout = headerIn(row, this.#separator, this.#encoding);
        continue;
      }
      // Joined editions repeat the header; columns may then stand elsewhere.
      const again = row.cells.length === 1 ? undefined : this.#repeatedHeader(row);
      if (again !== undefined) {
        this.#layout = again;
        continue;
      }
      if (row.cells.every(({ bytes }) => bytes.length === 0)) continue;
      yield* this.#keyCells(row, this.#layout);
    }
  }

  #repeatedHeader(row: DelimitedRow): RegisterLayout | undefined {
    const operator = this.#layout?.operator ?? null;
    if (operator === null || !/^betreiber/i.test(cellText(row.cells[operator], this.#encoding))) return undefined;
    return headerIn(row, this.#separator, this.#encoding);
  }

  *#keyCells(row: DelimitedRow, layout: RegisterLayout): Iterable<RegisterKeyCell> {
    this.tally.rows += 1;
    if (row.openQuote) this.tally.openQuotes += 1;
    // A spreadsheet leaves out empty cells at the end; a row that ends before its address is not whole.
    const needed = Math.max(layout.operator ?? 0, layout.postcode ?? 0, layout.town ?? 0);
    if (row.cells.length <= needed) this.tally.shortRows += 1;
    for (const column of layout.keyColumns) {
      const cell = row.cells[column.index];
      if (cell === undefined || cell.bytes.length === 0) continue;
      const text = cellText(cell, this.#encoding);
      if (text.trim() === '') continue;
      const { offset, bytes } = cell;
      yield {
        text,
        holder: holderOf(row, layout, column, this.#encoding),
        evidence: { kind: 'bytes', sourceId: this.#sourceId, offset, length: bytes.length, line: row.line },
      };
    }
  }
}
