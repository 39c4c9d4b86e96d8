import { statusChart } from '../charts/status-chart.ts';
import { html, nothing } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { ReportContext } from '../report-context.ts';

/** The states of all connectors over the period, with the sessions below. */
export function timelineSection({ data, words, writer, zone }: ReportContext): Html {
  const instants = data.status.lanes.flatMap(({ intervals }) =>
    intervals.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
  );
  const span = instants.reduce((sum, ms) => ({ fromMs: Math.min(sum.fromMs, ms), toMs: Math.max(sum.toMs, ms) }), {
    fromMs: Number.POSITIVE_INFINITY,
    toMs: Number.NEGATIVE_INFINITY,
  });
  const chart = statusChart(
    { lanes: data.status.lanes, sessions: data.sessions, ...span, zone, id: 'status' },
    words,
    writer,
  );
  return chart === undefined ? nothing : html`<h2>${words.timeline}</h2>${chart}`;
}

/** Share of time per state and connector. */
export function availabilityTable({ data, words, writer }: ReportContext): Html {
  const { field } = words;
  const rows = data.status.lanes.flatMap((lane) => {
    const total = Object.values(lane.shares).reduce((sum, ms) => sum + ms, 0);
    const shares = Object.entries(lane.shares).sort(([, left], [, right]) => right - left);
    return shares.map(
      ([status, ms], index) =>
        html`<tr><td>${index === 0 ? (lane.station ?? words.noStation) : ''}</td><td>${index === 0 ? (lane.connector === 0 ? words.stationLane : words.connectorLane(lane.connector)) : ''}</td><td>${status === 'unknown' ? words.unknownState : status}</td><td class="num">${writer.duration(ms)}</td><td class="num">${total === 0 ? '–' : `${writer.decimal(((100 * ms) / total).toFixed(1))} %`}</td></tr>`,
    );
  });
  if (rows.length === 0) return nothing;
  return html`<table><thead><tr><th>${field.station}</th><th>${field.connector}</th><th>${field.state}</th><th class="num">${field.duration}</th><th class="num">${field.share}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

export function faultTable({ data, words, writer }: ReportContext): Html {
  const { field } = words;
  if (data.status.faults.length === 0) return html`<p>${words.noFaults}</p>`;
  const rows = data.status.faults.map(
    (fault) =>
      html`<tr><td class="mono">${fault.errorCode}</td><td class="mono">${fault.vendorErrorCode ?? '–'}</td><td class="num">${fault.episodes}</td><td class="num">${writer.duration(fault.totalMs)}</td></tr>`,
  );
  return html`<table><thead><tr><th>${field.errorCode}</th><th>vendorErrorCode</th><th class="num">${field.episodes}</th><th class="num">${field.duration}</th></tr></thead><tbody>${rows}</tbody></table>`;
}
