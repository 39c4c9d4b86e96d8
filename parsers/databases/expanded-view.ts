import { readJson } from '../base/json-reader.ts';
import type { JsonNode } from '../base/json-reader.ts';
import { longTextCell } from './cell-values.ts';
import { columnRoles } from './column-roles.ts';
import type { Cell, ColumnShape, DatabaseView, TableShape, ViewRow } from './dialect.ts';
import { referredColumns, sampleOf } from './referred-columns.ts';
import type { AddedColumn } from './referred-columns.ts';

/*
 * Columns that a table has although it does not store them: members of the JSON document in a cell (`data.startTime`), and what another table says about the
 * thing that a cell points to (`charger_id.identity`). They have names of their own, so that they are mapped, shown and corrected like any other.
 */

const mostMembers = 60;
const longestDocument = 1_000_000;

/** The view with these columns added. Tables that know no document and point nowhere stay as they are. */
export function expandedView(view: DatabaseView): DatabaseView {
  const added = new Map<string, readonly AddedColumn[]>();
  const tables = view.tables.map((table): TableShape => {
    if (table.rowCount === 0 || table.columns.length === 0) return table;
    const found = [...documentColumns(view, table), ...referredColumns(view, table)];
    if (found.length === 0) return table;
    added.set(table.name, found);
    const columns = found.map(
      ({ name, tables: lookedUpIn }): ColumnShape => ({
        name,
        declaredType: '',
        ...(lookedUpIn.length === 0 ? {} : { lookedUpIn }),
      }),
    );
    return { ...table, columns: [...table.columns, ...columns] };
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
      tables: [],
      read: (cell) => memberCell(cell, member),
    }));
  });
}
