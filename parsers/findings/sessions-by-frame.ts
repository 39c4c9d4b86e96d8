import type { Session } from '../model/session.ts';

const known = new WeakMap<readonly Session[], ReadonlyMap<number, Session>>();

/** The session of each frame that belongs to one; made once for a list of sessions. */
export function sessionsByFrame(sessions: readonly Session[]): ReadonlyMap<number, Session> {
  let byFrame = known.get(sessions);
  if (byFrame === undefined) {
    byFrame = new Map(sessions.flatMap((session) => session.frameIds.map((id) => [id, session] as const)));
    known.set(sessions, byFrame);
  }
  return byFrame;
}
