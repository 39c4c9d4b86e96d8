import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { makeFolder } from '../../../main/files/make-folder.ts';
import { codeOf, withPatience } from '../../../main/files/patience.ts';
import { makePrivateTemp } from '../../../main/files/private-temp.ts';
import { removePath, tryRemovePath } from '../../../main/files/remove-path.ts';
import type { Removal } from '../../../main/files/remove-path.ts';
import { renameOver } from '../../../main/files/rename-over.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

/** A machine on which something stands in the way some times. */
function machine(platform: NodeJS.Platform, code: string, times: number) {
  const waited: number[] = [];
  let left = times;
  return {
    waited,
    platform,
    wait: (ms: number) => void waited.push(ms),
    refuse() {
      if (left <= 0) return;
      left -= 1;
      throw failure(code);
    },
  };
}

describe('patience', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY'])('%s passes on Windows', (code) => {
    const windows = machine('win32', code, 3);
    expect(withPatience(() => (windows.refuse(), 'done'), windows)).toBe('done');
    expect(windows.waited).toHaveLength(3);
  });

  test.each(['linux', 'darwin'] as const)('a missing right stays one on %s', (platform) => {
    const system = machine(platform, 'EPERM', 1);
    expect(() => withPatience(() => system.refuse(), system)).toThrow('EPERM');
    expect(system.waited).toEqual([]);
  });

  test('what stays in the way is told after about two seconds', () => {
    const windows = machine('win32', 'EBUSY', 1_000);
    expect(() => withPatience(() => windows.refuse(), windows)).toThrow('EBUSY');
    expect(windows.waited.reduce((sum, ms) => sum + ms, 0)).toBe(2_000);
  });

  test('what is no failure of a file is thrown at once', () => {
    const windows = machine('win32', 'ENOENT', 1);
    expect(() => withPatience(() => windows.refuse(), windows)).toThrow('ENOENT');
    expect(windows.waited).toEqual([]);
  });
});

describe('removing', () => {
  test('a folder with everything in it, links not followed', () => {
    const root = join(folder, 'Müller 思');
    const kept = join(folder, 'kept');
    mkdirSync(join(root, 'a', 'b'), { recursive: true });
    mkdirSync(kept);
    writeFileSync(join(kept, 'evidence.log'), 'x');
    writeFileSync(join(root, 'a', 'b', 'ß.log'), 'x');
    symlinkSync(kept, join(root, 'link'), 'junction');
    removePath(root);
    expect(existsSync(root)).toBe(false);
    expect(readdirSync(kept)).toEqual(['evidence.log']);
    removePath(root);
  });

  /** A folder `t` with one file whose handle is let go after some attempts. */
  function heldFile(attempts: number): { readonly left: Set<string>; readonly by: Removal } {
    const left = new Set(['t', join('t', 'copy.db')]);
    let held = attempts;
    return {
      left,
      by: {
        kind: (path) => (!left.has(path) ? null : path === 't' ? 'folder' : 'other'),
        names: () => ['copy.db'],
        unlink(path) {
          held -= 1;
          if (held >= 0) throw failure('EBUSY');
          left.delete(path);
        },
        rmdir(path) {
          if (left.size > 1) throw failure('ENOTEMPTY');
          left.delete(path);
        },
      },
    };
  }

  test('waits for a scanner', () => {
    const { left, by } = heldFile(4);
    removePath('t', machine('win32', '', 0), by);
    expect([...left]).toEqual([]);
  });

  test('a private copy that is held on to costs no result', () => {
    const { left, by } = heldFile(1_000);
    expect(() => removePath('t', machine('win32', '', 0), by)).toThrow('EBUSY');
    expect(tryRemovePath('t', machine('win32', '', 0), by)).toBe(false);
    expect(left.size).toBe(2);
  });
});

describe('putting a file in the place of another', () => {
  test('it is replaced', () => {
    writeFileSync(join(folder, 'new'), 'new');
    writeFileSync(join(folder, 'old'), 'old');
    renameOver(join(folder, 'new'), join(folder, 'old'));
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('new');
  });

  test('one that is open elsewhere is told as such, with its own name', () => {
    const windows = machine('win32', 'EPERM', 1_000);
    let thrown: unknown;
    try {
      renameOver('.report.part', 'report.csv', windows, () => windows.refuse());
    } catch (error) {
      thrown = error;
    }
    expect(codeOf(thrown)).toBe('EBUSY');
    expect(thrown).toMatchObject({ path: 'report.csv' });
  });

  test('a missing right of POSIX stays what it is', () => {
    const linux = machine('linux', 'EACCES', 1);
    expect(() => renameOver('a', 'b', linux, () => linux.refuse())).toThrow(
      expect.objectContaining({ code: 'EACCES', path: 'b' }),
    );
  });
});

test('a drive is a folder that is there', () => {
  const refuse = (): never => {
    throw failure('EPERM');
  };
  expect(() => makeFolder('E:\\', () => true, refuse)).not.toThrow();
  expect(() => makeFolder('E:\\new', () => false, refuse)).toThrow('EPERM');
  const made = join(folder, 'made', 'deep');
  makeFolder(made);
  makeFolder(made);
  expect(existsSync(made)).toBe(true);
});

describe('private temporary folders', () => {
  test('those of runs that are gone are removed, those of others stay', () => {
    const parent = mkdtempSync(join(folder, 'tmp-'));
    for (const name of [
      'ladeakte-import-41-a',
      'ladeakte-verify-41-b',
      'ladeakte-pdf-41-c',
      'ladeakte-uploads-42-d',
      'ladeakte-notes-41-e',
      'other-41-f',
    ]) {
      mkdirSync(join(parent, name));
      writeFileSync(join(parent, name, 'copy.db'), 'x');
    }
    const made = makePrivateTemp('import', parent, (pid) => pid === 42);
    const names = readdirSync(parent).filter((name) => join(parent, name) !== made);
    expect(names.toSorted()).toEqual(['ladeakte-notes-41-e', 'ladeakte-uploads-42-d', 'other-41-f']);
    expect(made).toContain(`ladeakte-import-${process.pid}-`);
  });

  test('a folder that cannot be listed does no harm', () => {
    expect(() => makePrivateTemp('pdf', join(folder, 'gone'))).toThrow('ENOENT');
  });
});
