/** Sums of the operator's report: readings that cannot be what was charged are no part of them, and the report says how many those are. */
import { describe, expect, it } from 'vitest';
import type { SessionRow } from '../../../main/api/views/session-views.ts';
import { energyOf } from '../../../main/exporters/cpo/session-figures.ts';
import { exporters } from '../../../main/exporters/index.ts';
import { masked } from './options.ts';
import { smallReportData } from './small-report-data.ts';

const data = smallReportData();
const [good] = data.sessions;
if (good === undefined) throw new Error('the small case has sessions');
const session = (meterStartWh: string, meterStopWh: string, energyWh: string): SessionRow => ({
  ...good,
  meterStartWh,
  meterStopWh,
  energyWh,
});
/** A register that ran over at 100 MWh, and one that could not be read at the start. */
const doubtful = [session('99998000', '5333', '-99992667'), session('-1', '845000', '845001')];

function cpoWith(sessions: readonly SessionRow[], language: 'de' | 'en'): string {
  return exporters.find('cpo-html')?.render({ ...data, sessions }, masked(language)) ?? '';
}

describe("sums of the operator's report", () => {
  it('leave out what no meter can have measured', () => {
    expect(energyOf([session('1000', '8000', '7000'), ...doubtful])).toBe('7000');
    expect(energyOf([session('1000', '1000', '0')])).toBe('0');
  });

  it('say how many sessions they leave out, and nothing where there are none', () => {
    expect(cpoWith([good, ...doubtful], 'en')).toContain('2 sessions are in no sum of energy');
    expect(cpoWith([good, ...doubtful.slice(1)], 'de')).toContain('1 Ladevorgang steht in keiner Energiesumme');
    expect(cpoWith([good], 'en')).not.toContain('sum of energy');
  });
});
