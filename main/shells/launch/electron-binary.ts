import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/**
 * Path of Electron's binary, `undefined` when it has not been fetched. Never asks the package `electron` itself: since
 * version 42 requiring it starts a download, and this program does not use a network.
 */
export function electronBinary(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const folder = join(projectRoot, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const override = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined && override !== '') {
    const names = existsSync(pathFile) ? [readFileSync(pathFile, 'utf8').trim()] : [];
    return [...names, 'electron', 'electron.exe', 'Electron.app/Contents/MacOS/Electron']
      .map((name) => join(override, name))
      .find((path) => existsSync(path));
  }
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}
