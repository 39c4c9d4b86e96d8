import { readJson, type JsonFault, type JsonNode } from '../../base/json-reader.ts';
import type { RuleCode } from '../../text/rule-texts.ts';
import type { RuleDeviation } from '../../model/verdict.ts';
import { deviation } from '../deviations.ts';
import { splitOcmf, type OcmfFrame } from './framing.ts';
import { readRecord, type OcmfRecord } from './record.ts';

/** A record that was taken apart, or why it could not be. */
export type OcmfReadingResult =
  | { readonly readable: true; readonly record: OcmfRecord }
  | {
      readonly readable: false;
      readonly frame: OcmfFrame | null;
      /** The first structural fault, then what explains it. */
      readonly faults: readonly [RuleDeviation, ...RuleDeviation[]];
    };

const jsonLimits = { maxDepth: 64, maxLength: 4_000_000, maxValues: 200_000 };
const limitCodes = new Set<JsonFault['code']>(['too-deep', 'too-long', 'too-many-values']);

function broken(frame: OcmfFrame | null, first: RuleDeviation, more: readonly RuleDeviation[] = []): OcmfReadingResult {
  return { readable: false, frame, faults: [first, ...more] };
}

/** What people and programs do to a record on its way; said beside the fault that it causes. */
function explanations(text: string): readonly RuleDeviation[] {
  const found: RuleDeviation[] = [];
  const add = (code: RuleCode, params: Record<string, string | number> = {}) =>
    found.push(deviation(code, 'info', 'Ladeakte rule 5', '', null, params));
  if (/&(?:quot|#34|#x22|amp);/i.test(text)) add('ocmf.html-entities');
  if (/[\u201c\u201d\u201e\u201f\u00ab\u00bb]\s*[A-Z]{2}\s*[\u201c\u201d\u201e\u201f\u00ab\u00bb]/.test(text))
    add('ocmf.typographic-quotes');
  const end = text.trimEnd();
  if (!end.endsWith('}') && end.length > 40 && found.length === 0) add('ocmf.cut-off', { characters: text.length });
  return found;
}

function jsonFault(
  part: 'payload' | 'signature',
  fault: JsonFault,
  section: string,
  text: string,
  frame: OcmfFrame,
): OcmfReadingResult {
  const quoted = section.slice(Math.max(0, fault.offset - 20), fault.offset + 40);
  if (limitCodes.has(fault.code)) {
    return broken(frame, deviation('ocmf.limits', 'fatal', 'Ladeakte', part, null, { fault: fault.code }));
  }
  const code = part === 'payload' ? 'ocmf.payload-json' : 'ocmf.signature-json';
  const own = deviation(code, 'fatal', 'OCMF 1.4 JSON based OCMF Format; RFC 8259', part, quoted, {
    fault: fault.code,
    offset: fault.offset,
  });
  return broken(frame, own, explanations(text));
}

function notObject(part: 'payload' | 'signature', node: JsonNode, frame: OcmfFrame): OcmfReadingResult {
  const code = part === 'payload' ? 'ocmf.payload-not-object' : 'ocmf.signature-not-object';
  const clause = part === 'payload' ? 'OCMF 1.4 Payload Data Section' : 'OCMF 1.4 Signature Section';
  return broken(frame, deviation(code, 'fatal', clause, part, null, { found: node.kind }));
}

/** Takes a record apart: framing, strict JSON of both sections, readings with omitted fields carried forward. Never throws. */
export function readOcmf(text: string): OcmfReadingResult {
  const split = splitOcmf(text);
  if (!split.ok) {
    const own =
      split.error.code === 'header'
        ? deviation('ocmf.header', 'fatal', 'OCMF 1.4 Header', '', text.slice(0, 40))
        : deviation('ocmf.sections', 'fatal', 'OCMF 1.4 Sections', '', text.slice(-40), { found: split.error.found });
    return broken(null, own, split.error.code === 'header' ? [] : explanations(text));
  }
  const frame = split.value;
  // Half a character has no bytes, so nothing of this text can have been signed; an encoder would put another character in its place, and that one's signature would hold.
  if (!frame.payload.isWellFormed()) {
    return broken(frame, deviation('ocmf.lone-surrogate', 'fatal', 'Ladeakte rule F8', 'payload', null));
  }
  const payload = readJson(frame.payload, jsonLimits);
  if (!payload.ok) {
    const cutText = payload.error.code === 'unexpected-end';
    if (frame.fourth !== null && cutText) {
      return broken(
        frame,
        deviation(
          'ocmf.pipe-in-section',
          'fatal',
          'OCMF 1.4 JSON based OCMF Format',
          'payload',
          frame.payload.slice(-40),
        ),
      );
    }
    return jsonFault('payload', payload.error, frame.payload, text, frame);
  }
  const signature = readJson(frame.signature, jsonLimits);
  if (!signature.ok) {
    if (frame.fourth !== null && signature.error.code === 'unexpected-end') {
      return broken(
        frame,
        deviation(
          'ocmf.pipe-in-section',
          'fatal',
          'OCMF 1.4 JSON based OCMF Format',
          'signature',
          frame.signature.slice(-40),
        ),
      );
    }
    return jsonFault('signature', signature.error, frame.signature, text, frame);
  }
  if (payload.value.root.kind !== 'object') return notObject('payload', payload.value.root, frame);
  if (signature.value.root.kind !== 'object') return notObject('signature', signature.value.root, frame);
  const duplicates = [...payload.value.duplicates, ...signature.value.duplicates];
  return { readable: true, record: readRecord(frame, payload.value.root, signature.value.root, duplicates) };
}

/** Several judgements look at one record; it is read once. Forgotten when the text is no longer in use by anybody. */
const remembered = new Map<string, OcmfReadingResult>();
const rememberedAtMost = 64;

/** `readOcmf` that remembers the last few records. */
export function readOcmfOnce(text: string): OcmfReadingResult {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const reading = readOcmf(text);
  if (remembered.size >= rememberedAtMost) remembered.delete(remembered.keys().next().value ?? '');
  if (text.length < 100_000) remembered.set(text, reading);
  return reading;
}
