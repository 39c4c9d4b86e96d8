import type { DirectionLabel } from '../model/frame.ts';
import { type JsonMember, readMembers, stringValue } from './json-members.ts';
import { directionFromField, type FieldRole, fieldFor, frameFields, plainName } from './record-fields.ts';
import { plainExtendedJson } from './extended-json.ts';
import { messageFromParts } from './message-parts.ts';
import { messageInText, type RecordMessage } from './record-frame.ts';

/** What one JSON object of a log says. */
export interface JsonLogRecord {
  readonly message: RecordMessage;
  readonly time: string;
  readonly station: string | null;
  readonly label: DirectionLabel;
  readonly action: string | null;
}

interface Fields {
  readonly text: string;
  readonly members: readonly JsonMember[];
  readonly names: readonly string[];
}

/** Members that are objects of their own and carry what is missing at the top (research K33, K39). */
const envelopes = new Set([
  'info',
  'meta',
  'metadata',
  'context',
  'source',
  'attributes',
  'fields',
  'event',
  'ocpp',
  'record',
  'doc',
  'document',
  'jsonpayload',
  'labels',
  'resource',
  'extra',
  'log',
]);
/** These may be the payload of a message itself: only one that carries a message's own fields is looked into. */
const contents = new Set(['message', 'msg', 'data', 'body', 'content', 'value', 'payload', 'params']);
const deepestLayer = 3;

function fieldsOf(text: string, from: number, to: number): Fields | undefined {
  const members = readMembers(text, from, to);
  return members === undefined ? undefined : { text, members, names: members.map(({ key }) => plainName(key)) };
}

/** Whether the members of an object are those of a message around its payload. */
function isEnvelope({ names }: Fields): boolean {
  return (['direction', 'message-id', 'type', 'station'] as const).some((role) => fieldFor(role, names) >= 0);
}

function innerLayers({ text, members, names }: Fields): readonly Fields[] {
  return members.flatMap((member, index) => {
    const name = names[index] ?? '';
    if (text.charCodeAt(member.from) !== 0x7b || !(envelopes.has(name) || contents.has(name))) return [];
    const fields = fieldsOf(text, member.from, member.to);
    return fields === undefined || (contents.has(name) && !isEnvelope(fields)) ? [] : [fields];
  });
}

/** Text of a scalar; MongoDB's extended JSON is unwrapped (`{"$date": ...}`, `{"$numberLong": "..."}`, `{"$oid": ...}`). */
function scalar(text: string, member: JsonMember): string | undefined {
  const source = text.slice(member.from, member.to);
  const first = source.charAt(0);
  if (first === '"') return stringValue(source);
  if (first !== '{') return first === '[' || source === 'null' ? undefined : source;
  const inner = readMembers(text, member.from, member.to);
  const [only] = inner ?? [];
  return inner?.length === 1 && only?.key.startsWith('$') === true ? scalar(text, only) : undefined;
}

function valueFor(role: FieldRole, layers: readonly Fields[]): string | undefined {
  for (const { text, members, names } of layers) {
    const member = members[fieldFor(role, names)];
    const value = member === undefined ? undefined : scalar(text, member);
    if (value !== undefined) return value;
  }
  return undefined;
}

function messageInMember(text: string, member: JsonMember): RecordMessage | undefined {
  const source = text.slice(member.from, member.to);
  if (source.startsWith('[')) {
    const found = messageInText(source);
    return found?.before === '' ? found : undefined;
  }
  const words = stringValue(source);
  return words === undefined ? undefined : messageInText(words);
}

/** A message told in members of their own, without the array (research K19, K34 without `raw`). */
function messageInMembers(layers: readonly Fields[]): RecordMessage | undefined {
  const of = (role: FieldRole): string => valueFor(role, layers) ?? '';
  const payloadLayer = layers.find(({ names }) => fieldFor('payload', names) >= 0);
  const member = payloadLayer?.members[fieldFor('payload', payloadLayer.names)];
  const source =
    payloadLayer === undefined || member === undefined ? '' : payloadLayer.text.slice(member.from, member.to);
  return messageFromParts({
    type: of('type'),
    id: of('message-id'),
    action: of('action'),
    // A payload may be JSON within a string.
    payload: source.startsWith('"') ? (stringValue(source) ?? '') : source,
    errorCode: of('error-code'),
    errorDescription: of('error-description'),
  });
}

/** Reads one object of a log. `undefined` when it holds no OCPP message. */
export function readJsonRecord(written: string): JsonLogRecord | undefined {
  const text = plainExtendedJson(written);
  const top = fieldsOf(text, 0, text.length);
  if (top === undefined) return undefined;
  const layers = [top];
  for (let depth = 0, from = 0; depth < deepestLayer && from < layers.length; depth += 1) {
    const outer = layers.slice(from);
    from = layers.length;
    for (const layer of outer) layers.push(...innerLayers(layer));
  }
  let message: RecordMessage | undefined;
  for (const layer of layers) {
    for (const index of frameFields(layer.names)) {
      const member = layer.members[index];
      message ??= member === undefined ? undefined : messageInMember(layer.text, member);
    }
  }
  message ??= messageInMembers(layers);
  if (message === undefined) return undefined;
  return {
    message,
    time: valueFor('time', layers) ?? '',
    station: valueFor('station', layers) ?? null,
    label: directionFromField(valueFor('direction', layers) ?? ''),
    action: valueFor('action', layers) ?? null,
  };
}
