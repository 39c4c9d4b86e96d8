import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { setThresholds } from '../../../main/engine/set-thresholds.ts';
import type { ThresholdChange } from '../../../main/engine/set-thresholds.ts';
import { findExtensionFiles } from '../../../main/extensions/extension-files.ts';
import { readExtensions } from '../../../main/extensions/extension-set.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-thresholds-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rule = 'connection.slow-answers';

function set(...changes: readonly ThresholdChange[]) {
  const read = () => {
    const found = findExtensionFiles([], join(folder, 'settings'));
    return readExtensions(found.files, found.problems);
  };
  setThresholds(join(folder, 'settings'), read(), changes);
  return read();
}

const kept = () => join(folder, 'settings', 'own-thresholds.json');

test('values are kept beside each other, and the program’s own value is none', () => {
  set({ rule, name: 'slowMs', value: 500 });
  expect(set({ rule, name: 'verySlowMs', value: 900 }).thresholds).toEqual({
    [rule]: { slowMs: 500, verySlowMs: 900 },
  });
  expect(set({ rule, name: 'slowMs', value: null }).thresholds).toEqual({ [rule]: { verySlowMs: 900 } });
  set({ rule, name: 'verySlowMs', value: 30_000 });
  expect(existsSync(kept())).toBe(false);
});

test('they are the last word of the folder', () => {
  set({ rule, name: 'slowMs', value: 500 });
  writeFileSync(
    join(folder, 'settings', 'zz-house.json'),
    JSON.stringify({ ladeakte: 'rules/1', name: 'House', version: '1', thresholds: { [rule]: { slowMs: 7_000 } } }),
  );
  expect(set({ rule, name: 'verySlowMs', value: 900 }).thresholds).toEqual({
    [rule]: { slowMs: 500, verySlowMs: 900 },
  });
});

test('what somebody else wrote into the file stays', () => {
  set({ rule, name: 'slowMs', value: 500 });
  const before: Record<string, unknown> = JSON.parse(readFileSync(kept(), 'utf8'));
  writeFileSync(kept(), JSON.stringify({ ...before, off: ['transaction.register-restarts'] }));
  const after = set({ rule, name: 'slowMs', value: null });
  expect(after.ruleSet.off.map(({ rule: { id } }) => id)).toEqual(['transaction.register-restarts']);
  expect(after.thresholds).toEqual({});
});

test('a file that is no rule file (any more) is not written over', () => {
  set({ rule, name: 'slowMs', value: 500 });
  writeFileSync(kept(), '{ "ladeakte": "rules/1", "name": "Mine", ');
  expect(() => set({ rule, name: 'slowMs', value: 600 })).toThrow('settings-not-writable');
  expect(readFileSync(kept(), 'utf8')).toContain('Mine');
});

test('what no rule has is refused, and so is everything where the folder is switched off', () => {
  expect(() => set({ rule: 'no.rule', name: 'slowMs', value: 1 })).toThrow('input-invalid');
  expect(() => set({ rule, name: 'constructor', value: 1 })).toThrow('input-invalid');
  expect(() => setThresholds(null, readExtensions([]), [{ rule, name: 'slowMs', value: 1 }])).toThrow(
    'settings-folder-off',
  );
});
