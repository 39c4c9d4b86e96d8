import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueTicks } from '../../renderer/charts/value-ticks.ts';

test('ticks are round and told apart', () => {
  expect(valueTicks(0, 11.04)).toEqual({ from: 0, to: 15, ticks: [0, 5, 10, 15], digits: 0 });
  expect(valueTicks(0, 0.1)).toEqual({ from: 0, to: 0.1, ticks: [0, 0.05, 0.1], digits: 2 });
  expect(valueTicks(4838.8, 4873.8)).toEqual({
    from: 4830,
    to: 4880,
    ticks: [4830, 4840, 4850, 4860, 4870, 4880],
    digits: 0,
  });
  expect(valueTicks(-5, 3).ticks).toEqual([-6, -4, -2, 0, 2, 4]);
});

test('a flat line, an empty one and what is no number still have an axis', () => {
  for (const [least, most] of [
    [5, 5],
    [0, 0],
    [-3, -3],
    [Number.NaN, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ] as const) {
    const { from, to, ticks } = valueTicks(least, most);
    expect(to).toBeGreaterThan(from);
    expect(ticks.length).toBeGreaterThan(1);
  }
});

test('whatever is measured lies between the ends', () => {
  const measured = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(measured, measured, (one, other) => {
      const [least, most] = [Math.min(one, other), Math.max(one, other)];
      const { from, to, ticks } = valueTicks(least, most);
      const slack = Math.max(1e-6, (to - from) * 1e-6);
      expect(from).toBeLessThanOrEqual(least + slack);
      expect(to).toBeGreaterThanOrEqual(most - slack);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(new Set(ticks).size).toBe(ticks.length);
    }),
  );
});
