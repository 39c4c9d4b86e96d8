import type { QueryClient } from '@tanstack/react-query';
import type { HostBridge } from '../../main/api/client.ts';
import { isRunning, knownJob, rememberJob } from './job-store.ts';

/** Lets the engine's events reach the cache: a changed case is asked again, progress is remembered. */
export function bridgeEvents(host: HostBridge, queries: QueryClient): () => void {
  void askForRunningJobs(host);
  return host.subscribe((event) => {
    const ofCase = (queryKey: readonly unknown[], caseId: string): boolean => {
      const input = queryKey[1];
      return typeof input === 'object' && input !== null && 'caseId' in input && input.caseId === caseId;
    };
    switch (event.event) {
      case 'job.progress':
        rememberJob(event.job);
        return;
      case 'case.changed':
        void askForRunningJob(host, event.caseId);
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => ofCase(queryKey, event.caseId),
        });
        return;
      case 'journal.changed':
        void queries.invalidateQueries({
          // Lists change only where their filter asks for marks or notes; a folded run says which it holds.
          predicate: ({ queryKey }) =>
            ofCase(queryKey, event.caseId) &&
            (String(queryKey[0]).startsWith('journal.') ||
              queryKey[0] === 'log.list' ||
              /marked|note/i.test(JSON.stringify(queryKey[1]))),
        });
        return;
    }
  });
}

/** A job whose end was told while the line was down would run for ever; the engine knows better. */
async function askForRunningJob(host: HostBridge, caseId: string): Promise<void> {
  const job = knownJob(caseId);
  if (job === undefined || !isRunning(job)) return;
  const reply = await host.call('job.get', { jobId: job.jobId });
  if (reply.ok) rememberJob(reply.value);
}

/** Nobody told this page of jobs that began before it was loaded. */
async function askForRunningJobs(host: HostBridge): Promise<void> {
  const reply = await host.call('job.running', {});
  if (reply.ok) for (const job of reply.value) rememberJob(job);
}
