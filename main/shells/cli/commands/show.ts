import type { ConfigHistoryRow } from '../../../api/views/configuration-history-views.ts';
import type { Page } from '../../../api/views/list-page.ts';
import type { SourceRow } from '../../../api/views/source-views.ts';
import { assertNoneOf } from '../arguments.ts';
import { ask, openCase } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { importSummaryLines } from '../summary-lines.ts';
import { columnsOf, csvLine, tableLine } from '../row-output.ts';

const pageRows = 1_000;

/** Rows of a paged list, page after page, so that memory does not grow with the list. */
async function* paged<Row>(page: (offset: number) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let offset = 0; ; ) {
    const { rows, total } = await page(offset);
    yield* rows;
    offset += rows.length;
    if (rows.length === 0 || offset >= total) return;
  }
}

/** The rows of each list that can be shown. */
function rowsOf(context: CliContext, caseId: string, list: (typeof listNames)[number]): AsyncIterable<object> {
  const { engine, terminal, arguments: given } = context;
  const window = (offset: number) => ({
    caseId,
    language: terminal.language,
    filter: given.filter,
    offset,
    limit: pageRows,
  });
  switch (list) {
    case 'frames':
      return paged((offset) => ask(engine, 'frames.list', { ...window(offset), payloads: true }));
    case 'sessions':
      return paged((offset) => ask(engine, 'sessions.list', window(offset)));
    case 'status':
      return paged((offset) => ask(engine, 'status.list', window(offset)));
    case 'findings':
      return paged((offset) =>
        ask(engine, 'findings.list', { ...window(offset), plainNumbers: given.json || given.csv }),
      );
    case 'signatures':
      return paged((offset) => ask(engine, 'signatures.list', window(offset)));
    case 'keys':
      return paged((offset) => ask(engine, 'keys.list', window(offset)));
    case 'journal':
      return paged((offset) => ask(engine, 'journal.list', window(offset)));
    case 'config':
      return given.history
        ? historyRows(
            paged((offset) => ask(engine, 'config.history', window(offset))),
            given.json,
          )
        : paged((offset) => ask(engine, 'config.list', window(offset)));
    case 'mapping':
      return mappingRows(context, caseId);
    case 'sources':
      return sourceRows(context, caseId);
    case 'ledger':
      return ledgerRows(sourceRows(context, caseId), given.json);
  }
}

const listNames = [
  'frames',
  'sessions',
  'status',
  'findings',
  'signatures',
  'keys',
  'config',
  'sources',
  'ledger',
  'mapping',
  'journal',
] as const;

async function* sourceRows({ engine, terminal }: CliContext, caseId: string): AsyncGenerator<SourceRow> {
  yield* await ask(engine, 'sources.list', { caseId, language: terminal.language });
}

/** With `--json` as they are; else read as what, how much of it was understood, what it gave and what was wrong, as words. */
async function* ledgerRows(rows: AsyncIterable<SourceRow>, json: boolean): AsyncGenerator<object> {
  for await (const row of rows) {
    const { reader, bytesTotal, bytesUnderstood } = row.account;
    const kinds = Object.entries(row.kinds).map(([kind, count]) => `${kind} ${count}`);
    const issues = row.issues.map(({ text }) => text);
    yield json
      ? row
      : {
          ...row,
          reader,
          bytes: bytesTotal,
          understood: bytesUnderstood,
          kinds: kinds.join(', '),
          issues: issues.join(' '),
        };
  }
}

/** With `--json` as they are; else each value as a few words: when, what, how, what became of it. */
async function* historyRows(rows: AsyncIterable<ConfigHistoryRow>, json: boolean): AsyncGenerator<object> {
  for await (const row of rows) {
    const entries = row.entries.map(
      ({ time, value, via, outcome }) =>
        `${time ?? '–'} ${value ?? '–'} (${[via, outcome].filter(Boolean).join(', ')})`,
    );
    yield json ? row : { ...row, entries: entries.join('; ') };
  }
}

/** With `--json` a mapping file a line, which `import --mapping` takes; else a line a column. */
async function* mappingRows(
  { engine, terminal, arguments: given }: CliContext,
  caseId: string,
): AsyncGenerator<object> {
  for (const database of await ask(engine, 'database.mappings', { caseId, language: terminal.language })) {
    if (given.json) {
      const file: object = JSON.parse(database.file);
      yield file;
      continue;
    }
    const source = database.entry ?? database.name;
    for (const { plan, readBy, rowCount, columns } of database.tables) {
      const as = readBy === 'plan' ? plan.as : readBy;
      yield { source, table: plan.table, as, rows: rowCount, column: '', role: '', why: [], samples: [] };
      for (const { name, role, why, samples } of columns) {
        yield { source, table: plan.table, as, rows: '', column: name, role: role ?? '', why, samples };
      }
    }
  }
}

async function showOverview(context: CliContext, caseId: string): Promise<ExitCode> {
  const { engine, terminal, arguments: given } = context;
  const view = await ask(engine, 'overview.get', { caseId, language: terminal.language });
  if (given.json) {
    await terminal.json(view);
    return exitCode.good;
  }
  const { case: head, stations, findings } = view;
  await terminal.line(`${head.name}  ${head.stations.join(', ')}  ${head.zone}`);
  for (const { station, vendor, model, firmware, protocols = [] } of stations) {
    await terminal.line(
      `  ${station ?? '–'}  ${[vendor, model, ...firmware, ...protocols].filter((text) => text !== null).join(' ')}`,
    );
  }
  for (const line of importSummaryLines(view.counts, terminal.language)) await terminal.line(line);
  for (const { severity, title, detail } of findings) await terminal.line(`${severity.padEnd(9)} ${title}: ${detail}`);
  return exitCode.good;
}

async function run(context: CliContext): Promise<ExitCode> {
  const { terminal, arguments: given } = context;
  const [name] = given.operands;
  const choices = ['overview', ...listNames].join(', ');
  if (name === undefined) throw new UsageError('what-to-do', { choices });
  const list = listNames.find((known) => known === name);
  if (list === undefined && name !== 'overview') {
    throw new UsageError('unknown-list', { name, choices });
  }
  const part = `show ${name}`;
  if (name !== 'config') assertNoneOf(part, given, ['history']);
  if (list === undefined) assertNoneOf(part, given, ['csv']);
  if (['overview', 'sources', 'ledger', 'mapping'].includes(name)) assertNoneOf(part, given, ['filter']);
  const caseId = await openCase(context);
  if (list === undefined) return showOverview(context, caseId);
  const columns = columnsOf(list === 'config' && given.history ? 'config-history' : list);
  let shown = 0;
  if (given.csv) await terminal.csv(csvLine(columns));
  for await (const row of rowsOf(context, caseId, list)) {
    if (shown === 0 && !given.json && !given.csv) await terminal.line(columns.join('  '));
    shown += 1;
    if (given.json) await terminal.json(row);
    else if (given.csv) await terminal.csv(csvLine(columns.map((column) => cell(row, column))));
    else await terminal.line(tableLine(row, columns));
  }
  if (shown === 0 && !given.json && !given.csv) terminal.say('nothing-to-show');
  return exitCode.good;
}

function cell(row: object, column: string): unknown {
  return Reflect.get(row, column);
}

export const showCommand: CliCommand = { name: 'show', operands: 1, run };
