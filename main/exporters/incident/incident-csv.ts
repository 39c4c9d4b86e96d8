import { csvText } from '../csv-text.ts';
import type { Exporter } from '../exporter.ts';
import { createContext } from '../report-context.ts';
import { orderedFindings } from '../collect.ts';

/** One line a finding, worst first. */
export const incidentCsv: Exporter = {
  id: 'incident-csv',
  report: 'incident',
  format: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  extension: 'csv',
  render(data, options) {
    const context = createContext(data, options);
    const header = [
      'severity',
      'rule',
      'title',
      'detail',
      'remedy',
      'from',
      'to',
      'station',
      'connector',
      'session',
      'codes',
      'evidence',
    ];
    const rows = orderedFindings(context.data.findings).map((finding) => [
      finding.severity,
      finding.rule,
      finding.title,
      finding.detail,
      finding.remedy,
      finding.from,
      finding.to,
      finding.station,
      finding.connector,
      finding.session,
      finding.explanations.map(({ code }) => code).join(' '),
      finding.evidence.map(({ label }) => label).join('; '),
    ]);
    return csvText(header, rows, options.byteOrderMark);
  },
};
