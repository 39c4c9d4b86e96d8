import { useSyncExternalStore } from 'react';
import type { JobPhase, JobView } from '../../main/api/views/import-views.ts';

/** The last job of each case, as the engine told it. Events may overtake the reply that started the job. */
let jobs: ReadonlyMap<string, JobView> = new Map();
const listeners = new Set<() => void>();

const rank: Readonly<Record<JobPhase, number>> = {
  waiting: 0,
  reading: 1,
  concluding: 2,
  done: 3,
  cancelled: 3,
  failed: 3,
};

export function rememberJob(job: JobView): void {
  const known = jobs.get(job.caseId);
  if (known?.jobId === job.jobId && rank[known.phase] > rank[job.phase]) return;
  jobs = new Map(jobs).set(job.caseId, job);
  for (const listener of listeners) listener();
}

export function forgetJob(caseId: string): void {
  const next = new Map(jobs);
  next.delete(caseId);
  jobs = next;
  for (const listener of listeners) listener();
}

/** The last job of a case as it was told last, without following it. */
export function knownJob(caseId: string): JobView | undefined {
  return jobs.get(caseId);
}

export function isRunning(job: JobView): boolean {
  return rank[job.phase] < 3;
}

/** The last job of a case, `undefined` when there was none since the start of the program. */
export function useJob(caseId: string | null): JobView | undefined {
  const all = useSyncExternalStore(listen, () => jobs);
  return caseId === null ? undefined : all.get(caseId);
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
