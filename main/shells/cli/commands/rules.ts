import type { RuleRow } from '../../../api/views/rule-views.ts';
import type { ThresholdChange } from '../../../engine/set-thresholds.ts';
import { assertNoneOf } from '../arguments.ts';
import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { succeeded } from '../finished-job.ts';
import { listWords } from '../lists/list-words.ts';
import { visible } from '../../../api/visible-text.ts';

/** All rules with their thresholds; with `--case` how often each fired in it. */
async function list(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const caseId = given.caseFile === null ? null : await openCase(context);
  const rows = await ask(engine, 'rules.list', {
    language: terminal.language,
    ...(caseId === null ? {} : { caseId }),
  });
  for (const row of rows) await tell(context, row);
  return exitCode.good;
}

async function tell({ terminal, arguments: given }: CliContext, row: RuleRow): Promise<void> {
  if (given.json) {
    await terminal.json(row);
    return;
  }
  const fired = row.fired === null ? '' : `${String(row.fired).padStart(4)}  `;
  const { severity, off } = listWords(terminal.language);
  const from = row.offBy !== null ? `  (${off(row.offBy)})` : row.extension === null ? '' : `  (${row.extension})`;
  await terminal.line(visible(`${fired}${severity[row.severity].padEnd(8)}  ${row.id}  ${row.title}${from}`, true));
  const limits = row.thresholds.map(({ name, value, shown, standard }) =>
    value === standard ? `${name} = ${value} (${shown})` : `${name} = ${value} (${shown}; ${standard})`,
  );
  if (limits.length > 0) await terminal.line(visible(`      ${limits.join(', ')}`, true));
  if (row.references.length > 0) await terminal.line(visible(`      ${row.references.join('; ')}`, true));
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

/** Keeps own thresholds, or takes them back; a case that is named is concluded with them. */
async function change(
  context: CliContext,
  changesOf: (rules: readonly RuleRow[]) => readonly ThresholdChange[],
): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const { language } = terminal;
  const changes = changesOf(await ask(engine, 'rules.list', { language }));
  const changed = new Set(changes.map(({ rule }) => rule));
  // Before anything is kept: a case that is not there is told first.
  const caseId = given.caseFile === null ? null : await openCase(context);
  if (changes.length > 0) await ask(engine, 'rules.set-thresholds', { changes: [...changes], language });
  if (caseId !== null) {
    terminal.say('concluding-anew');
    await succeeded(engine, terminal, await ask(engine, 'case.conclude', { caseId }), given.caseFile ?? '');
  }
  for (const row of (await ask(engine, 'rules.list', { language })).filter(({ id }) => changed.has(id))) {
    await tell(context, row);
  }
  return exitCode.good;
}

function changesIn(rules: readonly RuleRow[], id: string, words: readonly string[]): readonly ThresholdChange[] {
  const rule = rules.find((row) => row.id === id);
  if (rule === undefined) throw new UsageError('unknown-rule', { name: id });
  return words.map((text) => {
    const [, name = '', number = ''] = /^([A-Za-z]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    if (name === '') throw new UsageError('not-a-threshold', { text });
    if (rule.extension !== null || !rule.thresholds.some((each) => each.name === name)) {
      const known = rule.extension === null ? rule.thresholds.map((each) => each.name).join(', ') : '';
      throw new UsageError('unknown-threshold', { rule: id, name, known });
    }
    return { rule: id, name, value: Number(number) };
  });
}

/** All that a person set, or what was set of one rule. */
function changesBack(rules: readonly RuleRow[], id: string | undefined): readonly ThresholdChange[] {
  if (id !== undefined && !rules.some((row) => row.id === id)) throw new UsageError('unknown-rule', { name: id });
  return rules
    .filter((row) => id === undefined || row.id === id)
    .flatMap((row) =>
      row.thresholds.flatMap(({ name, own }) => (own === null ? [] : [{ rule: row.id, name, value: null }])),
    );
}

async function run(context: CliContext): Promise<ExitCode> {
  const [action, path, ...words] = context.arguments.operands;
  if (action === undefined || action === 'list') {
    if (path !== undefined) throw new UsageError('too-many-words', { command: 'rules list', word: path });
    return list(context);
  }
  if (action === 'set') {
    if (path === undefined || words.length === 0) throw new UsageError('missing-word', { what: 'RULE NAME=VALUE' });
    return change(context, (rules) => changesIn(rules, path, words));
  }
  if (words.length > 0) throw new UsageError('too-many-words', { command: `rules ${action}`, word: words[0] ?? '' });
  if (action === 'reset') return change(context, (rules) => changesBack(rules, path));
  if (action !== 'check') throw new UsageError('unknown-command', { name: `rules ${action}` });
  if (path === undefined) throw new UsageError('missing-word', { what: 'FILE' });
  assertNoneOf('rules check', context.arguments, ['case']);
  return check(context, path);
}

export const rulesCommand: CliCommand = { name: 'rules', operands: Number.POSITIVE_INFINITY, run };
