/**
 * Import of a generated log into a searchable, concluded case, as ratios to what others need for less, in the same run: one core that does nothing but
 * `JSON.parse` the same frames, `wc -l` over the same bytes, and the frames of the log through `jq`. Absolute times drift with the
 * machine; the ratios of one run are what counts, and on a machine that others use too those of processor time. Memory is that of all processes together.
 * Usage: npm run bench -- import [MEGABYTES] [DIALECT]...
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readSync, openSync, closeSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dialects, generateFrames, generateLog } from './generate-log.ts';
import type { Dialect } from './generate-log.ts';
import { runWatched } from './watched-process.ts';

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function hasTool(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Floor {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** One core that parses the frames and does nothing else: ready strings, read outside of the measured time. */
function parseFloor(path: string): Floor {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(16 * 1024 * 1024);
  let kept = 0;
  let took = 0;
  let cpuMicroseconds = 0;
  for (;;) {
    const count = readSync(file, buffer, kept, buffer.length - kept, null);
    const end = count === 0 ? kept : buffer.lastIndexOf(0x0a, kept + count - 1) + 1;
    const lines = buffer.toString('latin1', 0, end).split('\n');
    const before = process.cpuUsage();
    took += seconds(() => {
      for (const line of lines) if (line !== '') JSON.parse(line);
    });
    const { user, system } = process.cpuUsage(before);
    cpuMicroseconds += user + system;
    kept = kept + count - end;
    buffer.copy(buffer, 0, end, end + kept);
    if (count === 0) break;
  }
  closeSync(file);
  return { seconds: took, cpuSeconds: cpuMicroseconds / 1e6 };
}

/** What a person without us would type: the frames out of the log, then `jq`. */
function shellPipeline(log: string, dialect: Dialect): { readonly name: string; readonly seconds: number } | null {
  if (!hasTool('jq')) return null;
  // libocpp writes a message over many lines: everything but the lines with a time is JSON.
  const find =
    dialect === 'libocpp'
      ? "grep -v '^[0-9]'"
      : hasTool('rg')
        ? `rg -o '\\[[234],.*\\]$'`
        : `grep -o '\\[[234],.*\\]$'`;
  const name = `${find.startsWith('rg') ? 'rg' : 'grep'} | jq`;
  return {
    name,
    seconds: seconds(() => execFileSync('sh', ['-c', `${find} "$1" | jq -c '.[2]' >/dev/null`, 'sh', log])),
  };
}

interface Imported {
  readonly seconds: number;
  readonly readSeconds: number;
  readonly searchableSeconds: number;
  readonly cpuSeconds: number;
  readonly frames: number;
  readonly sessions: number;
  readonly caseBytes: number;
}

const importOnce = fileURLToPath(new URL('./import-once.ts', import.meta.url));

interface Floors {
  readonly parse: Floor;
  readonly lineSeconds: number;
  readonly pipeline: { readonly name: string; readonly seconds: number } | null;
}

async function measure(
  name: string,
  bytes: number,
  paths: readonly string[],
  folder: string,
  floors: Floors,
): Promise<void> {
  const casePath = join(folder, `${name}.ladeakte`);
  const { output, peak } = await runWatched(importOnce, [casePath, folder, ...paths]);
  const imported: Imported = JSON.parse(output);
  rmSync(casePath, { force: true });
  const ratio = (other: number): string => (other / imported.seconds).toFixed(other / imported.seconds < 0.1 ? 3 : 2);
  const { pipeline } = floors;
  console.log(
    `${name.padEnd(22)} ${(bytes / 1e6).toFixed(0).padStart(5)} MB, ${imported.frames} frames, ${imported.sessions} sessions: ${imported.seconds.toFixed(1)} s (${(bytes / 1e6 / imported.seconds).toFixed(0)} MB/s; reading ${imported.readSeconds.toFixed(1)} s; searchable ${imported.searchableSeconds.toFixed(1)} s, concluded ${imported.seconds.toFixed(1)} s; CPU ${imported.cpuSeconds.toFixed(1)} s); speed as ratio to JSON.parse alone ${ratio(floors.parse.seconds)} (processor time by processor time ${(floors.parse.cpuSeconds / imported.cpuSeconds).toFixed(3)}), to wc -l ${ratio(floors.lineSeconds)}, to ${pipeline === null ? 'jq (not installed)' : `${pipeline.name} ${ratio(pipeline.seconds)}`}; peak memory ${peak === null ? 'unknown' : `${peak.residentMb.toFixed(0)} MB, ${peak.ownMb.toFixed(0)} MB without mapped files`}; case ${(imported.caseBytes / 1e6).toFixed(0)} MB`,
  );
}

/** Runs the bench and prints one line a dialect, and one for the same log as a tar.gz. */
export async function benchImport(megabytes: number, wanted: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-'));
  try {
    for (const dialect of dialects.filter((each) => wanted.length === 0 || wanted.includes(each))) {
      const log = join(folder, `${dialect}.log`);
      const made = generateLog(log, dialect, megabytes);
      const frames = join(folder, 'frames.txt');
      generateFrames(frames, made.frames);
      const floors: Floors = {
        parse: parseFloor(frames),
        lineSeconds: seconds(() => execFileSync('wc', ['-l', log])),
        pipeline: shellPipeline(log, dialect),
      };
      rmSync(frames);
      await measure(dialect, statSync(log).size, [log], folder, floors);
      if (dialect === dialects[0]) {
        const archive = join(folder, `${dialect}.tar.gz`);
        execFileSync('tar', ['czf', archive, '-C', folder, `${dialect}.log`]);
        await measure(`${dialect} as tar.gz`, statSync(log).size, [archive], folder, floors);
        rmSync(archive);
      }
      rmSync(log);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
