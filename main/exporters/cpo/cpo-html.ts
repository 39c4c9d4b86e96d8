import { addDecimals, isDecimal } from '../../../parsers/base/decimal-arithmetic.ts';
import { needsAttention } from '../collect.ts';
import type { Exporter } from '../exporter.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark } from '../html/marks.ts';
import { page } from '../html/page.ts';
import { createContext } from '../report-context.ts';
import type { ReportContext } from '../report-context.ts';
import { footer, methodSection, sourcesSection } from '../sections/closing.ts';
import { orderedFindings } from '../sections/findings.ts';
import { figures, headSection } from '../sections/head.ts';
import { sessionTable } from '../sections/session-table.ts';
import { availabilityTable, faultTable, timelineSection } from '../sections/timeline.ts';

/** For the operator: who was affected, when, how much energy, and what to do. Fit to be sent on. */
export const cpoHtml: Exporter = {
  id: 'cpo-html',
  report: 'cpo',
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render(data, options) {
    const context = createContext(data, options);
    const { words } = context;
    const body = html`${headSection(context, words.cpoTitle)}${summary(context)}<h2>${words.actions}</h2>${actions(context)}${timelineSection(context)}<h2>${words.availability}</h2>${availabilityTable(context)}<h2>${words.faults}</h2>${faultTable(context)}<h2>${words.allSessions}</h2>${sessionTable(context.data.sessions, context)}${sourcesSection(context)}`;
    return page({
      language: options.language,
      title: `${words.cpoTitle} · ${context.data.case.name}`,
      footLine: `${words.cpoTitle} · ${context.data.case.name}`,
      pageWord: words.page,
      ofWord: words.of,
      body: html`${body}${methodSection(body, context)}${footer(context)}`,
    });
  },
};

/** Energy of the sessions whose both ends are known, in Wh, exact. */
function energyOf(context: ReportContext): string {
  return context.data.sessions
    .map(({ energyWh }) => energyWh)
    .filter((wh): wh is string => wh !== null && isDecimal(wh))
    .reduce((sum, wh) => addDecimals(sum, wh), '0');
}

function summary(context: ReportContext): Html {
  const { data, words, writer } = context;
  const affected = data.sessions.filter(needsAttention).length;
  const energyKwh = writer.kwh(energyOf(context));
  return html`<h2>${words.summary}</h2><p class="lead">${words.leadCpo({ sessions: writer.count(data.sessions.length), energyKwh, affected })}</p>${figures(
    [
      { number: writer.count(data.sessions.length), word: words.figure.sessions },
      { number: energyKwh, word: words.figure.energy },
      { number: writer.count(affected), word: words.figure.affected },
      { number: writer.count(data.sessions.filter(({ complete }) => !complete).length), word: words.figure.open },
    ],
  )}`;
}

/** Findings of one rule need one remedy: once, with the sessions and the number it concerns. */
function actions(context: ReportContext): Html {
  const { data, words } = context;
  const byRule = new Map<string, ReportContext['data']['findings'][number][]>();
  for (const finding of orderedFindings(data.findings)) {
    if (finding.severity === 'info') continue;
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  }
  if (byRule.size === 0) return html`<p>${words.noActions}</p>`;
  const told = new Set<string>();
  const blocks = [...byRule.values()].map((findings) => {
    const first = findings[0];
    if (first === undefined) return null;
    const numbers = [...new Set(findings.map(({ session }) => context.sessionNumber(session)))].filter(
      (number) => number !== undefined,
    );
    const entries = new Map(
      findings.flatMap(({ explanations }) => explanations.map((entry) => [entry.code, entry] as const)),
    );
    // A code is explained where it occurs first.
    const decoded = [...entries.values()].filter(({ code }) => !told.has(code));
    for (const { code } of decoded) told.add(code);
    return html`<section class="finding"><div class="keep">${severityMark(first.severity, words)} <span class="where">${findings.length} ×${numbers.length === 0 ? '' : ` · ${words.session} ${numbers.join(', ')}`}</span><h3>${first.title}</h3><p>${first.detail}</p></div>${first.remedy === '' ? null : html`<div class="remedy"><h4>${words.remedy}</h4>${first.remedy}</div>`}${decoded.map(({ code, title, meaning, source }) => html`<p><span class="mono">${code}</span> · <b>${title}</b> · ${meaning} <span class="muted">${words.sourceOf(source.document, source.section)}</span></p>`)}</section>`;
  });
  return html`${blocks}`;
}
