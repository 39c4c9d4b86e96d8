import type { GenericSchema, InferInput, InferOutput } from 'valibot';
import type { ApiError } from './errors.ts';

/** A question: no effect on a case; the client may cache its answer until the case's revision changes. */
export interface QueryProcedure<Input extends GenericSchema, Output> {
  readonly kind: 'query';
  readonly input: Input;
  /** Never read at run time; carries the output type. */
  readonly output?: Output;
}

/** An order: changes a case, a file or the program's own state. */
export interface CommandProcedure<Input extends GenericSchema, Output> {
  readonly kind: 'command';
  readonly input: Input;
  readonly output?: Output;
}

export type AnyProcedure = QueryProcedure<GenericSchema, unknown> | CommandProcedure<GenericSchema, unknown>;

/** Declares a query; `returns<T>()` gives the output type. */
export function query<Input extends GenericSchema, Output>(
  input: Input,
  _output: Returns<Output>,
): QueryProcedure<Input, Output> {
  return { kind: 'query', input };
}

/** Declares a command. */
export function command<Input extends GenericSchema, Output>(
  input: Input,
  _output: Returns<Output>,
): CommandProcedure<Input, Output> {
  return { kind: 'command', input };
}

/** A phantom: names an output type without a value. */
export interface Returns<Output> {
  readonly phantom?: Output;
}

export function returns<Output>(): Returns<Output> {
  return {};
}

/** What a caller writes. */
export type InputOf<P extends AnyProcedure> = InferInput<P['input']>;
/** What the engine receives after validation (defaults filled in). */
export type ParsedInputOf<P extends AnyProcedure> = InferOutput<P['input']>;
export type OutputOf<P extends AnyProcedure> = P extends { readonly output?: infer Output }
  ? Exclude<Output, undefined>
  : never;

/** Every reply of every transport. `revision` is that of the case that was asked, 0 where none was. */
export type Reply<Output> =
  | { readonly ok: true; readonly value: Output; readonly revision: number }
  | { readonly ok: false; readonly error: ApiError };
