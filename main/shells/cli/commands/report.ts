import { extname } from 'node:path';
import { reportFormats, reportKinds } from '../../../api/report-choices.ts';
import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { assertTarget, saveFile } from '../../../engine/save-file.ts';
import { sessionIds } from '../session-choice.ts';
import { maskingChoice, sectionsChoice, templateTokens } from '../report-choices.ts';

function oneOf<Choice extends string>(choices: readonly Choice[], word: string | undefined): Choice | undefined {
  return choices.find((choice) => choice === word);
}

async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const report = oneOf(reportKinds, given.operands[0]);
  const [name] = given.operands;
  if (name === undefined) throw new UsageError('what-to-do', { choices: reportKinds.join(', ') });
  if (report === undefined) throw new UsageError('unknown-report', { name });
  if (given.out === null) throw new UsageError('missing-option', { option: '--out' });
  const format = oneOf(reportFormats, extname(given.out).slice(1).toLowerCase());
  if (format === undefined) throw new UsageError('unknown-report-format', { name: extname(given.out) || given.out });
  if (given.byteOrderMark && format !== 'csv')
    throw new UsageError('option-needs-other', { option: '--bom', other: 'FILE.csv' });
  assertTarget(given.out);
  const masking = maskingChoice(given, true);
  const sections = sectionsChoice(given, report);
  const template = await templateTokens(given, engine);
  const caseId = await openCase(context);
  const document = await ask(engine, 'report.make', {
    caseId,
    report,
    format,
    sessionIds: await sessionIds(context, caseId),
    language: terminal.language,
    ...masking,
    ...sections,
    template,
    byteOrderMark: given.byteOrderMark,
  });
  saveFile(given.out, 'text' in document ? document.text : Buffer.from(document.base64, 'base64'));
  terminal.say('report-written', { file: given.out });
  return exitCode.good;
}

export const reportCommand: CliCommand = { name: 'report', operands: 1, run };
