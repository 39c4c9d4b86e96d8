import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

/** The checked-out project; the packaged program has no such folder and does not use these files. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));
export const pageFolder = join(projectRoot, 'renderer', 'dist');

const manifest = v.object({ version: v.string() });

/** The program's version, from its package. */
export function programVersion(): string {
  return v.parse(manifest, JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).version;
}

function newestMs(path: string, skipped: ReadonlySet<string>): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path, { withFileTypes: true }).reduce(
    (newest, entry) => (skipped.has(entry.name) ? newest : Math.max(newest, newestMs(join(path, entry.name), skipped))),
    found.mtimeMs,
  );
}

const notSources: ReadonlySet<string> = new Set(['dist', 'node_modules']);

/** Whether `built` is missing or older than one of its sources (paths from the project's top). */
export function isOutdated(built: string, sources: readonly string[]): boolean {
  const stamp = statSync(join(projectRoot, built), { throwIfNoEntry: false })?.mtimeMs;
  if (stamp === undefined) return true;
  return sources.some((source) => newestMs(join(projectRoot, source), notSources) > stamp);
}
