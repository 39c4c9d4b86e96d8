import type { ByteRange } from '../model/evidence.ts';
import type { Cell } from './dialect.ts';
import { readCreateTable } from './sqlite-file/create-table.ts';
import { skipBlank, sqlValue } from './sql-values.ts';
import type { TextRow, TextTable } from './text-tables.ts';

/*
 * Dumps of databases as SQL: of SQLite, MySQL, PostgreSQL (INSERT and COPY) and SQL Server. Only tables and their rows are read; nothing is executed.
 */

/** What a dump holds, and what of it was passed over. */
export interface SqlDump {
  readonly tables: readonly TextTable[];
  /** Rows whose values could not be read, by table. */
  readonly unreadRows: ReadonlyMap<string, number>;
  /** Characters of statements that are none of a dump's own. */
  readonly unknownCharacters: number;
}

const name = '(?:"(?:[^"]|"")*"|`[^`]*`|\\[[^\\]]*\\]|[\\p{L}_][\\p{L}\\p{N}_$]*)';
const qualified = `(${name}(?:\\s*\\.\\s*${name}){0,2})`;
const insertHead = new RegExp(
  `(?:INSERT|REPLACE)\\s+(?:(?:OR\\s+\\w+|IGNORE|DELAYED|LOW_PRIORITY)\\s+)?(?:INTO\\s+)?${qualified}\\s*(?:\\(([^()]*)\\)\\s*)?(?:OVERRIDING\\s+\\w+\\s+VALUE\\s+)?VALUES\\s*`,
  'iuy',
);
const copyHead = new RegExp(`COPY\\s+${qualified}\\s*\\(([^()]*)\\)\\s+FROM\\s+stdin[^;\\n]*;\\r?\\n`, 'iuy');
const createHead = /CREATE\s+(?:TEMP\s+|TEMPORARY\s+|UNLOGGED\s+)?TABLE\b/iy;
const comment = /--[^\n]*|#[^\n]*|\/\*[^]*?\*\//y;
/** Statements of dumps that hold no rows. */
const ownWords =
  /(?:PRAGMA|BEGIN|COMMIT|START|SET|USE|GO|DROP|ALTER|CREATE|LOCK|UNLOCK|SELECT|DELETE|ANALYZE|GRANT|REVOKE|COMMENT|PRINT|ROLLBACK|END|DECLARE|EXEC|IF|ALTER|OWNED|ADD|WITH|ON|CONSTRAINT|PRIMARY|REFERENCES|\))/iy;

