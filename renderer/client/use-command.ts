import type { UseMutationResult } from '@tanstack/react-query';
import { useMutation } from '@tanstack/react-query';
import type { Contract, ProcedureName } from '../../main/api/contract.ts';
import type { InputOf, OutputOf } from '../../main/api/procedure.ts';
import { useHost } from './host-context.ts';
import { callProcedure } from './use-procedure.ts';

/** One order of the contract; its failure stays until the next try, so that the screen can show it in place. */
export function useApiCommand<Name extends ProcedureName>(
  name: Name,
): UseMutationResult<OutputOf<Contract[Name]>, Error, InputOf<Contract[Name]>> {
  const host = useHost();
  return useMutation({ mutationFn: (input: InputOf<Contract[Name]>) => callProcedure(host, name, input) });
}
