import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { ask, caseToOpen } from '../command.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { succeeded } from '../finished-job.ts';
import { importSummaryLines } from '../summary-lines.ts';

/** Draws the conclusions of a case anew: after they were left or cut off, of a case from elsewhere, or with other rules. */
async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const { caseId, file } = await caseToOpen(context);
  const { summary } = await succeeded(engine, terminal, await ask(engine, 'case.conclude', { caseId }), file);
  if (summary === null) return exitCode.error;
  if (given.json) await terminal.json(summary);
  else for (const line of importSummaryLines(summary, terminal.language)) await terminal.line(line);
  return exitCode.good;
}

export const concludeCommand: CliCommand = { name: 'conclude', operands: 0, run };
