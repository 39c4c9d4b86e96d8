import { subtractDecimals } from '../../../parsers/base/decimal-arithmetic.ts';
import type { Cell, DatabaseItem, DatabaseView } from '../../../parsers/databases/dialect.ts';
import { planDatabase } from '../../../parsers/databases/index.ts';
import type { DatabasePlan } from '../../../parsers/databases/index.ts';
import { readMapped } from '../../../parsers/databases/read-mapped.ts';
import { mappingsOf, planUses, rolesOfUse, savedMappingText } from '../../../parsers/databases/table-plan.ts';
import type { TablePlan } from '../../../parsers/model/table-plan.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { issueText, reasonText } from '../../../parsers/text/issue-texts.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { DatabaseMapping, MappedColumn, MappedTable, MappingPreview } from '../../api/views/mapping-views.ts';
import { sources } from '../../casefile/concluded-records.ts';
import { journalEntries } from '../../casefile/journal.ts';
import { readMeta } from '../../casefile/meta.ts';
import { referenceYearOf } from '../case-zone.ts';
import { isoTime } from '../iso-time.ts';
import { isDatabaseSource, keptDatabase } from '../kept-database.ts';
import type { OpenCase } from '../open-cases.ts';
import { cellText, secretCells, secretMask } from '../shown-cells.ts';
import { standingMappings } from '../table-mappings.ts';

const previewRows = 40;
const previewIssues = 20;
const shownSamples = 4;
const sampledRows = 50;

/** What the tables of a database hold, and the sessions that follow from it; `draft` is a person's word that is not said yet. */
export function databaseMapping(
  open: OpenCase,
  input: { readonly sourceId: number; readonly language: Language; readonly tables?: readonly TablePlan[] | undefined },
): DatabaseMapping {
  const source = sources(open.database).find(({ id }) => id === input.sourceId);
  if (source === undefined) throw new ApiFailure('source-unknown', { sourceId: input.sourceId });
  const kept = keptDatabase(open, input.sourceId);
  if (kept === null) throw new ApiFailure('source-no-database', { sourceId: input.sourceId });
  const { view } = kept;
  const name = source.entry ?? source.name;
  const said = standingMappings(open.database);
  const plan = planDatabase(view, input.tables === undefined ? said : [{ title: name, tables: input.tables }]);
  const shown = view.tables.flatMap((table) => mappedTables(view, table.name, plan, input.language));
  const entry = plan.byPerson?.entry;
  const byPerson = entry === undefined ? undefined : journalEntries(open.database).find(({ id }) => id === entry);
  return {
    sourceId: source.id,
    name: source.name,
    entry: source.entry,
    dialect: plan.dialect?.id ?? null,
    dialectTitle: plan.dialect?.title ?? '',
    confidence: plan.confidence,
    byPerson: byPerson === undefined ? null : { journalId: byPerson.id, at: byPerson.at, who: byPerson.who },
    uses: planUses.map((use) => ({ use, roles: rolesOfUse(use) })),
    tables: shown,
    preview: previewOf(open, view, plan, input),
    file: savedMappingText({
      title: name,
      tables: shown.filter(({ readBy }) => readBy === 'plan').map(({ plan: table }) => table),
    }),
  };
}

/** A table may be read as several things; each is an entry of its own. */
function mappedTables(
  view: DatabaseView,
  name: string,
  plan: DatabasePlan,
  language: Language,
): readonly MappedTable[] {
  const shape = view.tables.find((table) => table.name === name);
  const byLayout = plan.dialect?.more?.tables(view.tables).includes(name) ?? false;
  const own = plan.tables.filter((table) => table.table.toLowerCase() === name.toLowerCase());
  const nothing: TablePlan = { table: name, as: 'nothing', columns: {}, unit: 'Wh', times: 'zone', kind: '' };
  const samples = samplesOf(view, name);
  return (own.length === 0 ? [nothing] : own).map((entry): MappedTable => {
    const roleOf = new Map(Object.entries(entry.columns).map(([role, column]) => [column, role]));
    return {
      plan: entry,
      rowCount: shape?.rowCount ?? 0,
      readBy: own.length === 0 && byLayout ? 'layout' : entry.as === 'nothing' ? 'nothing' : 'plan',
      columns: (shape?.columns ?? []).map((column, index): MappedColumn => {
        const role = roleOf.get(column.name) ?? null;
        return {
          name: column.name,
          declaredType: column.declaredType,
          role,
          why: whyOf(plan, name, column.name, role, language),
          samples: samples[index] ?? [],
        };
      }),
    };
  });
}

