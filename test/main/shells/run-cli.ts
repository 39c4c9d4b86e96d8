import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../runner/run-tool.ts';

export interface CliOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output as JSON, an object a line. */
  lines(): readonly Readonly<Record<string, unknown>>[];
}

const launcher = join(projectRoot, 'main', 'shells', 'cli', 'ladeakte.mjs');

/** Runs the real command line in a process of its own. */
export function runCli(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly nodeArguments?: readonly string[];
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<CliOutcome> {
  const child = spawn(process.execPath, [...(options.nodeArguments ?? []), launcher, ...args], {
    cwd: options.cwd ?? projectRoot,
    env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code: code ?? -1,
        out,
        err,
        lines: () =>
          out
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
      }),
    );
  });
}
