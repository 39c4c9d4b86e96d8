import type { SourceId } from '../model/evidence.ts';
import type { IncompleteStore } from '../model/incomplete-store.ts';
import type { Issue } from '../model/issue.ts';

/**
 * Remarks after which rows of a store may be missing between others: of one table where the remark names it, else of any. A write-ahead log that
 * ends early is none of them: what is left is the store as it once was.
 */
const rowsMayBeMissing: ReadonlySet<string> = new Set([
  'database.rows-lost',
  'database.pages-lost',
  'database.rows-damaged',
  'database.rows-not-understood',
  'database.pages-unassigned',
  'database.log-alone',
]);

/** What the remarks of the ledger say about one source. */
export function incompleteStores(sourceId: SourceId, issues: readonly Issue[]): readonly IncompleteStore[] {
  return issues.flatMap(({ code, params }) => {
    const { table } = params;
    return rowsMayBeMissing.has(code) ? [{ sourceId, table: typeof table === 'string' ? table : null }] : [];
  });
}
