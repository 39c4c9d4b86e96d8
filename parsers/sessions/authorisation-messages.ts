import type { CorrelatedFrame } from '../model/frame.ts';
import { textOf, wholeNumberOf, wordOf } from './payload-fields.ts';
import { membersOf } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import { addFrame, addStep } from './session-draft.ts';
import type { SessionDraft } from './session-draft.ts';
import { rememberPrelude } from './station-memory.ts';
import type { Prelude, StationMemory } from './station-memory.ts';
import { draftOfId } from './transaction-lookup.ts';

/* Authorize (1.6, 4.1), RemoteStartTransaction (5.11), RemoteStopTransaction (5.12) and their 2.0.1 names. */

/** The card of a request: `idTag` (1.x) or `idToken.idToken` (2.x). */
export function cardOf(payload: Members): string | null {
  const token = payload['idToken'];
  return textOf(payload['idTag'], 64) ?? textOf(membersOf(token)['idToken'], 64) ?? textOf(token, 64);
}

/** The answer's word on a card. */
export function cardStatusOf(payload: Members): string | null {
  return wordOf(membersOf(payload['idTagInfo'] ?? payload['idTokenInfo'])['status']);
}

/** A card that is shown: belongs to the session that it ends, or to the one that it will begin. */
export function takeAuthorize(
  memory: StationMemory,
  frame: CorrelatedFrame,
  payload: Members,
): SessionDraft | Prelude | undefined {
  const idTag = cardOf(payload);
  if (idTag === null) return undefined;
  const open = [...memory.openOn.values()].filter(
    (draft) => draft.start?.idTag?.toLowerCase() === idTag.toLowerCase() && draft.stop === null,
  );
  const [only] = open;
  if (open.length === 1 && only !== undefined) {
    addFrame(only, frame);
    return only;
  }
  return prelude(memory, frame, 'authorise', idTag, null, null);
}

export function takeRemoteStart(memory: StationMemory, frame: CorrelatedFrame, payload: Members): Prelude | undefined {
  const idTag = cardOf(payload);
  if (idTag === null) return undefined;
  const connector = wholeNumberOf(payload['connectorId'] ?? payload['evseId']);
  return prelude(memory, frame, 'remote-start', idTag, connector, textOf(payload['remoteStartId'], 40));
}

function prelude(
  memory: StationMemory,
  frame: CorrelatedFrame,
  kind: Prelude['kind'],
  idTag: string,
  connector: number | null,
  remoteStartId: string | null,
): Prelude {
  const made: Prelude = {
    kind,
    idTag,
    connector,
    remoteStartId,
    askedAt: frame.loggedAt,
    frameIds: [frame.frameId],
    status: null,
    answeredAt: null,
    evidence: frame.evidence,
    used: false,
  };
  rememberPrelude(memory, made);
  return made;
}

/** Answer to an Authorize or a remote start. */
export function answerPrelude(made: Prelude, frame: CorrelatedFrame, payload: Members): void {
  made.frameIds.push(frame.frameId);
  if (frame.kind !== 'result') {
    made.status = frame.errorCode ?? 'error';
    return;
  }
  made.status = made.kind === 'authorise' ? cardStatusOf(payload) : wordOf(payload['status']);
  made.answeredAt = frame.loggedAt;
  made.evidence = frame.evidence;
}

export function takeRemoteStop(
  memory: StationMemory,
  frame: CorrelatedFrame,
  payload: Members,
): SessionDraft | undefined {
  const id = textOf(payload['transactionId'], 80) ?? frame.transactionId;
  const draft = id === null ? undefined : draftOfId(memory, id, { at: frame.loggedAt, idTag: null, connector: null });
  if (draft !== undefined) addFrame(draft, frame);
  return draft;
}

export function takeRemoteStopAnswer(draft: SessionDraft, frame: CorrelatedFrame, payload: Members): void {
  const status = frame.kind === 'result' ? wordOf(payload['status']) : (frame.errorCode ?? 'error');
  addStep(draft, 'remote-stop', frame.loggedAt, status, frame.evidence);
}
