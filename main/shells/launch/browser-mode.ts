import { join } from 'node:path';
import type { Engine } from '../../engine/engine.ts';
import { extensionFolder } from '../../extensions/extension-folder.ts';
import { dataFolder } from '../data-folder.ts';
import { endingSignals } from '../ending-signals.ts';
import { startServer } from '../server/start-server.ts';
import { hasDisplay } from './display.ts';
import { pageFolder, programVersion } from './project.ts';
import { sampleArchive } from './sample-archive.ts';
import { openSystemBrowser } from './system-browser.ts';

export interface BrowserModeOptions {
  readonly files: readonly string[];
  /** Extension files for this run. */
  readonly extensions?: readonly string[];
  /** Open the system's browser where there is a display. */
  readonly open: boolean;
  readonly idleMs?: number;
  /** Where lines for the person go. */
  tell(line: string): void;
}

async function startEngine(extensionFiles: readonly string[]): Promise<Engine> {
  // Loaded here, so that starting the window does not load the database addon into the launcher as well.
  const { createEngine } = await import('../../engine/engine.ts');
  return createEngine({
    dataFolder: dataFolder(),
    shell: 'server',
    version: programVersion(),
    sampleArchive: sampleArchive(),
    extensionFiles,
    extensionFolder: extensionFolder(),
  });
}

/** Runs the program in browser mode until it is idle for long or told to end by a signal. Answers with the exit code. */
export async function runBrowserMode(options: BrowserModeOptions): Promise<number> {
  const engine = await startEngine(options.extensions ?? []);
  const initialFiles = await Promise.all(options.files.map((file) => engine.grantFile(file)));
  const server = await startServer({
    engine,
    pageFolder,
    caseFolder: join(dataFolder(), 'cases'),
    initialFiles,
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs }),
  });
  const stop = (): void => void server.close();
  for (const signal of endingSignals()) process.on(signal, stop);

  options.tell(`Ladeakte is running at ${server.url}`);
  options.tell('Open this address in a browser on this computer. Ctrl+C ends the program.');
  if (options.open && hasDisplay()) openSystemBrowser(server.url);
  void engine.warmUp();

  const why = await server.ended;
  if (why === 'idle') options.tell('Ended: no page was open for 30 minutes.');
  await engine.close();
  for (const signal of endingSignals()) process.off(signal, stop);
  return 0;
}
