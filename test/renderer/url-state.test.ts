import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screenIds } from '../../renderer/app/screens.ts';
import { formatUrlState, parseUrlState, startState } from '../../renderer/app/url-state.ts';

describe('the address', () => {
  it('holds every place and gives it back', () => {
    const range = fc
      .tuple(fc.integer({ min: -1e12, max: 4e12 }), fc.integer({ min: 1_000, max: 1e10 }))
      .map(([fromMs, width]) => ({ fromMs, toMs: fromMs + width }));
    const count = fc.integer({ min: 0, max: 2 ** 40 });
    const selection = fc.oneof(
      fc.record({ kind: fc.constant('session' as const), id: fc.string({ minLength: 1, maxLength: 60 }) }),
      fc.record({ kind: fc.constantFrom('frame' as const, 'signature' as const, 'finding' as const), id: count }),
    );
    const evidence = fc.oneof(
      fc.record({
        kind: fc.constant('bytes' as const),
        sourceId: count,
        offset: count,
        length: count,
        line: fc.option(count),
      }),
      fc.record({
        kind: fc.constant('row' as const),
        sourceId: count,
        table: fc.string({ unit: 'grapheme', minLength: 1 }),
        rowId: fc.bigInt().map((value) => value.toString()),
        column: fc.option(fc.string({ unit: 'grapheme', minLength: 1 })),
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...screenIds),
        fc.array(range, { maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.option(selection),
        fc.option(evidence),
        (screen, ranges, filter, chosen, shown) => {
          const state = {
            ...startState,
            caseId: 'a1-b2',
            screen,
            ranges,
            filters: filter === '' ? {} : { log: filter },
            selection: chosen,
            evidence: shown,
          };
          expect(parseUrlState(formatUrlState(state))).toEqual(state);
        },
      ),
    );
  });

  it('never throws, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseUrlState(text);
        parseUrlState(`#v1/case/log?${text}`);
      }),
    );
  });

  it('leaves out what it cannot read and keeps the rest', () => {
    const state = parseUrlState('#v1/case/log?r=5_1~1_2000&s=frame:x&e=b:1:2&q.nowhere=a&q.log=b');
    expect(state).toEqual({
      ...startState,
      caseId: 'case',
      screen: 'log',
      ranges: [{ fromMs: 1, toMs: 2_000 }],
      filters: { log: 'b' },
    });
  });

  it('starts anew with an address of a version that it does not know, and without a case', () => {
    expect(parseUrlState('#v9/case/log')).toEqual(startState);
    expect(parseUrlState('#v1/-/log')).toEqual(startState);
    expect(parseUrlState('#v1/CASE../log')).toEqual(startState);
    expect(parseUrlState('')).toEqual(startState);
  });

  it('shows the overview for a screen that does not exist', () => {
    expect(parseUrlState('#v1/case/fleet').screen).toBe('overview');
  });
});
