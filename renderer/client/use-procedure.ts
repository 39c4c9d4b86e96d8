import type { UseQueryResult } from '@tanstack/react-query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { HostBridge } from '../../main/api/client.ts';
import type { Contract, ProcedureName } from '../../main/api/contract.ts';
import type { InputOf, OutputOf, Reply } from '../../main/api/procedure.ts';
import { ApiCallError } from './api-call-error.ts';
import { useHost } from './host-context.ts';

/** Tickets of this page: other pages of the same engine choose theirs by chance, too. */
const page = crypto.randomUUID();
let tickets = 0;

/** Calls and unpacks: the value, or an `ApiCallError`. With a signal the engine ends the call as soon as nobody waits for it. */
export async function callProcedure<Name extends ProcedureName>(
  host: HostBridge,
  name: Name,
  input: InputOf<Contract[Name]>,
  signal?: AbortSignal,
): Promise<OutputOf<Contract[Name]>> {
  const reply = signal === undefined ? await host.call(name, input) : await callUntil(host, name, input, signal);
  if (!reply.ok) throw new ApiCallError(reply.error);
  return reply.value;
}

async function callUntil<Name extends ProcedureName>(
  host: HostBridge,
  name: Name,
  input: InputOf<Contract[Name]>,
  signal: AbortSignal,
): Promise<Reply<OutputOf<Contract[Name]>>> {
  tickets += 1;
  const ticket = `${page}-${tickets}`;
  const stop = () => void host.call('query.cancel', { ticket });
  signal.addEventListener('abort', stop);
  try {
    return await host.call(name, input, ticket);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Under which an answer is kept. The input is part of it, so that `case.changed` finds all answers of one case. */
export function procedureKey<Name extends ProcedureName>(name: Name, input: InputOf<Contract[Name]>) {
  return [name, input] as const;
}

interface Options {
  readonly enabled?: boolean;
  /** Show the answer to the question before until the new one is there (lists, charts: nothing jumps). */
  readonly keep?: boolean;
}

/** One question of the contract as a query. */
export function useProcedure<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Contract[Name]>,
  options: Options = {},
): UseQueryResult<OutputOf<Contract[Name]>> {
  const host = useHost();
  return useQuery({
    queryKey: procedureKey(name, input),
    queryFn: ({ signal }) => callProcedure(host, name, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}
