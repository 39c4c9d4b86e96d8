import type { Timestamp } from '../model/timestamp.ts';
import type { SessionDraft } from './session-draft.ts';
import type { StationMemory } from './station-memory.ts';

/** What a message that names a transaction says besides the id. */
export interface SaidOfTransaction {
  readonly at: Timestamp | null;
  readonly idTag: string | null;
  readonly connector: number | null;
}

/** The same id this long after another session has begun there is another transaction (research T06). */
const sameIdMs = 24 * 3_600_000;

/** Whether a message cannot be about a session although it names its id: the backend has given the id a second time (research T06). */
function isAnotherTransaction(draft: SessionDraft, { at, idTag, connector }: SaidOfTransaction): boolean {
  if (at === null || at.epochMs === null) return false;
  // Known to be over: it was stopped, or the next one began on its connector.
  const overMs = draft.stop?.at?.epochMs ?? draft.successor?.start?.at?.epochMs ?? null;
  const lateMs = overMs ?? (draft.lastSeen?.epochMs ?? draft.start?.at?.epochMs ?? Infinity) + sameIdMs;
  if (at.epochMs <= lateMs) return false;
  if (overMs !== null && at.epochMs > overMs + sameIdMs) return true;
  const startTag = draft.start?.idTag?.toLowerCase();
  const otherCard = idTag !== null && startTag !== undefined && idTag.toLowerCase() !== startTag;
  return otherCard || (connector !== null && draft.connector !== null && connector !== draft.connector);
}

/** Where one id is given again and again: behind so many in a row that cannot be meant, older ones are not either. */
const passedOver = 256;

/** The sessions that a message with this id can be about, newest first. */
function* newestOfId(memory: StationMemory, id: string, said: SaidOfTransaction): Generator<SessionDraft> {
  const drafts = memory.byId.get(id) ?? [];
  let passed = 0;
  for (let at = drafts.length - 1; at >= 0 && passed < passedOver; at -= 1) {
    const draft = drafts[at];
    if (draft === undefined || isAnotherTransaction(draft, said)) passed += 1;
    else {
      passed = 0;
      yield draft;
    }
  }
}

/** The sessions that a message with this id can be about and that have not stopped, oldest first. */
export function openDraftsOfId(memory: StationMemory, id: string, said: SaidOfTransaction): readonly SessionDraft[] {
  return [...newestOfId(memory, id, said)].filter(({ stop }) => stop === null).reverse();
}

/** The session that an id means now: ids are reused, so the newest that is still open, else the newest; `undefined` when it is a new one. */
export function draftOfId(memory: StationMemory, id: string, said: SaidOfTransaction): SessionDraft | undefined {
  let newest: SessionDraft | undefined;
  for (const draft of newestOfId(memory, id, said)) {
    if (draft.stop === null) return draft;
    newest ??= draft;
  }
  return newest;
}

/** Sessions that have begun and not stopped, in the order in which they came. */
export function openDrafts(memory: StationMemory): readonly SessionDraft[] {
  memory.open = memory.open.filter(({ stop }) => stop === null);
  return memory.open.filter(({ start }) => start !== null);
}

/** Sessions whose start the backend has not answered and that have not stopped. */
export function unansweredDrafts(memory: StationMemory): readonly SessionDraft[] {
  return openDrafts(memory).filter(({ ids }) => ids.size === 0);
}
