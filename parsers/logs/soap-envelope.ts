import type { FrameShape } from './frame-shape.ts';
import { decodeEntities, unescapeOnce } from './frame-dress.ts';
import { isOcppAction } from '../ocpp/actions.ts';

/*
 * OCPP-S: a SOAP envelope in place of the array (OCPP-S 1.6, 3 to 5; research K38). Names are matched without their prefixes, because these
 * vary; an answer is tied to its request by RelatesTo. The body becomes JSON with the names of the elements, all values as text.
 */

/** A message out of an envelope. */
export interface SoapMessage {
  readonly shape: FrameShape;
  /** JSON text of the body. */
  readonly payload: string;
  readonly station: string | null;
}

interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: Element[];
  text: string;
}

const token =
  /<(\/?)(?:[\w.-]{1,80}:)?([\w.-]{1,120})((?:\s+[\w:.-]{1,120}\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|([^<]+)/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const deepest = 40;
/** Elements that are lists in OCPP even when only one stands there. */
const lists = new Set([
  'meterValue',
  'sampledValue',
  'transactionData',
  'values',
  'configurationKey',
  'unknownKey',
  'key',
  'localAuthorizationList',
  'localAuthorisationList',
  'chargingSchedulePeriod',
]);

function attributesOf(written: string): readonly (readonly [string, string])[] {
  return [...written.matchAll(attribute)].flatMap(([, name = '', double, single]) =>
    name === 'xmlns' || name.includes(':') ? [] : [[name, decodeEntities(double ?? single ?? '')] as const],
  );
}

/**
 * The envelope as a tree; `undefined` when tags do not match. With `cut`, elements that are open at the end are closed there and text that was
 * begun is dropped. No DTD, no entities of its own, so nothing can be expanded.
 */
function readTree(xml: string, cut: boolean): Element | undefined {
  const root: Element = { name: '', attributes: [], children: [], text: '' };
  const open: Element[] = [root];
  for (const [, slash, name, attributes = '', empty, cdata, text] of xml.matchAll(token)) {
    const parent = open.at(-1);
    if (parent === undefined) return undefined;
    if (name === undefined) parent.text += cdata ?? decodeEntities(text ?? '');
    else if (slash === '/') {
      if (parent.name !== name || open.length < 2) return undefined;
      open.pop();
    } else {
      const element: Element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      parent.children.push(element);
      if (empty !== '/') open.push(element);
      if (open.length > deepest) return undefined;
    }
  }
  if (cut) {
    // The innermost value may have lost its end.
    const last = open.at(-1);
    if (last !== undefined && last.children.length === 0) open.at(-2)?.children.pop();
    return root.children[0];
  }
  return open.length === 1 ? root.children[0] : undefined;
}

type Json = string | Json[] | { [name: string]: Json };

function toJson(element: Element): Json {
  const { children, attributes, text } = element;
  if (children.length === 0 && attributes.length === 0) return text.trim();
  const members = new Map<string, Json>(attributes.map(([name, value]) => [name, value]));
  // OCPP 1.5 writes a sampled value as text with attributes (1.5, 6.18).
  if (children.length === 0) members.set('value', text.trim());
  for (const child of children) {
    const value = toJson(child);
    const before = members.get(child.name);
    if (Array.isArray(before)) before.push(value);
    else if (before !== undefined) members.set(child.name, [before, value]);
    else members.set(child.name, lists.has(child.name) ? [value] : value);
  }
  return Object.fromEntries(members);
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

function words(element: Element | undefined): string | null {
  const text = element?.text.trim() ?? '';
  return text === '' ? null : text.slice(0, 255);
}

const answerName = /(?:Response)$/;
const requestName = /(?:Request)$/;

/** Of an envelope that was cut before its body the header still tells what it was. */
function headerOnly(header: Element | undefined): SoapMessage | undefined {
  const named = words(child(header, 'Action'))?.split(/[/:#]/).at(-1) ?? '';
  const action = named.replace(answerName, '').replace(requestName, '');
  const relatesTo = words(child(header, 'RelatesTo'));
  const uniqueId = relatesTo ?? words(child(header, 'MessageID'));
  if (uniqueId === null || !isOcppAction(action)) return undefined;
  const rest = { action, errorCode: null, errorDescription: null, payloadElement: null, uniqueId };
  const shape =
    relatesTo === null
      ? ({ kind: 'call', messageTypeId: 2, ...rest } as const)
      : ({ kind: 'result', messageTypeId: 3, ...rest } as const);
  return { shape, payload: '{}', station: words(child(header, 'chargeBoxIdentity')) };
}

/** Reads an envelope, with `cut` one that lost its end. `undefined` when it is no message of OCPP. */
export function readSoapEnvelope(xml: string, cut: boolean): SoapMessage | undefined {
  const envelope = readTree(xml, cut);
  if (envelope?.name !== 'Envelope') return undefined;
  const header = child(envelope, 'Header');
  const body = child(envelope, 'Body')?.children[0];
  if (body === undefined) return cut ? headerOnly(header) : undefined;
  const relatesTo = words(child(header, 'RelatesTo'));
  const messageId = words(child(header, 'MessageID'));
  const station = words(child(header, 'chargeBoxIdentity'));
  const none = { errorCode: null, errorDescription: null, payloadElement: null };
  if (body.name === 'Fault') {
    const code = words(child(child(child(body, 'Code'), 'Subcode'), 'Value')) ?? words(child(body, 'faultcode'));
    const reason = words(child(child(body, 'Reason'), 'Text')) ?? words(child(body, 'faultstring'));
    const errorCode = code?.replace(/^[\w.-]*:/, '') ?? 'Fault';
    const shape = { kind: 'error', messageTypeId: 4, uniqueId: relatesTo ?? '', action: null, ...none } as const;
    return { shape: { ...shape, errorCode, errorDescription: reason }, payload: '{}', station };
  }
  const isAnswer = answerName.test(body.name);
  const plain = body.name.replace(answerName, '').replace(requestName, '');
  const action = plain.charAt(0).toUpperCase() + plain.slice(1);
  if (!isOcppAction(action)) return undefined;
  const json = toJson(body);
  const payload = typeof json === 'string' ? '{}' : JSON.stringify(json);
  const uniqueId = (isAnswer ? relatesTo : messageId) ?? '';
  const shape = isAnswer
    ? ({ kind: 'result', messageTypeId: 3, uniqueId, action, ...none } as const)
    : ({ kind: 'call', messageTypeId: 2, uniqueId, action, ...none } as const);
  return { shape, payload, station };
}

const envelopeStart = /(?:<|&lt;|\\u003[cC])(?:[\w.-]{1,80}:)?Envelope(?=[\s>&\\])/g;
const envelopeEnd = /(?:<|&lt;|\\u003[cC])\\?\/(?:[\w.-]{1,80}:)?Envelope\s{0,8}(?:>|&gt;|\\u003[eE])/g;

/** Where the next envelope begins at or after `from`; -1 without one. Cheap where a text has none. */
export function findEnvelope(text: string, from: number): number {
  // A short word with a rare first letter is found by the fastest search that engines have.
  if (!text.includes('velope', from)) return -1;
  envelopeStart.lastIndex = from;
  return envelopeStart.exec(text)?.index ?? -1;
}

/** Position after the envelope that begins at `from`; -1 when its end is not there. */
export function endOfEnvelope(text: string, from: number): number {
  envelopeEnd.lastIndex = from;
  return envelopeEnd.test(text) ? envelopeEnd.lastIndex : -1;
}

/** The envelope as it was before it was put into JSON, a CSV cell or a page (research P5). */
export function undressEnvelope(written: string): string {
  let xml = written;
  if (xml.startsWith('&lt;')) xml = decodeEntities(xml);
  // Within XML no backslash stands before a quote.
  if (xml.startsWith('\\u003') || xml.includes('=\\"') || xml.includes('<\\/')) xml = unescapeOnce(xml);
  return /=""[^\s/>]/.test(xml) ? xml.replaceAll('""', '"') : xml;
}
