import type { QueryClient } from '@tanstack/react-query';
import type { HostBridge } from '../../main/api/client.ts';
import { rememberJob } from './job-store.ts';

/** Lets the engine's events reach the cache: a changed case is asked again, progress is remembered. */
export function bridgeEvents(host: HostBridge, queries: QueryClient): () => void {
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
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => ofCase(queryKey, event.caseId),
        });
        return;
      case 'journal.changed':
        void queries.invalidateQueries({
          // Lists change only where their filter asks for marks or notes.
          predicate: ({ queryKey }) =>
            ofCase(queryKey, event.caseId) &&
            (String(queryKey[0]).startsWith('journal.') || /marked|note/i.test(JSON.stringify(queryKey[1]))),
        });
        return;
    }
  });
}
