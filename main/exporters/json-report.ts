import type { Exporter, ReportKind, ReportOptions } from './exporter.ts';
import { maskReport, maskedIn } from './masking/mask-report.ts';
import type { ReportData } from './report-data.ts';

/** What each kind of report holds besides its head. */
const members: Readonly<Record<ReportKind, readonly (keyof ReportData)[]>> = {
  incident: ['overview', 'findings', 'sessions', 'details', 'status', 'signatures', 'excerpts', 'sources', 'omitted'],
  audit: ['sessions', 'signatures', 'keys', 'sources', 'omitted'],
  cpo: ['overview', 'findings', 'sessions', 'status', 'sources', 'omitted'],
};

function render(kind: ReportKind, data: ReportData, options: ReportOptions): string {
  const { data: shown, masked } = maskReport(data, options.language, options.mask);
  const body = Object.fromEntries(members[kind].map((member) => [member, shown[member]]));
  const head = {
    report: kind,
    language: options.language,
    program: shown.program,
    case: shown.case,
    chosenSessionIds: shown.chosenSessionIds,
    personsMasked: options.mask,
    masked: maskedIn(JSON.stringify(body), masked),
  };
  return `${JSON.stringify({ ...head, ...body }, null, 2)}\n`;
}

/** The report's data for another program; the same masking as on paper. */
export function jsonExporter(kind: ReportKind): Exporter {
  return {
    id: `${kind}-json`,
    report: kind,
    format: 'json',
    mediaType: 'application/json',
    extension: 'json',
    render: (data, options) => render(kind, data, options),
  };
}
