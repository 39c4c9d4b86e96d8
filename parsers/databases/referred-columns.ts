import { textCell } from './cell-values.ts';
import { columnRoles } from './column-roles.ts';
import type { Cell, DatabaseItem, DatabaseView, TableShape } from './dialect.ts';

/*
 * What other tables say about the things that a table points to: the station behind `charger_id`, the connector behind `connector_pk`, the card behind `tag_id`, the backend's
 * transaction id behind the key of its row. A reference counts only when it holds in every row that was looked at.
 */

/** So many rows are looked at to learn what a column holds. */
const probedRows = 200;
/** Rows of a table that is pointed to; a backend has fewer stations, connectors and cards. */
const mostReferred = 50_000;
/** Transactions that starts, ends and samples point to. */
const mostTransactions = 300_000;

/** A column that a table has without storing it. */
export interface AddedColumn {
  readonly name: string;
  /** The stored column that it follows from. */
  readonly from: string;
  /** Tables in which it is looked up. */
  readonly tables: readonly string[];
  readonly read: (cell: Cell) => Cell;
}

/** The first cells of a column that hold something. */
export function sampleOf(view: DatabaseView, table: string, column: string, rows: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (const row of view.rows(table, [column])) {
    const [cell] = row.cells;
    if (cell !== null && cell !== undefined && cell !== '') cells.push(cell);
    if (cells.length >= rows) break;
  }
  return cells;
}

/** A name without what only says that it is a key, and without number. */
function stemOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^(?:tbl|t|ocpp|app|core|api)_/, '')
    .replace(/_?(?:db_?|database_?|row_?)?(?:id|pk|fk|no|ref|key)$/, '')
    .replaceAll('_', '')
    .replace(/(?<=.{3})(?:es|s)$/, '');
}

const wantedRoles: ReadonlySet<string> = new Set(['station', 'connector', 'idTagStart']);

/** Whether a table keeps transactions, so that what points to its rows belongs to them. */
function keepsTransactions({ columns }: TableShape): boolean {
  const roles = new Set(columns.flatMap(({ name }) => columnRoles(name).map(({ role }) => role)));
  return roles.has('startedAt') && (roles.has('stoppedAt') || roles.has('meterStart'));
}

/** Names of persons and places beside the identity that a message carries: a number alone is a key, and so is a UUID. */
function isIdentity(text: string | null): boolean {
  return text !== null && !/^\d+$/.test(text) && !/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text);
}

interface PointedTables {
  readonly stem: string;
  /** Starts, ends and readings that point to the row of their transaction: the id that the backend gave it stands there. */
  readonly ofTransaction: boolean;
  readonly candidates: readonly TableShape[];
}

/** The tables that a column may point to by its name. */
function pointedTables(view: DatabaseView, table: TableShape, column: string): PointedTables {
  const stem = stemOf(column);
  if (stem.length < 2 || !/(?:id|pk|fk|ref|key|no)$/i.test(column))
    return { stem, ofTransaction: false, candidates: [] };
  const ofTransaction = columnRoles(column).some(({ role }) => role === 'transactionId' || role === 'localId');
  const candidates = view.tables.filter(
    (other) =>
      other.name !== table.name &&
      (ofTransaction
        ? keepsTransactions(other) && sameThing(stem, stemOf(other.name))
        : stemOf(other.name).endsWith(stem)),
  );
  return { stem, ofTransaction, candidates };
}

/** Tells which tables would have been looked up and are too large for it. */
export function* largeReferences(view: DatabaseView, tables: ReadonlySet<string>): Iterable<DatabaseItem> {
  for (const table of view.tables) {
    if (!tables.has(table.name) || table.rowCount === 0) continue;
    for (const { name, lookedUpIn } of table.columns) {
      if (lookedUpIn !== undefined) continue;
      const { ofTransaction, candidates } = pointedTables(view, table, name);
      const limit = ofTransaction ? mostTransactions : mostReferred;
      const [large] = candidates;
      if (large === undefined || candidates.some(({ rowCount }) => rowCount <= limit)) continue;
      const params = { table: table.name, column: name, other: large.name, rows: large.rowCount, limit };
      yield { record: 'issue', issue: { code: 'database.reference-too-large', severity: 'info', place: null, params } };
    }
  }
}

