import { ApiFailure } from '../api/errors.ts';
import type { Page } from '../api/views/list-page.ts';
import { evaluateQuery } from '../../parsers/query/evaluate-query.ts';
import { parseQuery } from '../../parsers/query/parse-query.ts';
import type { Query } from '../../parsers/query/query-tree.ts';
import type { OpenCase } from './open-cases.ts';
import { lastJournalEntry } from '../casefile/journal.ts';
import { readRevision } from '../casefile/meta.ts';

/** A row as the filter language sees it. */
export interface FilterRow {
  readonly fields: Readonly<Record<string, string | number | null>>;
  readonly text: () => string;
}

/** Reads a filter; an error names its place in the text. */
export function readFilter(text: string): Query | null {
  if (text.trim() === '') return null;
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.value;
  const { position, length, code, params } = parsed.error;
  throw new ApiFailure('filter-syntax', { position, length, reason: code, ...params });
}

export function matches(query: Query | null, row: FilterRow): boolean {
  return query === null || evaluateQuery(query, row);
}

/** A window of rows that are all in memory (lists of hundreds, not of millions). */
export function windowOf<Row>(rows: readonly Row[], offset: number, limit: number): Page<Row> {
  return { total: rows.length, offset, rows: rows.slice(offset, offset + limit) };
}

/** Filtered lists kept, so that paging through one does not filter it again. */
const keptLists = 24;
const lists = new WeakMap<OpenCase, Map<string, readonly unknown[]>>();

/** A key that changes when the case does. */
export function listKey(open: OpenCase, key: string): string {
  // Marks and notes change no conclusion, and so no revision.
  const journal = /marked|note/i.test(key) ? lastJournalEntry(open.database) : 0;
  return `${readRevision(open.database)} ${journal} ${key}`;
}

export function keptList(open: OpenCase, fullKey: string): readonly unknown[] | undefined {
  const kept = lists.get(open);
  const known = kept?.get(fullKey);
  if (kept !== undefined && known !== undefined) {
    kept.delete(fullKey);
    kept.set(fullKey, known);
  }
  return known;
}

export function keepList(open: OpenCase, fullKey: string, rows: readonly unknown[]): void {
  let kept = lists.get(open);
  if (kept === undefined) {
    kept = new Map();
    lists.set(open, kept);
  }
  kept.set(fullKey, rows);
  const oldest = kept.size > keptLists ? kept.keys().next() : undefined;
  if (oldest !== undefined && !oldest.done) kept.delete(oldest.value);
}

/** Computes a filtered list once per case revision and key. */
export function cachedList<Row>(open: OpenCase, key: string, compute: () => readonly Row[]): readonly Row[] {
  const fullKey = listKey(open, key);
  // The key names the list, and with it the row type.
  const known = keptList(open, fullKey) as readonly Row[] | undefined;
  if (known !== undefined) return known;
  const computed = compute();
  keepList(open, fullKey, computed);
  return computed;
}
