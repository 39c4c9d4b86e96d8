import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { utcMsToWall } from '../time/civil.ts';
import { type DateOrder, positionOnly, readTimestamp, readUsualTime } from '../time/read-timestamp.ts';
import { inOrderOfLog, zoneOffsetMs } from '../time/zone-offset.ts';
import { runsBackwards } from './log-account.ts';

const dayMs = 86_400_000;
const halfYearMs = 183 * dayMs;

/**
 * The clock of one log, line after line: carries the year over New Year for forms without one, and the date for forms that only
 * tell the time of day (research 1.3). `referenceYear` is the year of the first line without one.
 */
export class LogClock {
  readonly #context: TimeContext;
  /** With the year that has come by now. */
  #shifted: TimeContext;
  readonly #order: DateOrder;
  #yearsOn = 0;
  #lastYearlessMs: number | null = null;
  /** Steps of the times without a year from line to line. */
  #falls = 0;
  #rises = 0;
  #lastMs: number | null = null;
  #memoText: string | undefined;
  #memo: Timestamp = positionOnly;

  /** `afterMs`: this log goes on where another ended then. */
  constructor(context: TimeContext, order: DateOrder, afterMs: number | null = null) {
    this.#context = context;
    this.#shifted = context;
    this.#order = order;
    if (afterMs === null) return;
    const { year } = utcMsToWall(afterMs + zoneOffsetMs(context.zone, afterMs));
    this.#context = { ...context, referenceYear: year };
    this.#shifted = this.#context;
    this.#lastMs = afterMs;
    this.#lastYearlessMs = afterMs;
  }

  /**
   * The timestamp for what a line says; `position-only` for nothing or for something that is no time. `octets` and `from` say where it stands
   * among bytes that are characters, where that is known.
   */
  read(text: string, octets: Uint8Array | null = null, from: number = -1): Timestamp {
    if (text === '') return positionOnly;
    if (text === this.#memoText) return this.#memo;
    this.#memoText = text;
    const usual = octets === null || from < 0 ? undefined : readUsualTime(text, octets, from, this.#shifted);
    this.#memo = this.#inOrder(usual ?? this.#readNew(text));
    const { epochMs, quality } = this.#memo;
    if (epochMs !== null && quality !== 'clock-not-set') this.#lastMs = epochMs;
    return this.#memo;
  }

  #readNew(text: string): Timestamp {
    const found = readTimestamp(text, this.#shifted, this.#order);
    if (found === undefined) return positionOnly;
    if (found.quality === 'year-inferred' && found.epochMs !== null)
      return this.#acrossNewYear(text, found, found.epochMs);
    if (found.epochMs === null && found.quality === 'zone-assumed') return this.#onLastDate(found);
    return found;
  }

  /** The newest line stands on top, as far as can be told by now. */
  get #runsBackwards(): boolean {
    return runsBackwards(this.#falls, this.#rises);
  }

  /** In the night that summer time ends the lines go on while the clock goes back. */
  #inOrder(found: Timestamp): Timestamp {
    const { epochMs, quality } = found;
    if (epochMs === null || (quality !== 'zone-assumed' && quality !== 'year-inferred')) return found;
    const instant = inOrderOfLog(this.#context.zone, epochMs, this.#lastMs);
    return instant === epochMs ? found : { ...found, epochMs: instant };
  }

  #nextYear(): void {
    const { zone, referenceYear } = this.#context;
    this.#yearsOn += 1;
    this.#shifted = { zone, referenceYear: referenceYear === null ? null : referenceYear + this.#yearsOn };
  }

  /** From December to January the year goes up; a step back of over half a year is nothing else. */
  #acrossNewYear(text: string, found: Timestamp, epochMs: number): Timestamp {
    const last = this.#lastYearlessMs;
    if (last !== null && last - epochMs > halfYearMs) {
      this.#nextYear();
      const next = readTimestamp(text, this.#shifted, this.#order) ?? found;
      this.#lastYearlessMs = next.epochMs ?? last;
      return next;
    }
    // The other way round: a line of December again after the first one of January (lines out of order).
    if (last !== null && epochMs - last > halfYearMs && (this.#yearsOn > 0 || this.#runsBackwards)) {
      const { zone, referenceYear } = this.#shifted;
      const before = { zone, referenceYear: referenceYear === null ? null : referenceYear - 1 };
      const earlier = readTimestamp(text, before, this.#order) ?? found;
      // A log that runs newest first goes on from there.
      if (this.#runsBackwards) {
        this.#yearsOn -= 1;
        this.#shifted = before;
        this.#lastYearlessMs = earlier.epochMs ?? last;
      }
      return earlier;
    }
    if (last !== null && epochMs < last) this.#falls += 1;
    else if (last !== null && epochMs > last) this.#rises += 1;
    this.#lastYearlessMs = epochMs;
    return found;
  }

  /** A time of day on the date of the line before it, or on that of the day from which it is less than half a day away. */
  #onLastDate(found: Timestamp): Timestamp {
    const last = this.#lastMs;
    if (last === null) return found;
    const { zone } = this.#context;
    const { year, month, day } = utcMsToWall(last + zoneOffsetMs(zone, last));
    const dated = readTimestamp(`${year}-${month}-${day} ${found.text}`, this.#context);
    if (dated === undefined || dated.epochMs === null) return found;
    // Back by most of a day is the next one; on by most of it is the one before: a late line, or a log that runs newest first.
    const apart = last - dated.epochMs;
    const epochMs =
      apart > dayMs / 2 ? dated.epochMs + dayMs : apart < -dayMs / 2 ? dated.epochMs - dayMs : dated.epochMs;
    return { text: found.text, epochMs, quality: dated.quality };
  }
}
