import { createRegistry } from '../base/registry.ts';
import type { Registry } from '../base/registry.ts';
import type { ThresholdOverrides } from './evaluate-findings.ts';
import type { FindingRule } from './finding-rule.ts';
import type { RuleFile } from './written/rule-file.ts';
import { writtenRule } from './written/written-rule.ts';

/** The rules of a case, and what rule files changed about them. */
export interface RuleSet {
  readonly rules: Registry<FindingRule>;
  readonly thresholds: ThresholdOverrides;
  /** Built-in rules that are switched off, with the file that says so. They are not in `rules`. */
  readonly off: readonly { readonly rule: FindingRule; readonly file: string }[];
  /** Rules that were left out because an earlier file has one of the same id. */
  readonly refused: readonly { readonly id: string; readonly file: string; readonly line: number }[];
  /** The file that each own rule came from, by rule id. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Built-in rules with those of rule files. Of two files that set one threshold the later counts. */
export function rulesWith(builtIn: Registry<FindingRule>, files: readonly RuleFile[]): RuleSet {
  const switchedOff = new Map<string, string>();
  for (const { off, name } of files) for (const id of off) if (!switchedOff.has(id)) switchedOff.set(id, name);
  const fileOf = new Map<string, string>();
  const own: FindingRule[] = [];
  const refused: { id: string; file: string; line: number }[] = [];
  const thresholds: Record<string, Readonly<Record<string, number>>> = {};
  for (const file of files) {
    for (const rule of file.rules) {
      if (fileOf.has(rule.id)) refused.push({ id: rule.id, file: file.name, line: rule.line });
      else {
        fileOf.set(rule.id, file.name);
        own.push(writtenRule(rule));
      }
    }
    for (const [id, values] of Object.entries(file.thresholds)) thresholds[id] = { ...thresholds[id], ...values };
  }
  return {
    rules: createRegistry('rules of the case', [...builtIn.entries.filter(({ id }) => !switchedOff.has(id)), ...own]),
    thresholds,
    off: builtIn.entries.flatMap((rule) => {
      const file = switchedOff.get(rule.id);
      return file === undefined ? [] : [{ rule, file }];
    }),
    refused,
    fileOf,
  };
}
