import type { FrameRecord } from '../model/frame.ts';
import type { LogItem } from '../model/log-item.ts';
import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { readPayloadTimestamp } from '../time/read-timestamp.ts';
import { instantOfWall, nearestMidnightMs, timeOfDayMs } from '../time/time-of-day.ts';

const dayMs = 86_400_000;
/** A line that comes out of order comes this late at most. */
const lateMs = 3_600_000;
/** Items that wait for a date; more are given out without one. */
const mostWaiting = 5000;
/** Messages kept that state an instant; the first that comes out is taken. */
const mostOffers = 16;
const currentTime = /"currentTime"\s{0,8}:\s{0,8}"([^"]{10,40})"/;
const timestamp = /"timestamp"\s{0,8}:\s{0,8}"([^"]{10,40})"/;

function isTimeOfDay({ text, epochMs, quality }: Timestamp): boolean {
  return text !== '' && epochMs === null && quality === 'zone-assumed';
}

/**
 * Gives dates to the lines of a log that tells the time of day only (research 1.3, "time only: needs an anchor"): they wait for a message that states an instant,
 * the backend's clock before what a station reports, and get the day on which their clock is nearest to it. From there the days go on, and back.
 */
export class DayAnchor {
  readonly #zone: string;
  readonly #dated: (loggedAt: Timestamp, ofFrame: boolean) => void;
  /** `null` before a time of day came and where no date can be found. */
  #waiting: LogItem[] | null = null;
  #finished = false;
  readonly #offers = new Map<LogItem, { readonly statedMs: number; readonly byBackend: boolean }>();
  /** Midnight of the day of the last item; of waiting ones counted from the first. */
  #midnightMs = 0;
  #lastOfDayMs: number | null = null;
  #found = false;

  /** `dated` is told of every time that got its date, in the order of the log. */
  constructor(context: TimeContext, dated: (loggedAt: Timestamp, ofFrame: boolean) => void) {
    this.#zone = context.zone;
    this.#dated = dated;
  }

  /** Takes note of what a message states, before it is passed on. */
  offer(record: FrameRecord, payloadText: string): void {
    if (this.#finished || this.#found || !isTimeOfDay(record.loggedAt) || this.#offers.size >= mostOffers) return;
    const byBackend = record.kind === 'result';
    const written = (byBackend ? currentTime : timestamp).exec(payloadText)?.[1];
    const stated = written === undefined ? undefined : readPayloadTimestamp(written);
    if (stated === undefined || stated.epochMs === null || stated.quality === 'clock-not-set') return;
    this.#offers.set(record, { statedMs: stated.epochMs, byBackend });
  }

  /** Passes items on, in order; at the end all of them. */
  pass(items: readonly LogItem[], final: boolean): readonly LogItem[] {
    if (this.#finished) return items;
    const out: LogItem[] = [];
    for (const item of items) this.#take(item, out);
    if (this.#waiting !== null && (final || this.#waiting.length > mostWaiting)) this.#decide(out, true);
    return out;
  }

  #take(item: LogItem, out: LogItem[]): void {
    if (this.#finished || item.record === 'issue') {
      (this.#waiting ?? out).push(item);
      return;
    }
    if (item.loggedAt.epochMs !== null && !this.#found) {
      // The log has dates, so that its clock goes on from them.
      this.#release(out);
      this.#finished = true;
    }
    if (this.#found) {
      out.push(this.#withDate(item));
      return;
    }
    if (this.#waiting === null && !this.#finished && isTimeOfDay(item.loggedAt)) this.#waiting = [];
    if (this.#waiting === null) {
      out.push(item);
      return;
    }
    this.#waiting.push(item);
    if (this.#offers.get(item)?.byBackend === true) this.#decide(out, false);
  }

  #release(out: LogItem[]): void {
    out.push(...(this.#waiting ?? []));
    this.#waiting = null;
  }

  /** Finds the date from what waits; `last` when nothing better can come. */
  #decide(out: LogItem[], last: boolean): void {
    const waiting = this.#waiting ?? [];
    const anchor =
      waiting.find((item) => this.#offers.get(item)?.byBackend === true) ??
      (last ? waiting.find((item) => this.#offers.has(item)) : undefined);
    const offer = anchor === undefined ? undefined : this.#offers.get(anchor);
    if (anchor === undefined || offer === undefined || anchor.record === 'issue') {
      this.#release(out);
      this.#finished = true;
      return;
    }
    const ofDayMs = timeOfDayMs(anchor.loggedAt.text) ?? 0;
    let daysBefore = 0;
    for (const item of waiting) {
      this.#step(item);
      if (item === anchor) daysBefore = this.#midnightMs;
    }
    this.#midnightMs = nearestMidnightMs(ofDayMs, offer.statedMs, this.#zone) - daysBefore;
    this.#lastOfDayMs = null;
    this.#found = true;
    this.#waiting = null;
    for (const item of waiting) out.push(this.#withDate(item));
    this.#offers.clear();
  }

  /** Goes on to the day of an item: the next one where its clock goes back by half a day. */
  #step(item: LogItem): number | null {
    const ofDayMs = item.record === 'issue' || !isTimeOfDay(item.loggedAt) ? null : timeOfDayMs(item.loggedAt.text);
    if (ofDayMs === null) return null;
    if (this.#lastOfDayMs !== null && this.#lastOfDayMs - ofDayMs > dayMs / 2) this.#midnightMs += dayMs;
    // A line of the evening behind the first ones after midnight was written late.
    if (this.#lastOfDayMs !== null && ofDayMs - this.#lastOfDayMs > dayMs - lateMs) return ofDayMs - dayMs;
    this.#lastOfDayMs = ofDayMs;
    return ofDayMs;
  }

  #withDate(item: LogItem): LogItem {
    const ofDayMs = this.#step(item);
    if (ofDayMs === null || item.record === 'issue') return item;
    const loggedAt = { ...item.loggedAt, epochMs: instantOfWall(this.#midnightMs + ofDayMs, this.#zone) };
    this.#dated(loggedAt, item.record === 'frame');
    return { ...item, loggedAt };
  }
}
