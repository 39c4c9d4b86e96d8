import type { ReportOptions } from './exporter.ts';
import { createWriter, usableZone } from './html/quantities.ts';
import type { Writer } from './html/quantities.ts';
import { maskReport } from './masking/mask-report.ts';
import type { MaskedEntry } from './masking/masker.ts';
import type { EvidenceExcerpt, ReportData } from './report-data.ts';
import { excerptKey } from './evidence-excerpts.ts';
import { reportWords } from './words/report-words.ts';
import type { ReportWords } from './words/report-words.ts';
import { sectionText } from './words/section-words.ts';
import type { SectionWord } from './words/section-words.ts';

/** What every section needs. The data in it is masked already: a section cannot reach the original. */
export interface ReportContext {
  readonly data: ReportData;
  readonly masked: readonly MaskedEntry[];
  readonly options: ReportOptions;
  readonly words: ReportWords;
  /** A sentence or label of `section-words`, with its values. */
  readonly say: (word: SectionWord, params?: Readonly<Record<string, string | number>>) => string;
  readonly writer: Writer;
  readonly zone: string;
  /** Number of a session within the report; links and headings use it, because ids are long. */
  sessionNumber(id: string | null): number | undefined;
  excerptOf(ref: EvidenceExcerpt['ref']): EvidenceExcerpt | undefined;
}

export function createContext(original: ReportData, options: ReportOptions): ReportContext {
  const { data, masked } = maskReport(original, options.language, options.masking);
  const zone = usableZone(data.case.zone);
  const numbers = new Map(data.sessions.map(({ id }, index) => [id, index + 1]));
  const excerpts = new Map(data.excerpts.map((excerpt) => [excerptKey(excerpt.ref), excerpt]));
  return {
    data,
    masked,
    options,
    words: reportWords(options.language),
    say: (word, params = {}) => sectionText(word, params, options.language),
    writer: createWriter(options.language, zone),
    zone,
    sessionNumber: (id) => (id === null ? undefined : numbers.get(id)),
    excerptOf: (ref) => excerpts.get(excerptKey(ref)),
  };
}
