import type { SessionRow } from '../../api/views/session-views.ts';
import type { StatusLane } from '../../api/views/status-views.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { Writer } from '../html/quantities.ts';
import { timeTicks } from '../html/time-axis.ts';
import type { ReportWords } from '../words/report-words.ts';
import { byStateOrder, stateLook } from './state-colours.ts';
import { at, drawing, hatches, label, markLabel } from './svg.ts';

const width = 720;
const left = 96;
const laneHeight = 16;
/** A quiet state is a line in the middle of its lane, as on the screens. */
const quietHeight = 5;
const sessionHeight = 7;
const laneGap = 14;
const top = 8;

interface StatusChart {
  readonly lanes: readonly StatusLane[];
  readonly sessions: readonly SessionRow[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly zone: string;
  readonly id: string;
}

/** Swim lanes: what every connector reported, and below each lane its sessions. `undefined` when there is nothing to draw. */
export function statusChart(chart: StatusChart, words: ReportWords, writer: Writer): Html | undefined {
  const { lanes, fromMs, toMs } = chart;
  if (lanes.length === 0 || toMs <= fromMs) return undefined;
  const plot = width - left - 4;
  const x = (ms: number) => left + ((Math.min(Math.max(ms, fromMs), toMs) - fromMs) / (toMs - fromMs)) * plot;
  const pitch = laneHeight + sessionHeight + laneGap;
  const bottom = top + lanes.length * pitch;
  const severalStations = new Set(lanes.map(({ station }) => station)).size > 1;
  const drawn = lanes.map((lane, index) => {
    const y = top + index * pitch;
    const name = lane.connector === 0 ? words.stationLane : words.connectorLane(placeOfLane(lane));
    // The station above, the connector below: in one line the part that differs would be cut off.
    const title =
      severalStations && lane.station !== null
        ? html`${label(0, y + 6, shortened(lane.station), 'start')}${label(0, y + 18, shortened(name), 'start', '#1b1f24')}`
        : label(0, y + 12, shortened(name), 'start', '#1b1f24');
    return html`${title}${laneBars(lane, x, y, chart.id, writer)}${sessionBars(chart.sessions, lane, x, y + laneHeight + 1, writer)}`;
  });
  const ticks = timeTicks(fromMs, toMs, chart.zone, 9, writer).map(
    ({ ms, label: text }) =>
      html`<path d="M${at(x(ms))} ${top}V${bottom}" stroke="#e2e4e8"/>${markLabel(x(ms), bottom + 12, text, width)}`,
  );
  const svg = drawing(width, bottom + 18, words.timelineTitle, [hatches(chart.id), ...ticks, ...drawn]);
  return html`<figure>${svg}<figcaption>${legend(lanes, chart.id, words)}</figcaption></figure>`;
}

/** `2`; of an EVSE with several connectors `2.1`. */
function placeOfLane({ connector, evseConnector }: StatusLane): number | string {
  return evseConnector === undefined ? connector : `${connector}.${evseConnector}`;
}

function shortened(text: string): string {
  return text.length > 18 ? `${text.slice(0, 17)}…` : text;
}

function laneBars(lane: StatusLane, x: (ms: number) => number, y: number, id: string, writer: Writer): readonly Html[] {
  const bars: Html[] = [];
  // Drawn last: what follows a short fault must not cover it.
  const faults: Html[] = [];
  let filledTo = Number.NEGATIVE_INFINITY;
  for (const interval of lane.intervals) {
    const from = x(interval.fromMs);
    const look = stateLook(interval.status);
    // A fault of seconds in a chart of weeks must still be seen; anything else may vanish under its neighbour.
    const to = Math.max(x(interval.toMs), from + (look.hatch === 'fault' ? 2 : 0.25));
    if (to <= filledTo + 0.2 && look.hatch !== 'fault') continue;
    filledTo = Math.max(filledTo, to);
    const fill = look.hatch === 'fault' ? `url(#${id}f)` : look.hatch === 'unknown' ? `url(#${id}u)` : look.fill;
    const codes = [interval.errorCode, interval.vendorErrorCode].filter((code) => code !== null && code !== 'NoError');
    const title = `${interval.status} ${codes.join(' ')} ${writer.time(interval.fromMs)} – ${writer.time(interval.toMs)}`;
    const [lineTop, lineHeight] = look.quiet ? [y + (laneHeight - quietHeight) / 2, quietHeight] : [y, laneHeight];
    (look.hatch === 'fault' ? faults : bars).push(
      html`<rect x="${at(from)}" y="${at(lineTop)}" width="${at(to - from)}" height="${lineHeight}" fill="${fill}"><title>${title}</title></rect>`,
    );
  }
  return [...bars, ...faults];
}

function sessionBars(
  sessions: readonly SessionRow[],
  lane: StatusLane,
  x: (ms: number) => number,
  y: number,
  writer: Writer,
): readonly Html[] {
  return sessions
    .filter(
      ({ station, connector, start }) => start !== null && connector === lane.connector && station === lane.station,
    )
    .map((session) => {
      const from = x(Date.parse(session.start ?? ''));
      const to = session.stop === null ? from : x(Date.parse(session.stop));
      const end = Math.max(to, from + 1.5);
      const open = session.stop === null;
      return html`<path d="M${at(from)} ${at(y + 1)}V${at(y + sessionHeight)}M${at(from)} ${at(y + sessionHeight / 2 + 0.5)}H${at(end)}${open ? '' : `M${at(end)} ${at(y + 1)}V${at(y + sessionHeight)}`}" stroke="#1b1f24" stroke-width="1.4" fill="none"${open ? html` stroke-dasharray="2 2"` : null}><title>${session.transactionId ?? '–'} ${writer.time(session.start)}</title></path>`;
    });
}

function legend(lanes: readonly StatusLane[], id: string, words: ReportWords): Html {
  const states = [...new Set(lanes.flatMap(({ intervals }) => intervals.map(({ status }) => status)))].sort(
    byStateOrder,
  );
  const swatches = states.map((status) => {
    const look = stateLook(status);
    const fill = look.hatch === 'fault' ? `url(#${id}f)` : look.hatch === 'unknown' ? `url(#${id}u)` : look.fill;
    return html`<span class="nowrap"><svg class="swatch" viewBox="0 0 12 9" aria-hidden="true"><rect${look.quiet ? html` y="2.5"` : null} width="12" height="${look.quiet ? 4 : 9}" fill="${fill}"/></svg> ${status === 'unknown' ? words.unknownState : status}</span>  `;
  });
  return html`${swatches}<span class="nowrap"><svg class="swatch" viewBox="0 0 12 9" aria-hidden="true"><path d="M1 1V8M1 4.5H11M11 1V8" stroke="#1b1f24" stroke-width="1.4" fill="none"/></svg> ${words.sessionBar}</span>`;
}
