import { join } from 'node:path';
import { isOutdated, projectRoot } from './project.ts';

/** Builds the page when it is missing or older than its sources. */
export async function ensurePageBuilt(tell: (line: string) => void): Promise<void> {
  if (!isOutdated('renderer/dist/index.html', ['renderer', 'package-lock.json'])) return;
  tell('Building the page once; this takes a few seconds.');
  const { build } = await import('vite');
  await build({ configFile: join(projectRoot, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
}

/** Builds what the window runs when it is missing or older than its sources. */
export async function ensureWindowBuilt(tell: (line: string) => void): Promise<void> {
  if (!isOutdated('out/electron/package.json', ['main', 'parsers', 'package.json', 'package-lock.json'])) return;
  tell('Building the window once; this takes a few seconds.');
  const { buildWindow } = await import('./build-window.ts');
  await buildWindow();
}
