import { useMemo, useState } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ReferenceArea, XAxis, YAxis, Tooltip } from 'recharts';
import type { SampleSeries, SessionStepView } from '../../main/api/views/session-views.ts';
import { useEvidence } from '../app/use-evidence.ts';
import { formatDecimalText, formatMeasured } from '../text/format-number.ts';
import { fullTime, instantOf } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import type { ChartPoint } from './chart-points.ts';
import { chartPoints, chooseEnergy, choosePower } from './chart-points.ts';
import { timeTicks } from './time-ticks.ts';
import { useWidth } from './use-width.ts';

const height = 220;

interface Props {
  readonly series: readonly SampleSeries[];
  readonly steps: readonly SessionStepView[];
}

const shaded: Readonly<Partial<Record<SessionStepView['step'], string>>> = {
  'suspended-by-vehicle': 'SuspendedEV',
  'suspended-by-station': 'SuspendedEVSE',
  fault: 'Faulted',
};

/** Power as a line, the meter as an area behind it; interruptions shaded; hover reads exactly, click shows the bytes. */
export function PowerEnergyChart({ series, steps }: Props) {
  const { t, language } = useWords();
  const zone = useShownZone();
  const { show } = useEvidence();
  const [ref, width] = useWidth();
  const [hover, setHover] = useState<ChartPoint | null>(null);
  const power = choosePower(series);
  const energy = chooseEnergy(series);
  const points = useMemo(() => chartPoints(power, energy), [power, energy]);
  const fromMs = points[0]?.ms ?? 0;
  const toMs = Math.max(points.at(-1)?.ms ?? 0, fromMs + 1);
  const ticks = timeTicks(fromMs, toMs, zone, Math.max(2, Math.floor(width / 130)));
  const labels = new Map(ticks.map(({ ms, label }) => [ms, label]));
  const unitOf = (each: SampleSeries | undefined) => (each === undefined ? '' : `k${each.unit}`);
  const pointAt = (index: number | string | null | undefined) => points[Number(index ?? -1)];
  const number = (value: number) => formatMeasured(value, language);
  const exact = (text: string, unit: string) => `${formatDecimalText(text, language)} ${unit}`;
  return (
    <div className="chart" ref={ref} data-testid="power-chart">
      <p className="chart-labels">
        {power !== undefined && (
          <span data-series="power">
            {power.measurand} {unitOf(power)}
          </span>
        )}
        {energy !== undefined && (
          <span data-series="energy">
            {energy.measurand} {unitOf(energy)}
          </span>
        )}
        <span className="chart-read-out">
          {hover === null
            ? ''
            : [
                fullTime(hover.ms, zone),
                ...(hover.powerText === null ? [] : [exact(hover.powerText, power?.unit ?? '')]),
                ...(hover.energyText === null ? [] : [exact(hover.energyText, energy?.unit ?? '')]),
              ].join(' · ')}
        </span>
      </p>
      {width > 0 && (
        <ComposedChart
          width={width}
          height={height}
          data={[...points]}
          margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
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
                yAxisId="power"
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
            yAxisId="power"
            width={44}
            tickCount={4}
            tickFormatter={number}
            axisLine={false}
            tickLine={false}
            hide={power === undefined}
            className="chart-axis"
          />
          <YAxis
            yAxisId="energy"
            orientation="right"
            width={58}
            tickCount={4}
            domain={['auto', 'auto']}
            tickFormatter={number}
            axisLine={false}
            tickLine={false}
            hide={energy === undefined}
            className="chart-axis"
          />
          <Tooltip content={() => null} cursor={{ className: 'chart-cursor' }} isAnimationActive={false} />
          {energy !== undefined && (
            <Area
              yAxisId="energy"
              dataKey="energy"
              name={t.sessions.energy}
              type="linear"
              className="chart-energy"
              stroke="var(--bars)"
              fill="var(--bars)"
              fillOpacity={0.16}
              connectNulls={power !== undefined && power.points.length > energy.points.length * 2}
              isAnimationActive={false}
              dot={false}
              activeDot={false}
            />
          )}
          {power !== undefined && (
            <Line
              yAxisId="power"
              dataKey="power"
              name={power.measurand}
              type="linear"
              stroke="var(--ink)"
              strokeWidth={1.25}
              isAnimationActive={false}
              dot={false}
              activeDot={{ r: 3 }}
            />
          )}
        </ComposedChart>
      )}
    </div>
  );
}
