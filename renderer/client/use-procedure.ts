import type { UseQueryResult } from '@tanstack/react-query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { HostBridge } from '../../main/api/client.ts';
import type { Contract, ProcedureName } from '../../main/api/contract.ts';
import type { InputOf, OutputOf } from '../../main/api/procedure.ts';
import { ApiCallError } from './api-call-error.ts';
import { useHost } from './host-context.ts';

/** Calls and unpacks: the value, or an `ApiCallError`. */
export async function callProcedure<Name extends ProcedureName>(
  host: HostBridge,
  name: Name,
  input: InputOf<Contract[Name]>,
): Promise<OutputOf<Contract[Name]>> {
  const reply = await host.call(name, input);
  if (!reply.ok) throw new ApiCallError(reply.error);
  return reply.value;
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
    queryFn: () => callProcedure(host, name, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}