/** Whether a text begins like a dump of tables. */
export function looksLikeSqlDump(head: string): boolean {
  if (
    !/^[\s\ufeff]{0,200}(?:--|\/\*|#|PRAGMA\b|BEGIN\b|CREATE\b|INSERT\b|SET\b|USE\b|DROP\b|GO\b|COPY\b|START\b|ALTER\b|REPLACE\b)/i.test(
      head,
    )
  )
    return false;
  return /^[ \t]{0,80}INSERT\s+(?:OR\s+\w+\s+|IGNORE\s+)?(?:INTO\s+)?["`[\p{L}_]/imu.test(head) &&
    /\bVALUES\s{0,80}\(/i.test(head)
    ? true
    : /^[ \t]{0,80}COPY\s+\S{1,200}\s{0,20}\([^()]{1,4000}\)\s+FROM\s+stdin/im.test(head);
}

function plainName(text: string): string {
  const last = /(?:"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[^.\s]+)\s*$/.exec(text.slice(-1_000))?.[0].trim() ?? text;
  const quote = last[0] ?? '';
  return '"`['.includes(quote) && quote !== '' ? last.slice(1, -1).replaceAll('""', '"') : last;
}

function namesIn(list: string): readonly string[] {
  return list.split(',').map((part) => plainName(part.trim()));
}

interface OpenTable {
  columns: readonly string[];
  readonly rows: TextRow[];
  utcColumns: ReadonlySet<string>;
}

function at(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/** Reads a dump. `placeOf` turns a stretch of characters, asked for in rising order, into bytes. */
export function readSqlDump(text: string, placeOf: (from: number, to: number) => ByteRange): SqlDump {
  const backslashes =
    /MySQL|MariaDB|ENGINE\s{0,9}=/i.test(text.slice(0, 65_536)) || /\\'/.test(text.slice(0, 1_000_000));
  const inUtc = writesUtc.test(text.slice(0, 65_536));
  const tables = new Map<string, OpenTable>();
  const unreadRows = new Map<string, number>();
  let unknownCharacters = 0;
  const tableOf = (given: string, columns: readonly string[] | null): OpenTable => {
    const known = tables.get(given);
    if (known !== undefined) {
      if (columns !== null && known.columns.length === 0) known.columns = columns;
      return known;
    }
    const opened: OpenTable = { columns: columns ?? [], rows: [], utcColumns: new Set() };
    tables.set(given, opened);
    return opened;
  };
  const keep = (
    table: string,
    names: readonly string[] | null,
    cells: readonly Cell[],
    from: number,
    to: number,
  ): void => {
    const open = tableOf(table, names);
    const order = names ?? open.columns;
    if (open.columns.length === 0) open.columns = cells.map((_cell, index) => `c${index + 1}`);
    if (order.length > 0 && order.length !== cells.length) {
      unreadRows.set(table, (unreadRows.get(table) ?? 0) + 1);
      return;
    }
    for (const column of order) if (!open.columns.includes(column)) open.columns = [...open.columns, column];
    const shown = order.length === 0 ? cells : open.columns.map((column) => cells[order.indexOf(column)] ?? null);
    open.rows.push({ cells: shown, at: placeOf(from, to) });
  };

  let place = skipBlank(text, text.startsWith('\ufeff') ? 1 : 0);
  while (place < text.length) {
    const start = place;
    const noted = at(comment, text, place);
    const insert = noted === null ? at(insertHead, text, place) : null;
    const copy = noted === null && insert === null ? at(copyHead, text, place) : null;
    if (noted !== null) place += noted[0].length;
    else if (insert !== null) {
      const table = plainName(insert[1] ?? '');
      const names = insert[2] === undefined ? null : namesIn(insert[2]);
      place += insert[0].length;
      for (;;) {
        const row = rowAt(text, place, backslashes);
        if (row === null) {
          unreadRows.set(table, (unreadRows.get(table) ?? 0) + 1);
          place = endOfLine(text, place);
          break;
        }
        keep(table, names, row.cells, place, row.end);
        place = skipBlank(text, row.end);
        if (text[place] !== ',') break;
        place = skipBlank(text, place + 1);
      }
    } else if (copy !== null) {
      const table = plainName(copy[1] ?? '');
      const names = namesIn(copy[2] ?? '');
      place += copy[0].length;
      while (place < text.length) {
        const end = endOfLine(text, place);
        const line = text.slice(place, end).replace(/\r?\n$/, '');
        if (line === '\\.') {
          place = end;
          break;
        }
        keep(table, names, line.split('\t').map(copied), place, place + line.length);
        place = end;
      }
    } else if (at(createHead, text, place) !== null) {
      const end = endOfStatement(text, place);
      const declared = readCreateTable(text.slice(place, end));
      if (declared !== null) {
        const table = tableOf(
          declared.name,
          declared.columns.map((column) => column.name),
        );
        if (inUtc) table.utcColumns = timestampsOf(declared.columns);
      }
      place = end;
    } else {
      place = endOfLine(text, place);
      if (at(ownWords, text, start) === null && text[start] !== ';') unknownCharacters += place - start;
    }
    place = skipBlank(text, place);
    if (text[place] === ';') place = skipBlank(text, place + 1);
  }
  return {
    tables: [...tables].map(([given, { columns, rows, utcColumns }]) => ({ name: given, columns, rows, utcColumns })),
    unreadRows,
    unknownCharacters,
  };
}

/** How dumps of MySQL and MariaDB begin: TIMESTAMP columns are written in UTC, DATETIME columns as they stand (mysqldump, --tz-utc). */
const writesUtc = /\bSET\s{1,9}TIME_ZONE\s{0,9}=\s{0,9}'\+00:00'/i;

function timestampsOf(
  columns: readonly { readonly name: string; readonly declaredType: string }[],
): ReadonlySet<string> {
  return new Set(columns.flatMap(({ name, declaredType }) => (/^timestamp\b/i.test(declaredType) ? [name] : [])));
}

function rowAt(
  text: string,
  place: number,
  backslashes: boolean,
): { readonly cells: readonly Cell[]; readonly end: number } | null {
  if (text[place] !== '(') return null;
  const cells: Cell[] = [];
  let next = place + 1;
  for (;;) {
    const value = sqlValue(text, next, backslashes);
    if (value === undefined) return null;
    cells.push(value.cell);
    next = skipBlank(text, value.end);
    // a cast of PostgreSQL
    const cast = /::[\w ]{1,40}(?:\(\d+\))?/y;
    cast.lastIndex = next;
    next = skipBlank(text, next + (cast.exec(text)?.[0].length ?? 0));
    if (text[next] === ')') return { cells, end: next + 1 };
    if (text[next] !== ',') return null;
    next += 1;
  }
}

/** A field of COPY (PostgreSQL, "Text Format"). */
function copied(field: string): Cell {
  if (field === '\\N') return null;
  return field.replaceAll(/\\([ntr\\])/g, (_all, letter: string) =>
    letter === 'n' ? '\n' : letter === 't' ? '\t' : letter === 'r' ? '\r' : '\\',
  );
}

function endOfLine(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  return end === -1 ? text.length : end + 1;
}

/** Behind the semicolon that ends a statement, or before a line that begins the next one (SQL Server writes no semicolons). */
function endOfStatement(text: string, place: number): number {
  let quote = '';
  for (let next = place; next < text.length; next += 1) {
    const character = text[next] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"' || character === '`') quote = character;
    else if (character === ';') return next + 1;
    else if (character === '\n' && /^\n\s{0,20}(?:GO|INSERT|CREATE)\b/i.test(text.slice(next, next + 40)))
      return next + 1;
  }
  return text.length;
}
