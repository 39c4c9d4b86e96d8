import type { SampleSeries } from '../../main/api/views/session-views.ts';

/** One line of a chart. */
export interface Curve {
  readonly key: string;
  readonly series: SampleSeries;
  readonly axis: 'left' | 'right';
  /** `drawn` and `offered` belong together: what the vehicle took and what it was allowed. */
  readonly look: 'drawn' | 'offered' | 'area' | 'second' | 'third';
  /** The axis shows values divided by this (1,000 for kW and kWh). */
  readonly scale: number;
  /** The unit that the axis shows. */
  readonly unit: string;
}

/** Curves that are read together; `other` stands for one measurand that no group knows. */
export interface CurveGroup {
  readonly id: 'power' | 'current' | 'voltage' | 'vehicle' | 'other';
  /** Name of the measurand, for `other`. */
  readonly measurand: string;
  readonly curves: readonly Curve[];
}

const phaseLooks = ['drawn', 'second', 'third'] as const;

/** The charts that a session's series make, in the order in which a person asks for them. */
export function curveGroups(series: readonly SampleSeries[]): readonly CurveGroup[] {
  const filled = series.filter(({ points }) => points.length > 0);
  const of = (measurand: string): readonly SampleSeries[] => filled.filter((each) => each.measurand === measurand);
  const groups: CurveGroup[] = [];
  const used = new Set<string>();
  const add = (id: CurveGroup['id'], measurands: readonly string[], curves: readonly (readonly Curve[])[]): void => {
    for (const measurand of measurands) used.add(measurand);
    if (curves.flat().length > 0) groups.push({ id, measurand: measurands[0] ?? '', curves: curves.flat() });
  };
  const energy =
    of('Energy.Active.Import.Register').length > 0 ? 'Energy.Active.Import.Register' : 'Energy.Active.Import.Interval';
  add(
    'power',
    ['Power.Active.Import', 'Power.Offered', energy],
    [
      whole(of(energy)).map((each) => curve(each, 'right', 'area')),
      byPhase(of('Power.Active.Import')),
      whole(of('Power.Offered')).map((each) => curve(each, 'left', 'offered')),
    ],
  );
  add(
    'current',
    ['Current.Import', 'Current.Offered'],
    [byPhase(of('Current.Import')), whole(of('Current.Offered')).map((each) => curve(each, 'left', 'offered'))],
  );
  add('voltage', ['Voltage'], [byPhase(of('Voltage'))]);
  add(
    'vehicle',
    ['SoC', 'Temperature'],
    [
      whole(of('SoC')).map((each) => curve(each, 'left', 'drawn')),
      whole(of('Temperature')).map((each) => curve(each, 'right', 'second')),
    ],
  );
  for (const measurand of new Set(filled.map((each) => each.measurand))) {
    if (!used.has(measurand)) add('other', [measurand], [byPhase(of(measurand))]);
  }
  return groups;
}

/** Those of one place: the outlet, else the place that comes first. Two places in one chart would be two truths. */
function atOnePlace(series: readonly SampleSeries[]): readonly SampleSeries[] {
  const place = series.some(({ location }) => location === null) ? null : (series[0]?.location ?? null);
  return series.filter(({ location }) => location === place);
}

/** The series over all phases, else the first. */
function whole(series: readonly SampleSeries[]): readonly SampleSeries[] {
  const placed = atOnePlace(series);
  const found = placed.find(({ phase }) => phase === null) ?? placed[0];
  return found === undefined ? [] : [found];
}

/** The series over all phases alone, or up to three single phases side by side. */
function byPhase(all: readonly SampleSeries[]): readonly Curve[] {
  const series = atOnePlace(all);
  const total = series.find(({ phase }) => phase === null);
  if (total !== undefined) return [curve(total, 'left', 'drawn')];
  const phases = [...series].sort((left, right) => (left.phase ?? '').localeCompare(right.phase ?? '', 'en'));
  return phases.slice(0, 3).map((each, index) => curve(each, 'left', phaseLooks[index] ?? 'third'));
}

function curve(series: SampleSeries, axis: Curve['axis'], look: Curve['look']): Curve {
  const kilo = series.unit === 'W' || series.unit === 'Wh';
  return {
    key: [series.measurand, series.location, series.phase].filter((part) => part !== null).join(' '),
    series,
    axis,
    look,
    scale: kilo ? 1_000 : 1,
    unit: kilo ? `k${series.unit}` : series.unit === 'Percent' ? '%' : series.unit === 'Celsius' ? '°C' : series.unit,
  };
}
