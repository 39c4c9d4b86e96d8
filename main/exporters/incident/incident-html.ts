import { isDecimal } from '../../../parsers/base/decimal-arithmetic.ts';
import { needsAttention } from '../collect.ts';
import type { Exporter } from '../exporter.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark } from '../html/marks.ts';
import { page } from '../html/page.ts';
import { createContext } from '../report-context.ts';
import type { ReportContext } from '../report-context.ts';
import { footer, methodSection, sourcesSection } from '../sections/closing.ts';
import { findingsSection, orderedFindings } from '../sections/findings.ts';
import { figures, headSection } from '../sections/head.ts';
import { sessionDetailsSection } from '../sections/session-details.ts';
import { sessionTable } from '../sections/session-table.ts';
import { signatureBlocks, signatureTable } from '../sections/signatures.ts';
import { timelineSection } from '../sections/timeline.ts';

/** For the support engineer: what happened, when, to whom, why, and the lines that prove it. */
export const incidentHtml: Exporter = {
  id: 'incident-html',
  report: 'incident',
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render(data, options) {
    const context = createContext(data, options);
    const { words } = context;
    const body = html`${headSection(context, words.incidentTitle)}${summary(context)}${timelineSection(context)}${findingsSection(context)}${sessionSections(context)}${signatureSections(context)}${sourcesSection(context)}`;
    return page({
      language: options.language,
      title: `${words.incidentTitle} · ${context.data.case.name}`,
      footLine: `${words.incidentTitle} · ${context.data.case.name}`,
      pageWord: words.page,
      ofWord: words.of,
      body: html`${body}${methodSection(body, context)}${footer(context)}`,
    });
  },
};

function summary(context: ReportContext): Html {
  const { data, words, writer } = context;
  const affected = data.sessions.filter(needsAttention).length;
  const count = (severity: 'critical' | 'warning') =>
    data.findings.filter((finding) => finding.severity === severity).length;
  const worst = orderedFindings(data.findings)
    .filter(({ severity }) => severity !== 'info')
    .slice(0, 6)
    .map(
      ({ id, severity, title, from, connector }) =>
        html`<li>${severityMark(severity, words)} <a href="#f${id}">${title}</a> <span class="muted">${from === null ? '' : writer.time(from)}${connector === null ? '' : ` · ${words.connectorLane(connector)}`}</span></li>`,
    );
  return html`<h2>${words.summary}</h2><p class="lead">${words.leadIncident({
    sessions: writer.count(data.sessions.length),
    affected,
    critical: count('critical'),
    warning: count('warning'),
  })}</p>${worst.length === 0 ? null : html`<ul class="plain">${worst}</ul>`}${figures([
    { number: writer.count(data.sessions.length), word: words.figure.sessions },
    { number: writer.count(affected), word: words.figure.affected },
    { number: writer.count(count('critical')), word: words.figure.critical },
    { number: writer.count(count('warning')), word: words.figure.warning },
    { number: writer.count(countSignatures(context, 'invalid')), word: words.figure.invalid },
    {
      number: writer.count(data.sessions.filter(({ energyWh }) => energyWh === null || !isDecimal(energyWh)).length),
      word: words.figure.open,
    },
  ])}`;
}

function countSignatures({ data }: ReportContext, answer: 'valid' | 'invalid' | 'unverifiable'): number {
  return data.signatures.filter(({ row }) => row.readable === 'ok' && row.signature === answer).length;
}

function sessionSections(context: ReportContext): Html {
  const { data, words } = context;
  const shown = data.chosenSessionIds.length === 0 ? data.sessions.filter(needsAttention) : data.sessions;
  return html`<h2>${words.affectedSessions}</h2>${sessionTable(shown, context, new Set(data.details.map(({ row }) => row.id)))}${sessionDetailsSection(context)}`;
}

/** All signatures as a table; in full only those that are not valid. The audit report has the rest. */
function signatureSections(context: ReportContext): Html {
  const { data, words } = context;
  const doubtful = data.signatures.filter(({ row }) => row.signature !== 'valid' || row.readable === 'broken');
  return html`<h2>${words.signatures}</h2>${signatureTable(data.signatures, context, doubtful)}${signatureBlocks(doubtful, context)}`;
}
