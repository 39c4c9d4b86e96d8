import { readJson } from '../base/json-reader.ts';
import type { JsonNode } from '../base/json-reader.ts';
import type { DirectionLabel, FrameKind, FrameRecord } from '../model/frame.ts';

/** Head and payload of an OCPP-J message that a cell holds as a whole (OCPP-J 1.6, 4.2); `null` when it is none. */
export type MessageFrame = Pick<
  FrameRecord,
  'kind' | 'messageTypeId' | 'uniqueId' | 'action' | 'errorCode' | 'errorDescription' | 'payload'
>;

const kinds: ReadonlyMap<number, FrameKind> = new Map([
  [2, 'call'],
  [3, 'result'],
  [4, 'error'],
]);

const textOf = (node: JsonNode | undefined): string | null => (node?.kind === 'string' ? node.value : null);

export function messageFrame(text: string): MessageFrame | null {
  const document = readJson(text);
  if (!document.ok || document.value.root.kind !== 'array') return null;
  const [type, id, ...rest] = document.value.root.items;
  const uniqueId = textOf(id);
  if (type?.kind !== 'number' || uniqueId === null || !/^[2-9]$/.test(type.text)) return null;
  const messageTypeId = Number(type.text);
  const kind = kinds.get(messageTypeId) ?? 'other';
  // 2.1 adds CALLRESULTERROR, which has the form of an error, and SEND, which has that of a request (2.1 part 4, 4.2.4 and 4.2.5).
  const asks = kind === 'call' || (kind === 'other' && messageTypeId !== 5);
  const fails = kind === 'error' || messageTypeId === 5;
  const payload = asks ? rest[1] : fails ? rest[2] : rest[0];
  return {
    kind,
    messageTypeId,
    uniqueId,
    action: asks ? textOf(rest[0]) : null,
    errorCode: fails ? textOf(rest[0]) : null,
    errorDescription: fails ? textOf(rest[1]) : null,
    payload: payload === undefined ? { at: 'nowhere' } : { at: 'text', text: text.slice(payload.start, payload.end) },
  };
}

/** What a cell says about who sent a message. */
export function directionLabel(cell: string | null): DirectionLabel {
  const word = (cell ?? '').toLowerCase().replaceAll(/[\s_]+/g, '-');
  if (/^(?:in|inbound|incoming|recv|receive|received|rx|<|<-)$/.test(word)) return 'received';
  if (/^(?:out|outbound|outgoing|send|sent|tx|>|->)$/.test(word)) return 'sent';
  const station = '(?:cp|cs|charger|charge-?point|station|charging-station|evse)';
  const backend = '(?:csms|central(?:-system)?|server|backend|cpo)';
  if (new RegExp(`^(?:from-)?${station}(?:-?(?:to|>|->|2)-?${backend})?$|^to-${backend}$`).test(word)) {
    return 'station-to-csms';
  }
  return new RegExp(`^(?:from-)?${backend}(?:-?(?:to|>|->|2)-?${station})?$|^to-${station}$`).test(word)
    ? 'csms-to-station'
    : 'unknown';
}
