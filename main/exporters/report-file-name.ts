import type { ReportKind, ReportOptions } from './exporter.ts';
import { maskReport } from './masking/mask-report.ts';
import type { ReportData } from './report-data.ts';

/** A name that every file system takes; a case named after a card does not betray it here either. */
export function reportFileName(
  data: ReportData,
  { report, extension }: { readonly report: ReportKind; readonly extension: string },
  { language, masking }: Pick<ReportOptions, 'language' | 'masking'>,
): string {
  const stem = maskReport(data, language, masking)
    .data.case.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'ladeakte' : stem}-${report}.${extension}`;
}
