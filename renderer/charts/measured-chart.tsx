import { useMemo, useState } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, XAxis, YAxis, Tooltip } from 'recharts';
import type { SessionStepView } from '../../main/api/views/session-views.ts';
import { useEvidence } from '../app/use-evidence.ts';
import { formatDecimalText, formatMeasured } from '../text/format-number.ts';
import { fullTime, instantOf } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import { chartPoints, isSparse } from './chart-points.ts';
import type { ChartPoint } from './chart-points.ts';
import type { Curve } from './curve-groups.ts';
import { timeTicks } from './time-ticks.ts';
import { valueTicks } from './value-ticks.ts';
import type { ValueTicks } from './value-ticks.ts';
import { useWidth } from './use-width.ts';

const height = 222;

const edgePx = 30;

interface Props {
  readonly curves: readonly Curve[];
  readonly steps: readonly SessionStepView[];
}

const shaded: Readonly<Partial<Record<SessionStepView['step'], string>>> = {
  'suspended-by-vehicle': 'SuspendedEV',
  'suspended-by-station': 'SuspendedEVSE',
  fault: 'Faulted',
};

const strokes: Readonly<Record<Curve['look'], string>> = {
  drawn: 'var(--ink)',
  offered: 'var(--select)',
  area: 'var(--bars)',
  second: 'var(--state-Available)',
  third: 'var(--state-SuspendedEVSE)',
};

