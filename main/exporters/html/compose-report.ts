import type { ReportSectionId } from '../../api/report-choices.ts';
import type { ReportKind, ReportOptions } from '../exporter.ts';
import { createContext } from '../report-context.ts';
import type { ReportContext } from '../report-context.ts';
import type { ReportData } from '../report-data.ts';
import { fixedSection, sectionsShown } from '../report-layout.ts';
import { footer, methodSection } from '../sections/closing.ts';
import { headSection } from '../sections/head.ts';
import { joined } from './html.ts';
import type { Html } from './html.ts';
import { page } from './page.ts';

/** Writes one part of a report. */
export type SectionWriter = (context: ReportContext) => Html;

/** A report as a page: head, the chosen parts in their order, foot. `sections` has every part of the report but the fixed one. */
export function composeReport(
  kind: ReportKind,
  sections: Readonly<Partial<Record<ReportSectionId, SectionWriter>>>,
  data: ReportData,
  options: ReportOptions,
): string {
  const context = createContext(data, options);
  const { words } = context;
  const title = { incident: words.incidentTitle, audit: words.auditTitle, cpo: words.cpoTitle }[kind];
  const written = sectionsShown(kind, options).map((id) => ({
    id,
    html: id === fixedSection ? null : (sections[id]?.(context) ?? null),
  }));
  const head = headSection(context, title);
  // What was masked is counted in all that is shown, wherever the list of it stands.
  const rest = joined([head, ...written.flatMap(({ html }) => (html === null ? [] : [html]))]);
  const method = methodSection(rest, context);
  const body = joined([
    head,
    ...written.flatMap(({ id, html }) => (id === fixedSection ? [method] : html === null ? [] : [html])),
    footer(context),
  ]);
  const company = options.template.company.name;
  return page({
    language: options.language,
    title: `${title} · ${context.data.case.name}`,
    runningHead: `${title} · ${context.data.case.name}`,
    runningHeadRight: company ?? '',
    footLine: `${words.programLine(context.data.program.version)} · ${words.revision} ${context.data.case.revision}`,
    pageWord: words.page,
    ofWord: words.of,
    accent: options.template.accent,
    body,
  });
}
