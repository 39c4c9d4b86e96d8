import { RecentKeys } from '../base/recent-keys.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import type { Timestamp } from '../model/timestamp.ts';
import type { EvidenceRef } from '../model/evidence.ts';
import { isPlaced } from './payload-fields.ts';
import { newDraft } from './session-draft.ts';
import type { SessionDraft } from './session-draft.ts';
import { newLane } from './session-lane.ts';
import type { SessionLane } from './session-lane.ts';

/** An authorisation or remote start that may lead to a session. */
export interface Prelude {
  readonly kind: 'authorise' | 'remote-start';
  readonly idTag: string;
  readonly connector: number | null;
  /** 2.x: correlates a remote start with its transaction. */
  readonly remoteStartId: string | null;
  readonly askedAt: Timestamp;
  readonly frameIds: number[];
  /** Answer of the other side; `null` while it is missing. */
  status: string | null;
  answeredAt: Timestamp | null;
  evidence: EvidenceRef;
  used: boolean;
}

/** A queue sends again what came last; two logs of one station tell an update within seconds of each other. */
const updatesKept = 512;

/** What must be remembered of a station between its messages; bounded apart from its sessions. */
export interface StationMemory {
  readonly station: string | null;
  readonly drafts: SessionDraft[];
  /** Those without an end; what has ended since is still among them until they are asked for (`transaction-lookup.ts`). */
  open: SessionDraft[];
  readonly byId: Map<string, SessionDraft[]>;
  readonly byStart: Map<string, SessionDraft>;
  /** The updates of 2.x transactions that came last, to know one that is sent again. */
  readonly byUpdate: RecentKeys<SessionDraft>;
  readonly byStop: Map<string, SessionDraft>;
  readonly openOn: Map<number, SessionDraft>;
  /** The session that ended last on a connector, until the vehicle is gone. */
  readonly endedOn: Map<number, SessionDraft>;
  /** Messages since the connector was taken, before a session began. */
  readonly waitingOn: Map<number, number[]>;
  readonly preludes: Prelude[];
  /** Samples under an id that no start told of, while another session held the connector. */
  readonly strays: Map<string, StraySamples>;
}

export interface StraySamples {
  readonly connector: number;
  /** Who held the connector then. */
  readonly holder: SessionDraft;
  readonly firstSeen: Timestamp;
  lastSeen: Timestamp;
  readonly frameIds: number[];
  readonly lane: SessionLane;
}

export function newStationMemory(station: string | null): StationMemory {
  return {
    station,
    drafts: [],
    open: [],
    byId: new Map(),
    byStart: new Map(),
    byUpdate: new RecentKeys(updatesKept),
    byStop: new Map(),
    openOn: new Map(),
    endedOn: new Map(),
    waitingOn: new Map(),
    preludes: [],
    strays: new Map(),
  };
}

/** Ids kept apart; a station with more of them sends nonsense. */
const straysKept = 64;

/** Keeps samples that belong to no session that is known: its start may be in an hour without log. */
export function rememberStray(memory: StationMemory, id: string, holder: SessionDraft, frame: CorrelatedFrame): void {
  const known = memory.strays.get(id);
  if (known !== undefined) {
    known.frameIds.push(frame.frameId);
    known.lastSeen = frame.loggedAt;
    return;
  }
  if (holder.connector === null || memory.strays.size >= straysKept) return;
  memory.strays.set(id, {
    connector: holder.connector,
    holder,
    firstSeen: frame.loggedAt,
    lastSeen: frame.loggedAt,
    frameIds: [frame.frameId],
    lane: newLane(false),
  });
}

/** The lane of samples that are kept under an id which belongs to no session so far. */
export function strayLane(memory: StationMemory, id: string | null): SessionLane | undefined {
  return id === null ? undefined : memory.strays.get(id)?.lane;
}

/** Gives a session the samples that were sent under its id before anybody knew it. */
export function claimStrays(memory: StationMemory, id: string, draft: SessionDraft): void {
  const stray = memory.strays.get(id);
  if (stray === undefined) return;
  memory.strays.delete(id);
  draft.connector ??= stray.connector;
  draft.frameIds = [...stray.frameIds, ...draft.frameIds];
  draft.lanes.push(stray.lane);
  draft.firstSeen = stray.firstSeen;
  draft.lastSeen ??= stray.lastSeen;
}

/**
 * Sessions of which only samples are known: whoever held the connector was never heard of again, so it was over. Where the holder
 * went on, the samples are a mistake of the station and make no session (research M06).
 */
export function sessionsOfStrays(memory: StationMemory): void {
  for (const [id, stray] of memory.strays) {
    const heardMs = stray.holder.lastSeen?.epochMs ?? null;
    const over = stray.holder.stop === null && heardMs !== null && heardMs <= (stray.firstSeen.epochMs ?? -Infinity);
    if (!over) continue;
    const draft = addPastDraft(memory, stray.connector);
    assignId(memory, draft, id);
    claimStrays(memory, id, draft);
    draft.lastSeen = stray.lastSeen;
  }
}

/** Preludes kept per station; older ones led to nothing. */
const preludesKept = 64;
const waitingKept = 32;

