import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readingTimeLeft, withMark } from '../../../main/engine/time-left.ts';
import type { ReadingMark } from '../../../main/engine/time-left.ts';

const none = { asideRead: 0, asideLeft: 0 };
const mega = 1_000_000;

/** Marks of a reading of `total` bytes at a steady speed, every 100 ms. */
function steady(total: number, bytesPerSecond: number, seconds: number): readonly ReadingMark[] {
  let marks: readonly ReadingMark[] = [];
  for (let step = 0; step <= seconds * 10; step += 1) {
    const bytesRead = Math.min(total, (step / 10) * bytesPerSecond);
    marks = withMark(marks, { atMs: 50_000 + step * 100, bytesRead, bytesLeft: total - bytesRead, ...none });
  }
  return marks;
}

test('a steady reading says what is left by its speed, rounded', () => {
  expect(readingTimeLeft(steady(100 * mega, mega, 10))).toBe(90_000);
  expect(readingTimeLeft(steady(100 * mega, mega, 73))).toBe(25_000);
  expect(readingTimeLeft(steady(10_000 * mega, mega, 400))).toBe(9_600_000);
});

test('nothing is said before something was measured, and at the end', () => {
  expect(readingTimeLeft([])).toBeNull();
  expect(readingTimeLeft(steady(100 * mega, mega, 2))).toBeNull();
  expect(readingTimeLeft(steady(10_000 * mega, mega, 15)), 'too little of it').toBeNull();
  expect(readingTimeLeft(steady(10 * mega, mega, 10))).toBeNull();
});

test('a change of speed shows within the window', () => {
  let marks = steady(1_000 * mega, 10 * mega, 10);
  for (let second = 1; second <= 60; second += 1) {
    const bytesRead = (100 + second) * mega;
    marks = withMark(marks, { atMs: 60_000 + second * 1_000, bytesRead, bytesLeft: 1_000 * mega - bytesRead, ...none });
  }
  expect(readingTimeLeft(marks)).toBe(840_000);
});

test('while an archive puts bytes aside nobody knows; once it is through what waits is measured', () => {
  let marks: readonly ReadingMark[] = [];
  for (let second = 0; second <= 10; second += 1) {
    marks = withMark(marks, {
      atMs: second * 1_000,
      bytesRead: second * mega,
      bytesLeft: (10 - second) * mega,
      asideRead: 0,
      asideLeft: second * 20 * mega,
    });
    if (second > 0) expect(readingTimeLeft(marks)).toBeNull();
  }
  for (let second = 1; second <= 10; second += 1) {
    const asideRead = second * 2 * mega;
    marks = withMark(marks, {
      atMs: 10_000 + second * 1_000,
      bytesRead: 10 * mega,
      bytesLeft: 0,
      asideRead,
      asideLeft: 200 * mega - asideRead,
    });
  }
  expect(readingTimeLeft(marks)).toBe(90_000);
});

test('with more files to come, bytes put aside count in proportion', () => {
  // 10 MB packed were read in 10 s, what they held took 30 s more; as much again is to come.
  const marks: readonly ReadingMark[] = [
    { atMs: 0, bytesRead: 0, bytesLeft: 20 * mega, ...none },
    { atMs: 10_000, bytesRead: 10 * mega, bytesLeft: 10 * mega, asideRead: 0, asideLeft: 60 * mega },
    { atMs: 40_000, bytesRead: 10 * mega, bytesLeft: 10 * mega, asideRead: 60 * mega, asideLeft: 0 },
  ];
  expect(readingTimeLeft(marks)).toBe(40_000);
});

test('never a time of 0, below 0 or without end, and never many marks', () => {
  const step = fc.record({ wait: fc.nat(5_000), read: fc.nat(1_000_000), put: fc.nat(1_000), take: fc.nat(1_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), fc.nat(100_000_000), (steps, total) => {
      let marks: readonly ReadingMark[] = [];
      let [atMs, bytesRead, asideRead, asideLeft] = [0, 0, 0, 0];
      for (const { wait, read, put, take } of steps) {
        atMs += wait;
        bytesRead = Math.min(total, bytesRead + read);
        asideLeft += put;
        asideRead += Math.min(take, asideLeft);
        asideLeft -= Math.min(take, asideLeft);
        marks = withMark(marks, { atMs, bytesRead, bytesLeft: total - bytesRead, asideRead, asideLeft });
        const left = readingTimeLeft(marks);
        if (left !== null) {
          expect(left).toBeGreaterThanOrEqual(5_000);
          expect(Number.isFinite(left)).toBe(true);
        }
        expect(marks.length).toBeLessThan(60);
      }
    }),
    { numRuns: 50 },
  );
});
