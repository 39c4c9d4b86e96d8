import type { ReadingView } from '../../parsers/model/verdict.ts';

/**
 * The reading by which a value is told in one number: a begin and an end may stand in one record, and readings of other registers behind them (RI of
 * OCMF; KEBA adds 1.9.0 after the end). The register named first is the one that a bill is made of; of it the last one.
 */
export function closingReading(readings: readonly ReadingView[]): ReadingView | null {
  const register = readings[0]?.obis ?? null;
  return readings.findLast(({ obis }) => (obis ?? null) === register) ?? readings.at(-1) ?? null;
}
