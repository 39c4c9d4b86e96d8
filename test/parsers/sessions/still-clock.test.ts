import { expect, it } from 'vitest';
import { stamp, transactionRow } from '../builders/case-view.ts';
import { at } from '../builders/story.ts';
import { fold } from './fold-sessions.ts';

/** Compared each with each, they take minutes. */
const sessions = 40_000;

// A station without network and battery begins each day at the same instant, and its store fills for years.
it('sessions of a store whose clock stood still are told apart, in proportion to their number', () => {
  const rows = Array.from({ length: sessions }, (_, number) =>
    transactionRow({
      localId: `local-${number}`,
      transactionId: String(number + 1),
      startedAt: stamp(at('00:00:00')),
      stoppedAt: stamp(at('00:30:00')),
      meterStartWh: String(number * 10),
      meterStopWh: String(number * 10 + 5),
      rowId: String(number + 1),
    }),
  );
  const found = fold([], { rows });
  expect(found.length).toBe(sessions);
  expect(new Set(found.map(({ meterStartWh }) => meterStartWh)).size).toBe(sessions);
});
