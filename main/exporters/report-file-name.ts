import { portableName } from '../files/file-names.ts';
import type { ReportKind, ReportOptions } from './exporter.ts';
import { maskReport } from './masking/mask-report.ts';
import type { ReportData } from './report-data.ts';

/** A name that every file system takes; a case named after a card does not betray it here either. */
export function reportFileName(
  data: ReportData,
  { report, extension }: { readonly report: ReportKind; readonly extension: string },
  { language, masking }: Pick<ReportOptions, 'language' | 'masking'>,
): string {
  const { name } = maskReport(data, language, masking).data.case;
  return `${portableName(name, { fallback: 'ladeakte', most: 80 })}-${report}.${extension}`;
}
