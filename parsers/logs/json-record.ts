import type { DirectionLabel } from '../model/frame.ts';
import { isOcppAction } from '../ocpp/actions.ts';
import { readPrinted } from './described/literal-text.ts';
import { type JsonMember, readMembers, stringValue } from './json-members.ts';
import { directionFromWords } from './direction-markers.ts';
import type { FieldRole } from './field-names.ts';
import { fieldFor, frameFields, plainName } from './record-fields.ts';
import { directionFromField, messageTypeFromField, protocolFromField } from './record-words.ts';
import { plainExtendedJson } from './extended-json.ts';
import { messageFromParts } from './message-parts.ts';
import { findObjectHead } from './object-head.ts';
import { messageInText, type RecordMessage } from './record-frame.ts';

/** What one JSON object of a log says. */
export interface JsonLogRecord {
  readonly message: RecordMessage;
  readonly time: string;
  readonly station: string | null;
  readonly label: DirectionLabel;
  readonly directionWords: string;
  readonly protocol: string | null;
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
  'result',
  'layers',
  'properties',
  'jsonbody',
  'extra',
  'log',
]);
/** These may be the payload of a message itself: only one that carries a message's own fields is looked into. */
const contents = new Set(['message', 'msg', 'data', 'body', 'content', 'value', 'payload', 'params']);
const deepestLayer = 3;
const shortestMessage = 8;
/** Members whose words may say which way a message went. */
const sayings = new Set([
  'msg',
  'message',
  'event',
  'title',
  'text',
  'summary',
  'description',
  'eventtype',
  'type',
  'name',
  'log',
]);
const longestSaying = 120;

function fieldsOf(text: string, from: number, to: number): Fields | undefined {
  const members = readMembers(text, from, to);
  return members === undefined ? undefined : { text, members, names: members.map(({ key }) => plainName(key)) };
}

/** Whether the members of an object are those of a message around its payload. */
function isEnvelope({ names }: Fields): boolean {
  return (['direction', 'message-id', 'type', 'station'] as const).some((role) => fieldFor(role, names) >= 0);
}

const rawNames = new Set(['raw', 'rawmessage', 'rawframe', 'frame', 'ocppmessage', 'ocppframe', 'websocketmessage']);

/** Whether a member is called what only a whole message is called. */
function namesRawMessage({ names }: Fields): boolean {
  return names.some((name) => rawNames.has(name));
}

function innerLayers({ text, members, names }: Fields, all: boolean): readonly Fields[] {
  return members.flatMap((member, index) => {
    const name = names[index] ?? '';
    if (text.charCodeAt(member.from) !== 0x7b || !(all || envelopes.has(name) || contents.has(name))) return [];
    const fields = fieldsOf(text, member.from, member.to);
    if (fields === undefined) return [];
    return contents.has(name) && !isEnvelope(fields) && !(all && namesRawMessage(fields)) ? [] : [fields];
  });
}

/** A record and the objects within it that carry something of the message; with `all` those of unknown names too. */
function layersOf(top: Fields, all: boolean): readonly Fields[] {
  const layers = [top];
  for (let depth = 0, from = 0; depth < deepestLayer && from < layers.length; depth += 1) {
    const outer = layers.slice(from);
    from = layers.length;
    for (const layer of outer) layers.push(...innerLayers(layer, all));
  }
  return layers;
}

const onlyString = /^\[\s{0,8}"(?:[^"\\]|\\.)*"\s{0,8}\]$/;

/** An instant as Log4j (`{"epochSecond":..,"nanoOfSecond":..}`) and Protocol Buffers (`{"seconds":..,"nanos":..}`) write it, as seconds with their fraction. */
function instantOf(text: string, members: readonly JsonMember[]): string | undefined {
  if (members.length !== 2) return undefined;
  const digits = (...names: readonly string[]): string | undefined => {
    const member = members.find(({ key }) => names.includes(plainName(key)));
    const written = member === undefined ? '' : text.slice(member.from, member.to).replaceAll('"', '');
    return /^\d{1,12}$/.test(written) ? written : undefined;
  };
  const seconds = digits('epochsecond', 'epochseconds', 'seconds');
  const nanos = digits('nanoofsecond', 'nanos', 'nano', 'nanoseconds');
  return seconds === undefined || nanos === undefined ? undefined : `${seconds}.${nanos.padStart(9, '0')}`;
}

