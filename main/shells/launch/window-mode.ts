import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { endingSignals, passedSignals } from '../ending-signals.ts';
import { projectRoot } from './project.ts';

/** Runs the program in its own window and answers with the exit code of Electron. */
export function runWindowMode(
  binary: string,
  files: readonly string[],
  extensions: readonly string[],
): Promise<number> {
  const environment = { ...process.env };
  // With this set Electron would be a plain Node.
  delete environment['ELECTRON_RUN_AS_NODE'];
  const child = spawn(
    binary,
    [
      join(projectRoot, 'out', 'electron'),
      ...extensions.map((file) => `--extension=${resolve(file)}`),
      ...files.map((file) => resolve(file)),
    ],
    {
      stdio: 'inherit',
      env: environment,
    },
  );
  const passed = passedSignals();
  const hear = (signal: NodeJS.Signals): void => {
    if (passed.includes(signal)) child.kill(signal);
  };
  const signals = endingSignals();
  for (const signal of signals) process.on(signal, hear);
  return new Promise((resolveExit, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, hear);
      resolveExit(signal === null ? (code ?? 0) : 128 + constants.signals[signal]);
    });
  });
}
