import { basename } from 'node:path';
import { reportSections } from '../../api/report-choices.ts';
import type { MaskKind, ReportSectionId } from '../../api/report-choices.ts';
import type { DocumentFile, ReportSectionView } from '../../api/views/export-views.ts';
import { collectReportData } from '../../exporters/collect.ts';
import type { ReportFormat, ReportKind, ReportOptions } from '../../exporters/exporter.ts';
import { exporters } from '../../exporters/index.ts';
import { maskingOf } from '../../exporters/masking/masking.ts';
import { printPdf } from '../../exporters/pdf/print-pdf.ts';
import type { ReportData } from '../../exporters/report-data.ts';
import { reportFileName } from '../../exporters/report-file-name.ts';
import { fixedSection, sectionsShown } from '../../exporters/report-layout.ts';
import type { ReportTemplate } from '../../exporters/template/report-template.ts';
import { templateFromFiles } from '../../exporters/template/template-file.ts';
import { reportWords } from '../../exporters/words/report-words.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { lastJournalEntry } from '../../casefile/journal.ts';
import { readRevision } from '../../casefile/meta.ts';
import type { EngineContext } from '../engine.ts';
import type { OpenCase } from '../open-cases.ts';

export interface ReportOrder {
  readonly caseId: string;
  readonly report: ReportKind;
  readonly format: ReportFormat | 'pdf';
  readonly sessionIds: readonly string[];
  readonly language: Language;
  readonly mask: boolean;
  readonly unmask: readonly MaskKind[];
  readonly maskAlso: readonly MaskKind[];
  readonly template: readonly string[];
  readonly sections?: readonly ReportSectionId[] | undefined;
  readonly byteOrderMark: boolean;
}

/** Data of the last reports of a case, so that a preview follows its options without asking everything again. */
const keptData = new WeakMap<OpenCase, Map<string, Promise<ReportData>>>();
const mostKept = 4;

function dataFor(order: ReportOrder, context: EngineContext): Promise<ReportData> {
  const { caseId, sessionIds, language } = order;
  const plainNumbers = order.format === 'json' || order.format === 'csv';
  const open = context.cases.get(caseId);
  // Marks and notes stand in reports and change no revision.
  const key = JSON.stringify([
    readRevision(open.database),
    lastJournalEntry(open.database),
    sessionIds,
    language,
    plainNumbers,
  ]);
  const kept = keptData.get(open) ?? new Map<string, Promise<ReportData>>();
  keptData.set(open, kept);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const asked = context.cases.asItIsNow(caseId, (still) =>
    collectReportData(context.call, { ...order, caseId: still, plainNumbers }),
  );
  kept.set(key, asked);
  // A refusal is not kept.
  asked.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return asked;
}

/** The file that was chosen for this report, else the one among the extensions, else none. */
function chosenTemplate(tokens: readonly string[], language: Language, context: EngineContext): ReportTemplate {
  const [own] = context.extensions.reportTemplates;
  const files =
    tokens.length > 0 || own === undefined
      ? tokens.map((token) => context.grants.resolve(token))
      : [{ path: own.extension.path, name: basename(own.extension.path) }];
  return templateFromFiles(files, language);
}

/** Makes a report from the contract's own answers; the shell decides where it is saved. */
export async function makeReport(order: ReportOrder, context: EngineContext): Promise<DocumentFile> {
  const asPdf = order.format === 'pdf';
  const exporter = exporters.find(`${order.report}-${asPdf ? 'html' : order.format}`);
  if (exporter === undefined) throw new Error(`no exporter for ${order.report} as ${order.format}`);
  const template = chosenTemplate(order.template, order.language, context);
  const data = await dataFor(order, context);
  const options: ReportOptions = {
    language: order.language,
    masking: maskingOf(order),
    template,
    sections: order.sections ?? null,
    byteOrderMark: order.byteOrderMark,
  };
  const extension = asPdf ? 'pdf' : exporter.extension;
  const fileName = reportFileName(data, { report: order.report, extension }, options);
  const text = exporter.render(data, options);
  if (!asPdf) return { fileName, mediaType: exporter.mediaType, text };
  const words = reportWords(order.language);
  const pdf = await printPdf(text, {
    head: fileName.replace(/\.pdf$/, ''),
    foot: words.programLine(data.program.version),
    page: words.page,
    of: words.of,
  });
  return { fileName, mediaType: 'application/pdf', base64: Buffer.from(pdf).toString('base64') };
}

/** The parts of a report: those that are shown first, in their order, then those that the template leaves out. */
export function listReportSections(
  input: { readonly report: ReportKind; readonly language: Language; readonly template: readonly string[] },
  context: EngineContext,
): readonly ReportSectionView[] {
  const template = chosenTemplate(input.template, input.language, context);
  const shown = sectionsShown(input.report, { sections: null, template });
  const left = reportSections[input.report].filter((id) => !shown.includes(id));
  const { sectionTitle } = reportWords(input.language);
  return [...shown, ...left].map((id) => ({
    id,
    title: sectionTitle[id],
    shown: shown.includes(id),
    fixed: id === fixedSection,
  }));
}
