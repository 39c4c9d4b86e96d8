import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeFile } from '../files/remove-path.ts';
import type { ThresholdOverrides } from '../../parsers/findings/evaluate-findings.ts';
import { ApiFailure } from '../api/errors.ts';
import type { ExtensionSet } from '../extensions/extension-set.ts';
import { readExtensions } from '../extensions/extension-set.ts';
import { isOwnThresholds, ownThresholds, ownThresholdsFile, ownThresholdsText } from '../extensions/own-thresholds.ts';
import { replaceFile } from './save-file.ts';

/** One setting of a rule; `null` takes a person's value back, so that what other files or the program say counts again. */
export interface ThresholdChange {
  readonly rule: string;
  readonly name: string;
  readonly value: number | null;
}

/**
 * Keeps a person's thresholds in the settings folder, for every run from now on. Conclusions that stand are not touched. `extensions` is what stands
 * in the folder now: another window or a command may have written since.
 */
export function setThresholds(
  folder: string | null,
  extensions: ExtensionSet,
  changes: readonly ThresholdChange[],
): void {
  if (folder === null) throw new ApiFailure('settings-folder-off');
  const { rules, ruleSet } = extensions;
  const before = ownThresholds(extensions);
  if (before === null) throw new ApiFailure('settings-not-writable', { file: ownThresholdsFile }, 'not a rule file');
  const next = new Map(Object.entries(before).map(([rule, values]) => [rule, new Map(Object.entries(values))]));
  // Where another file of the folder sets a value, only a word of one's own brings the program's back.
  const others = (): ThresholdOverrides =>
    readExtensions(extensions.files.filter((file) => !isOwnThresholds(file))).thresholds;
  for (const { rule: id, name, value } of changes) {
    const rule = rules.find(id) ?? ruleSet.off.find((each) => each.rule.id === id)?.rule;
    // The values of a rule of one's own stand in its file.
    if (rule === undefined || rule.words !== undefined || !Object.hasOwn(rule.thresholds, name)) {
      throw new ApiFailure('input-invalid', { procedure: 'rules.set-thresholds', path: `${id} ${name}` });
    }
    const values = next.get(id) ?? new Map<string, number>();
    const isStandard = value === rule.thresholds[name]?.value && others()[id]?.[name] === undefined;
    if (value === null || isStandard) values.delete(name);
    else values.set(name, value);
    if (values.size === 0) next.delete(id);
    else next.set(id, values);
  }
  const thresholds: ThresholdOverrides = Object.fromEntries(
    [...next].map(([id, values]) => [id, Object.fromEntries(values)]),
  );
  const text = ownThresholdsText(extensions.files, thresholds, new Date().toISOString().slice(0, 10));
  const path = join(folder, ownThresholdsFile);
  try {
    if (text === null) removeFile(path);
    else {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      replaceFile(path, text, 0o600);
    }
  } catch (error) {
    throw new ApiFailure(
      'settings-not-writable',
      { file: ownThresholdsFile },
      error instanceof Error ? error.message : null,
    );
  }
}
