import { memberOf, readJson, textMember, type JsonObject } from '../base/json-reader.ts';
import { decodeBase32Tolerant, decodeBase64Tolerant, decodeHexTolerant, decodeUtf8 } from '../base/text-encodings.ts';
import type { EncodingLayer } from '../model/signed-value.ts';
import { recogniseBytes, recogniseText } from './recognise.ts';

/*
 * Takes the wrappings off that signed values travel in: hex, Base64, JSON strings, the envelopes of the Open Charge Alliance, of OCPP 2.0.1,
 * of be.ENERGISED and of OCPI (research 4.1). Each wrapping is named, the number of wrappings is bounded, and the record inside is handed on
 * character for character.
 */

const deepest = 6;
const longestText = 4_000_000;

export interface UnwrappedValue {
  /** The record itself, never re-serialised. Binary formats stand here as lower-case hex. */
  readonly text: string;
  /** Outermost first. */
  readonly layers: readonly EncodingLayer[];
  /** The key that lay in an envelope beside the record, as written. */
  readonly enclosedKey: string | null;
  /** Id in the registry of signed formats. */
  readonly format: string;
}

type Found = UnwrappedValue;

function under(layer: EncodingLayer, inner: Found | undefined, key: string | null = null): Found | undefined {
  if (inner === undefined) return undefined;
  return { ...inner, layers: [layer, ...inner.layers], enclosedKey: inner.enclosedKey ?? key };
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

/** The value inside one of the known envelopes, with its key. */
function fromEnvelope(envelope: JsonObject, depth: number): Found | undefined {
  const key = nonEmpty(textMember(envelope, 'publicKey')) ?? nonEmpty(textMember(envelope, 'public_key'));
  // OCPP 2.0.1 signedMeterValue and the OCA note for 1.6 share the same four fields; the note's own dialects differ in the first name.
  // Python's ocpp library writes them with underlines into its logs.
  const signedMeterData = textMember(envelope, 'signedMeterData') ?? textMember(envelope, 'signed_meter_data');
  if (signedMeterData !== undefined) return under('oca-json-envelope', unwrap(signedMeterData, depth + 1), key);
  const node = memberOf(envelope, 'signedMeterValue') ?? memberOf(envelope, 'signed_meter_value');
  if (node?.kind === 'string') return under('signed-meter-value', unwrap(node.value, depth + 1), key);
  if (node?.kind === 'object') return under('signed-meter-value', fromEnvelope(node, depth + 1), key);
  const signed = textMember(envelope, 'signed_data');
  if (signed !== undefined) {
    const plain = textMember(envelope, 'plain_data');
    const inner = unwrap(signed, depth + 1) ?? joined(plain, signed, depth);
    return under('ocpi-signed-data', inner, key);
  }
  return undefined;
}

/** Some backends split the record at its pipes: payload in `plain_data`, signature in `signed_data` (OCPI issue 550). */
function joined(plain: string | undefined, signed: string, depth: number): Found | undefined {
  if (plain === undefined || !/^\s*\{/.test(signed)) return undefined;
  return unwrap(plain.startsWith('OCMF|') ? `${plain}|${signed}` : `OCMF|${plain}|${signed}`, depth + 1);
}

function fromJson(text: string, depth: number): Found | undefined {
  const first = text.trimStart().charAt(0);
  if (first !== '{' && first !== '"') return undefined;
  const document = readJson(text, { maxDepth: 32, maxLength: longestText, maxValues: 20_000 });
  if (!document.ok) return undefined;
  const { root } = document.value;
  if (root.kind === 'string') return under('json-string', unwrap(root.value, depth + 1));
  return root.kind === 'object' ? fromEnvelope(root, depth) : undefined;
}

function fromBytes(layer: EncodingLayer, bytes: Uint8Array | undefined, depth: number): Found | undefined {
  if (bytes === undefined || bytes.length < 8) return undefined;
  const binary = recogniseBytes(bytes);
  if (binary !== undefined) return { text: binary.text, layers: [layer], enclosedKey: null, format: binary.format };
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return under(layer, unwrap(text, depth + 1));
}

/** A record that was cut to a column's width may end in half a byte; what is left of it is still shown. */
function wholeDigits(text: string): string {
  if (/^\s*4F434D467C/i.test(text) && text.trim().length % 2 === 1) return text.trim().slice(0, -1);
  return /^\s*T0NNRn/.test(text) && text.trim().length % 4 === 1 ? text.trim().slice(0, -1) : text;
}

/** Could be nothing but digits of an encoding; spares decoding of ordinary texts. */
function looksEncoded(text: string): boolean {
  return text.length >= 24 && /^[\s0-9A-Za-z+/=:_-]+$/.test(text.slice(0, 200));
}

function unwrap(text: string, depth: number): Found | undefined {
  if (depth > deepest || text.length > longestText) return undefined;
  const format = recogniseText(text);
  if (format !== undefined) return { text, layers: [], enclosedKey: null, format };
  const json = fromJson(text, depth);
  if (json !== undefined) return json;
  if (!looksEncoded(text)) return undefined;
  return (
    fromBytes('hex', decodeHexTolerant(wholeDigits(text)), depth) ??
    fromBytes('base64', decodeBase64Tolerant(wholeDigits(text)), depth) ??
    fromBytes('base32', decodeBase32Tolerant(text), depth)
  );
}

/** The signed value inside a text, or `undefined` when there is none. Bounded in depth and size; never throws. */
export function unwrapSignedValue(text: string): UnwrappedValue | undefined {
  return unwrap(text, 0);
}
