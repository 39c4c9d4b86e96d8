import { ask, openCase, UsageError } from '../command.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { visible } from '../terminal.ts';

/** All rules with their thresholds; with `--case` how often each fired in it. */
async function list(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const caseId = given.caseFile === null ? null : await openCase(context);
  const rows = await ask(engine, 'rules.list', {
    language: terminal.language,
    ...(caseId === null ? {} : { caseId }),
  });
  for (const row of rows) {
    if (given.json) {
      await terminal.json(row);
      continue;
    }
    const fired = row.fired === null ? '' : `${String(row.fired).padStart(4)}  `;
    const from = row.offBy !== null ? `  (off: ${row.offBy})` : row.extension === null ? '' : `  (${row.extension})`;
    await terminal.line(visible(`${fired}${row.severity.padEnd(8)}  ${row.id}  ${row.title}${from}`, true));
    const limits = row.thresholds.map(({ name, value, shown, standard }) =>
      value === standard ? `${name} = ${value} (${shown})` : `${name} = ${value} (${shown}; ${standard})`,
    );
    if (limits.length > 0) await terminal.line(visible(`      ${limits.join(', ')}`, true));
    if (row.references.length > 0) await terminal.line(visible(`      ${row.references.join('; ')}`, true));
  }
  return exitCode.good;
}

/** Tries the rules of a file on the samples in it. */
async function check(context: CliContext, path: string): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const file = await engine.grantFile(path);
  const result = await ask(engine, 'rules.check', { file: file.token, language: terminal.language });
  if (given.json) await terminal.json(result);
  for (const { text } of result.problems) terminal.note(`${path}: ${text}`);
  let wrong = result.problems.length;
  for (const { id, line, samples } of result.rules) {
    if (samples.length === 0) terminal.say('rule-without-samples', { rule: id, line });
    for (const { sample, index, outcome, says } of samples) {
      if (outcome !== 'as-expected') wrong += 1;
      if (given.json) continue;
      terminal.say(outcome === 'as-expected' ? 'sample-as-expected' : `sample-${outcome}`, {
        rule: id,
        line,
        sample: `${sample}[${index}]`,
      });
      for (const text of says) await terminal.line(visible(`    ${text}`, true));
    }
  }
  return wrong > 0 ? exitCode.invalid : exitCode.good;
}

async function run(context: CliContext): Promise<ExitCode> {
  const [action, path] = context.arguments.operands;
  if (action === undefined || action === 'list') return list(context);
  if (action !== 'check') throw new UsageError('unknown-command', { name: `rules ${action}` });
  if (path === undefined) throw new UsageError('missing-option', { option: 'FILE' });
  return check(context, path);
}

export const rulesCommand: CliCommand = { name: 'rules', run };