/** Text of a scalar; MongoDB's extended JSON is unwrapped (`{"$date": ...}`, `{"$numberLong": "..."}`, `{"$oid": ...}`). */
function scalar(text: string, member: JsonMember): string | undefined {
  const source = text.slice(member.from, member.to);
  const first = source.charAt(0);
  if (first === '"') return stringValue(source);
  // A search engine answers with a list of values for every field.
  if (onlyString.test(source)) return stringValue(source.slice(1, -1).trim());
  if (first !== '{') return first === '[' || source === 'null' ? undefined : source;
  const inner = readMembers(text, member.from, member.to);
  const instant = inner === undefined ? undefined : instantOf(text, inner);
  if (instant !== undefined) return instant;
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
  if (source.startsWith('[') && !onlyString.test(source)) {
    const found = messageInText(source);
    return found?.before === '' ? found : undefined;
  }
  const words = scalar(text, member);
  return words === undefined ? undefined : messageInCell(words);
}

/** The message of a cell or member: an array, or an object in its place as JSON or as another language prints it (research K19). */
export function messageInCell(cell: string): RecordMessage | undefined {
  const array = messageInText(cell);
  if (array?.before.trim() === '') return array;
  const head = findObjectHead(cell, 0);
  if (head === undefined || !('at' in head)) return array;
  const printed = readPrinted(cell, head.at);
  const object =
    printed === undefined || printed === 'open' || printed.elided ? undefined : readJsonRecord(printed.json);
  return object === undefined ? array : { ...object.message, before: cell.slice(0, head.at) };
}

/** The message of the likeliest member that holds one. */
function messageInFrameFields(layers: readonly Fields[]): RecordMessage | undefined {
  for (const layer of layers) {
    for (const index of frameFields(layer.names)) {
      const member = layer.members[index];
      const message = member === undefined ? undefined : messageInMember(layer.text, member);
      if (message !== undefined) return message;
    }
  }
  return undefined;
}

/** The message of whatever member holds one: names are made up every day (research K33). */
function messageInAnyField(layers: readonly Fields[]): RecordMessage | undefined {
  for (const { text, members } of layers) {
    for (const member of members) {
      if (text.charCodeAt(member.from) === 0x7b || member.to - member.from < shortestMessage) continue;
      const message = messageInMember(text, member);
      if (message !== undefined) return message;
    }
  }
  return undefined;
}

/** What short texts beside the message say of its direction. */
function labelBeside(layers: readonly Fields[]): DirectionLabel {
  for (const { text, members, names } of layers) {
    for (const [index, member] of members.entries()) {
      if (!sayings.has(names[index] ?? '')) continue;
      const words = scalar(text, member);
      if (words === undefined || words.length > longestSaying || words.includes('[')) continue;
      const named = directionFromField(words);
      const label = named === 'unknown' ? directionFromWords(words) : named;
      if (label !== 'unknown') return label;
    }
  }
  return 'unknown';
}

/** The text of a payload; one that repeats the action beside its own payload is looked into (Node-RED). */
function payloadWithin(text: string, member: JsonMember, action: string): string {
  const fields = action === '' ? undefined : fieldsOf(text, member.from, member.to);
  const inner = fields?.members[fieldFor('payload', fields.names)];
  const repeats = fields !== undefined && valueFor('action', [fields]) === action && fields.members.length === 2;
  return repeats && inner !== undefined ? text.slice(inner.from, inner.to) : text.slice(member.from, member.to);
}

/** CitrineOS says with a number whether what it hands on is a request or an answer. */
function citrineType(layers: readonly Fields[]): string {
  for (const { text, members, names } of layers) {
    const state = names.includes('eventgroup') ? members[names.indexOf('state')] : undefined;
    const number = state === undefined ? undefined : scalar(text, state);
    if (number === '1' || number === '2') return number === '1' ? 'call' : 'result';
  }
  return '';
}

/**
 * Whether nothing but a plain `id` beside something like a payload would make an answer: records and documents of all software have that. An answer is
 * told by its type, or by a name that only messages have.
 */
