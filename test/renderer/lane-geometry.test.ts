import { describe, expect, it } from 'vitest';
import { drawnIntervals } from '../../renderer/charts/lane-geometry.ts';
import { shiftedRange } from '../../renderer/app/range.ts';

const interval = (status: string, fromMs: number, toMs: number, errorCode: string | null = null) => ({
  status,
  fromMs,
  toMs,
  errorCode,
  vendorErrorCode: null,
  evidence: null,
});

describe('a lane', () => {
  it('draws at most one mark a pixel and loses no fault', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      interval(index === 7_777 ? 'Faulted' : index % 2 === 0 ? 'Available' : 'Preparing', index * 10, index * 10 + 10),
    );
    const drawn = drawnIntervals(many, { fromMs: 0, toMs: 200_000 }, 500);
    expect(drawn.length).toBeLessThanOrEqual(1_001);
    expect(drawn.some((each) => each.interval.status === 'Faulted')).toBe(true);
  });

  it('draws what is short after what is long, so that it stays visible', () => {
    const drawn = drawnIntervals(
      [interval('Available', 0, 500), interval('Faulted', 500, 501), interval('Available', 501, 1_000)],
      { fromMs: 0, toMs: 1_000 },
      100,
    );
    expect(drawn.at(-1)?.interval.status).toBe('Faulted');
    expect(drawn.at(-1)?.wide).toBe(1);
  });

  it('leaves out what lies outside and clips what reaches in', () => {
    const drawn = drawnIntervals(
      [interval('Available', 0, 100), interval('Charging', 100, 300)],
      { fromMs: 100, toMs: 200 },
      100,
    );
    expect(drawn).toEqual([{ interval: interval('Charging', 100, 300), x: 0, wide: 100 }]);
  });

  it('keeps a mark at the very end inside of the picture', () => {
    const drawn = drawnIntervals([interval('Charging', 999_999, 1_000_000)], { fromMs: 0, toMs: 1_000_000 }, 100);
    expect(drawn.map(({ x, wide }) => x + wide)).toEqual([100]);
  });
});

describe('zooming and moving', () => {
  const whole = { fromMs: 0, toMs: 100_000 };
  it('stays within the case', () => {
    expect(shiftedRange({ fromMs: 0, toMs: 20_000 }, whole, 1, -0.5)).toEqual({ fromMs: 0, toMs: 20_000 });
    expect(shiftedRange({ fromMs: 80_000, toMs: 100_000 }, whole, 2, 0)).toEqual({ fromMs: 60_000, toMs: 100_000 });
    expect(shiftedRange({ fromMs: 40_000, toMs: 60_000 }, whole, 100, 0)).toEqual(whole);
  });
});
