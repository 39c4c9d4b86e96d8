import { statSync } from 'node:fs';
import type { ComparedConfigKey, ConfigComparison } from '../../../api/views/configuration-views.ts';
import { csvRow } from '../../../api/csv-row.ts';
import { assertNoneOf } from '../arguments.ts';
import { ask, openCase } from '../command.ts';
import { listWords } from '../lists/list-words.ts';
import { TextTable } from '../lists/text-table.ts';
import type { TextColumn } from '../lists/text-table.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { visible } from '../../../api/visible-text.ts';

async function audit(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const caseId = await openCase(context);
  const found = await ask(engine, 'config.audit', {
    caseId,
    language: terminal.language,
    ...(given.station === null ? {} : { station: given.station }),
  });
  const { station, keys, statements, unexplained, masked, document, vendor, model } = found;
  const words = listWords(terminal.language).severity;
  if (given.csv) await terminal.csv(csvRow(['severity', 'code', 'keys', 'text', 'document', 'section', 'evidence']));
  for (const { severity, code, keys: about, text, source, evidence } of statements) {
    const places = evidence.map(({ label }) => label).join(' ');
    if (given.json) await terminal.json({ type: 'statement', severity, code, keys: about, text, source, evidence });
    else if (given.csv) {
      const cells = [severity, code, about.join(' '), text, source?.document ?? '', source?.section ?? '', places];
      await terminal.csv(csvRow(cells));
    } else {
      const clause = source === null ? '' : `${source.document}, ${source.section}`;
      await terminal.line(visible(`${words[severity]}: ${text}`, true));
      const behind = [clause, places].filter((part) => part !== '').join(' · ');
      if (behind !== '') await terminal.line(visible(`  ${behind}`, true));
    }
  }
  const counts = {
    critical: statements.filter(({ severity }) => severity === 'critical').length,
    warning: statements.filter(({ severity }) => severity === 'warning').length,
    info: statements.filter(({ severity }) => severity === 'info').length,
  };
  if (given.json)
    await terminal.json({
      type: 'summary',
      station,
      vendor,
      model,
      document,
      keys: keys.length,
      unexplained,
      masked,
      ...counts,
    });
  else
    terminal.say('config-head', {
      station: station ?? '–',
      keys: keys.length,
      unexplained,
      masked,
      document: document ?? 'OCPP',
    });
  return keys.length === 0 ? exitCode.nothingFound : exitCode.good;
}

/** An instant with its offset; a wall-clock time would be read differently on every computer. */
function instant(option: string, value: string | null): { readonly atMs?: number } {
  if (value === null) return {};
  const atMs = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(atMs)) throw new UsageError('not-a-time', { option, value });
  return { atMs };
}

function named({ name, time }: ConfigComparison['left']): string {
  return [name ?? '–', time ?? ''].join(' ').trim();
}

async function compare(context: CliContext): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const other = given.with ?? (given.withAt === null ? null : given.station);
  if (other === null) throw new UsageError('missing-option', { option: '--with' });
  const left = instant('--at', given.at);
  const right = instant('--with-at', given.withAt);
  const caseId = await openCase(context);
  const known = await ask(engine, 'config.audit', { caseId, language: terminal.language });
  const station = given.station ?? known.station;
  // A station of that name goes before a file of that name.
  const isFile = !known.stations.includes(other) && statSync(other, { throwIfNoEntry: false }) !== undefined;
  const file = isFile ? (await engine.grantFile(other)).token : undefined;
  const found = await ask(engine, 'config.compare', {
    caseId,
    language: terminal.language,
    left: { station, ...left },
    right: file === undefined ? { station: other, ...right } : { file },
  });
  if (given.csv) await terminal.csv(csvRow(['state', 'key', 'left', 'right', 'title']));
  for (const row of found.rows) {
    const { state, key, left: one, right: two, title } = row;
    if (given.json) await terminal.json({ type: 'key', ...row });
    else if (given.csv) await terminal.csv(csvRow([state, key, one ?? '', two ?? '', title ?? '']));
  }
  if (!given.json && !given.csv) {
    const { title } = listWords(terminal.language);
    const columns: readonly TextColumn<ComparedConfigKey, null>[] = [
      { title: title.key, gives: true, cell: ({ key }) => key },
      { title: named(found.left), gives: true, cell: (row) => row.left ?? '' },
      { title: named(found.right), gives: true, cell: (row) => row.right ?? '' },
      { title: title.meaning, gives: true, cell: (row) => row.title ?? '' },
    ];
    const table = new TextTable(columns, null, terminal.room, (text) => visible(text, true));
    const different = found.rows.filter(({ state }) => state !== 'same');
    if (different.length > 0) for (const line of table.lines(different)) await terminal.line(line);
  }
  const { counts } = found;
  if (given.json) await terminal.json({ type: 'summary', left: found.left, right: found.right, ...counts });
  else
    terminal.say('compare-head', {
      left: named(found.left),
      right: named(found.right),
      different: counts.different,
      onlyLeft: counts['only-left'],
      onlyRight: counts['only-right'],
      same: counts.same,
    });
  return exitCode.good;
}

async function run(context: CliContext): Promise<ExitCode> {
  const { arguments: given } = context;
  const [name] = given.operands;
  if (name === undefined) throw new UsageError('what-to-do', { choices: 'audit, compare' });
  if (name === 'audit') {
    assertNoneOf('config audit', given, ['with', 'at', 'with-at']);
    return audit(context);
  }
  if (name === 'compare') return compare(context);
  throw new UsageError('unknown-config', { name });
}

/** `ladeakte config audit|compare`: what a station is set to, and against what. */
export const configCommand: CliCommand = { name: 'config', operands: 1, run };
