import { basename } from 'node:path';
import { isMembers } from '../../parsers/base/members.ts';
import type { ThresholdOverrides } from '../../parsers/findings/evaluate-findings.ts';
import { readCommentedJson } from './commented-json.ts';
import type { ExtensionFile } from './extension.ts';
import type { ExtensionSet } from './extension-set.ts';
import { readExtensionContent } from './extension-content.ts';

/** The rule file of the settings folder in which window and command line keep what a person set; of the folder the last word. */
export const ownThresholdsFile = 'own-thresholds.json';

export function isOwnThresholds({ path, origin }: Pick<ExtensionFile, 'path' | 'origin'>): boolean {
  return origin === 'folder' && basename(path) === ownThresholdsFile;
}

/**
 * What the file sets; nothing without one. `null` for a file that cannot be read as a rule file (any more), whatever is wrong with it: nobody may
 * write over it.
 */
export function ownThresholds({
  files,
  problems,
}: Pick<ExtensionSet, 'files' | 'problems'>): ThresholdOverrides | null {
  // What could not even be read is no file of the set.
  if (problems.some(isOwnThresholds)) return null;
  const file = files.find(isOwnThresholds);
  if (file === undefined) return {};
  const read = readExtensionContent(file.text);
  return read.ok && read.value.kind === 'rules/1' ? read.value.rules.thresholds : null;
}

/**
 * The file anew, as text; `null` when it says nothing more. What somebody else wrote into it (rules, rules switched off) stays; comments do not.
 * `writtenOn` is its version.
 */
export function ownThresholdsText(
  files: readonly ExtensionFile[],
  thresholds: ThresholdOverrides,
  writtenOn: string,
): string | null {
  const before = files.find(isOwnThresholds);
  const read = before === undefined ? undefined : readCommentedJson(before.text);
  const value = read?.ok === true && isMembers(read.value.value) ? read.value.value : {};
  const { thresholds: _before, ...others } = value;
  const { ladeakte: _kind, name: _name, version: _version, ...said } = others;
  if (Object.keys(thresholds).length === 0 && Object.keys(said).length === 0) return null;
  const content = { name: 'Own thresholds', ...others, ladeakte: 'rules/1', version: writtenOn, thresholds };
  return `${JSON.stringify(content, null, 2)}\n`;
}
