import type { BytesEvidence } from '../model/evidence.ts';
import type { DirectionLabel, FramePayload, FrameRecord, FrameState } from '../model/frame.ts';
import type { Issue } from '../model/issue.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { problemAt } from './elided-frame.ts';
import { endOfBase64, findBase64Head } from './base64-dress.ts';
import { findFrameHead, type FrameHead, undress } from './frame-dress.ts';
import { derive, derivedPayload, repairCodes } from './derived-frame.ts';
import { type FrameShape, readFrameShape } from './frame-shape.ts';
import { endOfPercent, findPercentHead, isOfPercent } from './percent-dress.ts';
import { shownValue } from './shown-value.ts';
import { endOfEnvelope, findEnvelope, readSoapEnvelope, undressEnvelope } from './soap-envelope.ts';

/** A message as a record holds it, before time, station and place are known. */
export interface RecordMessage {
  readonly shape: FrameShape;
  readonly payload: FramePayload;
  readonly state: FrameState;
  readonly repairs: readonly string[];
  readonly problem: 'log.frame-truncated' | 'log.frame-malformed' | null;
  /** What stands before the frame in its cell. */
  readonly before: string;
  /** Of an envelope (research K38): the station that its header names. */
  readonly envelopeStation?: string | null;
}

/** A cell holds one message; what begins like one more often than this is no message. */
const mostAttempts = 12;

/** The envelope within the text of a cell or member. */
function envelopeInText(cell: string): RecordMessage | undefined {
  const at = findEnvelope(cell, 0);
  if (at < 0) return undefined;
  const end = endOfEnvelope(cell, at);
  const message = readSoapEnvelope(undressEnvelope(cell.slice(at, end < 0 ? cell.length : end)), end < 0);
  if (message === undefined) return undefined;
  return {
    shape: message.shape,
    payload: { at: 'text', text: message.payload },
    state: end < 0 ? 'truncated' : 'whole',
    repairs: [],
    problem: end < 0 ? 'log.frame-truncated' : null,
    before: cell.slice(0, at).replace(/<\?xml[^>]{0,200}\?>\s*$/, ''),
    envelopeStation: message.station,
  };
}

/** A body of bytes that a gateway wrote down. */
function base64Head(cell: string, from: number): (FrameHead & { readonly until: number }) | undefined {
  const at = findBase64Head(cell, from);
  if (at < 0) return undefined;
  const end = endOfBase64(cell, at, cell.length);
  return { at, dress: { kind: 'base64' }, until: end < 0 ? cell.length : end };
}

/** A field of a form or a query string that somebody wrote down as it came. */
function percentHead(cell: string, from: number): (FrameHead & { readonly until: number }) | undefined {
  const at = findPercentHead(cell, from);
  if (at < 0) return undefined;
  const end = endOfPercent(cell, at, cell.length);
  return { at, dress: { kind: 'percent' }, until: end < 0 ? cell.length : end };
}

/** The frame within the text of a cell or member; `undefined` when there is none. */
export function messageInText(cell: string): RecordMessage | undefined {
  const envelope = envelopeInText(cell);
  if (envelope !== undefined) return envelope;
  let from = 0;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const array = findFrameHead(cell, from);
    const packed = array === undefined ? (base64Head(cell, from) ?? percentHead(cell, from)) : undefined;
    const head = packed ?? array;
    if (head === undefined || !('at' in head)) return undefined;
    const derived = derive(undress(cell.slice(head.at, packed?.until ?? cell.length), head.dress));
    const { outcome } = derived.structure;
    const shape = readFrameShape(derived.elements, outcome === 'closed');
    if (shape === undefined || (head.dress.kind === 'percent' && outcome === 'closed' && !isOfPercent(shape))) {
      from = head.at + 1;
      continue;
    }
    const codes = [...repairCodes(derived.structure), ...(shape.oddity === undefined ? [] : [shape.oddity])];
    const state = outcome !== 'closed' ? 'truncated' : codes.length > 0 ? 'repaired' : 'whole';
    const problem =
      outcome === 'closed'
        ? null
        : outcome === 'open'
          ? 'log.frame-truncated'
          : problemAt(derived.text, derived.structure.end, derived.text.length);
    return {
      shape,
      payload: derivedPayload(derived, shape),
      state,
      repairs: codes,
      problem,
      before: cell.slice(0, head.at),
    };
  }
  return undefined;
}

/** What the record says around its message. */
export interface RecordSurroundings {
  readonly action: string | null;
  readonly label: DirectionLabel;
  /** The direction as written: a proxy writes it twice, in different words. */
  readonly directionWords?: string;
  /** Subprotocol that the record names. */
  readonly protocol?: string | null;
  readonly station: string | null;
  readonly loggedAt: Timestamp;
  readonly evidence: BytesEvidence;
}

/** A frame out of a record's message. */
export function frameOfRecord(message: RecordMessage, around: RecordSurroundings): FrameRecord {
  const { shape, payload, state, repairs } = message;
  return {
    record: 'frame',
    kind: shape.kind,
    messageTypeId: shape.messageTypeId,
    uniqueId: shape.uniqueId,
    action: shape.action ?? (shape.kind === 'call' ? null : around.action),
    errorCode: shape.errorCode,
    errorDescription: shape.errorDescription,
    payload,
    state,
    repairs,
    label: around.label,
    station: around.station,
    loggedAt: around.loggedAt,
    evidence: around.evidence,
  };
}

/** What is to be reported about a record's message, if anything. */
export function issueOfRecord(message: RecordMessage, place: BytesEvidence): Issue | undefined {
  const params = { uniqueId: shownValue(message.shape.uniqueId), action: shownValue(message.shape.action ?? '') };
  if (message.problem !== null) return { code: message.problem, severity: 'warning', place, params };
  if (message.state !== 'repaired') return undefined;
  return {
    code: 'log.frame-repaired',
    severity: 'info',
    place,
    params: { ...params, repairs: message.repairs.join(', ') },
  };
}
