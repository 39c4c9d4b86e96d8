import type { DirectionLabel } from '../model/frame.ts';
import { type JsonMember, readMembers, stringValue } from './json-members.ts';
import {
  directionFromField,
  type FieldRole,
  fieldFor,
  frameFields,
  messageTypeFromField,
  plainName,
} from './record-fields.ts';
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
const envelopes = ['info', 'meta', 'metadata', 'context', 'source', 'attributes', 'fields', 'event', 'ocpp'];

function fieldsOf(text: string, from: number, to: number): Fields | undefined {
  const members = readMembers(text, from, to);
  return members === undefined ? undefined : { text, members, names: members.map(({ key }) => plainName(key)) };
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

/** A message told in members of their own, without the array (research K19, K34 without `raw`): written as the array it stands for. */
function messageInMembers(layers: readonly Fields[]): RecordMessage | undefined {
  const [top] = layers;
  if (top === undefined) return undefined;
  const type = messageTypeFromField(valueFor('type', layers) ?? '');
  const id = valueFor('message-id', layers);
  if (type === undefined || id === undefined) return undefined;
  const payloadMember = top.members[fieldFor('payload', top.names)];
  const payload = payloadMember === undefined ? '{}' : top.text.slice(payloadMember.from, payloadMember.to);
  const action = valueFor('action', layers) ?? '';
  const code = valueFor('error-code', layers) ?? '';
  const description = valueFor('error-description', layers) ?? '';
  const quoted = (words: string): string => JSON.stringify(words);
  const head = `[${type},${quoted(id)}`;
  switch (type) {
    case 3:
      return messageInText(`${head},${payload}]`);
    case 4:
    case 5:
      return messageInText(`${head},${quoted(code)},${quoted(description)},${payload}]`);
    default:
      return messageInText(`${head},${quoted(action)},${payload}]`);
  }
}

/** Reads one object of a log. `undefined` when it holds no OCPP message. */
export function readJsonRecord(text: string): JsonLogRecord | undefined {
  const top = fieldsOf(text, 0, text.length);
  if (top === undefined) return undefined;
  const inner = envelopes.flatMap((name) => {
    const member = top.members[top.names.indexOf(name)];
    const fields = member === undefined ? undefined : fieldsOf(text, member.from, member.to);
    return fields === undefined ? [] : [fields];
  });
  const layers = [top, ...inner];
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
