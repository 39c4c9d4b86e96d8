import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMembers } from '../../parsers/base/members.ts';
import type { ThresholdOverrides } from '../../parsers/findings/evaluate-findings.ts';
import { readCommentedJson } from './commented-json.ts';
import type { ExtensionFile } from './extension.ts';
import { readExtensionContent } from './extension-content.ts';

/** The rule file of the settings folder in which window and command line keep what a person set; of the folder the last word. */
export const ownThresholdsFile = 'own-thresholds.json';

export function isOwnThresholds({ path, origin }: Pick<ExtensionFile, 'path' | 'origin'>): boolean {
  return origin === 'folder' && basename(path) === ownThresholdsFile;
}

/** What the file sets; nothing without one. `null` for a file that is no rule file (any more): nobody may write over it. */
export function ownThresholds(files: readonly ExtensionFile[]): ThresholdOverrides | null {
  const file = files.find(isOwnThresholds);
  if (file === undefined) return {};
  const read = readExtensionContent(file.text);
  return read.ok && read.value.kind === 'rules/1' ? read.value.rules.thresholds : null;
}

/**
 * Writes the file anew, or takes it away when it says nothing more. What somebody else wrote into it (rules, rules switched off) stays; comments
 * do not. Throws what the file system throws.
 */
export function writeOwnThresholds(
  folder: string,
  files: readonly ExtensionFile[],
  thresholds: ThresholdOverrides,
  writtenOn: string,
): void {
  const path = join(folder, ownThresholdsFile);
  const before = files.find(isOwnThresholds);
  const read = before === undefined ? undefined : readCommentedJson(before.text);
  const value = read?.ok === true && isMembers(read.value.value) ? read.value.value : {};
  const { thresholds: _before, ...others } = value;
  const { ladeakte: _kind, name: _name, version: _version, ...said } = others;
  if (Object.keys(thresholds).length === 0 && Object.keys(said).length === 0) {
    rmSync(path, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const content = { name: 'Own thresholds', ...others, ladeakte: 'rules/1', version: writtenOn, thresholds };
  writeFileSync(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
