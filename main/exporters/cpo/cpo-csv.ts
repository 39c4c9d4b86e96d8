import { csvText } from '../csv-text.ts';
import type { Exporter } from '../exporter.ts';
import { createContext } from '../report-context.ts';

/** One line a session, names as in `show sessions`. */
export const cpoCsv: Exporter = {
  id: 'cpo-csv',
  report: 'cpo',
  format: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  render(data, options) {
    const context = createContext(data, options);
    const header = [
      'id',
      'station',
      'connector',
      'transactionId',
      'idTag',
      'start',
      'stop',
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
      'critical',
      'warning',
      'info',
    ];
    const rows = context.data.sessions.map((row) => [
      row.id,
      row.station,
      row.connector,
      row.transactionId,
      row.idTag,
      row.start,
      row.stop,
      row.meterStartWh,
      row.meterStopWh,
      row.energyWh,
      row.reason,
      row.complete,
      row.replayed,
      row.markedDeleted ?? null,
      row.sources.join(' '),
      row.signature,
      row.billing,
      row.findings.critical,
      row.findings.warning,
      row.findings.info,
    ]);
    return csvText(header, rows, options.byteOrderMark);
  },
};
