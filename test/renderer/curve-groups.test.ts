import { describe, expect, it } from 'vitest';
import type { SampleSeries } from '../../main/api/views/session-views.ts';
import { chartPoints } from '../../renderer/charts/chart-points.ts';
import { curveGroups } from '../../renderer/charts/curve-groups.ts';

const evidence = { kind: 'bytes', sourceId: 1, offset: 0, length: 1, line: 1 } as const;

function series(measurand: string, phase: string | null, unit: string, ...values: readonly string[]): SampleSeries {
  const points = values.map((value, index) => ({ ms: index * 60_000, value, evidence }));
  return { measurand, location: null, phase, unit, points, thinned: false };
}

describe('curves of a session', () => {
  it('show what is offered beside what is drawn, and the register behind both', () => {
    const groups = curveGroups([
      series('Energy.Active.Import.Register', null, 'Wh', '1000', '1200'),
      series('Power.Active.Import', null, 'W', '11000', '10900'),
      series('Power.Offered', null, 'W', '22000', '11000'),
      series('SoC', null, 'Percent', '20', '21'),
    ]);
    expect(groups.map(({ id }) => id)).toEqual(['power', 'vehicle']);
    expect(groups[0]?.curves.map(({ look, axis, unit }) => [look, axis, unit])).toEqual([
      ['area', 'right', 'kWh'],
      ['drawn', 'left', 'kW'],
      ['offered', 'left', 'kW'],
    ]);
  });

  it('show single phases side by side, and leave out none of the measurands', () => {
    const groups = curveGroups([
      series('Current.Import', 'L2', 'A', '15.9'),
      series('Current.Import', 'L1', 'A', '16.0'),
      series('Current.Import', 'L3', 'A', '0'),
      series('Current.Offered', null, 'A', '16'),
      series('Frequency', null, 'Hz', '50.01'),
      series('Voltage', 'L1', 'V', '230'),
    ]);
    expect(groups.map(({ id, measurand }) => `${id} ${measurand}`)).toEqual([
      'current Current.Import',
      'voltage Voltage',
      'other Frequency',
    ]);
    expect(groups[0]?.curves.map(({ key, look }) => `${key} ${look}`)).toEqual([
      'Current.Import L1 drawn',
      'Current.Import L2 second',
      'Current.Import L3 third',
      'Current.Offered offered',
    ]);
  });

  it('are of one place: the outlet, else whatever place there is', () => {
    const inBody = { ...series('Power.Active.Import', null, 'W', '100'), location: 'Body' };
    const atInlet = { ...series('Power.Active.Import', null, 'W', '101'), location: 'Inlet' };
    expect(curveGroups([inBody, atInlet])[0]?.curves.map(({ key }) => key)).toEqual(['Power.Active.Import Body']);
    const atOutlet = series('Power.Active.Import', null, 'W', '99');
    expect(curveGroups([inBody, atOutlet])[0]?.curves.map(({ key }) => key)).toEqual(['Power.Active.Import']);
  });

  it('keep the exact text of a point, and end every line at a gap', () => {
    const long = series('SoC', null, 'Percent', '20', '21', '22', '23.10');
    const points = long.points.map((point, index) => (index === 3 ? { ...point, ms: 10 * 3_600_000 } : point));
    const [group] = curveGroups([{ ...long, points }]);
    const drawn = chartPoints(group?.curves ?? []);
    expect(drawn.map(({ values }) => values['SoC'])).toEqual([20, 21, 22, null, 23.1]);
    expect(drawn.at(-1)?.texts).toEqual({ SoC: '23.10' });
  });

  it('are none without samples', () => {
    expect(curveGroups([])).toEqual([]);
    expect(curveGroups([series('Voltage', null, 'V')])).toEqual([]);
  });
});
