import type { DatabaseRecord } from '../../../parsers/model/database-record.ts';
import type { Session } from '../../../parsers/model/session.ts';
import { createSessionFold } from '../../../parsers/sessions/session-fold.ts';
import { createStatusFold } from '../../../parsers/sessions/status-history.ts';
import type { SignedPart } from '../builders/case-view.ts';
import type { StoryFrame } from '../builders/story.ts';

/** The sessions of a story, with rows of a database and signed values where there are some. */
export function fold(
  frames: readonly StoryFrame[],
  {
    rows = [],
    signed = [],
  }: { readonly rows?: readonly DatabaseRecord[]; readonly signed?: readonly SignedPart[] } = {},
): readonly Session[] {
  const sessions = createSessionFold();
  const status = createStatusFold();
  for (const { frame, payload } of frames) {
    sessions.frame(frame, payload);
    status.frame(frame, payload);
  }
  for (const row of rows) sessions.databaseRecord(row);
  for (const [id, { value, verdict }] of signed.entries()) sessions.signedValue(id, value, verdict);
  return sessions.finish(status.finish()).sessions;
}

/** Time of day in UTC, `?` where none is known. */
export const clock = ({ epochMs }: { readonly epochMs: number | null }): string =>
  epochMs === null ? '?' : new Date(epochMs).toISOString().slice(11, 19);
