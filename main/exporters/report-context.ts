import type { ReportOptions } from './exporter.ts';
import { createWriter, usableZone } from './html/quantities.ts';
import type { Writer } from './html/quantities.ts';
import { maskReport } from './masking/mask-report.ts';
import type { MaskedEntry } from './masking/mask-report.ts';
import type { EvidenceExcerpt, ReportData } from './report-data.ts';
import { excerptKey } from './evidence-excerpts.ts';
import { reportWords } from './words/report-words.ts';
import type { ReportWords } from './words/report-words.ts';

/** What every section needs. The data in it is masked already: a section cannot reach the original. */
export interface ReportContext {
  readonly data: ReportData;
  readonly masked: readonly MaskedEntry[];
  readonly options: ReportOptions;
  readonly words: ReportWords;
  readonly writer: Writer;
  readonly zone: string;
  /** Number of a session within the report; links and headings use it, because ids are long. */
  sessionNumber(id: string | null): number | undefined;
  excerptOf(ref: EvidenceExcerpt['ref']): EvidenceExcerpt | undefined;
}

export function createContext(original: ReportData, options: ReportOptions): ReportContext {
  const { data, masked } = maskReport(original, options.language, options.mask);
  const zone = usableZone(data.case.zone);
  const numbers = new Map(data.sessions.map(({ id }, index) => [id, index + 1]));
  const excerpts = new Map(data.excerpts.map((excerpt) => [excerptKey(excerpt.ref), excerpt]));
  return {
    data,
    masked,
    options,
    words: reportWords(options.language),
    writer: createWriter(options.language, zone),
    zone,
    sessionNumber: (id) => (id === null ? undefined : numbers.get(id)),
    excerptOf: (ref) => excerpts.get(excerptKey(ref)),
  };
}