/** Why a column is read as what it is. */
function whyOf(
  plan: DatabasePlan,
  table: string,
  column: string,
  role: string | null,
  language: Language,
): readonly string[] {
  const say = (code: string, params: Readonly<Record<string, string | number>>): string =>
    reasonText(code, params, language);
  const spoken = plan.byPerson?.tables.some((entry) => entry.table.toLowerCase() === table.toLowerCase()) ?? false;
  if (spoken) return role === null ? [] : [say('mapping.said', {})];
  const reasons = plan.understanding.columnReasons.filter(
    (reason) => reason.table === table && reason.column === column,
  );
  if (reasons.length > 0)
    return reasons.map(({ code, params }) =>
      say(code === 'mapping.by-value' ? 'mapping.column-by-value' : code, params),
    );
  return role === null ? [] : [say('mapping.by-dialect', { dialect: plan.dialect?.title ?? '' })];
}

function samplesOf(view: DatabaseView, name: string): readonly (readonly string[])[] {
  const table = view.tables.find((candidate) => candidate.name === name);
  if (table === undefined) return [];
  const found = table.columns.map(() => new Set<string>());
  let rows = 0;
  for (const { cells } of view.rows(
    name,
    table.columns.map((column) => column.name),
  )) {
    const secret = secretCells(table.columns, cells);
    cells.forEach((cell: Cell, index) => {
      const samples = found[index];
      if (samples === undefined || cell === null || samples.size >= shownSamples) return;
      samples.add(secret[index] === true ? secretMask : cellText(cell, 60));
    });
    rows += 1;
    if (rows >= sampledRows) break;
  }
  return found.map((samples) => [...samples]);
}

function previewOf(
  open: OpenCase,
  view: DatabaseView,
  plan: DatabasePlan,
  { sourceId, language }: { readonly sourceId: number; readonly language: Language },
): MappingPreview {
  const time = { zone: readMeta(open.database, 'zone') ?? 'UTC', referenceYear: referenceYearOf(open.database) };
  const sessions = mappingsOf(plan.tables, view.tables).filter(({ as }) => as === 'transactions');
  const rows: MappingPreview['rows'][number][] = [];
  const issues: string[] = [];
  let more = false;
  for (const item of readMapped(view, sessions, { sourceId, time, station: null })) {
    if (item.record === 'issue' && issues.length < previewIssues) issues.push(issueText(item.issue, language));
    if (item.record !== 'transaction-row') continue;
    if (rows.length >= previewRows) {
      more = true;
      break;
    }
    rows.push(previewRow(item));
  }
  return { rows, more, issues };
}

function previewRow(
  row: Extract<DatabaseItem, { readonly record: 'transaction-row' }>,
): MappingPreview['rows'][number] {
  const { meterStartWh, meterStopWh } = row;
  return {
    table: row.evidence.kind === 'row' ? row.evidence.table : '',
    transactionId: row.transactionId,
    station: row.station,
    connector: row.connector,
    idTag: row.idTagStart ?? row.idTagStop,
    start: isoTime(row.startedAt?.epochMs ?? null),
    stop: isoTime(row.stoppedAt?.epochMs ?? null),
    meterStartWh,
    meterStopWh,
    energyWh:
      meterStartWh === null || meterStopWh === null
        ? (row.energyWh ?? null)
        : subtractDecimals(meterStopWh, meterStartWh),
    reason: row.reason,
  };
}

/** Every database of a case with its mapping. */
export function listMappings(open: OpenCase, language: Language): readonly DatabaseMapping[] {
  return sources(open.database)
    .filter((source) => isDatabaseSource(source) && source.state !== 'duplicate')
    .flatMap(({ id }) => (keptDatabase(open, id) === null ? [] : [databaseMapping(open, { sourceId: id, language })]));
}
