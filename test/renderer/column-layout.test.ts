import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layColumns } from '../../renderer/widgets/column-layout.ts';
import type { ColumnWish } from '../../renderer/widgets/column-layout.ts';

const list: readonly ColumnWish[] = [
  { id: 'verdict', width: 120, least: 110 },
  { id: 'what', width: 200, least: 100, grow: true },
  { id: 'meter', width: 130, least: 80, gives: 1 },
  { id: 'page', width: 80, gives: 2 },
];

const widths = (availablePx: number) =>
  Object.fromEntries(layColumns(list, availablePx).map(({ id, width }) => [id, width]));

describe('columns in the room that there is', () => {
  it('are as they wish before the room is known, and where it is enough', () => {
    expect(widths(0)).toEqual({ verdict: 120, what: 200, meter: 130, page: 80 });
    expect(widths(530)).toEqual({ verdict: 120, what: 200, meter: 130, page: 80 });
  });

  it('give what is left to those that grow', () => {
    expect(widths(630)).toEqual({ verdict: 120, what: 300, meter: 130, page: 80 });
  });

  it('become narrower before one is left out', () => {
    expect(widths(450)).toEqual({ verdict: 115, what: 150, meter: 105, page: 80 });
    expect(widths(370)).toEqual({ verdict: 110, what: 100, meter: 80, page: 80 });
  });

  it('leave out what matters least, and no more than they must', () => {
    expect(Object.keys(widths(369))).toEqual(['verdict', 'what', 'meter']);
    // One that needs less takes the room that a more important one cannot use.
    const wide = [...list, { id: 'mark', width: 20, gives: 3 }];
    expect(layColumns(wide, 235).map(({ id }) => id)).toEqual(['verdict', 'what', 'mark']);
    expect(Object.keys(widths(280))).toEqual(['verdict', 'what']);
    expect(widths(100)).toEqual({ verdict: 110, what: 100 });
  });

  it('never go below their least, and never past the edge while one can give', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (availablePx) => {
        const laid = layColumns(list, availablePx);
        for (const { id, width } of laid) {
          const wish = list.find((column) => column.id === id);
          expect(width).toBeGreaterThanOrEqual(Math.floor(wish?.least ?? wish?.width ?? 0));
        }
        if (availablePx >= 210)
          expect(laid.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(availablePx);
      }),
    );
  });
});
