import type { HostBridge } from '../../main/api/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useHost } from '../client/host-context.ts';
import { orderVerification } from './verify-order.ts';
import { openAdopted, openCaseFile, openSample } from './open-files.ts';

export type Opening =
  | { readonly what: 'dropped'; readonly files: readonly File[]; readonly caseId: string | null }
  | { readonly what: 'choose'; readonly kind: 'evidence' | 'case'; readonly caseId: string | null }
  | { readonly what: 'given'; readonly files: Awaited<ReturnType<HostBridge['adopt']>> }
  | { readonly what: 'verify'; readonly files: readonly File[] | null }
  | { readonly what: 'recent'; readonly token: string }
  | { readonly what: 'sample' };

/** Everything that brings evidence in; one at a time, its failure stays visible until the next try. */
export function useOpening() {
  const host = useHost();
  const queries = useQueryClient();
  return useMutation({
    mutationKey: ['opening'],
    mutationFn: async (opening: Opening) => {
      switch (opening.what) {
        case 'dropped':
          return openAdopted(host, await host.adopt(opening.files), opening.caseId);
        case 'choose': {
          const files = await host.choose(opening.kind);
          return files === null ? undefined : openAdopted(host, files, opening.caseId);
        }
        case 'verify': {
          const files = opening.files === null ? await host.choose('evidence') : await host.adopt(opening.files);
          if (files !== null && files.length > 0) orderVerification({ files });
          return;
        }
        case 'given':
          return openAdopted(host, opening.files, null);
        case 'recent':
          return openCaseFile(host, opening.token);
        case 'sample':
          return openSample(host);
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['recent.list'] }),
  });
}
