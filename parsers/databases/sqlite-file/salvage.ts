import { readDatabaseFile, rowsOfLeaf } from './database-file.ts';
import type { TableLoss } from './database-file.ts';
import type { FileRow, FileTable } from './file-table.ts';
import { freePages } from './free-pages.ts';
import { schemaLeftovers, tablesByShape } from './lost-schema.ts';
import { adoptOrphans } from './orphan-pages.ts';
import type { OrphanPage } from './orphan-pages.ts';
import type { PageSource } from './page-source.ts';
import { readBTreePage } from './btree-page.ts';
import { allKeys, leafPages, rowCells } from './read-tree.ts';
import type { KeyRange, LeafPage } from './read-tree.ts';
import { fitsTable } from './shape-match.ts';

/** What is left of one table, and what is not. */
export interface SalvagedTable {
  readonly table: FileTable;
  /** `schema`: as its CREATE TABLE says; `shape`: recognised by its rows; `nothing`: its columns have no names. */
  readonly knownBy: 'schema' | 'shape' | 'nothing';
  readonly rows: number;
  readonly pagesRead: number;
  /** Pages that belong to the table and cannot be read, by number. */
  readonly lostPages: readonly number[];
  /** Cells of readable pages that are no rows any more. */
  readonly lostRows: number;
  /** Rows that lost pages can have held at most, by the row ids around them; `null` when nothing bounds them. */
  readonly lostAtMost: bigint | null;
}

export interface Salvage {
  readonly pages: PageSource;
  readonly tables: readonly SalvagedTable[];
  /** Where the schema came from. */
  readonly schema: 'whole' | 'damaged' | 'leftovers' | 'shapes';
  /** The list of free pages was readable: nothing that had been deleted is among the rows. */
  readonly freeListKnown: boolean;
  /** Pages full of rows that could be assigned to no table. */
  readonly unassignedPages: number;
  rows(table: SalvagedTable): Iterable<FileRow>;
}

/** Rows that a lost page can have held are only counted where neighbours bound them this closely. */
const boundedGap = 1_000_000n;

/** Reads what can be read of a damaged database: every tree as far as it goes, then the pages that no tree leads to any more. Never throws. */
export function salvage(pages: PageSource): Salvage {
  const file = readDatabaseFile(pages);
  const free = freePages(pages);
  const schemaDamaged = file.schemaLosses.length > 0;
  let known: readonly { readonly table: FileTable; readonly by: SalvagedTable['knownBy'] }[] = file.tables.map(
    (table) => ({ table, by: 'schema' }),
  );
  let schema: Salvage['schema'] = schemaDamaged ? 'damaged' : 'whole';
  if (schemaDamaged || !pages.layout.headerIntact) {
    const names = new Set(known.map(({ table }) => table.declared.name));
    const more = schemaLeftovers(pages).filter(({ declared }) => !names.has(declared.name));
    known = [...known, ...more.map((table) => ({ table, by: 'schema' as const }))];
    if (more.length > 0) schema = 'leftovers';
  }
  if (known.length === 0 && (schemaDamaged || !pages.layout.headerIntact)) {
    known = tablesByShape(pages, free.pages);
    schema = 'shapes';
  }

  const visited = new Set<number>();
  for (const { page } of pagesOfSchema(pages)) visited.add(page);
  const surveys = known.map(({ table, by }) => {
    const survey = surveyTree(pages, table, visited);
    return { by, survey: by === 'shape' ? withoutRoot(pages, survey) : survey };
  });
  const holes = surveys
    .filter(({ survey }) => survey.holes.length > 0)
    .map(({ survey }) => ({ table: survey.table, holes: survey.holes }));
  const { adopted, unassigned } =
    holes.length === 0
      ? { adopted: [], unassigned: 0 }
      : adoptOrphans(pages, unvisited(pages, visited, free.pages), holes);

  const leavesOf = new Map(surveys.map(({ survey }) => [survey.table, survey.leaves]));
  const orphansOf = new Map<FileTable, OrphanPage[]>();
  for (const orphan of adopted) orphansOf.set(orphan.table, [...(orphansOf.get(orphan.table) ?? []), orphan]);
  const tables = surveys.map(({ by, survey }): SalvagedTable => {
    const orphans = orphansOf.get(survey.table) ?? [];
    const found = orphans.reduce((sum, { leaf }) => sum + leaf.page.cells.length, 0);
    const atMost = survey.holes.reduce((sum, { after, upTo }) => sum + upTo - after, 0n) - BigInt(found);
    return {
      table: survey.table,
      knownBy: by,
      rows: survey.rows + found,
      pagesRead: survey.pagesRead + orphans.length,
      lostPages: survey.lostPages,
      lostRows: survey.lostRows,
      lostAtMost: atMost > boundedGap ? null : atMost < 0n ? 0n : atMost,
    };
  });
  return {
    pages,
    tables,
    schema,
    freeListKnown: free.complete,
    unassignedPages: unassigned,
    *rows({ table }) {
      const owners = new Map<number, number>();
      for (const { number, keys } of leavesOf.get(table) ?? []) {
        const leaf = leafAt(pages, number, keys);
        if (leaf === null) continue;
        for (const row of rowsOfLeaf(pages, table, leaf, owners, () => undefined)) {
          if (fitsTable(table, row.cells)) yield row;
        }
      }
      const orphans = (orphansOf.get(table) ?? []).toSorted((a, b) => a.leaf.number - b.leaf.number);
      for (const { leaf } of orphans) yield* rowsOfLeaf(pages, table, leaf, new Map(), () => undefined);
    },
  };
}

