import { assertNever } from '../../base/assert.ts';
import {
  memberOf,
  readJson,
  textMember,
  type JsonArray,
  type JsonNode,
  type JsonObject,
} from '../../base/json-reader.ts';
import type { BytesEvidence } from '../../model/evidence.ts';
import { looksLikeEntry } from '../chargeit/entry-fields.ts';
import { unwrapSignedValue, type UnwrappedValue } from '../unwrap.ts';
import type { SourceText } from './source-text.ts';

/*
 * Signed values in JSON documents: charge detail records of OCPI and OICP, containers of chargeIT mobility, messages that were saved as they
 * are. What stands around a value tells its session, its part of it and its key.
 */

/** Records in a text are bounded; a source with more is cut and says so. */
export const mostRecords = 200_000;

/** A record with its place and what its carrier says about it. */
export interface Hit {
  readonly unwrapped: UnwrappedValue;
  readonly evidence: BytesEvidence;
  readonly context: string | null;
  readonly transactionId: string | null;
  readonly reportedAt: string | null;
}

/** OCPP, OCPI and OICP (`SessionID`, `MeteringStatus`: Start, Progress, End). */
const transactionNames = ['transactionId', 'transaction_id', 'session_id', 'sessionId', 'SessionID'] as const;
const contextNames = ['context', 'nature', 'MeteringStatus'] as const;

interface Surroundings {
  readonly transactionId: string | null;
  readonly context: string | null;
  readonly key: string | null;
  readonly time: string | null;
}

/** OCPP 2 tells the transaction in an object beside the values. */
function transactionOf(object: JsonObject): string | null {
  const own = ownText(object, transactionNames);
  if (own !== null) return own;
  const info = memberOf(object, 'transactionInfo') ?? memberOf(object, 'transaction_info');
  return info?.kind === 'object' ? ownText(info, transactionNames) : null;
}

function ownText(object: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const node = memberOf(object, name);
    if (node?.kind === 'string' && node.value !== '') return node.value;
    if (node?.kind === 'number') return node.text;
  }
  return null;
}

/** OICP tells the key beside the values: `CalibrationLawVerificationInfo: {PublicKey}`. */
function calibrationKey(object: JsonObject): string | undefined {
  const info = memberOf(object, 'CalibrationLawVerificationInfo');
  return info?.kind === 'object' ? textMember(info, 'PublicKey') : undefined;
}

const envelopeNames = ['signedMeterData', 'signed_meter_data', 'signedMeterValue', 'signed_meter_value', 'signed_data'];

function isEnvelope(object: JsonObject): boolean {
  return envelopeNames.some((name) => {
    const kind = memberOf(object, name)?.kind;
    return kind === 'string' || (kind === 'object' && /^signed_?meter_?value$/i.test(name));
  });
}

/** The container of chargeIT mobility: one session, its first entry the start and its last one the end (bsm-python, chargy.md). */
function walkSession(
  container: JsonObject,
  list: JsonArray,
  source: SourceText,
  around: Surroundings,
  depth: number,
  hits: Hit[],
): void {
  const transactionId = around.transactionId ?? ownText(container, ['@id']);
  for (const [index, item] of list.items.entries()) {
    const context = index === 0 ? 'Start' : index === list.items.length - 1 ? 'End' : 'Intermediate';
    walk(item, source, { ...around, transactionId, context: list.items.length > 1 ? context : null }, depth + 1, hits);
  }
}

/** Walks a JSON document; envelopes are taken as a whole, so that their key stays with the record. */
function walk(node: JsonNode, source: SourceText, around: Surroundings, depth: number, hits: Hit[]): void {
  if (hits.length >= mostRecords || depth > 40) return;
  const take = (unwrapped: UnwrappedValue | undefined, own: Surroundings): boolean => {
    if (unwrapped === undefined) return false;
    const withKey = unwrapped.enclosedKey === null ? { ...unwrapped, enclosedKey: own.key } : unwrapped;
    hits.push({
      unwrapped: withKey,
      evidence: source.evidence(node.start, node.end),
      context: own.context,
      transactionId: own.transactionId,
      reportedAt: own.time,
    });
    return true;
  };
  switch (node.kind) {
    case 'string':
      if (node.value.length >= 24) take(unwrapSignedValue(node.value), around);
      return;
    case 'array':
      for (const item of node.items) walk(item, source, around, depth + 1, hits);
      return;
    case 'object': {
      const own: Surroundings = {
        transactionId: transactionOf(node) ?? around.transactionId,
        context: ownText(node, contextNames) ?? around.context,
        key: textMember(node, 'publicKey') ?? textMember(node, 'public_key') ?? calibrationKey(node) ?? around.key,
        time: ownText(node, ['timestamp']) ?? around.time,
      };
      if (
        (isEnvelope(node) || looksLikeEntry(node)) &&
        take(unwrapSignedValue(source.text.slice(node.start, node.end)), own)
      )
        return;
      for (const { name, value } of node.members) {
        if (name === 'signedMeterValues' && value.kind === 'array') walkSession(node, value, source, own, depth, hits);
        else walk(value, source, own, depth + 1, hits);
      }
      return;
    }
    case 'number':
    case 'boolean':
    case 'null':
      return;
    default:
      assertNever(node);
  }
}

/** `undefined`: the text is no JSON document. */
export function hitsInJson(source: SourceText): readonly Hit[] | undefined {
  if (!/^[\s\ufeff]*[[{"]/.test(source.text.slice(0, 64))) return undefined;
  const document = readJson(source.text.replace(/^\ufeff/, ' '), { maxLength: 64_000_000, maxValues: 4_000_000 });
  if (!document.ok) return undefined;
  const { root } = document.value;
  const hits: Hit[] = [];
  if (root.kind === 'string') {
    const unwrapped = unwrapSignedValue(source.text);
    if (unwrapped !== undefined) {
      return [
        {
          unwrapped,
          evidence: source.evidence(root.start, root.end),
          context: null,
          transactionId: null,
          reportedAt: null,
        },
      ];
    }
  }
  walk(root, source, { transactionId: null, context: null, key: null, time: null }, 0, hits);
  return hits;
}
