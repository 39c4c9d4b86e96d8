import { isDecimal } from '../../../parsers/base/decimal-arithmetic.ts';
import { needsAttention, orderedFindings } from '../collect.ts';
import type { Exporter } from '../exporter.ts';
import { composeReport } from '../html/compose-report.ts';
import type { SectionWriter } from '../html/compose-report.ts';
import { figuresOfTime, html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark } from '../html/marks.ts';
import { printed } from '../html/shown-part.ts';
import type { ReportContext } from '../report-context.ts';
import { sourcesSection } from '../sections/closing.ts';
import { findingsSection } from '../sections/findings.ts';
import { figures } from '../sections/head.ts';
import { remarksSection } from '../sections/remarks.ts';
import { sessionDetailsSection } from '../sections/session-details.ts';
import { sessionTable } from '../sections/session-table.ts';
import { signatureBlocks, signatureTable } from '../sections/signatures.ts';
import { timelineSection } from '../sections/timeline.ts';

const sections = {
  summary,
  timeline: timelineSection,
  findings: findingsSection,
  sessions: affectedSessions,
  details: sessionDetailsSection,
  signatures: signatureSection,
  remarks: remarksSection,
  sources: sourcesSection,
} satisfies Readonly<Record<string, SectionWriter>>;

/** For the support engineer: what happened, when, to whom, why, and the lines that prove it. */
export const incidentHtml: Exporter = {
  id: 'incident-html',
  report: 'incident',
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  render: (data, options) => composeReport('incident', sections, data, options),
};

/** As many as leave room for the timeline on the first page; whoever reads no further sees the worst. */
const onFirstPage = 8;

function summary(context: ReportContext): Html {
  const { data, words, writer } = context;
  const affected = data.sessions.filter(needsAttention).length;
  const count = (severity: 'critical' | 'warning') =>
    data.findings.filter((finding) => finding.severity === severity).length;
  const invalid = countSignatures(context, 'invalid');
  const open = data.sessions.filter(({ energyWh }) => energyWh === null || !isDecimal(energyWh)).length;
  const severalStations = data.overview.stations.length > 1;
  const worst = orderedFindings(data.findings)
    .filter(({ severity }) => severity !== 'info')
    .slice(0, onFirstPage)
    .map(
      ({ id, severity, title, from, station, connector }) =>
        html`<tr><td class="nowrap">${severityMark(severity, words)}</td><td class="nowrap muted">${from === null ? '' : figuresOfTime(writer.time(from))}</td><td class="nowrap muted">${[severalStations ? station : null, connector === null ? null : words.connectorLane(connector)].filter((part) => part !== null).join(' · ')}</td><td class="wide"><a href="#f${id}">${title}</a></td></tr>`,
    );
  return html`<h2>${words.summary}</h2><p class="lead">${words.leadIncident({
    sessions: writer.count(data.sessions.length),
    affected,
    critical: count('critical'),
    warning: count('warning'),
  })}</p>${figures([
    { number: writer.count(data.sessions.length), word: words.figure.sessions(data.sessions.length) },
    { number: writer.count(affected), word: words.figure.affected(affected) },
    {
      number: writer.count(count('critical')),
      word: words.figure.critical(count('critical')),
      bad: count('critical') > 0,
    },
    { number: writer.count(count('warning')), word: words.figure.warning(count('warning')) },
    { number: writer.count(invalid), word: words.figure.invalid(invalid), bad: invalid > 0 },
    { number: writer.count(open), word: words.figure.open(open) },
  ])}${worst.length === 0 ? null : html`<table class="plain"><tbody>${worst}</tbody></table>`}`;
}

function countSignatures({ data }: ReportContext, answer: 'valid' | 'invalid' | 'unverifiable'): number {
  return data.signatureRows.filter((row) => row.readable === 'ok' && row.signature === answer).length;
}

function affectedSessions(context: ReportContext): Html {
  const { data, words } = context;
  const shown = data.chosenSessionIds.length === 0 ? data.sessions.filter(needsAttention) : data.sessions;
  return html`<h2>${words.affectedSessions}</h2>${sessionTable(shown, context, new Set(data.details.map(({ row }) => row.id)))}`;
}

/** All signatures as a table; in full only those that are not valid. The audit report has the rest. */
function signatureSection(context: ReportContext): Html {
  const { data, words } = context;
  const doubtful = data.signatures
    .filter(({ row }) => row.signature !== 'valid' || row.readable === 'broken')
    .slice(0, printed.valueBlocks);
  return html`<h2>${words.signatures}</h2>${signatureTable(data.signatureRows, context, doubtful)}${signatureBlocks(doubtful, context)}`;
}
