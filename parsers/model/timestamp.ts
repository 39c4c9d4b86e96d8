/**
 * How far an instant can be trusted (design 4).
 * - `offset-given`: the text itself states its offset or `Z`
 * - `zone-assumed`: wall-clock text, read in the zone of the case or an estimated one
 * - `year-inferred`: no year in the text (syslog); taken from the reference year
 * - `clock-not-set`: a start-up default such as 1970 or 2009; the instant is not to be believed
 * - `position-only`: no time at all; only the position in the source is known
 */
export type ClockQuality = 'offset-given' | 'zone-assumed' | 'year-inferred' | 'clock-not-set' | 'position-only';

/** A point in time as a source wrote it, and what it means. */
export interface Timestamp {
  /** Exactly as written; empty for `position-only`. */
  readonly text: string;
  /** Milliseconds since 1970-01-01T00:00:00Z, whole; `null` when no instant follows from the text. */
  readonly epochMs: number | null;
  readonly quality: ClockQuality;
}

/** What a reader needs to know about time; never taken from the computer (house rule 1). */
export interface TimeContext {
  /** IANA zone or fixed offset in which wall-clock times are read, e.g. `Europe/Berlin`, `UTC`, `+02:00`. */
  readonly zone: string;
  /** Year for forms without one; `null` when nothing is known. */
  readonly referenceYear: number | null;
}
