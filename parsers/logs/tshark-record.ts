import type { DirectionLabel } from '../model/frame.ts';
import { hexBytes } from './hex-dress.ts';
import { readMembers, stringValue } from './json-members.ts';

/** A WebSocket message as tshark exports a packet (`-T json`, `-T ek`, `-T jsonraw`; research K37). */
export interface TsharkMessage {
  readonly text: string;
  readonly time: string;
  readonly label: DirectionLabel;
}

type Layers = ReadonlyMap<string, readonly unknown[]>;

const decoder = new TextDecoder('utf-8');
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The members of an object that stands at a place; a name may come several times. */
function members(text: string, from: number, to: number): Layers | undefined {
  const read = readMembers(text, from, to);
  if (read === undefined) return undefined;
  const found = new Map<string, unknown[]>();
  for (const member of read) {
    const value = valueAt(text, member.from, member.to);
    const name = plain(member.key);
    const known = found.get(name) ?? [];
    for (const one of Array.isArray(value) ? value : [value]) known.push(one);
    found.set(name, known);
  }
  return found;
}

function valueAt(text: string, from: number, to: number): unknown {
  const first = text.charCodeAt(from);
  if (first === 0x7b) return members(text, from, to) ?? null;
  const source = text.slice(from, to);
  if (first === 0x22) return stringValue(source) ?? '';
  if (first !== 0x5b) return source;
  const inner = readMembers(`{"a":${source}}`, 0, source.length + 6)?.[0];
  if (inner === undefined) return null;
  return listAt(source).map((item) => {
    if (typeof item !== 'object' || item === null) return item;
    const written = JSON.stringify(item);
    return members(written, 0, written.length) ?? null;
  });
}

/** The items of a list; none of one that is damaged inside. */
function listAt(source: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(source);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** All values under a name, however deep. */
function valuesOf(layers: Layers, wanted: (name: string) => boolean, depth = 0): readonly string[] {
  const found: string[] = [];
  for (const [name, values] of layers) {
    for (const value of values) {
      if (value instanceof Map && depth < 4) found.push(...valuesOf(value, wanted, depth + 1));
      else if (wanted(name) && (typeof value === 'string' || typeof value === 'number')) found.push(String(value));
    }
  }
  return found;
}

const textLine = /"data-text-lines"\s{0,8}:\s{0,8}\{\s{0,40}("(?=\[)(?:[^"\\]|\\.){1,65536}")/;
const hexText = /^(?:[0-9a-f]{2}[: ]?)+$/i;

function payloadsOf(websocket: Layers): readonly string[] {
  const texts = valuesOf(
    websocket,
    (name) => /payloadtext(?:unmasked)?$|websockettext$|linetext$|textdata$/.test(name) || name === 'text',
  );
  if (texts.length > 0) return texts;
  const raw = valuesOf(websocket, (name) => /websocketpayload(?:raw)?$|unmaskedpayload$|payload$/.test(name));
  return raw.map((value) => (hexText.test(value) ? decoder.decode(hexBytes(value)) : value));
}

/** The lines of the text dissector as `-T ek` writes them: values, not names. */
function textLines(layers: Layers): readonly string[] {
  const lines = (layers.get('datatextlines') ?? []).filter((layer): layer is Layers => layer instanceof Map);
  return lines.flatMap((layer) => valuesOf(layer, (name) => name.endsWith('text')));
}

/** The WebSocket messages of a packet's record; `undefined` when it is no record of tshark. */
export function tsharkMessages(text: string): readonly TsharkMessage[] | undefined {
  if (!text.includes('"layers"')) return undefined;
  const top = members(text, 0, text.length);
  const source = top?.get('source')?.[0];
  const holder = source instanceof Map ? (source as Layers) : top;
  const layers = holder?.get('layers')?.[0];
  if (!(layers instanceof Map)) return undefined;
  const frame = layers.get('frame')?.[0];
  const told =
    frame instanceof Map
      ? (valuesOf(frame, (name) => name.endsWith('timeepoch'))[0] ??
        valuesOf(frame, (name) => name.endsWith('frametime'))[0] ??
        '')
      : '';
  // `-T ek` states the time beside the layers too, in milliseconds.
  const stated = holder?.get('timestamp')?.[0];
  const time = told === '' && typeof stated === 'string' ? stated : told;
  // With `-e` the chosen fields stand in the layers without an object around them.
  const chosen = [...layers.keys()].some((name) => name.startsWith('websocket') && name !== 'websocket');
  const sockets: readonly unknown[] = layers.get('websocket') ?? (chosen ? [layers] : []);
  return sockets.flatMap((socket): readonly TsharkMessage[] => {
    if (!(socket instanceof Map)) return [];
    // Only a client masks, and the client is the station (RFC 6455, 5.3; OCPP-J 1.6, 3.1).
    const masked = valuesOf(socket, (name) => name.endsWith('websocketmask') || name === 'mask')[0];
    const label =
      masked === undefined ? 'unknown' : /^(?:1|true)$/i.test(masked) ? 'station-to-csms' : 'csms-to-station';
    let payloads = payloadsOf(socket);
    // Wireshark hands the text on to a dissector of its own, which names its lines by their text.
    if (!payloads.some((payload) => payload.trimEnd().endsWith(']'))) {
      const line = textLine.exec(text)?.[1];
      payloads = line === undefined ? payloads.concat(textLines(layers)) : [stringValue(line) ?? ''];
    }
    return payloads.map((payload) => ({
      text: payload,
      time: /^\d{9,}/.test(time) ? time.replace(/(\.\d{3})\d*$/, '$1') : time,
      label,
    }));
  });
}
