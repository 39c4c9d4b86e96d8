import type { ReportSectionId } from '../api/report-choices.ts';
import type { Exporter, ReportKind, ReportOptions } from './exporter.ts';
import { maskReport } from './masking/mask-report.ts';
import { maskedIn } from './masking/masker.ts';
import type { ReportData } from './report-data.ts';
import { sectionsShown } from './report-layout.ts';

/** Which data stands behind which part of a report; what several parts need is there when one of them is. */
const membersOfSection: Readonly<Record<ReportSectionId, readonly (keyof ReportData)[]>> = {
  summary: ['overview'],
  timeline: ['status'],
  findings: ['findings', 'excerpts'],
  sessions: ['sessions'],
  details: ['details'],
  signatures: ['signatureRows', 'signatures'],
  verdicts: ['sessions', 'transactions'],
  rules: ['signatureRows'],
  keys: ['keys'],
  values: ['signatures'],
  remarks: ['remarks'],
  stations: ['overview'],
  actions: ['findings'],
  availability: ['status'],
  faults: ['status'],
  affected: ['sessions', 'findings'],
  sources: ['sources'],
  method: ['catalogues', 'omitted'],
};

/** The operator's report holds no records: hashes of them would let somebody confirm a guessed id. */
const neverInCpo: readonly (keyof ReportData)[] = ['signatures', 'signatureRows', 'excerpts'];

function render(kind: ReportKind, data: ReportData, options: ReportOptions): string {
  const { data: shown, masked } = maskReport(data, options.language, options.masking);
  const members = new Set(sectionsShown(kind, options).flatMap((section) => membersOfSection[section]));
  const body = Object.fromEntries(
    [...members]
      .filter((member) => kind !== 'cpo' || !neverInCpo.includes(member))
      .map((member) => [member, shown[member]]),
  );
  const { name, address, closing } = options.template.company;
  const head = {
    report: kind,
    language: options.language,
    program: shown.program,
    ...(name === null ? {} : { company: { name, address, closing } }),
    case: shown.case,
    chosenSessionIds: shown.chosenSessionIds,
    maskedKinds: [...options.masking],
    masked: maskedIn(JSON.stringify(body), masked),
  };
  return `${JSON.stringify({ ...head, ...body }, withoutPlace, 2)}\n`;
}

/** The number under which a case is open follows from where it lies; the same case elsewhere must give the same bytes. */
function withoutPlace(this: unknown, member: string, value: unknown): unknown {
  return member === 'caseId' ? undefined : value;
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
