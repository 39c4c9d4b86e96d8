import type { FindingRow } from '../../../api/views/finding-views.ts';
import type { Page } from '../../../api/views/list-page.ts';
import type { SourceRow } from '../../../api/views/source-views.ts';
import { visible } from '../../../api/visible-text.ts';
import { createWriter, usableZone } from '../../../exporters/html/quantities.ts';
import { assertNoneOf } from '../arguments.ts';
import { ask, openCase } from '../command.ts';
import { findingLines } from '../lists/finding-lines.ts';
import { listColumns } from '../lists/list-columns.ts';
import type { MappingLine, Say, TableRows } from '../lists/list-columns.ts';
import { listWords } from '../lists/list-words.ts';
import { TextTable } from '../lists/text-table.ts';
import type { TextColumn } from '../lists/text-table.ts';
import { UsageError } from '../usage-error.ts';
import type { CliCommand, CliContext } from '../command.ts';
import { exitCode } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { importSummaryLines } from '../summary-lines.ts';
import { columnsOf, csvLine, historyMembers, ledgerMembers } from '../row-output.ts';

const pageRows = 1_000;
/** So many rows are looked at before the first is printed: the widths of columns follow them. */
const rowsTogether = 200;

/** Rows of a paged list, page after page, so that memory does not grow with the list. */
async function* paged<Row>(page: (offset: number) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let offset = 0; ; ) {
    const { rows, total } = await page(offset);
    yield* rows;
    offset += rows.length;
    if (rows.length === 0 || offset >= total) return;
  }
}

/** Rows of every list that can be shown. */
interface ShownRows extends Omit<TableRows, 'mapping'> {
  readonly findings: FindingRow;
}

type ListName = keyof ShownRows | 'mapping';

type RowsOf = { readonly [List in keyof ShownRows]: () => AsyncIterable<ShownRows[List]> };

function rowsOf({ engine, terminal, arguments: given }: CliContext, caseId: string): RowsOf {
  const { language } = terminal;
  const window = (offset: number) => ({ caseId, language, filter: given.filter, offset, limit: pageRows });
  async function* sources(): AsyncGenerator<SourceRow> {
    yield* await ask(engine, 'sources.list', { caseId, language });
  }
  return {
    frames: () =>
      paged((offset) => ask(engine, 'frames.list', { ...window(offset), payloads: given.json || given.csv })),
    sessions: () => paged((offset) => ask(engine, 'sessions.list', window(offset))),
    status: () => paged((offset) => ask(engine, 'status.list', window(offset))),
    findings: () =>
      paged((offset) => ask(engine, 'findings.list', { ...window(offset), plainNumbers: given.json || given.csv })),
    signatures: () => paged((offset) => ask(engine, 'signatures.list', window(offset))),
    keys: () => paged((offset) => ask(engine, 'keys.list', window(offset))),
    journal: () => paged((offset) => ask(engine, 'journal.list', window(offset))),
    config: () => paged((offset) => ask(engine, 'config.list', window(offset))),
    'config-history': () => paged((offset) => ask(engine, 'config.history', window(offset))),
    sources,
    ledger: sources,
  };
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
] as const satisfies readonly ListName[];

/** Tables and columns of the databases, a line each. */
async function* mappingLines({ engine, terminal }: CliContext, caseId: string): AsyncGenerator<MappingLine> {
  for (const database of await ask(engine, 'database.mappings', { caseId, language: terminal.language })) {
    const source = database.entry ?? database.name;
    for (const { plan, readBy, rowCount, columns } of database.tables) {
      const { table } = plan;
      const as = readBy === 'plan' ? plan.as : readBy;
      yield { source, table, as, rows: rowCount, column: '', role: '', why: [], samples: [] };
      for (const { name, role, why, samples } of columns) {
        yield { source, table, as, rows: null, column: name, role: role ?? '', why, samples };
      }
    }
  }
}

/** Mapping files, one a database, which `import --mapping` takes. */
async function* mappingFiles({ engine, terminal }: CliContext, caseId: string): AsyncGenerator<object> {
  for (const database of await ask(engine, 'database.mappings', { caseId, language: terminal.language })) {
    const file: object = JSON.parse(database.file);
    yield file;
  }
}

