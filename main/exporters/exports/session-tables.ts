import type { SessionRow } from '../../api/views/session-views.ts';
import { csvText } from '../csv-text.ts';
import type { CsvCell } from '../csv-text.ts';
import type { CaseExport } from './case-export.ts';
import { exportFileName, sessionsInScope, signaturesInScope } from './scoped-rows.ts';

const columns = [
  'id',
  'station',
  'connector',
  'transactionId',
  'idTag',
  'start',
  'stop',
  'startQuality',
  'stopQuality',
  'meterStartWh',
  'meterStopWh',
  'energyWh',
  'reason',
  'complete',
  'replayed',
  'sources',
  'signature',
  'billing',
] as const satisfies readonly (keyof SessionRow)[];

function cell(row: SessionRow, column: (typeof columns)[number]): CsvCell {
  return column === 'sources' ? row.sources.join(' ') : row[column];
}

/** Sessions as a table, with the member names of `show sessions --json`. */
export const sessionsCsv: CaseExport = {
  id: 'csv',
  async make(scope, tools) {
    const rows = await sessionsInScope(scope, tools);
    const text = csvText(
      columns,
      rows.map((row) => columns.map((column) => cell(row, column))),
    );
    const name = await exportFileName(scope, tools, '-sessions.csv');
    return { files: [{ name, mediaType: 'text/csv', text }], refused: [] };
  },
};

/** Sessions and signed values with every step of their verdicts, for another program. */
export const caseJson: CaseExport = {
  id: 'json',
  async make(scope, tools) {
    const { version } = await tools.ask('app.info', {});
    const caseInfo = await tools.ask('case.get', { caseId: scope.caseId });
    const sessions = await sessionsInScope(scope, tools);
    const signatures = await signaturesInScope(scope, tools);
    const { name: caseName, zone, zoneReason, stations } = caseInfo;
    const content = {
      program: { name: 'Ladeakte', version },
      case: { name: caseName, zone, zoneReason, stations },
      sessions,
      signatures,
    };
    const name = await exportFileName(scope, tools, '.json');
    return {
      files: [{ name, mediaType: 'application/json', text: `${JSON.stringify(content, null, 2)}\n` }],
      refused: [],
    };
  },
};
