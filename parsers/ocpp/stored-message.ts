import { isMembers } from '../base/members.ts';
import type { DatabaseRecord } from '../model/database-record.ts';
import type { CorrelatedFrame } from '../model/frame.ts';
import { parsePayload } from './payload.ts';
import { transactionReference } from './transaction-reference.ts';

/** An OCPP message that a store still holds, as if it had been seen on the wire. It was not: nothing follows from it about delivery. */
export interface StoredMessage {
  readonly frame: CorrelatedFrame;
  readonly payload: unknown;
}

/** A queue keeps the whole frame `[2, id, action, payload]` (OCPP-J 1.6, 4.2.1) or only the payload with the action beside it. */
function messageOf(
  record: DatabaseRecord,
): { readonly id: string; readonly action: string; readonly payload: unknown } | null {
  switch (record.record) {
    case 'stored-message-row': {
      const parsed = parsePayload(record.message);
      if (Array.isArray(parsed)) {
        const [type, id, action, payload] = parsed as readonly unknown[];
        return type === 2 && typeof action === 'string' ? { id: String(id), action, payload } : null;
      }
      return isMembers(parsed) && record.action !== null
        ? { id: record.uniqueId ?? '', action: record.action, payload: parsed }
        : null;
    }
    case 'meter-sample-row': {
      const parsed = parsePayload(record.payload);
      const meterValue = Array.isArray(parsed) ? parsed : [parsed];
      const reference = { connectorId: record.connector, transactionId: record.transactionId };
      return { id: '', action: 'MeterValues', payload: { ...reference, meterValue } };
    }
    default:
      return null;
  }
}

/** Reads a stored row as the CALL that it holds; `null` when it holds none. `frameId` is the caller's own number for it. */
export function storedMessage(record: DatabaseRecord, frameId: number, station: string | null): StoredMessage | null {
  const message = messageOf(record);
  if (message === null) return null;
  const { connector, transactionId } = transactionReference(message.payload);
  return {
    payload: message.payload,
    frame: {
      frameId,
      kind: 'call',
      messageTypeId: 2,
      uniqueId: message.id,
      action: message.action,
      errorCode: null,
      errorDescription: null,
      state: 'whole',
      direction: 'station-to-csms',
      labelContradicted: false,
      station: station ?? ('station' in record ? record.station : null),
      connector,
      transactionId,
      answerToFrameId: null,
      latencyMs: null,
      loggedAt: { text: '', epochMs: null, quality: 'position-only' },
      evidence: record.evidence,
    },
  };
}