export function rememberPrelude(memory: StationMemory, prelude: Prelude): void {
  memory.preludes.push(prelude);
  if (memory.preludes.length > preludesKept) memory.preludes.shift();
}

export function rememberWaiting(memory: StationMemory, connector: number, frameId: number): void {
  const waiting = memory.waitingOn.get(connector) ?? [];
  waiting.push(frameId);
  if (waiting.length > waitingKept) waiting.shift();
  memory.waitingOn.set(connector, waiting);
}

/** A session that is told of although another one holds its connector, or that is over already. */
export function addPastDraft(memory: StationMemory, connector: number | null): SessionDraft {
  const draft = newDraft(memory.station, connector);
  memory.drafts.push(draft);
  memory.open.push(draft);
  return draft;
}

/**
 * Opens a session on a connector. An earlier one that is still open there stays open: its stop is missing. What began before the open one is
 * told late and holds the connector no more.
 */
export function openDraft(memory: StationMemory, connector: number | null, at: Timestamp | null): SessionDraft {
  const open = connector === null ? undefined : memory.openOn.get(connector);
  const since = open?.start?.at ?? null;
  if (isPlaced(since) && isPlaced(at) && at.epochMs < since.epochMs) return addPastDraft(memory, connector);
  const draft = newDraft(memory.station, connector);
  memory.drafts.push(draft);
  memory.open.push(draft);
  if (connector !== null) {
    const earlier = memory.openOn.get(connector);
    if (earlier !== undefined) earlier.successor = draft;
    memory.openOn.set(connector, draft);
    memory.endedOn.delete(connector);
    draft.frameIds = [...draft.frameIds, ...(memory.waitingOn.get(connector) ?? [])];
    memory.waitingOn.delete(connector);
  }
  return draft;
}

/** A session that began before its connector was known: from now on it holds it. */
export function placeDraft(memory: StationMemory, draft: SessionDraft, connector: number): void {
  draft.connector = connector;
  if (draft.stop !== null) return;
  const earlier = memory.openOn.get(connector);
  if (earlier !== undefined) {
    const [since, own] = [earlier.start?.at ?? null, draft.start?.at ?? null];
    if (isPlaced(since) && isPlaced(own) && own.epochMs < since.epochMs) return;
    earlier.successor = draft;
  }
  memory.openOn.set(connector, draft);
  memory.endedOn.delete(connector);
  draft.frameIds = [...draft.frameIds, ...(memory.waitingOn.get(connector) ?? [])];
  memory.waitingOn.delete(connector);
}

/** Gives a session an id that is not a placeholder. */
export function assignId(memory: StationMemory, draft: SessionDraft, id: string): void {
  draft.transactionId = id;
  if (draft.ids.has(id)) return;
  draft.ids.add(id);
  const known = memory.byId.get(id);
  if (known === undefined) memory.byId.set(id, [draft]);
  else known.push(draft);
}

export function closeDraft(memory: StationMemory, draft: SessionDraft): void {
  const { connector } = draft;
  if (connector === null) return;
  if (memory.openOn.get(connector) !== draft) return;
  memory.openOn.delete(connector);
  memory.endedOn.set(connector, draft);
}

/** Preludes that lead to a session: same card, right connector, not long ago (1.6: ConnectionTimeOut is a minute or a few). */
const preludeMs = 15 * 60_000;

export function takePreludes(
  memory: StationMemory,
  frame: CorrelatedFrame,
  idTag: string | null,
  connector: number | null,
  remoteStartId: string | null,
): readonly Prelude[] {
  const nowMs = frame.loggedAt.epochMs;
  const fitting = memory.preludes.filter((prelude) => {
    if (prelude.used) return false;
    if (remoteStartId !== null && prelude.remoteStartId === remoteStartId) return true;
    if (idTag === null || prelude.idTag.toLowerCase() !== idTag.toLowerCase()) return false;
    if (prelude.connector !== null && connector !== null && prelude.connector !== connector) return false;
    const askedMs = prelude.askedAt.epochMs;
    return nowMs === null || askedMs === null || (nowMs >= askedMs && nowMs - askedMs <= preludeMs);
  });
  for (const prelude of fitting) prelude.used = true;
  return fitting;
}

/** Puts preludes at the beginning of a session's messages and steps. */
export function attachPreludes(draft: SessionDraft, preludes: readonly Prelude[]): void {
  // Asked for each event that shows a card; the session may have thousands.
  if (preludes.length === 0) return;
  const earlier = preludes.flatMap((prelude) => prelude.frameIds);
  draft.frameIds = [...new Set([...earlier, ...draft.frameIds])];
  for (const prelude of preludes) {
    const at = prelude.answeredAt ?? prelude.askedAt;
    const accepted = prelude.status === null || prelude.status === 'Accepted';
    const detail = accepted ? prelude.idTag : `${prelude.idTag} ${prelude.status}`;
    const step = prelude.kind === 'remote-start' ? 'remote-start' : accepted ? 'authorised' : 'refused';
    draft.steps.push({ step, at, until: null, detail, evidence: prelude.evidence });
  }
}