function isAnyDocument(layers: readonly Fields[]): boolean {
  const has = (role: FieldRole): boolean => (valueFor(role, layers) ?? '') !== '';
  if (has('type') || has('action') || has('error-code') || citrineType(layers) !== '') return false;
  const named = layers.map(({ names }) => names[fieldFor('message-id', names)]).find((name) => name !== undefined);
  return named === 'id' && !layers.some(({ names }) => names.includes('payload'));
}

interface ErrorMember {
  readonly code: string;
  readonly description: string;
  /** JSON text. */
  readonly details: string;
}

/** `"error":{"code":...,"description":...,"details":...}` of Open OCPP Trace 1.1, whose `raw` may be left out. */
function errorWithin({ text, members, names }: Fields): ErrorMember | undefined {
  const member = members[names.indexOf('error')];
  const fields = member === undefined ? undefined : fieldsOf(text, member.from, member.to);
  if (fields === undefined) return undefined;
  const named = (name: string): JsonMember | undefined => fields.members[fields.names.indexOf(name)];
  const scalarOf = (name: string): string => {
    const held = named(name);
    return held === undefined ? '' : (scalar(text, held) ?? '');
  };
  const details = named('details');
  const code = scalarOf('code');
  return code === ''
    ? undefined
    : {
        code,
        description: scalarOf('description'),
        details: details === undefined ? '' : text.slice(details.from, details.to),
      };
}

/** A message told in members of their own, without the array (research K19, K34 without `raw`). */
function messageInMembers(written: readonly Fields[]): RecordMessage | undefined {
  // What belongs to the message stands beside its type; a collector around it has ids of its own.
  const beside = written.find((layer) => messageTypeFromField(valueFor('type', [layer]) ?? '') !== undefined);
  const layers = beside === undefined ? written : [beside, ...written.filter((layer) => layer !== beside)];
  const of = (role: FieldRole): string => valueFor(role, layers) ?? '';
  const payloadLayer = layers.find(({ names }) => fieldFor('payload', names) >= 0);
  const member = payloadLayer?.members[fieldFor('payload', payloadLayer.names)];
  if (isAnyDocument(layers)) return undefined;
  const error = layers.map((layer) => errorWithin(layer)).find((each) => each !== undefined);
  const source =
    payloadLayer === undefined || member === undefined
      ? (error?.details ?? '')
      : payloadWithin(payloadLayer.text, member, of('action'));
  return messageFromParts({
    type: of('type') || citrineType(layers),
    id: of('message-id'),
    action: of('action'),
    // A payload may be JSON within a string.
    payload: source.startsWith('"') ? (stringValue(source) ?? '') : source,
    errorCode: of('error-code') || (error?.code ?? ''),
    errorDescription: of('error-description') || (error?.description ?? ''),
  });
}

const answerSuffix = /(?:Response|Confirmation|\.conf|Conf)$/;

/** What a record calls an action; names of programs and whole lines stand under the same names. */
function knownAction(written: string | undefined): string | null {
  const action = written?.replace(answerSuffix, '') ?? '';
  return isOcppAction(action) ? action : null;
}

/** Reads one object of a log. `undefined` when it holds no OCPP message. */
export function readJsonRecord(written: string): JsonLogRecord | undefined {
  const text = plainExtendedJson(written);
  const top = fieldsOf(text, 0, text.length);
  if (top === undefined) return undefined;
  let layers = layersOf(top, false);
  // What stands within the payload of a message that is told in members is none of its own.
  const framed = messageInFrameFields(layers);
  let message = framed?.before.trim() === '' ? framed : (messageInMembers(layers) ?? framed);
  if (message === undefined) {
    const every = layersOf(top, true);
    message = messageInAnyField(every);
    layers = every;
  }
  if (message === undefined) return undefined;
  const direction = valueFor('direction', layers) ?? '';
  const named = directionFromField(direction);
  const label = named === 'unknown' ? directionFromWords(direction) : named;
  return {
    message,
    time: valueFor('time', layers) ?? '',
    station: valueFor('station', layers) ?? null,
    label: label === 'unknown' && message.before === '' ? labelBeside(layers) : label,
    directionWords: direction,
    protocol: protocolFromField(valueFor('protocol', layers) ?? ''),
    action: knownAction(valueFor('action', layers)),
  };
}
