import type { SampleSeries, SessionDetail } from '../../api/views/session-views.ts';
import { html } from '../html/html.ts';
import type { Html } from '../html/html.ts';
import type { Writer } from '../html/quantities.ts';
import { niceScale, timeTicks } from '../html/time-axis.ts';
import type { ReportWords } from '../words/report-words.ts';
import { at, drawing, label } from './svg.ts';

const width = 720;
const height = 156;
const left = 44;
const right = 52;
const top = 8;
const bottom = 132;
/** As on the screens: power a line in ink, energy a grey area behind it. Colour is left for what went wrong. */
const powerColour = '#1b1f24';
const energyColour = '#5b6470';
const energyGround = '#858e9b';
const faultColour = '#b42318';

interface Curve {
  readonly points: readonly { readonly ms: number; readonly value: number }[];
}

/**
 * Power as a line on the left axis, energy since the start as an area on the right one. Numbers become doubles here only to become
 * places on paper; the exact ones stand in the tables. `undefined` when the session has no samples of either.
 */
export function sessionChart(
  detail: SessionDetail,
  zone: string,
  words: ReportWords,
  writer: Writer,
): Html | undefined {
  const power = curveOf(detail.series, 'Power.Active.Import', 'W');
  const energy = relativeTo(curveOf(detail.series, 'Energy.Active.Import.Register', 'Wh'));
  if (power === undefined && energy === undefined) return undefined;
  const times = [...(power?.points ?? []), ...(energy?.points ?? [])].map(({ ms }) => ms);
  const fromMs = Math.min(...times);
  const toMs = Math.max(...times, fromMs + 60_000);
  const x = (ms: number) => left + ((ms - fromMs) / (toMs - fromMs)) * (width - left - right);
  const content: Html[] = timeTicks(fromMs, toMs, zone, 8, writer).map(
    ({ ms, label: text }) =>
      html`<path d="M${at(x(ms))} ${top}V${bottom}" stroke="#e2e4e8"/>${label(x(ms), bottom + 14, text, 'middle')}`,
  );
  content.push(html`<path d="M${left} ${bottom}H${width - right}" stroke="#1b1f24"/>`);
  if (energy !== undefined) {
    const scale = niceScale(Math.max(...energy.points.map(({ value }) => value)) / 1000);
    const y = (wh: number) => bottom - (wh / 1000 / scale.top) * (bottom - top);
    content.push(
      ...axis(
        scale,
        'kWh',
        writer,
        (value) => bottom - (value / scale.top) * (bottom - top),
        width - right + 6,
        'start',
        energyColour,
      ),
    );
    for (const stretch of withoutGaps(energy.points)) {
      const line = stretch.map(({ ms, value }) => `${at(x(ms))} ${at(y(value))}`).join('L');
      const first = stretch[0];
      const last = stretch.at(-1);
      if (first === undefined || last === undefined) continue;
      content.push(
        html`<path d="M${at(x(first.ms))} ${bottom}L${line}L${at(x(last.ms))} ${bottom}Z" fill="${energyGround}" fill-opacity=".16"/>`,
      );
      content.push(html`<path d="M${line}" fill="none" stroke="${energyGround}" stroke-width="1"/>`);
    }
  }
  if (power !== undefined) {
    const scale = niceScale(Math.max(...power.points.map(({ value }) => value)) / 1000);
    const y = (watts: number) => bottom - (watts / 1000 / scale.top) * (bottom - top);
    content.push(
      ...axis(
        scale,
        'kW',
        writer,
        (value) => bottom - (value / scale.top) * (bottom - top),
        left - 6,
        'end',
        powerColour,
      ),
    );
    for (const stretch of withoutGaps(power.points)) {
      const line = stretch.map(({ ms, value }) => `${at(x(ms))} ${at(y(value))}`).join('L');
      content.push(html`<path d="M${line}" fill="none" stroke="${powerColour}" stroke-width="1.2"/>`);
    }
  }
  content.push(...faultMarks(detail, x, fromMs, toMs, words));
  const thinned = detail.series.some((series) => series.thinned) ? ` ${words.thinned}` : '';
  return html`<figure>${drawing(width, height, words.curveTitle, content)}<figcaption>${words.curveCaption}${thinned}</figcaption></figure>`;
}

function curveOf(series: readonly SampleSeries[], measurand: string, unit: string): Curve | undefined {
  const fitting = series.filter((one) => one.measurand === measurand && one.phase === null && one.unit === unit);
  const found = fitting.find(({ location }) => location === null) ?? fitting[0];
  const points = (found?.points ?? [])
    .map(({ ms, value }) => ({ ms, value: Number(value) }))
    .filter(({ value }) => Number.isFinite(value));
  return points.length < 2 ? undefined : { points };
}

function relativeTo(curve: Curve | undefined): Curve | undefined {
  const first = curve?.points[0];
  if (curve === undefined || first === undefined) return undefined;
  return { points: curve.points.map(({ ms, value }) => ({ ms, value: Math.max(0, value - first.value) })) };
}

/** Stretches without a hole of more than five times the usual distance: gaps are drawn as gaps. */
function withoutGaps(points: Curve['points']): readonly Curve['points'][] {
  const distances = points.slice(1).map(({ ms }, index) => ms - (points[index]?.ms ?? ms));
  const usual = [...distances].sort((a, b) => a - b)[Math.floor(distances.length / 2)] ?? 0;
  const stretches: Curve['points'][number][][] = [[]];
  points.forEach((point, index) => {
    if (index > 0 && (distances[index - 1] ?? 0) > Math.max(5 * usual, 60_000)) stretches.push([]);
    stretches.at(-1)?.push(point);
  });
  return stretches;
}

function axis(
  scale: { readonly top: number; readonly step: number },
  unit: string,
  writer: Writer,
  y: (value: number) => number,
  x: number,
  anchor: 'start' | 'end',
  colour: string,
): readonly Html[] {
  const labels: Html[] = [];
  for (let value = 0; value <= scale.top + scale.step / 2; value += scale.step) {
    const number = writer.decimal(String(Math.round(value * 1000) / 1000));
    // The uppermost says what is counted.
    const uppermost = value + scale.step > scale.top + scale.step / 2;
    labels.push(label(x, y(value) + 3.5, uppermost ? `${number} ${unit}` : number, anchor, colour));
  }
  return labels;
}

/** A fault or a power failure is a line across; its name stands beside it. */
function faultMarks(
  detail: SessionDetail,
  x: (ms: number) => number,
  fromMs: number,
  toMs: number,
  words: ReportWords,
): readonly Html[] {
  return detail.steps
    .filter(({ step, from }) => (step === 'fault' || step === 'power-lost') && from !== null)
    .flatMap(({ from, detail: text, step }) => {
      const ms = Math.min(Math.max(Date.parse(from ?? ''), fromMs), toMs);
      const place = x(ms);
      const anchor = place > width / 2 ? 'end' : 'start';
      return [
        html`<path d="M${at(place)} ${top}V${bottom}" stroke="${faultColour}" stroke-width="1.2" stroke-dasharray="4 2"/>`,
        label(place + (anchor === 'end' ? -4 : 4), top + 10, text ?? words.sessionStep[step], anchor, faultColour),
      ];
    });
}
