import type { Registry } from '../base/registry.ts';
import type { Finding, FindingSeverity } from '../model/finding.ts';
import { createCaseIndexer, keepCaseIndex } from './case-index.ts';
import { isWatching } from './define-rule.ts';
import type { CaseView, FindingRule } from './finding-rule.ts';

/** Thresholds that a person has changed, by rule and name; the rest keep their default. */
export type ThresholdOverrides = Readonly<Record<string, Readonly<Record<string, number>>>>;

const rank: Readonly<Record<FindingSeverity, number>> = { critical: 0, warning: 1, info: 2 };

/** All findings of a case: the most severe first, then by time, then in the order of the registry. Frames are gone through once. */
export function evaluateFindings(
  rules: Registry<FindingRule>,
  view: CaseView,
  overrides: ThresholdOverrides,
): readonly Finding[] {
  const indexer = createCaseIndexer(view);
  const watches = new Map(
    rules.entries.filter(isWatching).map((rule) => [rule.id, rule.watch(view, overrides[rule.id] ?? {})] as const),
  );
  for (const frame of view.frames) {
    indexer.frame(frame);
    for (const watch of watches.values()) watch.frame(frame);
  }
  keepCaseIndex(view, indexer.finish());
  const found = rules.entries.flatMap((rule, order) =>
    [...(watches.get(rule.id)?.finish() ?? rule.evaluate(view, overrides[rule.id] ?? {}))].map((finding) => ({
      finding,
      order,
    })),
  );
  const timeOf = ({ fromMs }: Finding): number => fromMs ?? Number.MAX_SAFE_INTEGER;
  return found
    .sort(
      (left, right) =>
        rank[left.finding.severity] - rank[right.finding.severity] ||
        timeOf(left.finding) - timeOf(right.finding) ||
        left.order - right.order,
    )
    .map(({ finding }) => finding);
}
