import type { FindingRow } from '../../api/views/finding-views.ts';

const severityRank: Readonly<Record<FindingRow['severity'], number>> = { critical: 0, warning: 1, info: 2 };

/**
 * Which findings the overview shows: the most severe first, and of equally severe ones what is new before what repeats, so that two hundred of one kind do
 * not hide another. Those of one kind stay in the order of the list.
 */
export function findingsToLookAt(rows: readonly FindingRow[], limit: number): readonly FindingRow[] {
  const seen = new Map<string, number>();
  const ranked = rows.map((row, place) => {
    const kind = `${row.severity} ${row.rule}`;
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return { row, place, before };
  });
  return ranked
    .sort(
      (left, right) =>
        severityRank[left.row.severity] - severityRank[right.row.severity] ||
        left.before - right.before ||
        left.place - right.place,
    )
    .slice(0, limit)
    .map(({ row }) => row);
}
