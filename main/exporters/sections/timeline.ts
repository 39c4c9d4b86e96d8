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
