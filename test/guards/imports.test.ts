import { describe, expect, test } from 'vitest';
import { importRules, networkModules } from './import-rules.ts';
import type { ImportRule } from './import-rules.ts';
import { importsOf, sourceFiles } from './source-files.ts';
import type { Import, SourceFile } from './source-files.ts';

const files = sourceFiles(['parsers', 'main', 'renderer']);

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function ruleFor(path: string): ImportRule | undefined {
  return importRules
    .filter(({ from }) => isIn(path, from))
    .toSorted((a, b) => b.from.length - a.from.length)
    .at(0);
}

function packageAllowed(target: string, allowed: readonly string[]): boolean {
  if (allowed.some((name) => isIn(target, name))) return true;
  return target.startsWith('node:') && allowed.includes('node:*') && !networkModules.has(target);
}

/** Why an import breaks its rule, or `undefined`. */
function violation(file: SourceFile, imported: Import): string | undefined {
  const rule = ruleFor(file.path);
  if (rule === undefined) return `${file.path}: no rule covers this folder; add one to test/guards/import-rules.ts`;
  const isOurs = /^(parsers|main|renderer|test)\//.test(imported.target);
  const allowed = isOurs
    ? [rule.from, ...rule.may, ...(imported.typeOnly ? (rule.types ?? []) : [])].some((folder) =>
        isIn(imported.target, folder),
      )
    : packageAllowed(imported.target, rule.packages ?? []);
  if (allowed) return undefined;
  const may = [...rule.may, ...(rule.types ?? []).map((name) => `${name} (types only)`), ...(rule.packages ?? [])];
  return `${file.path}:${imported.line} imports ${imported.target}; ${rule.from} may import itself${may.length === 0 ? '' : `, ${may.join(', ')}`}: ${rule.because}`;
}

describe('who may import whom', () => {
  test('every import follows the rules', () => {
    const broken = files.flatMap((file) => importsOf(file).map((imported) => violation(file, imported)));
    expect(broken.filter((text) => text !== undefined)).toEqual([]);
  });

  test('the rules would notice', () => {
    const seeded: readonly (readonly [string, string])[] = [
      ['parsers/logs/x.ts', "import { a } from '../findings/a.ts';"],
      ['parsers/logs/x.ts', "import { readFileSync } from 'node:fs';"],
      ['parsers/model/x.ts', "import type { A } from '../time/a.ts';"],
      ['main/engine/x.ts', "import { a } from '../shells/server/start-server.ts';"],
      ['main/engine/x.ts', "import { request } from 'node:http';"],
      ['main/shells/server/x.ts', "import { app } from 'electron';"],
      ['main/shells/cli/x.ts', "import { a } from '../electron/a.ts';"],
      ['main/shells/server/x.ts', "export * from '../cli/a.ts';"],
      ['renderer/app/x.tsx', "import { contract } from '../../main/api/contract.ts';"],
      ['renderer/app/x.tsx', "const a = await import('../../parsers/model/decimal.ts');"],
      ['other/x.ts', "import 'valibot';"],
    ];
    for (const [path, text] of seeded) {
      const file = { path, text };
      const found = importsOf(file);
      const noticed = found.filter((imported) => violation(file, imported) !== undefined);
      expect({ text, noticed: noticed.length }).toEqual({ text, noticed: 1 });
    }
  });

  test('relative imports carry their .ts ending and point at a file that is there', () => {
    const known = new Set(files.map(({ path }) => path));
    const isAsset = /\.(css|svg|png|woff2|json)(\?.*)?$/;
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter(
          ({ target }) => /^(parsers|main|renderer)\//.test(target) && !isAsset.test(target) && !known.has(target),
        )
        .map(({ target, line }) => `${file.path}:${line} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });
});