/** What the tables that are pointed to say about station, connector and card. A reference must hold in every row that was looked at. */
export function referredColumns(view: DatabaseView, table: TableShape, depth = 0): readonly AddedColumn[] {
  return table.columns.flatMap(({ name }): readonly AddedColumn[] => {
    const { stem, ofTransaction, candidates } = pointedTables(view, table, name);
    if (candidates.length === 0 || (ofTransaction && depth > 0)) return [];
    const pointed = new Set(sampleOf(view, table.name, name, probedRows).map(textCell));
    if (pointed.size === 0) return [];
    for (const other of candidates) {
      const found = referenceTo(view, name, stem, pointed, other, depth, ofTransaction);
      if (found.length > 0) return found;
    }
    return [];
  });
}

function referenceTo(
  view: DatabaseView,
  name: string,
  stem: string,
  pointed: ReadonlySet<string | null>,
  other: TableShape,
  depth: number,
  ofTransaction: boolean,
): readonly AddedColumn[] {
  const most = ofTransaction ? mostTransactions : mostReferred;
  if (other.rowCount > most) return [];
  const keys = other.columns.filter(
    (column) =>
      /^(?:id|pk)$/i.test(column.name) ||
      column.name.toLowerCase() === name.toLowerCase() ||
      stemOf(column.name) === stem,
  );
  const holding = keys.filter((key) => {
    const values = sampleOf(view, other.name, key.name, most).map(textCell);
    const known = new Set(values);
    return [...pointed].every((value) => known.has(value));
  });
  // two columns that both could be meant: numbers of connectors and keys of rows look alike
  const [key] = holding;
  if (key === undefined || holding.length > 1) return [];
  const seen = sampleOf(view, other.name, key.name, most).map(textCell);
  if (new Set(seen).size !== seen.length) return [];
  if (ofTransaction) return transactionIdOf(view, name, key.name, other);
  const identities = [...pointed].some(isIdentity);
  // a station that a connector points to, behind the connector that a session points to
  const further = depth === 0 ? referredColumns(view, other, 1) : [];
  return other.columns.flatMap((column): readonly AddedColumn[] => {
    if (column.name === key.name) return [];
    const beyond = further.filter(({ from }) => from === column.name);
    const told = beyond.length > 0 ? beyond : [{ name: column.name, tables: [], read: (cell: Cell): Cell => cell }];
    return told.flatMap((target): readonly AddedColumn[] => {
      const added = `${name}.${target.name}`;
      const [role] = columnRoles(added).filter((named) => wantedRoles.has(named.role));
      if (role === undefined) return [];
      // what points is an identity itself: a name that only the row of it gives says less
      if (identities && role.role === 'station' && columnRoles(column.name).length === 0) return [];
      // a number of a few digits is a key again, and names no station and no card
      const keysAgain = (cell: Cell): boolean => /^\d{1,3}$/.test(textCell(target.read(cell)) ?? '');
      if (role.role !== 'connector' && sampleOf(view, other.name, column.name, 20).some(keysAgain)) return [];
      const look = lookup(view, other.name, key.name, column.name);
      const tables = [other.name, ...target.tables];
      return [{ name: added, from: name, tables, read: (cell) => target.read(look(cell)) }];
    });
  });
}

/** Whether two stems name one thing: `transactiondatabase` and `transaction`, `chargingsession` and `ocppchargingsession`. */
function sameThing(one: string, other: string): boolean {
  return other.endsWith(one) || one.startsWith(other);
}

/** The id that a backend or a station gave to a transaction, found by the key of its row. */
function transactionIdOf(view: DatabaseView, name: string, key: string, other: TableShape): readonly AddedColumn[] {
  const [best] = other.columns
    .filter((column) => column.name !== key)
    .flatMap((column) =>
      columnRoles(column.name)
        .filter(({ role }) => role === 'transactionId')
        .map(({ rank }) => ({ column, rank })),
    )
    .toSorted((a, b) => a.rank - b.rank);
  if (best === undefined) return [];
  const look = lookup(view, other.name, key, best.column.name);
  return [{ name: `${name}.${best.column.name}`, from: name, tables: [other.name], read: look }];
}

/** Finds the cell of the row that is pointed to; the table is read once, when the first row asks. */
function lookup(view: DatabaseView, table: string, key: string, column: string): (cell: Cell) => Cell {
  let values: Map<string, Cell> | null = null;
  return (cell) => {
    if (values === null) {
      values = new Map();
      for (const { cells } of view.rows(table, [key, column])) {
        values.set(textCell(cells[0] ?? null) ?? '', cells[1] ?? null);
      }
    }
    return values.get(textCell(cell) ?? '') ?? null;
  };
}