/** A page of a tree, remembered by its number: pages are read again when their rows are wanted. */
interface LeafPlace {
  readonly number: number;
  readonly keys: KeyRange;
}

interface TreeSurvey {
  readonly table: FileTable;
  readonly leaves: readonly LeafPlace[];
  readonly rows: number;
  readonly pagesRead: number;
  readonly lostPages: readonly number[];
  readonly lostRows: number;
  readonly holes: readonly KeyRange[];
}

function leafAt(pages: PageSource, number: number, keys: KeyRange): LeafPage | null {
  const bytes = pages.page(number);
  const page = bytes === null ? null : readBTreePage(bytes, number, pages.layout.usableSize);
  return bytes === null || page === null ? null : { number, bytes, page, keys };
}

/**
 * Counts what a tree gives and what it has lost; marks its pages. A page belongs to the first table that leads to it, so that many tables that lead to the
 * same pages cost no more than one.
 */
function surveyTree(pages: PageSource, table: FileTable, visited: Set<number>): TreeSurvey {
  const leafPlaces: LeafPlace[] = [];
  const lostPages: number[] = [];
  const holes: KeyRange[] = [];
  let rows = 0;
  let pagesRead = 0;
  let lostRows = 0;
  const tell = (loss: TableLoss): void => {
    if (loss.lost === 'rows') lostRows += loss.rows;
  };
  const tree = table.declared.withoutRowId ? 'index' : 'table';
  const owners = new Map<number, number>();
  const leaves = leafPages(pages, table.rootPage, tree, visited, ({ page, keys }) => {
    lostPages.push(page);
    if (tree === 'table') holes.push(keys);
  });
  for (const leaf of leaves) {
    pagesRead += 1;
    leafPlaces.push({ number: leaf.number, keys: leaf.keys });
    for (const { cells } of rowsOfLeaf(pages, table, leaf, owners, tell)) {
      // a damaged root leads into another table, whose rows look different
      if (fitsTable(table, cells)) rows += 1;
      else lostRows += 1;
    }
  }
  for (const page of owners.keys()) visited.add(page);
  // a page that could not be read was reached all the same; it is not an orphan of another table
  for (const page of lostPages) visited.add(page);
  return { table, leaves: leafPlaces, rows, pagesRead, lostPages, lostRows, holes };
}

/**
 * A table that was recognised by a page without a tree above it may have others like it: their row ids lie before and behind those of the page. A table of
 * one page has no others, and nothing that could be taken for them.
 */
function withoutRoot(pages: PageSource, survey: TreeSurvey): TreeSurvey {
  const [only, ...others] = survey.leaves;
  if (only === undefined || others.length > 0 || survey.holes.length > 0 || survey.table.declared.withoutRowId)
    return survey;
  const leaf = leafAt(pages, only.number, only.keys);
  const ids = leaf === null ? [] : rowCells(leaf, pages.layout.usableSize).cells.flatMap(({ rowId }) => rowId ?? []);
  const [first] = ids;
  const last = ids.at(-1);
  if (first === undefined || last === undefined) return survey;
  return {
    ...survey,
    holes: [
      { after: allKeys.after, upTo: first - 1n },
      { after: last, upTo: allKeys.upTo },
    ],
  };
}

function* pagesOfSchema(pages: PageSource): Iterable<{ readonly page: number }> {
  yield { page: 1 };
  for (const { number } of leafPages(pages, 1, 'table', new Set(), () => undefined)) yield { page: number };
}

function* unvisited(pages: PageSource, visited: ReadonlySet<number>, free: ReadonlySet<number>): Iterable<number> {
  for (let number = 2; number <= pages.pageCount; number += 1) {
    if (!visited.has(number) && !free.has(number)) yield number;
  }
}
