import type { FindingRow } from '../../api/views/finding-views.ts';
import type { Explanation } from '../../../parsers/vendors/catalogue.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark } from '../html/marks.ts';
import { printed, shownPart } from '../html/shown-part.ts';
import { orderedFindings } from '../collect.ts';
import type { ReportContext } from '../report-context.ts';
import { evidenceList } from './evidence.ts';

/** All findings in full: what, when, where, what the vendor's code means, what helps, and the lines that prove it. */
export function findingsSection(context: ReportContext): Html {
  const { data, words } = context;
  if (data.findings.length === 0) return html`<h2>${words.findings}</h2><p>${words.noFindings}</p>`;
  // A code is explained where it occurs first; later findings point to the same words.
  const explained = new Set<string>();
  const alreadyPrinted = new Set<string>();
  const ordered = orderedFindings(data.findings);
  const findings = ordered.slice(0, printed.findings).map((finding) => {
    const fresh = finding.explanations.filter(({ vendor, code }) => !explained.has(`${vendor} ${code}`));
    for (const { vendor, code } of fresh) explained.add(`${vendor} ${code}`);
    return findingBlock(finding, fresh, context, alreadyPrinted);
  });
  return html`<h2>${words.findings}</h2>${shownPart(findings.length, ordered.length, 'which-worst', context)}${findings}${restByRule(ordered.slice(printed.findings), context)}`;
}

/** What was not told in full: one line a rule. */
function restByRule(findings: readonly FindingRow[], { words, say, writer }: ReportContext): Html {
  if (findings.length === 0) return nothing;
  const rows = [...Map.groupBy(findings, ({ rule }) => rule).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const sessions = new Set(same.flatMap(({ session }) => (session === null ? [] : [session])));
    return [
      html`<tr><td>${severityMark(first.severity, words)}</td><td class="wide">${first.title}<br><span class="mono muted">${first.rule}</span></td><td class="num">${writer.count(same.length)}</td><td class="num">${writer.count(sessions.size)}</td></tr>`,
    ];
  });
  return html`<p>${say('more-findings', { count: writer.count(findings.length) })}</p><table><thead><tr><th>${words.field.severity}</th><th>${say('cause')}</th><th class="num">${words.field.findings}</th><th class="num">${words.field.sessions}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function findingBlock(
  finding: FindingRow,
  explanations: readonly Explanation[],
  context: ReportContext,
  alreadyPrinted: Set<string>,
): Html {
  const { words } = context;
  return html`<section class="finding" id="f${finding.id}"><div class="keep">${severityMark(finding.severity, words)} <span class="where">${whereAndWhen(finding, context)}</span>
<h3>${finding.title}</h3><p>${finding.detail}</p></div>
${finding.remedy === '' ? null : html`<div class="remedy"><h4>${words.remedy}</h4>${finding.remedy}</div>`}
${explanations.map((explanation) => explanationBlock(explanation, context))}
${evidenceList(finding.evidence, context, alreadyPrinted)}
${counterEvidence(finding, context)}
${finding.references.length === 0 ? null : html`<p class="muted rests">${words.references}: ${finding.references.join('; ')} · <span class="mono">${finding.rule}</span></p>`}</section>`;
}

function whereAndWhen(finding: FindingRow, context: ReportContext): Html {
  const { words, writer } = context;
  const number = context.sessionNumber(finding.session);
  const time =
    finding.from === null
      ? null
      : finding.to === null || finding.to === finding.from
        ? writer.time(finding.from)
        : writer.period(finding.from, finding.to);
  const places = [
    time,
    finding.station,
    finding.connector === null ? null : words.connectorLane(finding.connector),
  ].filter((part) => part !== null);
  const link =
    number === undefined ? null : html` · <a class="nowrap" href="#s${number}">${words.session} ${number}</a>`;
  return html`${places.join(' · ')}${link}`;
}

function explanationBlock(explanation: Explanation, { words }: ReportContext): Html {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0
      ? nothing
      : html`<div><h4>${title}</h4><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></div>`;
  return html`<div class="decoded"><h4>${words.decoded}: <span class="mono">${explanation.code}</span></h4>
<p><b>${explanation.title}</b> · ${explanation.meaning}</p>
<div class="two">${list(words.causes, explanation.causes)}${list(words.impact, explanation.impact)}${list(words.remote, explanation.remedies.remote)}${list(words.onSite, explanation.remedies.onSite)}</div>
<div class="muted">${words.sourceOf(explanation.source.document, explanation.source.section)}</div></div>`;
}

function counterEvidence(finding: FindingRow, { words }: ReportContext): Html {
  if (finding.counterEvidence.length === 0) return nothing;
  const lines = finding.counterEvidence.map(
    ({ text, found, evidence }) =>
      html`<li>${text}: ${found ? words.counterFound : words.counterNotFound}${evidence === null ? null : html` (<span class="mono">${evidence.label}</span>)`}</li>`,
  );
  return html`<h4>${words.counterEvidence}</h4><ul>${lines}</ul>`;
}