async function* mapped<Row>(rows: AsyncIterable<Row>, made: (row: Row) => object): AsyncGenerator<object> {
  for await (const row of rows) yield made(row);
}

/** What the cells of CSV are taken from: mostly the rows as `--json` has them. */
function csvRows(context: CliContext, caseId: string, list: ListName): AsyncIterable<object> {
  if (list === 'mapping') return mappingLines(context, caseId);
  const rows = rowsOf(context, caseId);
  if (list === 'ledger') return mapped(rows.ledger(), ledgerMembers);
  return list === 'config-history' ? mapped(rows['config-history'](), historyMembers) : rows[list]();
}

function member(row: object, name: string): unknown {
  return Reflect.get(row, name);
}

async function* together<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let waiting: Row[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length < rowsTogether) continue;
    yield waiting;
    waiting = [];
  }
  if (waiting.length > 0) yield waiting;
}

/** The words and the zone in which a case is told. */
async function sayOf({ engine, terminal: { language } }: CliContext, caseId: string): Promise<Say> {
  const { zone } = await ask(engine, 'case.get', { caseId });
  return { language, words: listWords(language), writer: createWriter(language, usableZone(zone)) };
}

/** Rows for a person: a table, or for findings a few lines each. How many there were. */
async function tell<List extends keyof TableRows>(
  context: CliContext,
  list: List,
  rows: AsyncIterable<TableRows[List]>,
  say: Say,
): Promise<number> {
  const { terminal } = context;
  const columns = listColumns[list].map(
    (column): TextColumn<TableRows[List], Say> => ({ ...column, title: say.words.title[column.title] }),
  );
  const table = new TextTable(columns, say, terminal.room, (text) => visible(text, true));
  let shown = 0;
  for await (const some of together(rows)) {
    for (const line of table.lines(some)) await terminal.line(line);
    shown += some.length;
  }
  return shown;
}

async function tellFindings(context: CliContext, rows: AsyncIterable<FindingRow>, say: Say): Promise<number> {
  const { terminal } = context;
  let shown = 0;
  for await (const finding of rows) {
    if (shown > 0) await terminal.line('');
    for (const line of findingLines(finding, say, terminal.room)) await terminal.line(visible(line, true));
    shown += 1;
  }
  return shown;
}

/** How many rows there were. */
function tellRows(context: CliContext, caseId: string, list: ListName, say: Say): Promise<number> {
  const rows = rowsOf(context, caseId);
  switch (list) {
    case 'findings':
      return tellFindings(context, rows.findings(), say);
    case 'mapping':
      return tell(context, list, mappingLines(context, caseId), say);
    case 'frames':
      return tell(context, list, rows.frames(), say);
    case 'sessions':
      return tell(context, list, rows.sessions(), say);
    case 'status':
      return tell(context, list, rows.status(), say);
    case 'signatures':
      return tell(context, list, rows.signatures(), say);
    case 'keys':
      return tell(context, list, rows.keys(), say);
    case 'config':
      return tell(context, list, rows.config(), say);
    case 'config-history':
      return tell(context, list, rows['config-history'](), say);
    case 'sources':
      return tell(context, list, rows.sources(), say);
    case 'ledger':
      return tell(context, list, rows.ledger(), say);
    case 'journal':
      return tell(context, list, rows.journal(), say);
  }
}

async function tellList(context: CliContext, caseId: string, list: ListName): Promise<void> {
  const shown = await tellRows(context, caseId, list, await sayOf(context, caseId));
  if (shown === 0) context.terminal.say('nothing-to-show');
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
  const words = listWords(terminal.language).severity;
  for (const { severity, title, detail } of findings) await terminal.line(`${words[severity]}: ${title}. ${detail}`);
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
  const shown: ListName = list === 'config' && given.history ? 'config-history' : list;
  if (given.json) {
    const rows = shown === 'mapping' ? mappingFiles(context, caseId) : rowsOf(context, caseId)[shown]();
    for await (const row of rows) await terminal.json(row);
  } else if (given.csv) {
    const columns = columnsOf(shown);
    await terminal.csv(csvLine(columns));
    for await (const row of csvRows(context, caseId, shown)) {
      await terminal.csv(csvLine(columns.map((column) => member(row, column))));
    }
  } else await tellList(context, caseId, shown);
  return exitCode.good;
}

export const showCommand: CliCommand = { name: 'show', operands: 1, run };
