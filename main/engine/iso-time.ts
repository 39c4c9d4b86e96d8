/** ISO 8601 in UTC with milliseconds, the form of every time that crosses the contract; `null` stays `null`. */
export function isoTime(epochMs: number | null): string | null {
  // ECMA-262 limits instants to 8.64e15 ms around 1970; beyond it there is no calendar date to write.
  return epochMs === null || Math.abs(epochMs) > 8.64e15 ? null : new Date(epochMs).toISOString();
}
