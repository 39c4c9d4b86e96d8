import type { Language } from '../../parsers/model/language.ts';
import type { ReportSectionId } from '../api/report-choices.ts';
import type { Masking } from './masking/masking.ts';
import type { ReportData } from './report-data.ts';
import type { ReportTemplate } from './template/report-template.ts';

export type ReportKind = 'incident' | 'audit' | 'cpo';
export type ReportFormat = 'html' | 'json' | 'csv';

export interface ReportOptions {
  /** Language of the labels; the texts in `ReportData` were asked for in the same one. */
  readonly language: Language;
  /** What is replaced by pseudonyms. */
  readonly masking: Masking;
  readonly template: ReportTemplate;
  /** Which parts in which order; `null` for the template's, else the usual ones. */
  readonly sections: readonly ReportSectionId[] | null;
  /** CSV only. */
  readonly byteOrderMark: boolean;
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
