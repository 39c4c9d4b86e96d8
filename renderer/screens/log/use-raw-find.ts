import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RawFound, RawHit } from '../../../main/api/views/raw-views.ts';
import { useCase } from '../../app/case-context.ts';
import { useHost } from '../../client/host-context.ts';
import { callProcedure } from '../../client/use-procedure.ts';

/** Hits that are held; beyond them the text says too little to be read one by one. */
const mostHits = 10_000;

export interface RawSearch {
  readonly hits: readonly RawHit[];
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly state: 'running' | 'done' | 'stopped' | 'full';
  readonly error: unknown;
}

/** Looks through the original bytes stretch by stretch; what was found is shown at once, and the search can be stopped. */
export function useRawFind() {
  const host = useHost();
  const queries = useQueryClient();
  const { caseId } = useCase();
  const [search, setSearch] = useState<RawSearch | null>(null);
  const turn = useRef(0);
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  const start = async (text: string, matchCase: boolean) => {
    turn.current += 1;
    const mine = turn.current;
    let hits: readonly RawHit[] = [];
    let from: { readonly sourceId: number; readonly offset: number } | null = null;
    setSearch({ hits, bytesDone: 0, bytesTotal: 0, state: 'running', error: null });
    try {
      for (;;) {
        const input = { caseId, text, matchCase, from, limit: 500 };
        const found: RawFound = await queries.fetchQuery({
          queryKey: ['raw.find', input],
          queryFn: () => callProcedure(host, 'raw.find', input),
        });
        if (turn.current !== mine) return;
        hits = [...hits, ...found.hits];
        const { bytesDone, bytesTotal, next } = found;
        const full = hits.length >= mostHits;
        const state = next === null ? 'done' : full ? 'full' : 'running';
        setSearch({ hits, bytesDone, bytesTotal, state, error: null });
        if (next === null || full) return;
        from = next;
      }
    } catch (error) {
      if (turn.current === mine) setSearch({ hits, bytesDone: 0, bytesTotal: 0, state: 'stopped', error });
    }
  };
  const stop = () => {
    turn.current += 1;
    setSearch((now) => (now === null ? null : { ...now, state: 'stopped' }));
  };
  return { search, start, stop };
}
