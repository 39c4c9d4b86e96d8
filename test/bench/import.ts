/**
 * Import of a generated log into a searchable case, as ratios to what has to be done at least: `JSON.parse` of the same frames on one
 * core, and `wc -l` of the same bytes. Absolute times drift with the machine; the ratios of one run are what counts.
 * Usage: npm run bench -- import [MEGABYTES]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../main/engine/engine.ts';
import { generateFrames, generateLog } from './generate-log.ts';
import type { Dialect } from './generate-log.ts';

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function parseFloor(path: string): number {
  const lines = readFileSync(path, 'latin1').split('\n');
  return seconds(() => {
    for (const line of lines) if (line !== '') JSON.parse(line);
  });
}

async function importSeconds(
  path: string,
  folder: string,
): Promise<{ readonly seconds: number; readonly frames: number }> {
  const engine = createEngine({ dataFolder: folder, shell: 'cli', version: 'bench', sampleArchive: null });
  const file = await engine.grantFile(path);
  const start = performance.now();
  const { caseId } = await engine.caseAt(join(folder, `${Math.round(start)}.ladeakte`));
  const started = await engine.call('import.start', { files: [file.token], caseId });
  if (!started.ok) throw new Error(started.error.code);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const job = await engine.call('job.get', { jobId: started.value.jobId });
    if (!job.ok || job.value.phase === 'failed') throw new Error(JSON.stringify(job));
    if (job.value.phase !== 'done') continue;
    const took = (performance.now() - start) / 1000;
    const frames = job.value.summary?.frames;
    await engine.close();
    return { seconds: took, frames: (frames?.call ?? 0) + (frames?.result ?? 0) };
  }
}

/** Runs the bench and prints one line per dialect. */
export async function benchImport(megabytes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-'));
  try {
    for (const dialect of ['steve', 'mobilityhouse', 'libocpp'] as const satisfies readonly Dialect[]) {
      const log = join(folder, `${dialect}.log`);
      const made = generateLog(log, dialect, megabytes);
      const framesOnly = join(folder, 'frames.txt');
      generateFrames(framesOnly, made.frames);
      const floor = parseFloor(framesOnly);
      const lines = seconds(() => execFileSync('wc', ['-l', log]));
      const imported = await importSeconds(log, folder);
      const rate = made.bytes / 1e6 / imported.seconds;
      console.log(
        `${dialect.padEnd(14)} ${(made.bytes / 1e6).toFixed(0)} MB, ${imported.frames}/${made.frames} frames: ${imported.seconds.toFixed(2)} s (${rate.toFixed(0)} MB/s); speed as ratio to JSON.parse alone ${(floor / imported.seconds).toFixed(2)}, to wc -l ${(lines / imported.seconds).toFixed(3)}; peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
