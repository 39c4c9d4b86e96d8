import {
  decodeBase32Tolerant,
  decodeBase64Tolerant,
  decodeHexTolerant,
  decodeUtf8,
} from '../../base/text-encodings.ts';
import { memberOf, readJson, textMember } from '../../base/json-reader.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { curveById, curves, type CurveId } from '../crypto/curves.ts';
import { keyProblem, moreTelling, type KeyProblem } from './key-problem.ts';
import { keysOfBytes, type StructureAnswer } from './key-structure.ts';
import type { UsableKey } from './usable-key.ts';

/*
 * Public keys as people and stations hand them over: hex with or without blanks, colons and `0x`, Base64, Base32, PEM, JSON Web Key, the
 * composite of the Open Charge Alliance (`oca:base16:asn1:...`, also in Base64), hex inside Base64, a member of a JSON object. No version of OCMF defines a form, so a
 * text is decoded in every way that it allows and all results are tried.
 */

const longestKeyText = 20_000;
const deepestNesting = 3;

interface Found {
  readonly keys: readonly UsableKey[];
  readonly problem: KeyProblem | undefined;
}

const nothing: Found = { keys: [], problem: undefined };

function within(encoding: string, found: Found): Found {
  return {
    keys: found.keys.map((key) => ({
      ...key,
      encodings: [encoding, ...key.encodings],
      oddities:
        encoding === 'base64' && key.encodings[0] === 'hex'
          ? [...key.oddities, 'hex-in-base64' as const]
          : key.oddities,
    })),
    problem: found.problem,
  };
}

function together(left: Found, right: Found): Found {
  const known = new Set(left.keys.map((key) => key.fingerprint));
  const problem = right.problem === undefined ? left.problem : moreTelling(left.problem, right.problem);
  return { keys: [...left.keys, ...right.keys.filter((key) => !known.has(key.fingerprint))], problem };
}

function fromBytes(bytes: Uint8Array): Found {
  const answer: StructureAnswer = keysOfBytes(bytes);
  return { keys: answer.keys, problem: answer.problem };
}

/** Bytes that are themselves text (Base64 of hex, Base64 of the composite) are read once more. */
function fromBytesOrText(bytes: Uint8Array, depth: number): Found {
  const direct = fromBytes(bytes);
  if (direct.keys.length > 0 || depth >= deepestNesting) return direct;
  const printable = bytes.every(
    (byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09,
  );
  const text = printable ? decodeUtf8(bytes) : undefined;
  return text === undefined ? direct : together(direct, fromText(text, depth + 1));
}

function fromPem(text: string, depth: number): Found | undefined {
  const match = /-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END/.exec(text);
  if (match === null) return undefined;
  const [, label = '', body = ''] = match;
  if (label.includes('PRIVATE')) return { keys: [], problem: keyProblem('key.private-key') };
  if (label.includes('CERTIFICATE')) return { keys: [], problem: keyProblem('key.certificate') };
  const bytes = decodeBase64Tolerant(body);
  if (bytes === undefined) return { keys: [], problem: keyProblem('key.undecodable') };
  return within('pem', fromBytesOrText(bytes, depth));
}

/** The composite of the OCA note on signed meter values, 3.2.2. */
function fromComposite(text: string, depth: number): Found | undefined {
  const match = /^\s*oca:([a-z0-9]{1,16}):([a-z0-9]{1,16}):([\s\S]*)$/i.exec(text);
  if (match === null) return undefined;
  const [, encoding = '', , body = ''] = match;
  // Base16 there is case-blind and ignores everything that is no hex digit, including `0x`.
  const bytes = /^base16$/i.test(encoding)
    ? decodeHexTolerant(body.replace(/^\s*0x/i, '').replaceAll(/[^0-9a-f]/gi, ''))
    : decodeBase64Tolerant(body);
  if (bytes === undefined) return { keys: [], problem: keyProblem('key.undecodable') };
  return within('oca', fromBytesOrText(bytes, depth));
}

function fromJwk(text: string): Found | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const document = readJson(text);
  if (!document.ok || document.value.root.kind !== 'object') return undefined;
  const jwk = document.value.root;
  if (textMember(jwk, 'kty') === undefined) return undefined;
  if (memberOf(jwk, 'd') !== undefined) return { keys: [], problem: keyProblem('key.private-key') };
  if (textMember(jwk, 'kty') !== 'EC')
    return { keys: [], problem: keyProblem('key.not-elliptic', { algorithm: 'JWK' }) };
  const name = textMember(jwk, 'crv') ?? '';
  const curve = curves.find((entry) => entry.jwkName === name);
  if (curve === undefined) return { keys: [], problem: keyProblem('key.unknown-curve', { oid: name.slice(0, 40) }) };
  const x = decodeBase64Tolerant(textMember(jwk, 'x') ?? '');
  const y = decodeBase64Tolerant(textMember(jwk, 'y') ?? '');
  if (x?.length !== curve.bytes || y?.length !== curve.bytes) {
    return {
      keys: [],
      problem: keyProblem('key.point-length', { bytes: (x?.length ?? 0) + (y?.length ?? 0), curve: curve.id }),
    };
  }
  const found = fromBytes(Uint8Array.from([4, ...x, ...y]));
  const keys = found.keys.filter((key) => key.curve === curve.id).map((key) => ({ ...key, form: 'jwk' as const }));
  return keys.length > 0
    ? { keys, problem: undefined }
    : { keys, problem: keyProblem('key.point-not-on-curve', { curve: curve.id }) };
}

