#!/usr/bin/env node
// The launcher behind `npx ladeakte`. Plain JavaScript on purpose: it may be started by a Node that can neither run
// TypeScript nor load the database addon (better-sqlite3 13 crashes the process on Node 20). Such a Node only hands
// over to the Node 24 that the package `node` put beside our dependencies.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;
const usageOrTechnicalError = 1;
const program = new URL('./main.ts', import.meta.url);

/** Path of the installed Node 24, `undefined` where `npm ci` has not been run. */
function installedNode() {
  try {
    const manifestPath = createRequire(import.meta.url).resolve('node/package.json');
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'));
    if (Number.parseInt(manifest.version, 10) < neededMajor) return undefined;
    const binary = join(dirname(manifestPath), typeof manifest.bin === 'string' ? manifest.bin : manifest.bin.node);
    // On Windows the name without an ending is a note beside the program, or nothing.
    const names = process.platform === 'win32' ? [`${binary}.exe`, binary] : [binary];
    return names.find((path) => existsSync(path));
  } catch {
    return undefined;
  }
}

/** Runs this launcher again under another Node; input, output, signals and exit code pass through. */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, LADEAKTE_RELAUNCHED: '1' },
  });
  // Ctrl+C reaches the whole process group, so the child hears it anyway; a signal sent to us alone is passed on. On Windows passing on would end the child at once, and
  // all programs of a console hear what it says: we only wait.
  const isWindows = process.platform === 'win32';
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => isWindows || child.kill(signal));
  for (const signal of ['SIGINT', 'SIGBREAK']) process.on(signal, () => {});
  child.on('error', (error) => {
    process.stderr.write(`ladeakte: ${node} could not be started: ${error.message}\n`);
    process.exit(usageOrTechnicalError);
  });
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
}

/**
 * Node strips the types of our files and compiles them anew in every process and thread; kept beside the dependencies, that is done once (an
 * import of a small log: 1.3 s without, 0.6 s with it). Where the folder cannot be written Node goes on without.
 */
function keepCompiledCode() {
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/ladeakte-code', import.meta.url));
  process.env.NODE_COMPILE_CACHE ??= folder; // for the threads
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

if (Number.parseInt(process.versions.node, 10) >= neededMajor) {
  keepCompiledCode();
  await import(program.href);
} else {
  const node = process.env.LADEAKTE_RELAUNCHED === '1' ? undefined : installedNode();
  if (node === undefined) {
    process.stderr.write(
      `ladeakte needs Node ${neededMajor} or newer, this is ${process.versions.node}. Run "npm ci" in the folder of Ladeakte once: it installs a Node ${neededMajor} beside the program.\n`,
    );
    process.exit(usageOrTechnicalError);
  }
  handOver(node);
}
