import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { ApiFailure } from '../../../api/errors.ts';
import { reportFormats, reportKinds } from '../../../api/report-choices.ts';
import { ask, openCase, UsageError } from '../command.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { maskingChoice, sectionsChoice, templateTokens } from '../report-choices.ts';

function oneOf<Choice extends string>(choices: readonly Choice[], word: string | undefined): Choice | undefined {
  return choices.find((choice) => choice === word);
}

async function run(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const report = oneOf(reportKinds, given.operands[0]);
  if (report === undefined) throw new UsageError('unknown-report', { name: given.operands[0] ?? '' });
  if (given.out === null) throw new UsageError('missing-option', { option: '--out' });
  const format = oneOf(reportFormats, extname(given.out).slice(1).toLowerCase());
  if (format === undefined) throw new UsageError('unknown-report-format', { name: extname(given.out) });
  const masking = maskingChoice(given, true);
  const sections = sectionsChoice(given, report);
  const template = await templateTokens(given, engine);
  const caseId = await openCase(context);
  const document = await ask(engine, 'report.make', {
    caseId,
    report,
    format,
    sessionIds: [...given.sessions],
    language: terminal.language,
    ...masking,
    ...sections,
    template,
    byteOrderMark: given.byteOrderMark,
  });
  try {
    writeFileSync(given.out, 'text' in document ? document.text : Buffer.from(document.base64, 'base64'));
  } catch (error) {
    throw new ApiFailure('target-not-writable', { file: given.out }, error instanceof Error ? error.message : null);
  }
  terminal.say('report-written', { file: given.out });
  return exitCode.good;
}

export const reportCommand: CliCommand = { name: 'report', run };
