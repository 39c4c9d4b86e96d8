import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../runner/run-tool.ts';
import type { Order, Told } from './control.ts';

/** The built program, running over the double. */
export interface DrivenApp {
  /** The window's page, driven like any other. */
  readonly page: Page;
  /** Everything that the double told so far. */
  readonly told: readonly Told[];
  readonly userData: string;
  tell(order: Order): Promise<unknown>;
  /** Waits until something was told that fits. */
  hears<Kind extends Told['told']>(
    kind: Kind,
    fits?: (told: Extract<Told, { told: Kind }>) => boolean,
  ): Promise<Extract<Told, { told: Kind }>>;
  /** Quits and answers with the exit code. */
  quit(): Promise<number>;
}

const register = fileURLToPath(new URL('./register.ts', import.meta.url));
const program = join(projectRoot, 'out', 'electron', 'main.mjs');

/** Starts the program's main process as it would be by Electron; the first start of one test file. */
export function spawnApp(files: readonly string[], userData: string): ChildProcess {
  return spawn(process.execPath, ['--import', register, program, ...files], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LADEAKTE_DOUBLE_USER_DATA: userData, LADEAKTE_DATA: userData },
  });
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
}

/** Starts a second program beside a running one and answers with its exit code. */
export function startAgain(app: DrivenApp, files: readonly string[]): Promise<number> {
  return exitOf(spawnApp(files, app.userData));
}

export async function startApp(files: readonly string[] = []): Promise<DrivenApp> {
  const userData = mkdtempSync(join(tmpdir(), 'ladeakte-double-'));
  const child = spawnApp(files, userData);
  const ended = exitOf(child);
  const told: Told[] = [];
  const hearers = new Set<(message: Told) => void>();
  child.on('message', (message: Told) => {
    told.push(message);
    for (const hear of hearers) hear(message);
  });

  const hears: DrivenApp['hears'] = (kind, fits = () => true) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the program did not tell: ${kind}`)), 30_000);
      const hear = (message: Told): void => {
        if (message.told !== kind || !fits(message as Parameters<typeof fits>[0])) return;
        clearTimeout(timer);
        hearers.delete(hear);
        resolve(message as Parameters<typeof fits>[0]);
      };
      hearers.add(hear);
      for (const message of told) hear(message);
      void ended.then((code) => reject(new Error(`the program ended with code ${code}`)));
    });

  let orders = 0;
  const tell: DrivenApp['tell'] = async (order) => {
    orders += 1;
    const id = orders;
    child.send({ id, order });
    return (await hears('done', (message) => message.id === id)).value;
  };

  const { port } = await hears('debugging-port');
  await hears('window');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (page === undefined) throw new Error('the window has no page');
  return {
    page,
    told,
    userData,
    tell,
    hears,
    async quit() {
      if (child.connected) child.send({ id: 0, order: { order: 'quit' } satisfies Order });
      const code = await ended;
      rmSync(userData, { recursive: true, force: true });
      return code;
    },
  };
}
