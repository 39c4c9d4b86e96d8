import { describe, expect, test } from 'vitest';
import { markLabel } from '../../../main/exporters/charts/svg.ts';

describe('labels below an axis', () => {
  const place = (x: number, text: string) =>
    /x="([\d.]+)".*text-anchor="(\w+)"/.exec(markLabel(x, 10, text, 600).markup)?.slice(1);

  test('stand in the middle of their mark, and never reach beyond the drawing', () => {
    expect(place(300, '09:15')).toEqual(['300', 'middle']);
    expect(place(598, '09:15')).toEqual(['600', 'end']);
    expect(place(2, '09:15')).toEqual(['0', 'start']);
    expect(place(585, '09:15')).toEqual(['585', 'middle']);
  });
});
