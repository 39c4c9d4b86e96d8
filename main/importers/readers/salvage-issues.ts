import type { Salvage, SalvagedTable } from '../../../parsers/databases/sqlite-file/salvage.ts';
import type { SourceId } from '../../../parsers/model/evidence.ts';
import type { Issue } from '../../../parsers/model/issue.ts';

/** So many offsets of lost pages are named. */
const namedOffsets = 12;

/** What a salvage gave and what it did not, table by table: nothing is lost silently. */
export function* salvageIssues(salvaged: Salvage, sourceId: SourceId, sizeBytes: number): Iterable<Issue> {
  const { schema, tables, pages, unassignedPages } = salvaged;
  if (schema === 'shapes') yield told('database.schema-by-shape', 'warning', { tables: tables.length });
  else if (schema === 'leftovers') yield told('database.schema-leftovers', 'warning', { tables: tables.length });
  else if (schema === 'damaged') yield told('database.schema-damaged', 'error', { tables: tables.length });
  for (const table of tables) yield* tableIssues(table, pages.layout.pageSize, sourceId, sizeBytes);
  if (unassignedPages > 0) yield told('database.pages-unassigned', 'warning', { pages: unassignedPages });
  if (!salvaged.freeListKnown && tables.some(({ rows }) => rows > 0))
    yield told('database.deleted-possible', 'warning', {});
}

function* tableIssues(found: SalvagedTable, pageSize: number, sourceId: SourceId, sizeBytes: number): Iterable<Issue> {
  const { rows, pagesRead, lostPages, lostRows, lostAtMost } = found;
  const table = found.table.declared.name;
  if (rows > 0 || lostPages.length > 0 || lostRows > 0) {
    const pages = pagesRead + lostPages.length;
    yield told('database.salvaged', 'info', { table, rows, read: pagesRead, pages });
  }
  const [first] = lostPages;
  if (first !== undefined) {
    const named = lostPages.slice(0, namedOffsets).map((page) => String((page - 1) * pageSize));
    const offsets = `${named.join(', ')}${lostPages.length > namedOffsets ? ', …' : ''}`;
    const offset = (first - 1) * pageSize;
    yield {
      code: 'database.pages-lost',
      severity: 'error',
      place:
        offset < sizeBytes
          ? { kind: 'bytes', sourceId, offset, length: Math.min(pageSize, sizeBytes - offset), line: null }
          : null,
      params: { table, pages: lostPages.length, offsets, ...(lostAtMost === null ? {} : { most: String(lostAtMost) }) },
    };
  }
  if (lostRows > 0) yield told('database.rows-damaged', 'error', { table, rows: lostRows });
}

function told(code: string, severity: Issue['severity'], params: Issue['params']): Issue {
  return { code, severity, place: null, params };
}
