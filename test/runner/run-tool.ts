import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tally } from './tally.ts';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Where a tool of `node_modules` starts, read from its package: `.bin` holds shell scripts on Windows. */
function programOf(tool: string): readonly [string, readonly string[]] {
  if (tool === 'node') return [process.execPath, []];
  const packageOf: Readonly<Record<string, string>> = { tsc: 'typescript', biome: '@biomejs/biome' };
  const require = createRequire(join(projectRoot, 'package.json'));
  const folder = packageFolder(require, packageOf[tool] ?? tool);
  const manifest = require(join(folder, 'package.json')) as { readonly bin: string | Readonly<Record<string, string>> };
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[tool];
  if (bin === undefined) throw new Error(`${tool} is not a program of its package`);
  return [process.execPath, [join(folder, bin)]];
}

function packageFolder(require: NodeJS.Require, name: string): string {
  const found = (require.resolve.paths(name) ?? []).map((path) => join(path, name, 'package.json'));
  for (const path of found) {
    try {
      return dirname(require.resolve(path));
    } catch {
      // Not in this one of the folders that Node would look in.
    }
  }
  throw new Error(`${name} is not installed; run "npm ci"`);
}

/** Runs a tool with its output as it comes and answers with its exit code. */
export function runProgram(
  tool: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program, first] = programOf(tool);
  const child = spawn(program, [...first, ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** A tool is one check: it passes with exit code 0. */
export async function runTool(tool: string, args: readonly string[]): Promise<Tally> {
  const passed = (await runProgram(tool, args)) === 0;
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}
