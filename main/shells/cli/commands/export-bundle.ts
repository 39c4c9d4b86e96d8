import { reportKinds } from '../../../api/report-choices.ts';
import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { assertNotCase } from '../../../engine/save-file.ts';
import { sessionIds } from '../session-choice.ts';
import { chosenFrom, maskingChoice, templateTokens } from '../report-choices.ts';

function sourceNumbers(words: readonly string[]): number[] {
  return words.map((word) => {
    if (!/^\d{1,15}$/.test(word)) throw new UsageError('not-a-source', { value: word });
    return Number(word);
  });
}

/** `export bundle`: originals, case, reports and keys with their sums; a zip file or a folder, as `--out` is named. */
export async function exportBundle(context: CliContext, out: string): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  assertNotCase(out);
  const sourceIds = sourceNumbers(given.sources);
  const masking = maskingChoice(given, true);
  const named = given.reports.filter((word) => word !== 'none');
  const reports = given.reports.length === 0 ? [...reportKinds] : chosenFrom('--report', named, reportKinds);
  const template = await templateTokens(given, engine);
  const caseId = await openCase(context);
  const { contents } = await ask(engine, 'bundle.make', {
    caseId,
    sourceIds,
    reports,
    sessionIds: await sessionIds(context, caseId),
    language: terminal.language,
    ...masking,
    template,
    target: engine.grantTarget(out, given.force),
  });
  terminal.say('bundle-written', { file: out, ...contents });
  return exitCode.good;
}
