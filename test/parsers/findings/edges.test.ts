/**
 * Where each setting of a rule turns: with the log that fires it, the setting is moved until the rule falls silent. A comparison that takes the edge in
 * where it should leave it out, or a default that somebody changed, shows as a changed line.
 */
import { expect, it } from 'vitest';
import { createRegistry } from '../../../parsers/base/registry.ts';
import { evaluateFindings } from '../../../parsers/findings/evaluate-findings.ts';
import type { CaseView, FindingRule } from '../../../parsers/findings/finding-rule.ts';
import { findingRules } from '../../../parsers/findings/index.ts';
import { caseView } from '../builders/case-view.ts';
import { allCases } from './all-cases.ts';
import type { RuleCase } from './rule-case.ts';

/** Beyond all that a story of a few days has. */
const highest = 2 ** 40;

const counts = new Set(['fewest', 'steady', 'singly']);

/** What a rule yields with one setting at a value: how much of it, or how it is told. */
type Told = (value: number) => string;

/** The lowest whole value whose answer differs from that of the lowest; `null` when none does. */
function turnOf(told: Told, lowest: number): number | null {
  const atLowest = told(lowest);
  if (told(highest) === atLowest) return null;
  let [same, other] = [lowest, highest];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (told(middle) === atLowest) same = middle;
    else other = middle;
  }
  return other;
}

/** Where a setting turns what a rule says of a log; `null` when it turns nothing. */
function edgeText(rule: FindingRule, view: CaseView, name: string): string | null {
  const registry = createRegistry('one rule', [rule]);
  const findings = (value: number) => evaluateFindings(registry, view, { [rule.id]: { [name]: value } });
  const counted: Told = (value) => String(findings(value).length > 0);
  // Nothing is counted below one.
  const lowest = counts.has(name) ? 1 : 0;
  const turn = turnOf(counted, lowest);
  if (turn !== null) return counted(lowest) === 'true' ? `fires up to ${turn - 1}` : `fires from ${turn}`;
  const otherwise = turnOf((value) => JSON.stringify(findings(value)), lowest);
  return otherwise === null ? null : `is told otherwise from ${otherwise}`;
}

function viewOf(parts: RuleCase['fires']): CaseView {
  return caseView(typeof parts === 'string' ? { table: parts } : parts);
}

/** The settings of a rule over the log that fires it, and over those that nearly do. */
function edgesOf({ rule: id, fires, quiet }: RuleCase): readonly string[] {
  const rule = findingRules.find(id);
  if (rule === undefined || rule.works === 'after-the-others') return [];
  const settings = Object.entries(rule.thresholds);
  if (settings.length === 0) return [];
  const views = [viewOf(fires), ...quiet.map(viewOf)];
  const turns = settings.flatMap(([name, { value, unit }]) =>
    views.flatMap((view, at) => {
      const edge = edgeText(rule, view, name);
      return edge === null ? [] : [`  ${name} ${value} ${unit}${at === 0 ? '' : `, nearly ${at}`}: ${edge}`];
    }),
  );
  return [id, ...turns];
}

it('settings of rules turn where they were found to turn', async () => {
  await expect(`${allCases.flatMap(edgesOf).join('\n')}\n`).toMatchFileSnapshot('golden/edges.txt');
});

it('rules weigh as they were agreed on', async () => {
  const facts = findingRules.entries.map(
    ({ id, severity, category, references }) => `${id}: ${severity}, ${category}; ${references.join('; ')}`,
  );
  await expect(`${facts.join('\n')}\n`).toMatchFileSnapshot('golden/rules.txt');
});
