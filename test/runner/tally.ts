/** How many checks passed, failed and were not run. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTally: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A check that could not even be run counts as one failure. */
export function failedCheck(error: unknown): Tally {
  console.log(error instanceof Error ? error.message : String(error));
  return { ...noTally, failed: 1 };
}

/** The one line that everything ends with. */
export function verdict({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}
