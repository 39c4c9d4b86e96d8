import type { FrameRecord } from '../model/frame.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { LogAccount } from './log-format.ts';

type FrameCounts = { -readonly [Name in keyof LogAccount['frames']]: LogAccount['frames'][Name] };

/** A few steps against the order do not turn a log around: lines are buffered, clocks are set. */
const stepsAgainst = 4;

/** Whether a log whose times fall and rise so often from message to message runs newest first. */
export function runsBackwards(falls: number, rises: number): boolean {
  return falls > rises * stepsAgainst;
}

/** Keeps the counts of one log while it is read. */
export class LogAccountBook {
  #bytesTotal = 0;
  #bytesInFrames = 0;
  #bytesInEvents = 0;
  #linesTotal = 0;
  #linesUnderstood = 0;
  readonly #frames: FrameCounts = {
    call: 0,
    result: 0,
    error: 0,
    other: 0,
    repaired: 0,
    truncated: 0,
    elided: 0,
    described: 0,
    duplicates: 0,
  };
  /** Steps of the times from frame to frame. */
  #falls = 0;
  #rises = 0;
  #lastFrameMs = Number.NaN;
  #firstAt: Timestamp | null = null;
  #lastAt: Timestamp | null = null;

  bytes(count: number): void {
    this.#bytesTotal += count;
  }

  line(understood: boolean): void {
    this.#linesTotal += 1;
    if (understood) this.#linesUnderstood += 1;
  }

  /** Lines that a frame goes on over. */
  linesOfFrame(count: number): void {
    this.#linesTotal += count;
    this.#linesUnderstood += count;
  }

  frame(frame: FrameRecord, bytes: number): void {
    this.#bytesInFrames += bytes;
    this.#step(frame.loggedAt.epochMs);
    if (frame.state === 'elided' || frame.state === 'described') {
      this.#frames[frame.state] += 1;
      return;
    }
    this.#frames[frame.kind] += 1;
    if (frame.state === 'repaired') this.#frames.repaired += 1;
    if (frame.state === 'truncated') this.#frames.truncated += 1;
  }

  /** Of a message or event whose time got its date later. */
  dated(at: Timestamp, ofFrame: boolean): void {
    if (ofFrame) this.#step(at.epochMs);
    this.time(at);
  }

  #step(at: number | null): void {
    if (at === null) return;
    if (at < this.#lastFrameMs) this.#falls += 1;
    else if (at > this.#lastFrameMs) this.#rises += 1;
    this.#lastFrameMs = at;
  }

  duplicate(): void {
    this.#frames.duplicates += 1;
  }

  event(bytes: number): void {
    this.#bytesInEvents += bytes;
  }

  /** Widens the span of the log's own clock; a clock that was not set does not count. */
  time(at: Timestamp): void {
    if (at.epochMs === null || at.quality === 'clock-not-set') return;
    if (this.#firstAt === null || at.epochMs < (this.#firstAt.epochMs ?? 0)) this.#firstAt = at;
    if (this.#lastAt === null || at.epochMs > (this.#lastAt.epochMs ?? 0)) this.#lastAt = at;
  }

  get account(): LogAccount {
    return {
      bytesTotal: this.#bytesTotal,
      bytesInFrames: this.#bytesInFrames,
      bytesInEvents: this.#bytesInEvents,
      linesTotal: this.#linesTotal,
      linesUnderstood: this.#linesUnderstood,
      frames: { ...this.#frames },
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      newestFirst: runsBackwards(this.#falls, this.#rises),
    };
  }
}
