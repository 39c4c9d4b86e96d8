import type { Session } from '../model/session.ts';

/** The session of each frame that belongs to one. */
export interface SessionsByFrame {
  get(frameId: number): Session | undefined;
}

const known = new WeakMap<readonly Session[], SessionsByFrame>();

/** Four bytes a frame, because a log has millions; of several sessions of a frame the last one counts. */
function numbered(sessions: readonly Session[]): SessionsByFrame {
  let last = -1;
  for (const { frameIds } of sessions) for (const frameId of frameIds) last = Math.max(last, frameId);
  // One more than the session's place, so that 0 means none.
  const places = new Int32Array(last + 1);
  sessions.forEach(({ frameIds }, index) => {
    for (const frameId of frameIds) places[frameId] = index + 1;
  });
  return { get: (frameId) => sessions[(places[frameId] ?? 0) - 1] };
}

/** The session of each frame that belongs to one; made once for a list of sessions. */
export function sessionsByFrame(sessions: readonly Session[]): SessionsByFrame {
  let byFrame = known.get(sessions);
  if (byFrame === undefined) {
    byFrame = numbered(sessions);
    known.set(sessions, byFrame);
  }
  return byFrame;
}
