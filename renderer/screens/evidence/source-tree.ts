import type { SourceRow } from '../../../main/api/views/source-views.ts';

export interface TreeRow {
  readonly source: SourceRow;
  readonly depth: number;
  readonly children: number;
}

/** Sources as a tree in reading order: archives, their entries below them; folded branches left out. */
export function sourceTree(sources: readonly SourceRow[], folded: ReadonlySet<number>): readonly TreeRow[] {
  const children = new Map<number | null, SourceRow[]>();
  const known = new Set(sources.map(({ id }) => id));
  for (const source of sources) {
    const parent = source.parentId !== null && known.has(source.parentId) ? source.parentId : null;
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [source]);
    else list.push(source);
  }
  const rows: TreeRow[] = [];
  const walk = (parent: number | null, depth: number) => {
    for (const source of children.get(parent) ?? []) {
      rows.push({ source, depth, children: children.get(source.id)?.length ?? 0 });
      if (!folded.has(source.id)) walk(source.id, depth + 1);
    }
  };
  walk(null, 0);
  return rows;
}
