import { orderedFindings } from '../collect.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark } from '../html/marks.ts';
import { printed } from '../html/shown-part.ts';
import type { ReportContext } from '../report-context.ts';

/** Findings of one rule need one remedy: once, with the sessions and the number it concerns. */
export function actionsSection(context: ReportContext): Html {
  const { data, words, say } = context;
  const title = html`<h2>${words.actions}</h2>`;
  const byRule = new Map<string, ReportContext['data']['findings'][number][]>();
  for (const finding of orderedFindings(data.findings)) {
    if (finding.severity === 'info') continue;
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  }
  if (byRule.size === 0) return html`${title}<p>${words.noActions}</p>`;
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
    return html`<section class="finding keep"><div>${severityMark(first.severity, words)} <span class="where">${findings.length} ×${numbers.length === 0 ? '' : ` · ${words.session} ${numbers.slice(0, printed.evidenceRows).join(', ')}${numbers.length > printed.evidenceRows ? ` ${say('more-places', { count: numbers.length - printed.evidenceRows })}` : ''}`}</span><h3>${first.title}</h3><p>${first.detail}</p></div>${first.remedy === '' ? null : html`<div class="remedy"><h4>${words.remedy}</h4>${first.remedy}</div>`}${decoded.map(({ code, title, meaning, source }) => html`<p><span class="mono">${code}</span> · <b>${title}</b> · ${meaning} <span class="muted">${words.sourceOf(source.document, source.section)}</span></p>`)}</section>`;
  });
  return html`${title}${blocks}`;
}
