import { ApiFailure } from '../../api/errors.ts';
import type { JobView } from '../../api/views/import-views.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Terminal } from './terminal.ts';

/** Waits for a job's end; progress goes to standard error, a line per file. */
export async function finished(engine: Engine, terminal: Terminal, started: JobView): Promise<JobView> {
  const told = new Set<string>();
  return new Promise((resolve, reject) => {
    const look = (job: JobView): void => {
      if (job.jobId !== started.jobId) return;
      for (const file of job.files) {
        if (file.state === 'waiting' || told.has(file.name)) continue;
        told.add(file.name);
        terminal.say('reading', { name: file.name });
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

async function ask(engine: Engine, jobId: string): Promise<JobView> {
  const reply = await engine.call('job.get', { jobId });
  if (reply.ok) return reply.value;
  throw new ApiFailure(reply.error.code, reply.error.params, reply.error.detail);
}
