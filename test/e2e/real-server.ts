import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../runner/run-tool.ts';

/** The product in browser mode, started as `npm start` does, in a process of its own with a data folder of its own. */
export interface RealServer {
  /** Address with the launch secret, as it was printed. */
  readonly url: string;
  readonly origin: string;
  readonly dataFolder: string;
  /** Ends it as Ctrl+C would and answers with its exit code. */
  stop(): Promise<number>;
}

export async function startRealServer(
  files: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RealServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ladeakte-data-'));
  const child = spawn(process.execPath, ['main/shells/start.ts', '--browser', '--no-open', ...files], {
    cwd: projectRoot,
    env: { ...process.env, LADEAKTE_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const exit = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      said += part.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    void exit.then((code) => reject(new Error(`the server ended with code ${code}: ${said}`)));
  });
  return {
    url,
    origin: new URL(url).origin,
    dataFolder,
    async stop() {
      child.kill('SIGINT');
      const code = await exit;
      rmSync(dataFolder, { recursive: true, force: true });
      return code;
    },
  };
}
