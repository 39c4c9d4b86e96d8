import type { Session } from '../model/session.ts';
import type { SessionLane } from '../sessions/session-lane.ts';

/** What a rule notes of each session while its messages pass. Which sessions they are, it learns when it asks for all. */
export class BySession<Noted> {
  readonly #noted = new Map<SessionLane, Noted>();
  readonly #begin: () => Noted;

  /** @param begin what is noted of a session before its first message. */
  constructor(begin: () => Noted) {
    this.#begin = begin;
  }

  of(lane: SessionLane): Noted {
    let noted = this.#noted.get(lane);
    if (noted === undefined) {
      noted = this.#begin();
      this.#noted.set(lane, noted);
    }
    return noted;
  }

  forget(lane: SessionLane): void {
    this.#noted.delete(lane);
  }

  /** In the order of their first messages. Lanes that are parts of a session are left out: all of its messages have passed once more, together. */
  *all(): Generator<readonly [Session, Noted]> {
    for (const [{ session, isWhole }, noted] of this.#noted) if (session !== null && isWhole) yield [session, noted];
  }
}