/** A key copied with the quotes of its JSON or with the escapes of its line ends. */
function fromQuoted(text: string, depth: number): Found | undefined {
  const trimmed = text.trim();
  const quoted = /^"[^"]+"$/.test(trimmed);
  if ((!quoted && !/\\[rn]/.test(trimmed)) || depth >= deepestNesting) return undefined;
  const document = readJson(quoted ? trimmed : `"${trimmed.replaceAll(/[\r\n]+/g, '')}"`);
  if (!document.ok || document.value.root.kind !== 'string') return undefined;
  return within('json-string', fromText(document.value.root.value, depth + 1));
}

const objectLimits = { maxDepth: 4, maxLength: longestKeyText, maxValues: 64 };
/** Shorter texts in an object are names and remarks: the shortest key, a compressed point of 192 bits in Base64, has 34 characters. */
const shortestInObject = 32;

/** A key as a member of a JSON object, whatever its name: `{"UK":"3059..."}` of KEBA P30 in OCPP 2.0.1, mostly in Base64. */
function fromObject(text: string, depth: number): Found | undefined {
  if (!/^\s*\{/.test(text) || depth >= deepestNesting) return undefined;
  const document = readJson(text, objectLimits);
  if (!document.ok || document.value.root.kind !== 'object') return undefined;
  let found: Found = nothing;
  for (const { value } of document.value.root.members) {
    // An object that holds more than keys is a message or a record with a key in it, not a key.
    if (value.kind === 'object' || value.kind === 'array') return undefined;
    if (value.kind !== 'string' || value.value.length < shortestInObject) continue;
    const own = fromText(value.value, depth + 1);
    if (own.keys.length === 0 && own.problem?.code !== 'key.private-key') return undefined;
    found = together(found, within('json-object', own));
  }
  return found;
}

function fromText(text: string, depth: number): Found {
  const structured =
    fromQuoted(text, depth) ??
    fromPem(text, depth) ??
    fromComposite(text, depth) ??
    fromJwk(text) ??
    fromObject(text, depth);
  if (structured !== undefined) return structured;
  let found = nothing;
  const hex = decodeHexTolerant(text);
  if (hex !== undefined) found = together(found, within('hex', fromBytesOrText(hex, depth)));
  const base64 = decodeBase64Tolerant(text);
  if (base64 !== undefined) found = together(found, within('base64', fromBytesOrText(base64, depth)));
  const base32 = decodeBase32Tolerant(text);
  if (base32 !== undefined) found = together(found, within('base32', fromBytes(base32)));
  return found;
}

export interface KeyReading {
  /** Every key that the text can mean; more than one only for a compressed point whose curve is not named. */
  readonly keys: readonly UsableKey[];
  /** Why there is none; `null` when there is one. */
  readonly problem: KeyProblem | null;
}

function readAll(text: string): KeyReading {
  if (text.trim() === '') return { keys: [], problem: keyProblem('key.empty') };
  if (text.length > longestKeyText)
    return { keys: [], problem: keyProblem('key.too-long', { characters: text.length }) };
  const found = fromText(text, 0);
  if (found.keys.length > 0) return { keys: found.keys, problem: null };
  return { keys: [], problem: found.problem ?? keyProblem('key.undecodable') };
}

/** Reading a key costs a point check and a hash; the same few keys come back for every record of a case. */
const remembered = new Map<string, KeyReading>();
const rememberedAtMost = 512;

/** All keys that a text can mean. Never throws; bounded in time by the length limit. */
export function readPublicKeys(text: string): KeyReading {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const reading = readAll(text);
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(text, reading);
  return reading;
}

/**
 * The key that a text means, checked, or why it cannot be used.
 * @param hint the curve on which a record was signed; decides for a compressed point without a curve, else secp256r1 is preferred.
 */
export function readPublicKey(text: string, hint: CurveId = 'secp256r1'): Result<UsableKey, KeyProblem> {
  const { keys, problem } = readPublicKeys(text);
  const key = keys.find((candidate) => candidate.curve === hint) ?? keys[0];
  if (key !== undefined) return ok(key);
  return fail(problem ?? keyProblem('key.undecodable'));
}

/** The point's coordinates in lower-case hex, for the screen. */
export function pointOf(key: UsableKey): { readonly xHex: string; readonly yHex: string } {
  const { x, y } = key.point.toAffine();
  const width = curveById(key.curve).bytes * 2;
  return { xHex: x.toString(16).padStart(width, '0'), yHex: y.toString(16).padStart(width, '0') };
}
