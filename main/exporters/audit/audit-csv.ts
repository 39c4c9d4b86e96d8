import { csvText } from '../csv-text.ts';
import type { Exporter } from '../exporter.ts';
import { createContext } from '../report-context.ts';

/** One line a signed value, with all four answers. */
export const auditCsv: Exporter = {
  id: 'audit-csv',
  report: 'audit',
  format: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  render(data, options) {
    const context = createContext(data, options);
    const header = [
      'id',
      'time',
      'session',
      'transactionId',
      'station',
      'connector',
      'context',
      'format',
      'meter',
      'gateway',
      'pagination',
      'readings',
      'energyWh',
      'readable',
      'signature',
      'signatureReason',
      'keyOrigin',
      'keyFingerprint',
      'curve',
      'hash',
      'rules',
      'billing',
      'safe',
      'safeReason',
      'evidence',
    ];
    const rows = context.data.signatureRows.map((row) => [
      row.id,
      row.time,
      row.sessionId,
      row.transactionId,
      row.station,
      row.connector,
      row.context,
      row.format,
      row.meter,
      row.gateway,
      row.pagination,
      row.readings.map(({ value, unit, tx }) => `${tx ?? ''} ${value ?? ''} ${unit ?? ''}`.trim()).join('; '),
      row.energyWh,
      row.readable,
      row.signature,
      row.signatureReason,
      row.keyOrigin,
      row.keyFingerprint,
      row.curve,
      row.hash,
      row.rules.map(({ code, severity }) => `${severity} ${code}`).join('; '),
      row.billing,
      row.safe.verdict,
      row.safe.reason,
      row.evidence.label,
    ]);
    return csvText(header, rows, options.byteOrderMark);
  },
};
