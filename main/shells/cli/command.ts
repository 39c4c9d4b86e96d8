import type { Engine } from '../../engine/engine.ts';
import type { InputOf, OutputOf } from '../../api/procedure.ts';
import type { Contract, ProcedureName } from '../../api/contract.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { CaseInfo } from '../../api/views/case-views.ts';
import type { CliArguments } from './arguments.ts';
import { UsageError } from './usage-error.ts';
import { succeeded } from './finished-job.ts';
import type { ExitCode } from './exit-codes.ts';
import type { CommandName } from './options.ts';
import type { Terminal } from './terminal.ts';
import { expandPattern } from '../windows-patterns.ts';

/** What a command works with. */
export interface CliContext {
  readonly engine: Engine;
  readonly terminal: Terminal;
  readonly arguments: CliArguments;
  /** Whether a signal asked to end: what is there then is not the whole answer. */
  readonly interrupted: () => boolean;
}

/** One command of the command line: one file in `commands/` and one line in `main.ts`. */
export interface CliCommand {
  readonly name: CommandName;
  /** How many operands it takes at most. */
  readonly operands: number;
  run(context: CliContext): Promise<ExitCode>;
}

/** Calls the contract; an expected failure comes out as an exception that `main` tells and turns into exit code 1. */
export async function ask<Name extends ProcedureName>(
  engine: Engine,
  name: Name,
  input: InputOf<Contract[Name]>,
): Promise<OutputOf<Contract[Name]>> {
  const reply = await engine.call(name, input);
  if (reply.ok) return reply.value;
  throw new ApiFailure(reply.error.code, reply.error.params, reply.error.detail);
}

/** The case that `--case` names, open; it must exist. */
export async function caseToOpen({
  engine,
  arguments: given,
}: CliContext): Promise<CaseInfo & { readonly file: string }> {
  if (given.caseFile === null) throw new UsageError('missing-option', { option: '--case' });
  const file = await engine.grantFile(given.caseFile).catch(() => {
    throw new ApiFailure('case-file-missing', { file: given.caseFile ?? '' });
  });
  return { ...(await ask(engine, 'case.open', { file: file.token })), file: given.caseFile };
}

/** The same; tells how its conclusions stand to what it holds. */
export async function openCase(context: CliContext): Promise<string> {
  const { engine, terminal, arguments: given } = context;
  const opened = await caseToOpen(context);
  // Who names an extension wants to see what it says; those of the settings folder wait for the next import, which is told.
  if (opened.extensionsDiffer && given.extensions.length > 0) {
    terminal.say('concluding-anew');
    await succeeded(engine, terminal, await ask(engine, 'case.conclude', { caseId: opened.caseId }), opened.file);
  } else if (opened.conclusions === 'none') terminal.say('not-concluded');
  else if (opened.conclusions === 'outdated') terminal.say('concluded-before');
  else if (opened.extensionsDiffer) terminal.say('concluded-otherwise');
  else if (opened.drawnBy === 'elsewhere') terminal.say('concluded-elsewhere');
  else if (opened.drawnBy === 'other-version') terminal.say('concluded-by-other-version');
  return opened.caseId;
}

/** Grants the files that the operands name. One bad name is told and never stops the rest. */
export async function grantOperands({ engine, terminal, arguments: given }: CliContext): Promise<{
  readonly tokens: readonly string[];
  readonly missing: boolean;
}> {
  if (given.operands.length === 0) throw new UsageError('missing-paths');
  const tokens: string[] = [];
  let missing = false;
  for (const path of given.operands.flatMap((word) => expandPattern(word))) {
    if (path === '') throw new UsageError('empty-path');
    try {
      tokens.push((await engine.grantFile(path, path)).token);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      terminal.failure(error.error);
      missing = true;
    }
  }
  return { tokens, missing };
}
