import { readJson } from '../base/json-reader.ts';
import type { JsonNode } from '../base/json-reader.ts';
import { longTextCell, textCell } from './cell-values.ts';
import { columnRoles } from './column-roles.ts';
import type { Cell, DatabaseView, TableShape, ViewRow } from './dialect.ts';

/*
 * Columns that a table has although it does not store them: members of the JSON document in a cell (`data.startTime`), and what another table says about the
 * thing that a cell points to (`charger_id.identity`). They have names of their own, so that they are mapped, shown and corrected like any other.
 */

/** So many rows are looked at to learn what a column holds. */
const probedRows = 200;
/** Rows of a table that is pointed to; a backend has fewer stations, connectors and cards. */
const mostReferred = 50_000;
const mostMembers = 60;
const longestDocument = 1_000_000;

interface AddedColumn {
  readonly name: string;
  readonly from: string;
  readonly read: (cell: Cell) => Cell;
}

/** The view with these columns added. Tables that know no document and point nowhere stay as they are. */
export function expandedView(view: DatabaseView): DatabaseView {
  const added = new Map<string, readonly AddedColumn[]>();
  const tables = view.tables.map((table): TableShape => {
    if (table.rowCount === 0 || table.columns.length === 0) return table;
    const found = [...documentColumns(view, table), ...referredColumns(view, table)];
    if (found.length === 0) return table;
    added.set(table.name, found);
    return { ...table, columns: [...table.columns, ...found.map(({ name }) => ({ name, declaredType: '' }))] };
  });
  return {
    tables,
    *rows(name, columns) {
      const own = added.get(name) ?? [];
      const sources = columns.map((column) => own.find((one) => one.name === column)?.from ?? column);
      if (sources.every((source, index) => source === columns[index])) {
        yield* view.rows(name, columns);
        return;
      }
      const stored = [...new Set(sources)];
      for (const row of view.rows(name, stored)) {
        const cells = columns.map((column, index): Cell => {
          const cell = row.cells[stored.indexOf(sources[index] ?? '')] ?? null;
          return own.find((one) => one.name === column)?.read(cell) ?? (column === sources[index] ? cell : null);
        });
        yield { ...row, cells } satisfies ViewRow;
      }
    },
  };
}

function sampleOf(view: DatabaseView, table: string, column: string, rows: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (const row of view.rows(table, [column])) {
    const [cell] = row.cells;
    if (cell !== null && cell !== undefined && cell !== '') cells.push(cell);
    if (cells.length >= rows) break;
  }
  return cells;
}

function membersOf(cell: Cell): ReadonlyMap<string, JsonNode> | null {
  const text = longTextCell(cell);
  if (text === null || text.length > longestDocument || !/^\s{0,20}\{/.test(text)) return null;
  const document = readJson(text);
  if (!document.ok || document.value.root.kind !== 'object') return null;
  return new Map(document.value.root.members.map(({ name, value }) => [name, value]));
}

/** A member as a cell would hold it; numbers keep their written digits. */
function memberCell(cell: Cell, name: string): Cell {
  const value = membersOf(cell)?.get(name);
  switch (value?.kind) {
    case 'string':
      return value.value;
    case 'boolean':
      return value.value ? 1n : 0n;
    case 'number':
      return /^-?\d{1,18}$/.test(value.text) ? BigInt(value.text) : value.text;
    default:
      return null;
  }
}

/** Documents that tell of a session or a setting; payloads of messages and samples are read whole elsewhere. */
function documentColumns(view: DatabaseView, table: TableShape): readonly AddedColumn[] {
  return table.columns.flatMap(({ name }): readonly AddedColumn[] => {
    const documents = sampleOf(view, table.name, name, 20).map(membersOf);
    const [first] = documents;
    if (first === undefined || first === null || documents.some((document) => document === null)) return [];
    const members = new Set(documents.flatMap((document) => [...(document?.keys() ?? [])]));
    const roles = new Set([...members].flatMap((member) => columnRoles(member).map(({ role }) => role)));
    const session = roles.has('startedAt') && (roles.has('meterStart') || roles.has('energy'));
    if (!session || members.size > mostMembers) return [];
    return [...members].map((member) => ({
      name: `${name}.${member}`,
      from: name,
      read: (cell) => memberCell(cell, member),
    }));
  });
}

/** A name without what only says that it is a key, and without number. */
function stemOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^(?:tbl|t|ocpp|app|core|api)_/, '')
    .replace(/_?(?:id|pk|fk|no|ref|key)$/, '')
    .replaceAll('_', '')
    .replace(/(?<=.{3})(?:es|s)$/, '');
}

const wantedRoles: ReadonlySet<string> = new Set(['station', 'connector', 'idTagStart']);

/** What the tables that are pointed to say about station, connector and card. A reference must hold in every row that was looked at. */
function referredColumns(view: DatabaseView, table: TableShape, depth = 0): readonly AddedColumn[] {
  return table.columns.flatMap(({ name }): readonly AddedColumn[] => {
    const stem = stemOf(name);
    if (stem.length < 2 || !/(?:id|pk|fk|ref|key|no)$/i.test(name)) return [];
    // readings and ends belong to their transaction, they are not transactions themselves
    if (columnRoles(name).some(({ role }) => role === 'transactionId' || role === 'localId')) return [];
    const candidates = view.tables.filter((other) => other.name !== table.name && stemOf(other.name).endsWith(stem));
    if (candidates.length === 0) return [];
    const pointed = new Set(sampleOf(view, table.name, name, probedRows).map(textCell));
    if (pointed.size === 0) return [];
    for (const other of candidates) {
      const found = referenceTo(view, name, stem, pointed, other, depth);
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
): readonly AddedColumn[] {
  if (other.rowCount > mostReferred) return [];
  const keys = other.columns.filter(
    (column) =>
      /^(?:id|pk)$/i.test(column.name) ||
      column.name.toLowerCase() === name.toLowerCase() ||
      stemOf(column.name) === stem,
  );
  const holding = keys.filter((key) => {
    const values = sampleOf(view, other.name, key.name, mostReferred).map(textCell);
    const known = new Set(values);
    return [...pointed].every((value) => known.has(value));
  });
  // two columns that both could be meant: numbers of connectors and keys of rows look alike
  const [key] = holding;
  if (key === undefined || holding.length > 1) return [];
  const seen = sampleOf(view, other.name, key.name, mostReferred).map(textCell);
  if (new Set(seen).size !== seen.length) return [];
  // a station that a connector points to, behind the connector that a session points to
  const further = depth === 0 ? referredColumns(view, other, 1) : [];
  return other.columns.flatMap((column): readonly AddedColumn[] => {
    if (column.name === key.name) return [];
    const beyond = further.filter(({ from }) => from === column.name);
    const told = beyond.length > 0 ? beyond : [{ name: column.name, read: (cell: Cell): Cell => cell }];
    return told.flatMap((target): readonly AddedColumn[] => {
      const added = `${name}.${target.name}`;
      const [role] = columnRoles(added).filter((named) => wantedRoles.has(named.role));
      if (role === undefined) return [];
      // a number of a few digits is a key again, and names no station and no card
      const keysAgain = (cell: Cell): boolean => /^\d{1,3}$/.test(textCell(target.read(cell)) ?? '');
      if (role.role !== 'connector' && sampleOf(view, other.name, column.name, 20).some(keysAgain)) return [];
      const look = lookup(view, other.name, key.name, column.name);
      return [{ name: added, from: name, read: (cell) => target.read(look(cell)) }];
    });
  });
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
