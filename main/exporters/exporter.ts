import type { Language } from '../../parsers/model/language.ts';
import type { ReportData } from './report-data.ts';

export type ReportKind = 'incident' | 'audit' | 'cpo';
export type ReportFormat = 'html' | 'json' | 'csv';

export interface ReportOptions {
  /** Language of the labels; the texts in `ReportData` were asked for in the same one. */
  readonly language: Language;
  /** Replace ids of persons by pseudonyms. Secrets are masked in any case (design 8). */
  readonly mask: boolean;
}

/** One kind of report in one format. Rendering is pure and masks by itself: no caller can forget it. */
export interface Exporter {
  readonly id: `${ReportKind}-${ReportFormat}`;
  readonly report: ReportKind;
  readonly format: ReportFormat;
  readonly mediaType: string;
  readonly extension: ReportFormat;
  render(data: ReportData, options: ReportOptions): string;
}