/** Measured curves over time; interruptions shaded; hover reads exactly, click shows the bytes. */
export function MeasuredChart({ curves, steps }: Props) {
  const { language } = useWords();
  const zone = useShownZone();
  const { show } = useEvidence();
  const [ref, width] = useWidth();
  const [hover, setHover] = useState<ChartPoint | null>(null);
  const points = useMemo(() => chartPoints(curves), [curves]);
  const fromMs = points[0]?.ms ?? 0;
  const toMs = Math.max(points.at(-1)?.ms ?? 0, fromMs + 1);
  const ticks = timeTicks(fromMs, toMs, zone, Math.max(2, Math.floor(width / 130)));
  const labels = new Map(ticks.map(({ ms, label }) => [ms, label]));
  const pointAt = (index: number | string | null | undefined) => points[Number(index ?? -1)];
  // Power is read from zero on; a register from where it stood.
  const leftTicks = axisTicks(curves, points, 'left', true);
  const rightTicks = axisTicks(curves, points, 'right', false);
  const valueOf = (key: string) => (point: ChartPoint) => point.values[key] ?? null;
  const left = curves.some(({ axis }) => axis === 'left');
  const right = curves.some(({ axis }) => axis === 'right');
  // Shading hangs on an axis that is there.
  const shadeAxis = left ? 'left' : 'right';
  return (
    <div className="chart" ref={ref} data-testid="power-chart">
      <p className="chart-labels">
        {[...curves].sort(byAxis).map(({ key, look, unit, series, axis }, index, all) => (
          // Above the axis that its numbers stand on.
          <span
            key={key}
            data-look={look}
            data-right={axis === 'right' && all[index - 1]?.axis !== 'right' ? '' : undefined}
          >
            <svg width="16" height="8" viewBox="0 0 16 8" aria-hidden="true">
              <line
                x1="0"
                x2="16"
                y1="4"
                y2="4"
                stroke={strokes[look]}
                strokeWidth={look === 'area' ? 6 : 2}
                strokeOpacity={look === 'area' ? 0.5 : 1}
                strokeDasharray={look === 'offered' ? '4 2' : undefined}
              />
            </svg>
            {[series.measurand, series.location, series.phase, unit].filter((part) => part !== null).join(' ')}
          </span>
        ))}
      </p>
      <p className="chart-read-out">
        {hover === null
          ? ''
          : [
              fullTime(hover.ms, zone),
              ...curves.flatMap(({ key, series }) => {
                const exact = hover.texts[key];
                return exact === undefined ? [] : [`${formatDecimalText(exact, language)} ${series.unit}`];
              }),
            ].join(' · ')}
      </p>
      {width > 0 && (
        <ComposedChart
          width={width}
          height={height}
          data={[...points]}
          // Beside no axis the name of a time at the very edge needs room for its half.
          margin={{ top: 8, right: right ? 0 : edgePx, bottom: 0, left: left ? 0 : edgePx }}
          accessibilityLayer
          onMouseMove={(state) => setHover(pointAt(state.activeTooltipIndex) ?? null)}
          onMouseLeave={() => setHover(null)}
          onClick={(state) => {
            const point = pointAt(state.activeTooltipIndex);
            if (point !== undefined && point.evidence !== null) show(point.evidence);
          }}
        >
          <CartesianGrid vertical={false} className="chart-grid" />
          {steps.map((step, index) => {
            const state = shaded[step.step];
            const x1 = instantOf(step.from);
            if (state === undefined || x1 === null) return null;
            const x2 = instantOf(step.to) ?? x1;
            return (
              <ReferenceArea
                // oxlint-disable-next-line react/no-array-index-key -- steps have no other identity and never move
                key={index}
                yAxisId={shadeAxis}
                x1={Math.max(fromMs, x1)}
                x2={Math.min(toMs, Math.max(x2, x1 + (toMs - fromMs) / 400))}
                fill={`var(--state-${state})`}
                fillOpacity={0.22}
                stroke="none"
                ifOverflow="hidden"
              />
            );
          })}
          <XAxis
            dataKey="ms"
            type="number"
            domain={[fromMs, toMs]}
            ticks={ticks.map(({ ms }) => ms)}
            tickFormatter={(ms: number) => labels.get(ms) ?? ''}
            interval={0}
            tickLine
            height={20}
            className="chart-axis"
          />
          <YAxis
            yAxisId="left"
            width={Math.max(44, 26 + leftTicks.digits * 8)}
            ticks={[...leftTicks.ticks]}
            domain={[leftTicks.from, leftTicks.to]}
            tickFormatter={(value: number) => formatMeasured(value, language, leftTicks.digits)}
            axisLine={false}
            tickLine={false}
            hide={!left}
            className="chart-axis"
          />
          <YAxis
            yAxisId="right"
            orientation="right"
            width={64}
            ticks={[...rightTicks.ticks]}
            domain={[rightTicks.from, rightTicks.to]}
            tickFormatter={(value: number) => formatMeasured(value, language, rightTicks.digits)}
            axisLine={false}
            tickLine={false}
            hide={!right}
            className="chart-axis"
          />
          <Tooltip content={() => null} cursor={{ className: 'chart-cursor' }} isAnimationActive={false} />
          {curves.map((curve) =>
            curve.look === 'area' ? (
              <Area
                key={curve.key}
                yAxisId={curve.axis}
                dataKey={valueOf(curve.key)}
                name={curve.key}
                type="linear"
                className="chart-energy"
                stroke={strokes.area}
                fill={strokes.area}
                fillOpacity={0.16}
                connectNulls={isSparse(curve.series, curves)}
                isAnimationActive={false}
                dot={false}
                activeDot={false}
              />
            ) : (
              <Line
                key={curve.key}
                yAxisId={curve.axis}
                dataKey={valueOf(curve.key)}
                name={curve.key}
                // What is offered holds until it is changed.
                type={curve.look === 'offered' ? 'stepAfter' : 'linear'}
                stroke={strokes[curve.look]}
                strokeWidth={1.25}
                strokeDasharray={curve.look === 'offered' ? '5 3' : '0'}
                connectNulls={isSparse(curve.series, curves)}
                isAnimationActive={false}
                dot={false}
                activeDot={{ r: 3 }}
              />
            ),
          )}
        </ComposedChart>
      )}
    </div>
  );
}

function axisTicks(
  curves: readonly Curve[],
  points: readonly ChartPoint[],
  axis: Curve['axis'],
  fromZero: boolean,
): ValueTicks {
  let [least, most] = fromZero ? [0, 0] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { key } of curves.filter((curve) => curve.axis === axis)) {
    for (const { values } of points) {
      const value = values[key];
      if (value === null || value === undefined) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return valueTicks(least, most);
}

/** Names stand as their axes do: those of the left one first. */
function byAxis(one: Curve, other: Curve): number {
  return one.axis === other.axis ? 0 : one.axis === 'left' ? -1 : 1;
}
