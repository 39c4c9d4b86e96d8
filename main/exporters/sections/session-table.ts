import type { SessionRow } from '../../api/views/session-views.ts';
import { figuresOfTime, html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import { billingBadge, severityCount, signatureBadge } from '../html/marks.ts';
import { spanMs } from '../html/quantities.ts';
import { mostPressing, printed, shownPart } from '../html/shown-part.ts';
import type { Writer } from '../html/quantities.ts';
import type { ReportContext } from '../report-context.ts';

/**
 * Sessions as rows. Times carry their offset, energies all digits of the meter. `detailed` are the sessions that the report tells
 * at length elsewhere: their rows lead there, the other rows are themselves what links lead to.
 */
export function sessionTable(
  sessions: readonly SessionRow[],
  context: ReportContext,
  detailed: ReadonlySet<string> = new Set(),
): Html {
  const { words, writer } = context;
  const { field } = words;
  const severalStations = context.data.overview.stations.length > 1;
  if (sessions.length === 0) return html`<p>${words.noSessions}</p>`;
  const shown = mostPressing(sessions, printed.sessions, pressing);
  const rows = shown.map((row) => {
    const number = context.sessionNumber(row.id) ?? 0;
    const findings = (['critical', 'warning', 'info'] as const).map((severity) =>
      severityCount(severity, row.findings[severity], words),
    );
    const remarks = [
      row.complete ? null : words.incomplete,
      row.replayed ? words.replayed : null,
      row.markedDeleted === undefined ? null : words.markedDeleted,
    ].filter((part) => part !== null);
    return html`<tr${detailed.has(row.id) ? null : html` id="s${number}"`}><td class="num">${detailed.has(row.id) ? html`<a href="#s${number}">${number}</a>` : number}</td><td>${timeCell(row.start, writer)}</td><td>${row.stop === null ? html`<span class="muted">${words.stopUnknown}</span>` : timeCell(row.stop, writer)}</td><td class="num">${writer.duration(spanMs(row.start, row.stop))}</td><td class="num">${row.connector ?? '–'}${severalStations ? html`<br><span class="muted">${row.station ?? words.noStation}</span>` : null}</td><td><span class="mono">${row.transactionId ?? '–'}</span><br>${idText(row.idTag)}</td><td class="num">${writer.kwh(row.energyWh)}</td><td>${row.reason ?? '–'}${remarks.length === 0 ? null : html`<br><span class="muted">${remarks.join(', ')}</span>`}</td><td>${row.signature === null ? '–' : signatureBadge(row.signature, words)}${row.billing === null ? null : html`<br>${billingBadge(row.billing, words)}`}</td><td class="nowrap">${findings}</td></tr>`;
  });
  return html`${shownPart(shown.length, sessions.length, 'which-worst', context)}<table class="tight"><thead><tr><th class="num">#</th><th>${field.start}</th><th>${field.stop}</th><th class="num">${field.duration}</th><th class="num">${field.connector}${severalStations ? html`<br>${field.station}` : null}</th><th>${field.transaction}, ${field.card}</th><th class="num">${field.energyKwh}</th><th>${field.reason}</th><th>${field.signature} / ${field.billing}</th><th>${field.findings}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Which sessions are printed where not all are. */
function pressing({ signature, billing, complete, findings }: SessionRow): number {
  return (
    (signature === 'invalid' ? 16 : 0) +
    (findings.critical > 0 ? 8 : 0) +
    (billing === 'not-usable' ? 4 : 0) +
    (findings.warning > 0 ? 2 : 0) +
    (complete ? 0 : 1)
  );
}

/** Long ids may break, short ones and pseudonyms stay on a line. */
function idText(idTag: string | null): Html {
  if (idTag === null) return html`–`;
  return idTag.length <= 16 ? html`<span class="nowrap">${idTag}</span>` : html`${idTag}`;
}

/** Date above, time of day with its offset below. */
export function timeCell(instant: string | null, writer: Writer): Html {
  const [date, clock] = writer.timeParts(instant);
  return html`<span class="nowrap">${figuresOfTime(date)}</span> <span class="nowrap">${clock}</span>`;
}
