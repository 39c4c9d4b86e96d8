import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';

/** The contract's lists give so many at a time. */
const page = 1_000;

/** The ids of all sessions that a filter leaves, page after page: what the count says is what the report tells of. */
export function useMatchingSessions(caseId: string, filter: string, enabled: boolean) {
  const host = useHost();
  return useQuery({
    queryKey: ['sessions.list', { caseId, filter, all: true }],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const ids: string[] = [];
      for (let total = 1; ids.length < total; ) {
        const window = { caseId, filter, offset: ids.length, limit: page };
        const { rows, total: count } = await callProcedure(host, 'sessions.list', window, signal);
        if (rows.length === 0) break;
        ids.push(...rows.map(({ id }) => id));
        total = count;
      }
      return ids;
    },
  });
}
