import type { LogItem } from '../model/log-item.ts';
import type { TimeContext, Timestamp } from '../model/timestamp.ts';
import { readTimestamp } from '../time/read-timestamp.ts';

/** A clock that goes on by more than this between two lines was started anew or set. */
const jumpMs = 12 * 60 * 60_000;
/** Lines between power-up and the clock being set; more are given out as they are. */
const mostWaiting = 5000;
const stated = /RTC Info: ?(\d{4}\.\d{2}\.\d{2}-\d{2}:\d{2}:\d{2})/;

/**
 * Lines that a station wrote after power-up, before its clock was set (research K24, 1.3: "rebase at the next good anchor"): they wait for the line
 * that states the time and are moved by as much as the clock was wrong. Their quality says that the clock was not set.
 */
export class ClockRebase {
  readonly #context: TimeContext;
  #waiting: LogItem[] | null = [];
  #lastMs: number | null = null;

  constructor(context: TimeContext) {
    this.#context = context;
  }

  /** Passes items on, in order; at the end all of them. */
  pass(items: readonly LogItem[], final: boolean): readonly LogItem[] {
    const out: LogItem[] = [];
    for (const item of items) this.#take(item, out);
    if (final || (this.#waiting !== null && this.#waiting.length > mostWaiting)) this.#giveUp(out);
    return out;
  }

  #giveUp(out: LogItem[]): void {
    out.push(...(this.#waiting ?? []));
    this.#waiting = null;
  }

  #take(item: LogItem, out: LogItem[]): void {
    const atMs = item.record === 'issue' ? null : item.loggedAt.epochMs;
    if (atMs !== null) {
      if (this.#lastMs !== null && Math.abs(atMs - this.#lastMs) > jumpMs) {
        this.#giveUp(out);
        this.#waiting = [];
      }
      this.#lastMs = atMs;
    }
    if (this.#waiting === null) {
      out.push(item);
      return;
    }
    this.#waiting.push(item);
    const written = item.record === 'log-event' && item.event === 'clock-set' ? stated.exec(item.text)?.[1] : undefined;
    const setMs = written === undefined ? null : (readTimestamp(written, this.#context)?.epochMs ?? null);
    if (setMs === null || atMs === null) return;
    const byMs = setMs - atMs;
    const moved = this.#waiting.map((waiting) => (Math.abs(byMs) > jumpMs ? shifted(waiting, byMs) : waiting));
    this.#waiting = null;
    this.#lastMs = setMs;
    out.push(...moved);
  }
}

function shifted(item: LogItem, byMs: number): LogItem {
  if (item.record === 'issue' || item.loggedAt.epochMs === null) return item;
  const loggedAt: Timestamp = { ...item.loggedAt, epochMs: item.loggedAt.epochMs + byMs, quality: 'clock-not-set' };
  return { ...item, loggedAt };
}
