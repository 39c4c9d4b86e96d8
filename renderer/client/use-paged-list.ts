import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../main/api/views/list-page.ts';
import { isFilterError } from './api-call-error.ts';
import { useHost } from './host-context.ts';
import { callProcedure } from './use-procedure.ts';
import { useSlow } from './use-slow.ts';
import type { Contract } from '../../main/api/contract.ts';
import type { InputOf, OutputOf } from '../../main/api/procedure.ts';

/** The procedures that answer with a page. */
export type ListProcedure = {
  [Name in keyof Contract]: OutputOf<Contract[Name]> extends Page<unknown> ? Name : never;
}[keyof Contract];

export type RowOf<Name extends ListProcedure> = OutputOf<Contract[Name]> extends Page<infer Row> ? Row : never;

/** Whether a list's question takes long, and what a person can do about it. */
export interface ListSearch {
  readonly state: 'quiet' | 'slow' | 'stopped';
  /** Ends the question here and in the engine. */
  readonly stop: () => void;
  readonly again: () => void;
}

/** A long list of which only the pages in sight are held. */
export interface PagedList<Row> {
  /** `undefined` until the first answer. */
  readonly total: number | undefined;
  readonly rowAt: (index: number) => Row | undefined;
  /** Tells which rows are in sight. */
  readonly show: (first: number, last: number) => void;
  readonly error: unknown;
  readonly stale: boolean;
  readonly search: ListSearch;
  /** All rows that are held now, for finding one by its id. */
  readonly loaded: readonly { readonly index: number; readonly row: Row }[];
}

const pageSize = 200;

interface Sight {
  readonly first: number;
  readonly last: number;
}

function samePages(left: Sight, right: Sight): boolean {
  const page = (row: number) => Math.floor(row / pageSize);
  return page(left.first) === page(right.first) && page(left.last) === page(right.last);
}

/** Pages of a list, asked for as they come into sight. `input` without offset and limit. */
export function usePagedList<Name extends ListProcedure>(
  name: Name,
  input: Omit<InputOf<Contract[Name]>, 'offset' | 'limit'>,
): PagedList<RowOf<Name>> {
  const host = useHost();
  const queries = useQueryClient();
  const inputText = JSON.stringify(input);
  const [seen, setSeen] = useState({ key: inputText, first: 0, last: 0 });
  // Another question begins at the top again.
  const sight = seen.key === inputText ? seen : { first: 0, last: 0 };
  const [known, setKnown] = useState<{ readonly key: string; readonly total: number | undefined }>({
    key: inputText,
    total: undefined,
  });
  const numbers = new Set<number>();
  for (let page = Math.floor(sight.first / pageSize); page <= Math.floor(sight.last / pageSize); page += 1) {
    numbers.add(page);
  }
  const pages = [...numbers].slice(0, 4);

  const answers = useQueries({
    queries: pages.map((page) => {
      const full = { ...(JSON.parse(inputText) as typeof input), offset: page * pageSize, limit: pageSize };
      return {
        queryKey: [name, full],
        queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
          (await callProcedure(host, name, full as InputOf<Contract[Name]>, signal)) as Page<RowOf<Name>>,
        placeholderData: pages.length === 1 ? keepPreviousData : undefined,
      };
    }),
  });

  const fetching = answers.some(({ isFetching }) => isFetching);
  const slow = useSlow(fetching, inputText);
  const [stopped, setStopped] = useState<string | null>(null);
  const search: ListSearch = {
    state: fetching ? (slow ? 'slow' : 'quiet') : stopped === inputText ? 'stopped' : 'quiet',
    stop: () => {
      setStopped(inputText);
      void queries.cancelQueries({
        predicate: ({ queryKey, state }) => state.fetchStatus === 'fetching' && asksTheSame(queryKey[1], input),
      });
    },
    again: () => {
      setStopped(null);
      for (const answer of answers) void answer.refetch();
    },
  };

  const rows = new Map<number, RowOf<Name>>();
  let total: number | undefined;
  let error: unknown = null;
  let stale = false;
  for (const answer of answers) {
    if (answer.data !== undefined) {
      total = Math.max(total ?? 0, answer.data.total);
      answer.data.rows.forEach((row, position) => rows.set((answer.data?.offset ?? 0) + position, row));
    }
    if (answer.error !== null) error = answer.error;
    if (answer.isPlaceholderData) stale = true;
  }
  // Pages under way say nothing about the length; the list must not collapse meanwhile.
  if (total !== undefined && !stale && (known.key !== inputText || known.total !== total)) {
    setKnown({ key: inputText, total });
  }
  const show = (first: number, last: number) => {
    setSeen((now) =>
      now.key === inputText && samePages(now, { first, last }) ? now : { key: inputText, first, last },
    );
  };
  return {
    // A filter that cannot be read has no rows; its error stands in the filter bar.
    total: total ?? (known.key === inputText ? known.total : undefined) ?? (isFilterError(error) ? 0 : undefined),
    rowAt: (index) => rows.get(index),
    show,
    error,
    stale,
    search,
    loaded: [...rows].map(([index, row]) => ({ index, row })),
  };
}

/** Pages of the list, and where something stands in it: all of them wait for the same search. */
function asksTheSame(other: unknown, list: object): boolean {
  if (typeof other !== 'object' || other === null) return false;
  const of = (question: object, name: string): unknown => Reflect.get(question, name);
  return of(other, 'caseId') === of(list, 'caseId') && of(other, 'filter') === of(list, 'filter');
}
