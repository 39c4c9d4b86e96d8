import { isApiErrorCode } from '../../api/error-texts.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { ApiError } from '../../api/errors.ts';
import type { JobView } from '../../api/views/import-views.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Terminal } from './terminal.ts';

/** How often a long import says how far it is. */
const tellEveryMs = 5_000;

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** The two largest units; they are written alike in both languages. */
function timeText(ms: number): string {
  const pair = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
    small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, 'min', seconds % 60, 's');
  return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

/** How far the reading is, and how long it still takes where that can be known. */
export function readingOn(job: JobView): Readonly<Record<string, string | number>> {
  return {
    done: megabytes(job.bytesDone),
    total: megabytes(job.bytesTotal),
    records: job.records,
    time: job.timeLeftMs === null ? '' : timeText(job.timeLeftMs),
  };
}

/** Why a job failed, as the failure that it is. */
export function jobFailure({ failure, failureDetail, failureFile }: JobView, file: string): ApiError {
  const code = failure !== null && isApiErrorCode(failure) ? failure : 'internal';
  const place = failureFile ?? file;
  return { code, params: { file: place, folder: place }, detail: failureDetail };
}

/** So many files are named as their reading begins; of a folder of thousands the periodic line tells. */
const namedFiles = 20;

/** Waits for a job's end; progress goes to standard error: a line per file, and one every five seconds while it reads and concludes. */
export async function finished(engine: Engine, terminal: Terminal, started: JobView): Promise<JobView> {
  const told = new Set<string>();
  let toldAtMs = performance.now();
  return new Promise((resolve, reject) => {
    const look = (job: JobView): void => {
      if (job.jobId !== started.jobId) return;
      for (const file of job.files) {
        if (file.state === 'waiting' || told.has(file.name)) continue;
        told.add(file.name);
        if (told.size <= namedFiles) terminal.say('reading', { name: file.name });
        else if (told.size === namedFiles + 1) terminal.say('more-files');
      }
      if (job.phase === 'reading' && performance.now() - toldAtMs >= tellEveryMs) {
        toldAtMs = performance.now();
        terminal.say('reading-on', readingOn(job));
      }
      if (job.conclusion !== null && performance.now() - toldAtMs >= tellEveryMs) {
        toldAtMs = performance.now();
        terminal.say(`concluding-${job.conclusion.step}`, { done: job.conclusion.done, total: job.conclusion.total });
      }
      if (job.phase !== 'done' && job.phase !== 'cancelled' && job.phase !== 'failed') return;
      stop();
      resolve(job);
    };
    const stop = engine.subscribe((event) => {
      if (event.event === 'job.progress') look(event.job);
    });
    // The job may have ended before anyone listened.
    ask(engine, started.jobId).then(look, reject);
  });
}

/** The same for a job without which what follows would be untrue: its failure is the call's, and so is a signal that ended it. */
export async function succeeded(engine: Engine, terminal: Terminal, started: JobView, file: string): Promise<JobView> {
  const job = await finished(engine, terminal, started);
  if (job.phase === 'done') return job;
  if (job.phase === 'cancelled') throw new ApiFailure('cancelled', {}, null);
  const { code, params, detail } = jobFailure(job, file);
  throw new ApiFailure(code, params, detail);
}

async function ask(engine: Engine, jobId: string): Promise<JobView> {
  const reply = await engine.call('job.get', { jobId });
  if (reply.ok) return reply.value;
  throw new ApiFailure(reply.error.code, reply.error.params, reply.error.detail);
}
