import type { Exporter, ReportOptions } from './exporter.ts';
import { maskReport } from './masking/mask-report.ts';
import type { ReportData } from './report-data.ts';

/** A name that every file system takes; a case named after a card does not betray it here either. */
export function reportFileName(
  data: ReportData,
  { report, extension }: Pick<Exporter, 'report' | 'extension'>,
  { language, mask }: ReportOptions,
): string {
  const stem = maskReport(data, language, mask)
    .data.case.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'ladeakte' : stem}-${report}.${extension}`;
}
