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

const bracket = 0x5b;

/** Whether a message begins here: `[2,"`, `[3,"` or `[4,"`. */
function beginsMessage(bytes: Buffer, at: number): boolean {
  const kind = bytes[at + 1] ?? 0;
  return kind >= 0x32 && kind <= 0x34 && bytes[at + 2] === 0x2c && bytes[at + 3] === 0x22;
}

/**
 * One core that finds the messages in the log, makes strings of them and parses them: the floor of the prototype whose import took 1.25 times as long. `null` where a
 * message lies over many lines.
 */
function foundFloor(path: string, dialect: Dialect): number | null {
  if (dialect === 'libocpp') return null;
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(4 * 1024 * 1024);
  const took = seconds(() => {
    for (let kept = 0; ; ) {
      const count = readSync(file, buffer, kept, buffer.length - kept, null);
      const end = count === 0 ? kept : buffer.lastIndexOf(0x0a, kept + count - 1) + 1;
      for (let at = 0; at < end; ) {
        const newline = buffer.indexOf(0x0a, at);
        const lineEnd = newline < 0 ? end : newline;
        let start = buffer.indexOf(bracket, at);
        while (start >= 0 && start < lineEnd && !beginsMessage(buffer, start))
          start = buffer.indexOf(bracket, start + 1);
        if (start >= 0 && start < lineEnd) JSON.parse(buffer.toString('utf8', start, lineEnd));
        at = lineEnd + 1;
      }
      if (count === 0) return;
      buffer.copy(buffer, 0, end, kept + count);
      kept = kept + count - end;
    }
  });
  closeSync(file);
  return took;
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
  /** Seconds; `null` where it was not measured. */
  readonly found: number | null;
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
  const { frames, sessions, readSeconds, searchableSeconds, seconds: concludedSeconds, cpuSeconds } = imported;
  const mb = (amount: number): string => `${(amount / 1e6).toFixed(0)} MB`;
  const ratio = (share: number): string => share.toFixed(share < 0.1 ? 3 : 2);
  // Either way: to the case whose messages can be searched, and to the one with sessions, verdicts and findings.
  const ratios = (floor: number | null): string =>
    floor === null ? '-' : `${ratio(floor / searchableSeconds)} | ${ratio(floor / concludedSeconds)}`;
  const { parse, found, lineSeconds, pipeline } = floors;
  console.log(`${name}: ${mb(bytes)}, ${frames} frames, ${sessions} sessions; case ${mb(imported.caseBytes)}`);
  console.log(
    `  read ${readSeconds.toFixed(1)} s, searchable ${searchableSeconds.toFixed(1)} s (${mb(bytes / searchableSeconds)}/s), concluded ${concludedSeconds.toFixed(1)} s (${mb(bytes / concludedSeconds)}/s), CPU ${cpuSeconds.toFixed(1)} s`,
  );
  console.log(
    `  speed, searchable | concluded, as ratio to JSON.parse alone ${ratios(parse.seconds)} (processor time ${ratio(parse.cpuSeconds / cpuSeconds)}), to finding and parsing on one core ${ratios(found)}, to wc -l ${ratios(lineSeconds)}, to ${pipeline === null ? 'jq (not installed)' : `${pipeline.name} ${ratios(pipeline.seconds)}`}`,
  );
  console.log(
    `  peak memory ${peak === null ? 'unknown' : `${peak.residentMb.toFixed(0)} MB, ${peak.ownMb.toFixed(0)} MB without mapped files`}`,
  );
}

/** Runs the bench and prints a few lines a dialect, and for the same log as a tar.gz. */
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
        found: foundFloor(log, dialect),
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
