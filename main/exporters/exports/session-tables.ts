import type { SessionRow } from '../../api/views/session-views.ts';
import { csvText } from '../csv-text.ts';
import type { CsvCell } from '../csv-text.ts';
import type { CaseExport } from './case-export.ts';
import { mapTexts } from '../masking/deep-text.ts';
import { maskSignature } from '../masking/mask-report.ts';
import { exportMasker } from './export-masker.ts';
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
  'markedDeleted',
  'sources',
  'signature',
  'billing',
] as const satisfies readonly (keyof SessionRow)[];

function cell(row: SessionRow, column: (typeof columns)[number]): CsvCell {
  return column === 'sources' ? row.sources.join(' ') : (row[column] ?? null);
}

/** Sessions as a table, with the member names of `show sessions --json`. */
export const sessionsCsv: CaseExport = {
  id: 'csv',
  maskable: true,
  async make(scope, tools) {
    const found = await sessionsInScope(scope, tools);
    const masker = await exportMasker(scope, tools, [found]);
    const rows = masker === null ? found : mapTexts(found, masker.text);
    const text = csvText(
      columns,
      rows.map((row) => columns.map((column) => cell(row, column))),
      scope.byteOrderMark,
    );
    const name = await exportFileName(scope, tools, '-sessions.csv', masker);
    return { files: [{ name, mediaType: 'text/csv', text }], refused: [] };
  },
};

/** Sessions and signed values with every step of their verdicts, for another program. */
export const caseJson: CaseExport = {
  id: 'json',
  maskable: true,
  async make(scope, tools) {
    const { version } = await tools.ask('app.info', {});
    const caseInfo = await tools.ask('case.get', { caseId: scope.caseId });
    const sessions = await sessionsInScope(scope, tools);
    const signatures = await signaturesInScope(scope, tools);
    const { name: caseName, zone, zoneReason, stations } = caseInfo;
    const masker = await exportMasker(scope, tools, [sessions, signatures, caseInfo]);
    const { masking, language } = scope;
    const content = {
      program: { name: 'Ladeakte', version },
      case: { name: masker?.text(caseName) ?? caseName, zone, zoneReason, stations },
      ...(masking === null ? {} : { maskedKinds: [...masking] }),
      sessions: masker === null ? sessions : mapTexts(sessions, masker.text),
      signatures:
        masker === null || masking === null
          ? signatures
          : signatures.map((detail) => maskSignature(detail, masker, language, masking)),
    };
    const name = await exportFileName(scope, tools, '.json', masker);
    return {
      files: [{ name, mediaType: 'application/json', text: `${JSON.stringify(content, null, 2)}\n` }],
      refused: [],
    };
  },
};
