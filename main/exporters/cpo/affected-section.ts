import type { FindingRow } from '../../api/views/finding-views.ts';
import type { SessionRow } from '../../api/views/session-views.ts';
import { needsAttention, orderedFindings } from '../collect.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { severityMark } from '../html/marks.ts';
import type { Writer } from '../html/quantities.ts';
import type { ReportContext } from '../report-context.ts';
import { figures } from '../sections/head.ts';
import { timeCell } from '../sections/session-table.ts';
import { energyOf } from './session-figures.ts';

function distinct(values: readonly (string | null)[]): number {
  return new Set(values.filter((value) => value !== null)).size;
}

function placeOf({ station, connector }: SessionRow): string | null {
  return connector === null ? null : JSON.stringify([station, connector]);
}

/** How many sessions, ids and connectors are concerned, and by what. */
export function affectedSection(context: ReportContext): Html {
  const { data, say, writer } = context;
  const affected = data.sessions.filter(needsAttention);
  const title = html`<h2>${say('affected')}</h2>`;
  if (affected.length === 0) return html`${title}<p>${say('affected-none')}</p>`;
  const of = (part: number, all: number): string =>
    say('affected-of', { part: writer.count(part), all: writer.count(all) });
  const ids = (sessions: readonly SessionRow[]): number => distinct(sessions.map(({ idTag }) => idTag));
  const places = (sessions: readonly SessionRow[]): number => distinct(sessions.map(placeOf));
  return html`${title}${figures([
    { number: of(affected.length, data.sessions.length), word: say('affected-sessions') },
    { number: of(ids(affected), ids(data.sessions)), word: say('affected-persons') },
    { number: of(places(affected), places(data.sessions)), word: say('affected-connectors') },
    { number: writer.kwh(energyOf(affected)), word: say('affected-energy') },
  ])}${causeTable(context)}<p class="muted">${say('affected-meaning')}</p>`;
}

/** By what: one line a rule, worst first. */
function causeTable(context: ReportContext): Html {
  const { data, words, say } = context;
  const sessions = new Map(data.sessions.map((row) => [row.id, row]));
  const byRule = Map.groupBy(
    orderedFindings(data.findings).filter(({ severity }) => severity !== 'info'),
    ({ rule }) => rule,
  );
  if (byRule.size === 0) return nothing;
  const rows = [...byRule.values()].map((findings) => causeLine(findings, sessions, context));
  return html`<table><thead><tr><th>${words.field.severity}</th><th>${say('cause')}</th><th class="num">${words.field.findings}</th><th class="num">${words.field.sessions}</th><th class="num">${say('persons')}</th><th>${say('first-last')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Each on a line of its own; one time by itself where it is all. */
function firstAndLast(first: string | null, last: string | null, writer: Writer): Html {
  if (first === null || first === last) return timeCell(first, writer);
  return html`${timeCell(first, writer)}<br>${timeCell(last, writer)}`;
}

function causeLine(
  findings: readonly FindingRow[],
  sessions: ReadonlyMap<string, SessionRow>,
  { words, writer }: ReportContext,
): Html {
  const [first] = findings;
  if (first === undefined) return nothing;
  const ids = [...new Set(findings.flatMap(({ session }) => (session === null ? [] : [session])))];
  const times = findings
    .flatMap(({ from, to }) => [from, to])
    .filter((time): time is string => time !== null)
    .toSorted();
  const titles = [...new Set(findings.map(({ title }) => title))];
  return html`<tr><td>${severityMark(first.severity, words)}</td><td class="wide">${titles.slice(0, 3).map((title) => html`${title}<br>`)}<span class="mono muted">${first.rule}</span></td><td class="num">${writer.count(findings.length)}</td><td class="num">${writer.count(ids.length)}</td><td class="num">${writer.count(distinct(ids.map((id) => sessions.get(id)?.idTag ?? null)))}</td><td class="times">${firstAndLast(times[0] ?? null, times.at(-1) ?? null, writer)}</td></tr>`;
}
