import { readBTreePage, uint32 } from './btree-page.ts';
import { rowsOfLeaf, tableOfMasterRow } from './database-file.ts';
import { readCreateTable } from './create-table.ts';
import { fileTable } from './file-table.ts';
import type { FileTable } from './file-table.ts';
import { knownTables } from './known-tables.ts';
import type { PageSource } from './page-source.ts';
import { payloadOf } from './payload.ts';
import { leafPages, rowCells } from './read-tree.ts';
import { readRecord } from './record.ts';
import { wholeLeaf } from './orphan-pages.ts';
import { fitsDeclared } from './shape-match.ts';
import type { Cell } from '../dialect.ts';

/*
 * Tables of a database whose schema is lost. What is left of `sqlite_master` in other pages says it exactly; else the trees are found by their
 * pages, and what a tree holds is recognised by the tables of known stores.
 */

/** So many rows of a tree are looked at. */
const probedRows = 60;

const anyColumns = (count: number): FileTable => {
  const names = Array.from({ length: count }, (_unused, index) => `c${index + 1}`);
  const declared = readCreateTable(`CREATE TABLE t (${names.join(', ')})`);
  if (declared === null) throw new Error('a statement of our own must be readable');
  return fileTable(declared, 0);
};
/** More columns than any store has; records say themselves how many they have. */
const mostColumns = 200;

/** Tables that are described by rows of `sqlite_master` outside of page 1. */
export function schemaLeftovers(pages: PageSource): readonly FileTable[] {
  const master = anyColumns(5);
  const found = new Map<string, FileTable>();
  for (let number = 2; number <= pages.pageCount; number += 1) {
    const leaf = wholeLeaf(pages, number);
    if (leaf === null) continue;
    for (const row of rowsOfLeaf(pages, master, leaf, new Map(), () => undefined)) {
      const table = tableOfMasterRow(row);
      if (table !== null && table.rootPage <= pages.pageCount && !found.has(table.declared.name)) {
        found.set(table.declared.name, table);
      }
    }
  }
  return [...found.values()];
}

/** How a table was recognised without its schema. */
export interface RecognisedTable {
  readonly table: FileTable;
  readonly by: 'shape' | 'nothing';
}

/** Finds the trees and what they hold. Trees whose pages another tree leads to are parts of it. */
export function tablesByShape(pages: PageSource, free: ReadonlySet<number>): readonly RecognisedTable[] {
  const children = new Set<number>();
  const candidates: number[] = [];
  for (let number = 1; number <= pages.pageCount; number += 1) {
    const bytes = free.has(number) ? null : pages.page(number);
    const page = bytes === null ? null : readBTreePage(bytes, number, pages.layout.usableSize);
    if (bytes === null || page === null || page.badPointers > 0) continue;
    if (page.kind === 'table-interior') {
      for (const at of page.cells) children.add(uint32(bytes, at));
      children.add(page.rightChild);
      candidates.push(number);
    } else if (page.kind === 'table-leaf' && wholeLeaf(pages, number) !== null) {
      candidates.push(number);
    }
  }
  const found: RecognisedTable[] = [];
  const names = new Set<string>();
  for (const root of candidates) {
    if (children.has(root)) continue;
    const records = probe(pages, root);
    if (records.length === 0) continue;
    const width = records.reduce((widest, record) => Math.max(widest, record.length), 0);
    // the table with the fewest columns that the rows do not have; what differs less is likelier
    const [known] = knownTables
      .filter((table) => !names.has(table.name) && records.every((record) => fitsDeclared(table, record)))
      .toSorted((one, other) => one.columns.length - other.columns.length);
    if (known?.name === 'sqlite_sequence') continue;
    if (known !== undefined) {
      names.add(known.name);
      found.push({ table: fileTable(known, root), by: 'shape' });
      continue;
    }
    // one more page of a table that is known already, without the page above both
    const again = knownTables.some(
      (table) => names.has(table.name) && records.every((record) => fitsDeclared(table, record)),
    );
    if (again && wholeLeaf(pages, root) !== null) continue;
    // what is left of an index or of a table of SQLite's own says nothing
    if (width < 2) continue;
    const table = anyColumns(width);
    found.push({
      table: { ...table, rootPage: root, declared: { ...table.declared, name: `page_${root}` } },
      by: 'nothing',
    });
  }
  return found;
}

/** The first records of a tree, each as long as it is stored. */
function probe(pages: PageSource, root: number): readonly (readonly Cell[])[] {
  const records: (readonly Cell[])[] = [];
  const { usableSize, encoding } = pages.layout;
  for (const leaf of leafPages(pages, root, 'table', new Set(), () => undefined)) {
    for (const cell of rowCells(leaf, usableSize).cells) {
      const payload = payloadOf(pages, leaf.number, leaf.bytes, cell, new Map());
      const record = payload === null ? null : readRecord(payload, encoding, mostColumns);
      if (record !== null) records.push(record);
      if (records.length >= probedRows) return records;
    }
  }
  return records;
}
