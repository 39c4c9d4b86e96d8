import type { QueryClient } from '@tanstack/react-query';
import type { HostBridge } from '../../main/api/client.ts';
import { rememberJob } from './job-store.ts';

/** Lets the engine's events reach the cache: a changed case is asked again, progress is remembered. */
export function bridgeEvents(host: HostBridge, queries: QueryClient): () => void {
  return host.subscribe((event) => {
    switch (event.event) {
      case 'job.progress':
        rememberJob(event.job);
        return;
      case 'case.changed':
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => {
            const input = queryKey[1];
            return typeof input === 'object' && input !== null && 'caseId' in input && input.caseId === event.caseId;
          },
        });
        return;
    }
  });
}
