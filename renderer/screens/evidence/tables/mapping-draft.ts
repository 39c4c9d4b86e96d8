import type { MappedTable } from '../../../../main/api/views/mapping-views.ts';
import type { TablePlan, TableUse } from '../../../../parsers/model/table-plan.ts';

/** A person's word about the tables while it is being written: one plan for each entry that is shown, in the same order. */
export type MappingDraft = readonly TablePlan[];

export function draftOf(tables: readonly MappedTable[]): MappingDraft {
  return tables.map(({ plan }) => plan);
}

/** Reading a table as something else keeps no role of a column: they mean different things. */
export function withUse(draft: MappingDraft, index: number, use: TableUse): MappingDraft {
  return draft.map((plan, at) => (at === index ? { ...plan, as: use, columns: {}, kind: '' } : plan));
}

/** Gives a column a role; the role leaves the column that had it, and the column its former role. */
export function withRole(draft: MappingDraft, index: number, column: string, role: string): MappingDraft {
  return draft.map((plan, at) => {
    if (at !== index) return plan;
    const others = Object.entries(plan.columns).filter(([held, name]) => name !== column && held !== role);
    return { ...plan, columns: Object.fromEntries(role === '' ? others : [...others, [role, column]]) };
  });
}

export function withDetail(
  draft: MappingDraft,
  index: number,
  detail: Partial<Pick<TablePlan, 'unit' | 'times'>>,
): MappingDraft {
  return draft.map((plan, at) => (at === index ? { ...plan, ...detail } : plan));
}

/** What is said: entries that read something, and those that were made to read nothing. Tables of a layout stay the layout's. */
export function saidTables(draft: MappingDraft, shown: readonly MappedTable[]): MappingDraft {
  return draft.filter((plan, index) => plan.as !== 'nothing' || shown[index]?.readBy === 'plan');
}
