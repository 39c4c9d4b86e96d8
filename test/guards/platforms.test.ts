import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldedName, isDeviceName } from '../../main/files/file-names.ts';
import { importsOf, projectRoot, sourceFiles } from './source-files.ts';

/* What works on the machine of whoever wrote it, and not on Windows or macOS. */

function git(args: readonly string[], input = ''): string {
  return execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
}

const tracked = git(['ls-files', '-z'])
  .split('\0')
  .filter((path) => path !== '');

describe('a check-out on Windows', () => {
  test('turns no line end of any file, whatever core.autocrlf says', () => {
    const attributes = git(['check-attr', '-z', '--stdin', 'text'], tracked.join('\0')).split('\0');
    const turned = tracked.filter((_path, at) => attributes[at * 3 + 2] !== 'unset');
    expect(turned).toEqual([]);
  });

  test('takes every name, and holds no two that are one there', () => {
    const refused = tracked.filter((path) =>
      path.split('/').some((part) => /[<>:"|?*\\]|[. ]$/.test(part) || isDeviceName(part)),
    );
    expect(refused).toEqual([]);
    const folded = new Map<string, string[]>();
    for (const path of tracked) folded.set(foldedName(path), [...(folded.get(foldedName(path)) ?? []), path]);
    expect([...folded.values()].filter((paths) => paths.length > 1)).toEqual([]);
    // 260 characters in all, and the folder of the check-out is the person's.
    expect(tracked.filter((path) => path.length > 160)).toEqual([]);
  });
});

describe('commands', () => {
  test('scripts of the package are understood by cmd.exe as by a shell', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const odd = Object.entries(scripts).filter(([, script]) =>
      script
        .split('&&')
        .some(
          (command) =>
            !/^\s*(?:node|vite|tsc|oxlint|biome|electron-builder|npm run)\s[\w@./: -]*$|^\s*electron-builder\s*$/.test(
              command,
            ),
        ),
    );
    expect(odd).toEqual([]);
  });

  test('examples quote as every command line does: cmd.exe takes single quotes for letters', () => {
    const told = [
      ...tracked.filter((path) => path.endsWith('.md') && !path.startsWith('test/')),
      ...tracked.filter((path) => path.startsWith('main/shells/cli/')),
    ];
    const odd = told.flatMap((path) =>
      [...readFileSync(join(projectRoot, path), 'utf8').matchAll(/ladeakte [^\n`]*--?[\w-]+ '[^\n]*/g)].map(
        ([line]) => `${path}: ${line}`,
      ),
    );
    expect(odd).toEqual([]);
  });
});

describe('files', () => {
  /** Calls that file systems answer differently; `main/files` knows how. */
  const guarded = new Set([
    'rm',
    'rmSync',
    'rmdir',
    'rmdirSync',
    'unlink',
    'unlinkSync',
    'rename',
    'renameSync',
    'mkdtemp',
    'mkdtempSync',
    'cp',
    'cpSync',
  ]);

  test('are removed, renamed and made in private only by main/files', () => {
    const found = sourceFiles(['main'])
      .filter(({ path }) => !path.startsWith('main/files/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*'node:fs(?:\/promises)?'/g)].flatMap(([, names = '']) =>
          names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => guarded.has(name))
            .map((name) => `${path} imports ${name}`),
        ),
      );
    expect(found).toEqual([]);
  });

  test('are handed out through the host: the window lets no page download anything', () => {
    const found = sourceFiles(['renderer']).filter(
      (file) =>
        file.path !== 'renderer/client/http-host.ts' &&
        importsOf(file).some(({ target }) => target === 'renderer/client/download.ts'),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('are not named by the path of an address, which on Windows begins with a slash and keeps its %20', () => {
    const found = sourceFiles(['main', 'test', 'renderer']).flatMap(({ path, text }) =>
      [...text.matchAll(/new URL\([^()]*import\.meta\.url\)\.pathname/g)].map(([match]) => `${path}: ${match}`),
    );
    expect(found).toEqual([]);
  });
});
