import type { Page } from 'playwright-core';

function tell(what: string, ms: number, more = ''): void {
  console.log(`${what.padEnd(52)} ${ms.toFixed(0).padStart(7)} ms  ${more}`);
}

/** Prints how long something took in the window. */
export async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  tell(what, performance.now() - start);
}

/** The time between two drawn frames while something is done, in milliseconds, sorted. */
export async function frameTimes(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    let last = performance.now();
    const measured = window as unknown as { frameTimes?: number[] };
    measured.frameTimes = times;
    const step = (now: number) => {
      times.push(now - last);
      last = now;
      if (measured.frameTimes === times) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  await work();
  const times = await page.evaluate(() => {
    const measured = window as unknown as { frameTimes?: number[] };
    const all = measured.frameTimes ?? [];
    delete measured.frameTimes;
    return all;
  });
  return times.slice(1).toSorted((left, right) => left - right);
}

/** Prints median, 95 % and longest of them. */
export function tellFrames(what: string, times: readonly number[]): void {
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1);
  console.log(
    `${what.padEnd(52)} ${String(times.length).padStart(7)} frames  median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`,
  );
}
