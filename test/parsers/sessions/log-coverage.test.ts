import { expect, test } from 'vitest';
import { createCoverageFold } from '../../../parsers/sessions/log-coverage.ts';

const minute = 60_000;

test('a log that only sleeps between heartbeats has no hole, one that stops for a day has', () => {
  const fold = createCoverageFold();
  for (let at = 0; at <= 10; at += 1) fold.note('CP1', at * 5 * minute);
  for (let at = 0; at <= 3; at += 1) fold.note('CP1', 24 * 60 * minute + at * 5 * minute);
  expect(fold.finish()).toEqual([
    { station: 'CP1', fromMs: 0, toMs: 50 * minute },
    { station: 'CP1', fromMs: 24 * 60 * minute, toMs: 24 * 60 * minute + 15 * minute },
  ]);
});

test('stations have each their own stretches; an instant that goes back changes nothing', () => {
  const fold = createCoverageFold();
  fold.note('A', 0);
  fold.note('B', 5);
  fold.note('A', minute);
  fold.note('A', 30_000);
  expect(fold.finish()).toEqual([
    { station: 'A', fromMs: 0, toMs: minute },
    { station: 'B', fromMs: 5, toMs: 5 },
  ]);
});

test('one message every twelve minutes is usual for a quiet station', () => {
  const fold = createCoverageFold();
  for (let at = 0; at <= 20; at += 1) fold.note(null, at * 12 * minute);
  expect(fold.finish()).toHaveLength(1);
});
