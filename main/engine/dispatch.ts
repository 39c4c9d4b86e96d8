import { tmpdir } from 'node:os';
import * as v from 'valibot';
import { contract } from '../api/contract.ts';
import type { Contract, ProcedureName } from '../api/contract.ts';
import { expectedFailure, expectedFailureOfCase } from '../casefile/expected-failure.ts';
import type { ApiError } from '../api/errors.ts';
import type { InputOf, OutputOf, ParsedInputOf, Reply } from '../api/procedure.ts';
import type { EngineContext } from './engine.ts';
import type { OpenCase } from './open-cases.ts';

/** One function per procedure of the contract; the compiler notices a missing one. What may take long ends with its `signal`. */
export type Handlers = {
  readonly [Name in ProcedureName]: (
    input: ParsedInputOf<Contract[Name]>,
    context: EngineContext,
    signal: AbortSignal,
  ) => OutputOf<Contract[Name]> | Promise<OutputOf<Contract[Name]>>;
};

function describe(error: unknown, context: EngineContext, input: unknown): ApiError {
  const asked = caseOf(context, input);
  const expected =
    expectedFailure(error, fileOf(context, input)) ??
    (asked === null ? null : expectedFailureOfCase(error, asked.path, asked.database));
  if (expected !== null) return expected.error;
  // A bug, not bad input: the name of the exception is told, its stack goes no further than the developer's console.
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
  return { code: 'internal', params: {}, detail };
}

function found<What>(look: () => What): What | null {
  try {
    return look();
  } catch {
    // closed meanwhile, or no place to write to (marks and notes call what they are about a target as well)
    return null;
  }
}

function membersOf(input: unknown): Readonly<Record<string, unknown>> {
  return (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
}

/** The case that a question is about, while it is open. */
function caseOf({ cases }: EngineContext, input: unknown): OpenCase | null {
  const { caseId } = membersOf(input);
  return typeof caseId === 'string' ? found(() => cases.get(caseId)) : null;
}

/** What a question writes to, else the case that it is about. */
function fileOf(context: EngineContext, input: unknown): string {
  const { target } = membersOf(input);
  return (
    (typeof target === 'string' ? found(() => context.grants.resolveTarget(target).name) : null) ??
    caseOf(context, input)?.path ??
    tmpdir()
  );
}

function isProcedure(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}

/** The one way in: checks the name and the input for every transport, and turns failures into replies. Never rejects. */
export function createDispatcher(
  handlers: Handlers,
  context: EngineContext,
): <Name extends ProcedureName>(
  name: Name,
  input: InputOf<Contract[Name]>,
  ticket?: string,
) => Promise<Reply<OutputOf<Contract[Name]>>> {
  return async (name, input, ticket) => {
    if (!isProcedure(name)) {
      return {
        ok: false,
        error: { code: 'procedure-unknown', params: { name: String(name).slice(0, 100) }, detail: null },
      };
    }
    const checked = v.safeParse(contract[name].input, input);
    if (!checked.success) {
      const issue = checked.issues[0];
      const path = v.getDotPath(issue) ?? '';
      return { ok: false, error: { code: 'input-invalid', params: { path, procedure: name }, detail: issue.message } };
    }
    try {
      // The schema and the handler stand under the same name, which the compiler cannot follow through the lookup.
      const handler = handlers[name] as (input: unknown, context: EngineContext, signal: AbortSignal) => unknown;
      const value = (await context.running.run(ticket, async (signal) =>
        handler(checked.output, context, signal),
      )) as OutputOf<Contract[typeof name]>;
      const parsed: unknown = checked.output;
      const caseId = typeof parsed === 'object' && parsed !== null && 'caseId' in parsed ? parsed.caseId : undefined;
      return { ok: true, value, revision: typeof caseId === 'string' ? context.cases.revisionOf(caseId) : 0 };
    } catch (error) {
      return { ok: false, error: describe(error, context, checked.output) };
    }
  };
}
