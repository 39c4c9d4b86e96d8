import type { Session } from '../model/session.ts';

/**
 * What the messages of one session have in common while they pass, when nobody knows yet what session that will be. Most sessions have one
 * lane; those that two logs told of, or whose first samples came before anybody knew them, have several.
 */
export interface SessionLane {
  /** Whether the session was known when its messages passed; samples whose start nobody has seen may belong to none. */
  readonly isKnown: boolean;
  /** The session that it became; `null` until then, and when it became none. */
  session: Session | null;
  /** Whether all messages of the session passed in this lane. */
  isWhole: boolean;
}

export function newLane(isKnown: boolean): SessionLane {
  return { isKnown, session: null, isWhole: true };
}

/** A lane in which all messages of a session pass once more. */
export function laneOf(session: Session): SessionLane {
  return { isKnown: true, session, isWhole: true };
}

/** Lets the lanes of a session know what they became. */
export function settleLanes(lanes: readonly SessionLane[], session: Session): void {
  for (const lane of lanes) {
    lane.session = session;
    lane.isWhole = lanes.length === 1;
  }
}
