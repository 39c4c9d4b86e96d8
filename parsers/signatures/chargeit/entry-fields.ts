import { memberOf, readJson, type JsonNode, type JsonObject } from '../../base/json-reader.ts';

/*
 * Entries of `signedMeterValues` in the JSON container of chargeIT mobility: one object a value, in which numbers stand as numbers or as texts.
 * What is signed is put together from the fields, so a field that is no exact number or text makes the entry unreadable.
 */

const jsonLimits = { maxDepth: 16, maxLength: 200_000, maxValues: 2_000 };

/** The entry as an object without double names: of two the signed one could not be told. */
export function readEntry(text: string): JsonObject | undefined {
  const document = readJson(text.trim(), jsonLimits);
  if (!document.ok || document.value.root.kind !== 'object' || document.value.duplicates.length > 0) return undefined;
  return document.value.root;
}

export function nodeAt(object: JsonObject, ...path: readonly string[]): JsonNode | undefined {
  let node: JsonNode | undefined = object;
  for (const name of path) node = node?.kind === 'object' ? memberOf(node, name) : undefined;
  return node;
}

export function textAt(object: JsonObject, ...path: readonly string[]): string | null {
  const node = nodeAt(object, ...path);
  return node?.kind === 'string' ? node.value : null;
}

/** A whole number between the two bounds, written as a number or as a text of digits. */
export function integerOf(node: JsonNode | undefined, least: bigint, most: bigint): bigint | null {
  const text = node?.kind === 'number' ? node.text : node?.kind === 'string' ? node.value : '';
  if (!/^-?\d{1,20}$/.test(text)) return null;
  const value = BigInt(text);
  return value >= least && value <= most ? value : null;
}

/** Whether an object is an entry of such a container: it is signed and holds measured values. */
export function looksLikeEntry(object: JsonObject): boolean {
  if (memberOf(object, 'signature')?.kind !== 'string') return false;
  return memberOf(object, 'additionalValues')?.kind === 'array' || memberOf(object, 'measuredValue')?.kind === 'object';
}

/** The same of a text, without reading it: for the quick look at every string. */
export function looksLikeEntryText(text: string): 'bsm-ws36a' | 'chargeit-emh' | undefined {
  if (!/^\s*\{/.test(text.slice(0, 40)) || text.length > jsonLimits.maxLength) return undefined;
  if (!text.includes('"signature"') || !text.includes('"measuredValue"') || text.includes('"signedMeterValues"'))
    return undefined;
  if (text.includes('"additionalValues"')) return 'bsm-ws36a';
  return text.includes('"measurementId"') && text.includes('"timestampLocal"') ? 'chargeit-emh' : undefined;
}
