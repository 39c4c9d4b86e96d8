import type { ByteRange } from '../model/evidence.ts';
import { databaseDialects } from './index.ts';
import { asEnds, asTransactions } from './discover-tables.ts';
import { namedColumns } from './discover-roles.ts';
import type { TextRow, TextTable } from './text-tables.ts';

/*
 * Tables that were exported as separated fields, with their columns' names in the first line. Exports of messages are logs and read as such; these are tables of
 * transactions and the tables of known stores.
 */

export interface CsvHeading {
  readonly table: string;
  readonly columns: readonly string[];
  readonly separator: string;
  /** First character of the first row. */
  readonly rowsFrom: number;
}

/** Names of tables of known stores, for exports whose file is called otherwise. */
const knownNames = [
  'Transactions',
  'MessageLog',
  'ConnectorStatus',
  'ChargeTags',
  'SecurityLogs',
  'StartTransaction',
  'StopTransaction',
];
const sure = 0.9;
const mostColumns = 300;

/** The fields of the record that begins at a place, and where the next one begins (RFC 4180, 2). */
function recordAt(
  text: string,
  start: number,
  separator: string,
): { readonly fields: readonly string[]; readonly end: number; readonly next: number } {
  const fields: string[] = [];
  let at = start;
  for (;;) {
    if (text[at] === '"') {
      let field = '';
      let from = at + 1;
      let close = text.indexOf('"', from);
      while (close !== -1 && text[close + 1] === '"') {
        field += text.slice(from, close + 1);
        from = close + 2;
        close = text.indexOf('"', from);
      }
      const end = close === -1 ? text.length : close;
      fields.push(field + text.slice(from, end));
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
      fields.push(text.slice(at, end).trim());
      at = end;
    }
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    if (text[at] !== separator || fields.length > mostColumns) break;
    at += 1;
  }
  const end = at;
  if (text[at] === '\r') at += 1;
  if (text[at] === '\n') at += 1;
  return { fields, end, next: at > start ? at : start + 1 };
}

/** Reads the names of the columns; `null` when the text is no table of transactions and none of a known store. */
export function csvHeading(text: string, stem: string): CsvHeading | null {
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  // the line above a table that a client drew with characters
  const begin =
    mark + (/^(?:\s{0,9}\+[-=+]{3,20000}\+?[ \t]{0,20}\r?\n)?/.exec(text.slice(mark, mark + 20_100))?.[0].length ?? 0);
  const stated = /^sep=(.)\r?\n/.exec(text.slice(begin, begin + 10));
  const first = begin + (stated?.[0].length ?? 0);
  for (const separator of stated?.[1] === undefined ? [';', ',', '\t', '|'] : [stated[1]]) {
    const { fields: drawn, next } = recordAt(text.slice(0, first + 20_000), first, separator);
    const fields = insideFrame(drawn, separator);
    if (!areNames(fields)) continue;
    const table = tableNameFor(fields, stem);
    if (table !== null) return { table, columns: fields, separator, rowsFrom: next };
  }
  return null;
}

/** Fields of a line that begins and ends with the separator, as MySQL and Markdown draw tables. */
function insideFrame(fields: readonly string[], separator: string): readonly string[] {
  const framed = separator === '|' && fields.length > 2 && fields[0] === '' && fields.at(-1) === '';
  return framed ? fields.slice(1, -1) : fields;
}

/** Lines that a client draws or writes below a table: `+-----+`, `---+---`, `(16 rows)`, `16 rows in set`. */
function isDrawn(line: string): boolean {
  return (
    /^[\s|+=:-]{3,}$/.test(line) ||
    /^\s{0,9}\(?\d{1,12} (?:rows?|Zeilen?)(?: in set\b[^\n]{0,40})?\)?\s{0,9}$/.test(line)
  );
}

/** Whether fields can be the names of columns: words, and no two alike. */
export function areNames(fields: readonly string[]): boolean {
  const named = fields.every((field) => /^[\p{L}_][\p{L}\p{N}_ .:#%\u20ac$\u00a3()/[\]-]{0,80}$/u.test(field));
  return fields.length >= 3 && named && new Set(fields).size === fields.length;
}

/** The name under which a table with these columns is known; `null` when they are those of no table that is read. */
export function tableNameFor(columns: readonly string[], stem: string): string | null {
  const shaped = (name: string) => ({
    name,
    columns: columns.map((column) => ({ name: column, declaredType: '' })),
    rowCount: 1,
  });
  for (const name of [stem, ...knownNames]) {
    const shape = [shaped(name)];
    if (databaseDialects.entries.some((dialect) => dialect.recognises(shape) >= sure)) return name;
  }
  const { roles } = namedColumns(shaped(stem), []);
  if (asTransactions(roles, stem) !== null || asEnds(roles) !== null) return stem;
  // the security log of open-ocpp has nothing but common words
  const lower = new Set(columns.map((column) => column.toLowerCase()));
  return ['timestamp', 'type', 'message', 'critical'].every((column) => lower.has(column)) ? 'SecurityLogs' : null;
}

/** Reads the rows below a heading. */
export function readCsvTable(
  text: string,
  { table, columns, separator, rowsFrom }: CsvHeading,
  placeOf: (from: number, to: number) => ByteRange,
): { readonly table: TextTable; readonly unreadRows: number; readonly unknownCharacters: number } {
  const rows: TextRow[] = [];
  let unreadRows = 0;
  let unknownCharacters = 0;
  for (let at = rowsFrom; at < text.length; ) {
    const { fields: drawn, end, next } = recordAt(text, at, separator);
    const fields = insideFrame(drawn, separator);
    if (separator === '|' && isDrawn(text.slice(at, Math.min(end, at + 20_000)))) {
      at = next;
      continue;
    }
    if (fields.length === columns.length) {
      const cells = fields.map((field) => (field === '' || /^(?:null|\\N)$/i.test(field) ? null : field));
      rows.push({ cells, at: placeOf(at, end) });
    } else if (fields.length > 1 || fields[0] !== '') {
      unreadRows += 1;
      unknownCharacters += next - at;
    }
    at = next;
  }
  return { table: { name: table, columns, rows }, unreadRows, unknownCharacters };
}
