import type { ThresholdOverrides } from '../../parsers/findings/evaluate-findings.ts';
import { ApiFailure } from '../api/errors.ts';
import type { ExtensionSet } from '../extensions/extension-set.ts';
import { ownThresholds, ownThresholdsFile, writeOwnThresholds } from '../extensions/own-thresholds.ts';

/** One setting of a rule; `null` takes a person's value back. */
export interface ThresholdChange {
  readonly rule: string;
  readonly name: string;
  readonly value: number | null;
}

/** Keeps a person's thresholds in the settings folder, for every run from now on. Conclusions that stand are not touched. */
export function setThresholds(
  folder: string | null,
  { files, rules, ruleSet }: Pick<ExtensionSet, 'files' | 'rules' | 'ruleSet'>,
  changes: readonly ThresholdChange[],
): void {
  if (folder === null) throw new ApiFailure('settings-folder-off');
  const before = ownThresholds(files);
  if (before === null) throw new ApiFailure('settings-not-writable', { file: ownThresholdsFile }, 'not a rule file');
  const next = new Map(Object.entries(before).map(([rule, values]) => [rule, new Map(Object.entries(values))]));
  for (const { rule: id, name, value } of changes) {
    const rule = rules.find(id) ?? ruleSet.off.find((each) => each.rule.id === id)?.rule;
    // The values of a rule of one's own stand in its file.
    if (rule === undefined || rule.words !== undefined || !Object.hasOwn(rule.thresholds, name)) {
      throw new ApiFailure('input-invalid', { procedure: 'rules.set-thresholds', path: `${id} ${name}` });
    }
    const values = next.get(id) ?? new Map<string, number>();
    if (value === null || value === rule.thresholds[name]?.value) values.delete(name);
    else values.set(name, value);
    if (values.size === 0) next.delete(id);
    else next.set(id, values);
  }
  const thresholds: ThresholdOverrides = Object.fromEntries(
    [...next].map(([id, values]) => [id, Object.fromEntries(values)]),
  );
  try {
    writeOwnThresholds(folder, files, thresholds, new Date().toISOString().slice(0, 10));
  } catch (error) {
    throw new ApiFailure(
      'settings-not-writable',
      { file: ownThresholdsFile },
      error instanceof Error ? error.message : null,
    );
  }
}
