import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentKeys } from '../../../parsers/base/recent-keys.ts';
import { WaitingList } from '../../../parsers/base/waiting-list.ts';

const numbers = fc.integer({ min: 0, max: 30 });

test('a waiting list is a map that gives up what waits longest', () => {
  const step = fc.record({ take: fc.boolean(), number: numbers });
  const behaves = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    const most = 8;
    const list = new WaitingList<number>(most);
    const model = new Map<number, number>();
    for (const [at, { take, number }] of steps.entries()) {
      if (take) {
        expect(list.take(number)).toBe(model.get(number));
        model.delete(number);
      } else if (!model.has(number)) {
        const oldest = model.size === most ? model.entries().next().value : undefined;
        if (oldest !== undefined) model.delete(oldest[0]);
        model.set(number, at);
        expect(list.add(number, at)).toBe(oldest?.[1]);
      }
      expect(list.values).toEqual([...model.values()]);
    }
  });
  fc.assert(behaves, { numRuns: 300 });
});

test('recent keys are those that came last', () => {
  const step = fc.record({ look: fc.boolean(), key: numbers });
  const behaves = fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
    const most = 8;
    const recent = new RecentKeys<number>(most);
    const model = new Map<number, number>();
    for (const [at, { look, key }] of steps.entries()) {
      if (look) expect(recent.get(String(key))).toBe(model.get(key));
      else {
        recent.set(String(key), at);
        model.set(key, at);
        const [oldest] = model.keys();
        if (model.size > most && oldest !== undefined) model.delete(oldest);
      }
    }
  });
  fc.assert(behaves, { numRuns: 300 });
});
