import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterScroll,
  isScaled,
  placeAt,
  rowsInSight,
  scrollerSize,
  topToReveal,
} from '../../renderer/widgets/scaled-scroller.ts';

const rowPx = 24;

describe('the scroller', () => {
  it('is a plain one while the rows fit into an element', () => {
    const size = scrollerSize(1_000_000, rowPx, 600);
    expect(isScaled(size)).toBe(false);
    expect(afterScroll(size, { virtualTop: 0, trackTop: 0 }, 123_456)).toEqual({
      virtualTop: 123_456,
      trackTop: 123_456,
    });
  });

  it('keeps its track below what Chromium clamps', () => {
    const size = scrollerSize(50_000_000, rowPx, 600);
    expect(isScaled(size)).toBe(true);
    expect(size.trackPx).toBeLessThan(33_554_432);
  });

  it('reaches the last of fifty million rows', () => {
    const size = scrollerSize(50_000_000, rowPx, 600);
    const place = afterScroll(size, { virtualTop: 0, trackTop: 0 }, size.trackPx - size.viewportPx);
    expect(rowsInSight(size, place.virtualTop, 50_000_000, rowPx).last).toBe(49_999_999);
  });

  it('moves by pixels for small steps and by proportion for jumps', () => {
    const size = scrollerSize(5_000_000, rowPx, 600);
    const before = placeAt(size, 12_000_000);
    expect(afterScroll(size, before, before.trackTop + 48).virtualTop).toBe(before.virtualTop + 48);
    const half = afterScroll(size, before, (size.trackPx - size.viewportPx) / 2);
    expect(half.virtualTop).toBeCloseTo((size.virtualPx - size.viewportPx) / 2, 0);
  });

  it('brings any row into sight, wholly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 100, max: 2_000 }),
        (count, where, from, viewportPx) => {
          const size = scrollerSize(count, rowPx, viewportPx);
          const row = Math.min(count - 1, Math.floor(where * count));
          const start = placeAt(size, from * size.virtualPx).virtualTop;
          const place = placeAt(size, topToReveal(size, start, row, rowPx));
          expect(row * rowPx).toBeGreaterThanOrEqual(place.virtualTop - 0.01);
          expect((row + 1) * rowPx).toBeLessThanOrEqual(place.virtualTop + viewportPx + 0.01);
          const sight = rowsInSight(size, place.virtualTop, count, rowPx);
          expect(sight.first).toBeLessThanOrEqual(row);
          expect(sight.last).toBeGreaterThanOrEqual(row);
        },
      ),
    );
  });

  it('never leaves the list', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80_000_000 }),
        fc.array(fc.double({ min: -10, max: 9_000_000, noNaN: true }), { maxLength: 20 }),
        (count, tops) => {
          const size = scrollerSize(count, rowPx, 600);
          let place = placeAt(size, 0);
          for (const top of tops) {
            const bounded = Math.min(Math.max(0, size.trackPx - 600), Math.max(0, top));
            place = afterScroll(size, place, bounded);
            expect(place.virtualTop).toBeGreaterThanOrEqual(0);
            expect(place.virtualTop).toBeLessThanOrEqual(Math.max(0, size.virtualPx - 600));
          }
        },
      ),
    );
  });
});
