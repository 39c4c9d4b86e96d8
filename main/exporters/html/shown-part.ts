import type { ReportContext } from '../report-context.ts';
import { html, nothing } from './html.ts';
import type { Html } from './html.ts';

/** How much of a list is printed: a report of ten thousand sessions is still read from its beginning. */
export const printed = {
  sessions: 400,
  findings: 80,
  values: 400,
  valueBlocks: 150,
  sources: 300,
  evidenceRows: 12,
} as const;

/** Says that a table shows a part only, and where the rest is; nothing when it shows all. */
export function shownPart(
  shown: number,
  total: number,
  which: 'which-worst' | 'which-first',
  { say, writer }: Pick<ReportContext, 'say' | 'writer'>,
): Html {
  if (shown >= total) return nothing;
  return html`<p class="note">${say('shown-of', { shown: writer.count(shown), total: writer.count(total), which: say(which) })}</p>`;
}

/** The `most` rows that need it most, in the order in which they came. */
export function mostPressing<Row>(rows: readonly Row[], most: number, weight: (row: Row) => number): readonly Row[] {
  if (rows.length <= most) return rows;
  const chosen = new Set(
    rows
      .map((row, index) => ({ row, index, weight: weight(row) }))
      .toSorted((left, right) => right.weight - left.weight || left.index - right.index)
      .slice(0, most)
      .map(({ row }) => row),
  );
  return rows.filter((row) => chosen.has(row));
}
