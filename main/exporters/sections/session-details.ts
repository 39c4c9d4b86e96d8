import type { SessionDetail } from '../../api/views/session-views.ts';
import { sessionChart } from '../charts/session-chart.ts';
import { figuresOfTime, html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark, signatureBadge } from '../html/marks.ts';
import { spanMs } from '../html/quantities.ts';
import type { Writer } from '../html/quantities.ts';
import type { ReportContext } from '../report-context.ts';

/** Each session on its own: numbers, curve, course, contradictions, findings, signatures. */
export function sessionDetailsSection(context: ReportContext): Html {
  const { data, words } = context;
  if (data.details.length === 0) return nothing;
  return html`<h2>${words.sessionDetails}</h2>${data.details.map((detail) => sessionBlock(detail, context))}`;
}

function sessionBlock(detail: SessionDetail, context: ReportContext): Html {
  const { words, writer, zone } = context;
  const { row } = detail;
  const { field } = words;
  const number = context.sessionNumber(row.id) ?? 0;
  const fact = (name: string, value: string) => html`<dt>${name}</dt><dd>${value}</dd>`;
  const duration = writer.duration(spanMs(row.start, row.stop));
  return html`<section class="session" id="s${number}"><div class="keep"><h3>${words.session} ${number}${row.transactionId === null ? null : html` · ${field.transaction} ${row.transactionId}`}</h3>
<div class="two"><dl class="facts">${fact(field.start, writer.time(row.start))}${fact(field.stop, row.stop === null ? words.stopUnknown : writer.time(row.stop))}${fact(field.duration, duration)}${fact(field.station, row.station ?? words.noStation)}${fact(field.connector, String(row.connector ?? '–'))}${fact(field.card, row.idTag ?? '–')}</dl>
<dl class="facts">${fact(field.meterStart, writer.kwh(row.meterStartWh))}${fact(field.meterStop, writer.kwh(row.meterStopWh))}${fact(field.energyKwh, writer.kwh(row.energyWh))}${fact(field.reason, row.reason ?? '–')}${fact(field.witnesses, witnessesOf(row, words))}</dl></div></div>
${sessionChart(detail, zone, words, writer) ?? null}
${disagreements(detail, context)}${findingLinks(detail, context)}${course(detail, context)}${signatureLines(detail, context)}</section>`;
}

/** Who knows of it; a store that counts it as deleted says so beside. */
function witnessesOf({ sources, markedDeleted }: SessionDetail['row'], words: ReportContext['words']): string {
  const known = sources.map((source) => words.witness[source]).join(', ');
  return markedDeleted === undefined ? known : `${known} (${words.markedDeleted}: ${markedDeleted})`;
}

/** An amount as every other one of the report is written; what is none stays as it is. */
function inFigures(text: string, writer: Writer): string {
  return text.replace(/^-?\d+(?:\.\d+)?(?= k?Wh$)/, (amount) => writer.decimal(amount));
}

function disagreements(detail: SessionDetail, { words, writer }: ReportContext): Html {
  if (detail.disagreements.length === 0) return nothing;
  const { field } = words;
  const rows = detail.disagreements.flatMap(({ about, statements }) =>
    statements.map(
      ({ witness, text }, index) =>
        html`<tr><td>${index === 0 ? words.disagreement[about] : ''}</td><td>${words.witness[witness]}</td><td>${inFigures(text, writer)}</td></tr>`,
    ),
  );
  return html`<div class="keep"><h4>${words.disagreements}</h4><table><thead><tr><th>${field.about}</th><th>${field.witness}</th><th>${field.statement}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function findingLinks(detail: SessionDetail, { words }: ReportContext): Html {
  if (detail.findings.length === 0) return nothing;
  return html`<h4>${words.findings}</h4><ul>${detail.findings.map(({ id, severity, title }) => html`<li>${severityMark(severity, words)} <a href="#f${id}">${title}</a></li>`)}</ul>`;
}

/** Steps beyond this many are counted, not printed: a session that flaps for hours would fill pages. */
const printedSteps = 40;

function course(detail: SessionDetail, { words, writer }: ReportContext): Html {
  if (detail.steps.length === 0) return nothing;
  const rows = detail.steps
    .slice(0, printedSteps)
    .map(
      ({ step, from, to, detail: text, evidence }) =>
        html`<tr><td class="nowrap">${figuresOfTime(writer.time(from))}</td><td class="num">${to === null ? '' : writer.duration(spanMs(from, to))}</td><td>${words.sessionStep[step]}</td><td>${text ?? ''}</td><td class="mono">${evidence.label}</td></tr>`,
    );
  const left = detail.steps.length - printedSteps;
  return html`<h4>${words.course}</h4><table class="course"><tbody>${rows}</tbody></table>${left > 0 ? html`<p class="muted">${words.moreEvidence(left)}</p>` : null}`;
}

function signatureLines(detail: SessionDetail, { words, writer }: ReportContext): Html {
  if (detail.signatures.length === 0) return nothing;
  return html`<h4>${words.signatures}</h4><ul>${detail.signatures.map(
    ({ id, context, time, signature, meter, readings }) =>
      html`<li>${signatureBadge(signature, words)} <a href="#v${id}">${context ?? '–'}</a> · ${writer.time(time)} · ${readings.map(({ value, unit }) => `${value === null ? '–' : writer.decimal(value)} ${unit ?? ''}`).join(', ')} · <span class="mono">${meter ?? ''}</span></li>`,
  )}</ul>`;
}
