import type { FrameKind } from '../model/frame.ts';
import type { LogItem } from '../model/log-item.ts';

/** Items behind an elided frame after which it is let go. */
const mostWaiting = 40;

/** Its middle was left out, or it names no station and the logger above it may. */
export type WhyHeld = 'elided' | 'nameless';

interface Held {
  readonly kind: FrameKind;
  readonly uniqueId: string;
  /** Number of the first of its items, counted from the beginning of the log. */
  readonly from: number;
  readonly count: number;
  readonly released: () => void;
  readonly why: WhyHeld;
}

/**
 * Items on their way out, in order. A frame whose middle the logger left out waits a little: the logger above it usually prints the same
 * message whole within a few lines, and then the whole one is kept (research P8).
 */
export class HeldItems {
  #items: (LogItem | null)[] = [];
  #given = 0;
  #held: Held[] = [];

  push(item: LogItem): void {
    this.#items.push(item);
    if (this.#held.length > 0) this.#letGo(this.#given + this.#items.length - mostWaiting);
  }

  /** Pushes an elided frame and what belongs to it; `released` is called once it is certain that it stays. */
  hold(items: readonly LogItem[], kind: FrameKind, uniqueId: string, why: WhyHeld, released: () => void): void {
    const from = this.#given + this.#items.length;
    this.#held.push({ kind, uniqueId, from, count: items.length, released, why });
    this.#items.push(...items);
  }

  /** Takes back an elided frame because it has come whole; false when none waits. */
  replace(kind: FrameKind, uniqueId: string, why: WhyHeld): boolean {
    if (this.#held.length === 0) return false;
    const index = this.#held.findIndex((held) => held.kind === kind && held.uniqueId === uniqueId && held.why === why);
    const [held] = index < 0 ? [] : this.#held.splice(index, 1);
    if (held === undefined) return false;
    this.#items.fill(null, held.from - this.#given, held.from - this.#given + held.count);
    return true;
  }

  /** The items that are certain by now; all of them at the end. */
  take(final: boolean): readonly LogItem[] {
    const end = this.#given + this.#items.length;
    if (final) this.#letGo(end);
    const certain = (this.#held[0]?.from ?? end) - this.#given;
    const taken = this.#items.splice(0, certain);
    this.#given += certain;
    return taken.filter((item) => item !== null);
  }

  /** Elided frames before this item stay; counted by items and not by time, so that chunks make no difference. */
  #letGo(before: number): void {
    for (let oldest = this.#held[0]; oldest !== undefined && oldest.from <= before; oldest = this.#held[0]) {
      oldest.released();
      this.#held.shift();
    }
  }
}
