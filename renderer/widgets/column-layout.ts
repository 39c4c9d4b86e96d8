/** What is known of a column before there is room for it. */
export interface ColumnWish {
  readonly id: string;
  /** Preferred width in pixels. */
  readonly width: number;
  /** How narrow it may become before something is left out; without it the preferred width. */
  readonly least?: number;
  /** Takes a share of what is left over. */
  readonly grow?: boolean;
  /** Left out where even the least widths have no room; the lowest number gets what room there is first. */
  readonly gives?: number;
}

/** A column that is shown, as wide as it is drawn. */
export interface LaidColumn {
  readonly id: string;
  readonly width: number;
}

/**
 * Which columns a list of this width shows, and how wide. All become narrower before one is left out, so that the most important stay in sight;
 * a list that has no more to give is scrolled. Without a known width (0) every column is as it wishes to be.
 */
export function layColumns(wishes: readonly ColumnWish[], availablePx: number): readonly LaidColumn[] {
  const least = ({ least: narrowest, width }: ColumnWish): number => narrowest ?? width;
  const sum = (columns: readonly ColumnWish[], of: (column: ColumnWish) => number): number =>
    columns.reduce((total, column) => total + of(column), 0);
  const wanted = ({ width }: ColumnWish): number => width;
  if (availablePx <= 0) return wishes.map(({ id, width }) => ({ id, width }));
  // Those that stay, then of the others as many as there is room for, the most important first.
  const kept = new Set(wishes.filter(({ gives }) => gives === undefined));
  const others = wishes
    .filter(({ gives }) => gives !== undefined)
    .toSorted((one, other) => (one.gives ?? 0) - (other.gives ?? 0));
  for (const column of others) {
    if (sum([...kept], least) + least(column) <= availablePx) kept.add(column);
  }
  const shown = wishes.filter((column) => kept.has(column));
  const missing = Math.max(0, sum(shown, wanted) - availablePx);
  const slack = sum(shown, wanted) - sum(shown, least);
  const part = slack <= 0 ? 0 : Math.min(1, missing / slack);
  const growing = shown.filter(({ grow }) => grow === true);
  const spare = Math.max(0, availablePx - sum(shown, wanted));
  const weight = sum(growing, wanted);
  return shown.map((column) => ({
    id: column.id,
    // In proportion to their preferred widths: with equal shares the widest of them would widen all.
    width: Math.floor(
      column.width -
        part * (column.width - least(column)) +
        (column.grow === true && weight > 0 ? (spare * column.width) / weight : 0),
    ),
  }));
}
