import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countUpTo } from '../../../parsers/base/sorted-search.ts';

it('counts as many entries up to a point as one finds by going through them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, point) => {
      const sorted = numbers.toSorted((left, right) => left - right);
      expect(countUpTo(sorted, point, (each) => each)).toBe(numbers.filter((each) => each <= point).length);
    }),
  );
});
