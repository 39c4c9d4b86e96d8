import type { SessionRow } from '../../api/views/session-views.ts';

/*
 * Which sessions the overview shows, and in what order: by how severe the worst is that is known of them, and of equally severe ones the newest first,
 * because a ticket is about what happened last. A signature that does not match comes before everything: it speaks against the bill itself.
 */

/** How severe the worst is that is known of a session; 0 is nothing to look at. An end that is missing is information like a finding of that severity. */
function attentionOf(row: SessionRow): number {
  if (row.signature === 'invalid') return 4;
  if (row.findings.critical > 0) return 3;
  if (row.findings.warning > 0 || row.billing === 'not-usable') return 2;
  return row.complete ? 0 : 1;
}

function lastToldMs({ start, stop }: SessionRow): number {
  const told = stop ?? start;
  return told === null ? Number.NEGATIVE_INFINITY : Date.parse(told);
}

/** Sessions that need a look, worst first, at most `limit`. */
export function sessionsToLookAt(rows: readonly SessionRow[], limit: number): readonly SessionRow[] {
  return rows
    .map((row) => ({ row, attention: attentionOf(row), ms: lastToldMs(row) }))
    .filter(({ attention }) => attention > 0)
    .sort((left, right) => right.attention - left.attention || (left.ms === right.ms ? 0 : right.ms - left.ms))
    .slice(0, limit)
    .map(({ row }) => row);
}
