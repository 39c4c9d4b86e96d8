import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { createEngine } from '../../../main/engine/engine.ts';
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

test('a file that cannot even be read as text is not written over', () => {
  set({ rule, name: 'slowMs', value: 500 });
  writeFileSync(kept(), Buffer.from('\uFEFF{ "ladeakte": "rules/1" }', 'utf16le'));
  const before = readFileSync(kept());
  expect(() => set({ rule, name: 'slowMs', value: 600 })).toThrow('settings-not-writable');
  expect(readFileSync(kept()).equals(before)).toBe(true);
});

test('the program’s own value is kept where another file of the folder says something else', () => {
  set({ rule, name: 'slowMs', value: 500 });
  writeFileSync(
    join(folder, 'settings', 'house.json'),
    JSON.stringify({ ladeakte: 'rules/1', name: 'House', version: '1', thresholds: { [rule]: { slowMs: 7_000 } } }),
  );
  const standard = 10_000;
  expect(set({ rule, name: 'slowMs', value: standard }).thresholds).toEqual({ [rule]: { slowMs: standard } });
  expect(set({ rule, name: 'slowMs', value: null }).thresholds).toEqual({ [rule]: { slowMs: 7_000 } });
});

test.skipIf(onWindows)('a link to the file stays a link, and who may read it stays', () => {
  set({ rule, name: 'slowMs', value: 500 });
  const elsewhere = join(folder, 'kept-elsewhere.json');
  renameSync(kept(), elsewhere);
  chmodSync(elsewhere, 0o664);
  symlinkSync(elsewhere, kept());
  set({ rule, name: 'slowMs', value: 600 });
  expect(lstatSync(kept()).isSymbolicLink()).toBe(true);
  expect(readFileSync(elsewhere, 'utf8')).toContain('600');
  if (process.platform !== 'win32') expect(statSync(elsewhere).mode & 0o777).toBe(0o664);
  expect(readdirSync(join(folder, 'settings'))).toEqual(['own-thresholds.json']);
});

test('two windows keep each other’s values: what stands in the folder counts, not what was read at the start', async () => {
  const options = {
    dataFolder: join(folder, 'data'),
    extensionFolder: join(folder, 'settings'),
    shell: 'cli',
    version: '0',
    sampleArchive: null,
  } as const;
  const [one, other] = [createEngine(options), createEngine(options)];
  try {
    const call = (engine: typeof one, name: string) =>
      engine.call('rules.set-thresholds', { changes: [{ rule, name, value: 77 }], language: 'en' });
    await call(one, 'slowMs');
    await call(other, 'verySlowMs');
    expect(other.extensions.thresholds).toEqual({ [rule]: { slowMs: 77, verySlowMs: 77 } });
    writeFileSync(kept(), '{ "ladeakte": ');
    expect(await call(one, 'slowMs')).toMatchObject({ ok: false, error: { code: 'settings-not-writable' } });
    expect(readFileSync(kept(), 'utf8')).toBe('{ "ladeakte": ');
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});

test('what no rule has is refused, and so is everything where the folder is switched off', () => {
  expect(() => set({ rule: 'no.rule', name: 'slowMs', value: 1 })).toThrow('input-invalid');
  expect(() => set({ rule, name: 'constructor', value: 1 })).toThrow('input-invalid');
  expect(() => setThresholds(null, readExtensions([]), [{ rule, name: 'slowMs', value: 1 }])).toThrow(
    'settings-folder-off',
  );
});
