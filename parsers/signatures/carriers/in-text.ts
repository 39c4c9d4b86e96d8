import type { PublicKeyRecord, SignedValueChannel, SignedValueRecord } from '../../model/signed-value.ts';
import type { SourceId } from '../../model/evidence.ts';
import { unwrapSignedValue } from '../unwrap.ts';
import type { Issue } from '../../model/issue.ts';
import { readPublicKeys } from '../keys/public-key.ts';
import { carrierTime, type FoundRecords } from './found-records.ts';
import { csvRecord, escapedRecord, isMarkup, markupRecord, type Span } from './escaped-record.ts';
import { hitsInJson, mostRecords, type Hit } from './in-json.ts';
import { recordExtent } from './record-extent.ts';
import { lettersOf, sourceText, type SourceText } from './source-text.ts';

/*
 * Signed values in plain texts: a file that is one record, a file with one record a line, a log with records in its messages, a JSON
 * document of a roaming partner. Records are found by their beginning in plain text, in hex and in Base64.
 */

function valueOf(hit: Hit, channel: SignedValueChannel, index: number, source: SourceText): SignedValueRecord {
  const { text, enclosedKey, format } = hit.unwrapped;
  const layers = [...lettersOf(text, source), ...hit.unwrapped.layers];
  return {
    record: 'signed-value',
    format,
    text,
    layers,
    channel,
    context: hit.context,
    transactionId: hit.transactionId,
    station: null,
    connector: null,
    enclosedKey,
    reportedAt: carrierTime(hit.reportedAt),
    index,
    evidence: hit.evidence,
  };
}

/** `OCMF|` in any case, its hex, and its Base64 at each of the three alignments' first one; doubled encodings by their first bytes. */
const markers =
  /ocmf\s{0,4}\||4F434D467C|T0NNRn|34463433344434363743|NEY0MzRENDY3Q|AP;[0-2]?;\w?;|128\.8\.0\(|1B1B1B1B01010101/gi;

/** Characters that are looked at beyond the next header to see whether a record goes on. */
const furthestLook = 16_384;

function encodedRun(text: string, from: number, allowed: RegExp): number {
  allowed.lastIndex = from;
  return from + (allowed.exec(text)?.[0].length ?? 0);
}

function spanAt(text: string, from: number, next: number, markup: boolean): Span | undefined {
  const marker = text.slice(from, from + 20);
  if (/^ocmf/i.test(marker)) {
    const escaped =
      csvRecord(text, from, next) ??
      escapedRecord(text, from, next) ??
      (markup ? markupRecord(text, from, next) : undefined);
    if (escaped !== undefined) return escaped;
    const { end } = recordExtent(text, from, next);
    return {
      from,
      to: end,
      unwrapped: { text: text.slice(from, end).trimEnd(), layers: [], enclosedKey: null, format: 'ocmf' },
    };
  }
  const to = encodedEnd(text, from);
  const unwrapped = unwrapSignedValue(text.slice(from, to));
  return unwrapped === undefined ? undefined : { from, to, unwrapped };
}

/** One past the digits that begin with a marker of an encoding. */
function encodedEnd(text: string, from: number): number {
  return /^(?:AP;|128)/.test(text.slice(from, from + 3))
    ? encodedRun(text, from, /[^\s"'<>]+/y)
    : encodedRun(text, from, /[0-9A-Za-z+/=_-]+/y);
}

function spansOf(text: string): { readonly spans: readonly Span[]; readonly cut: boolean } {
  const starts: number[] = [];
  for (const match of text.matchAll(markers)) {
    if (starts.length >= mostRecords) break;
    starts.push(match.index);
  }
  const spans: Span[] = [];
  let covered = 0;
  let effort = 4 * text.length;
  const markup = isMarkup(text);
  for (const [position, from] of starts.entries()) {
    if (from < covered) continue;
    let next = starts[position + 1] ?? text.length;
    // A header inside another record's text does not end it; looking past it is worth a bounded effort over the whole text.
    const plain = /^ocmf/i.test(text.slice(from, from + 4));
    if (plain && next < text.length && effort > 0 && !recordExtent(text, from, next).whole) {
      const further = Math.min(text.length, from + furthestLook);
      effort -= furthestLook;
      if (recordExtent(text, from, further).whole) next = further;
    }
    const span = spanAt(text, from, next, markup);
    if (span === undefined) {
      // Digits that are no record are passed over as a whole; trying each marker within them would be quadratic.
      covered = encodedEnd(text, from);
      continue;
    }
    spans.push(span);
    covered = span.to;
  }
  return { spans, cut: starts.length >= mostRecords };
}

/** Keys that stand in the text beside the records: PEM, the OCA composite, SubjectPublicKeyInfo in hex or Base64, a JSON object in Base64. */
const keyForms =
  /-----BEGIN [A-Z ]{0,20}PUBLIC KEY-----[^-]{1,2000}-----END [A-Z ]{0,20}PUBLIC KEY-----|oca:base(?:16|64):asn1:[0-9A-Za-z+/=]{40,600}|(?<![0-9A-Za-z])30[34567][0-9A-Fa-f]30(?:1[0-4])06[0-9A-Fa-f]{60,330}(?![0-9A-Za-z])|(?<![0-9A-Za-z+/])M[A-Za-z0-9+/]{3}MB[A-Za-z0-9+/]{60,220}={0,2}|(?<![0-9A-Za-z+/])eyJ[A-Za-z0-9+/]{60,700}={0,2}(?![0-9A-Za-z+/=._-])/g;

/** Keys taken from one text. */
const mostKeys = 10_000;

function tooMany(code: string, limit: number): Issue {
  return { code, severity: 'warning', place: null, params: { limit } };
}

/** @param spans of the records: a key within one is part of it, and one in a fourth section is never used (Ladeakte rule F2). */
function keysIn(source: SourceText, spans: readonly Span[]): readonly PublicKeyRecord[] {
  const keys: PublicKeyRecord[] = [];
  let position = 0;
  for (const match of source.text.matchAll(keyForms)) {
    if (keys.length >= mostKeys) break;
    const [text] = match;
    while ((spans[position]?.to ?? Number.POSITIVE_INFINITY) <= match.index) position += 1;
    if ((spans[position]?.from ?? Number.POSITIVE_INFINITY) <= match.index) continue;
    if (readPublicKeys(text).keys.length === 0) continue;
    keys.push({
      record: 'public-key',
      text,
      origin: 'enclosed',
      via: 'plain-text',
      station: null,
      connector: null,
      meterSerial: null,
      observedAt: null,
      evidence: source.evidence(match.index, match.index + text.length),
    });
  }
  return keys;
}

/** A file that is one record as a whole, also in wrappings that the markers do not show, and records with a false header. */
function wholeHit(source: SourceText): Hit | undefined {
  const { text } = source;
  if (text.length > 4_000_000) return undefined;
  const trimmed = text.trim();
  // Something that is shaped like a record but has another header is shown as a broken one instead of being passed over.
  const falseHeader =
    /^[A-Za-z\u0370-\u04ff]{2,8}\s?\|\s*\{[\s\S]*\}\s*\|\s*\{/.test(trimmed) ||
    /^\{\s*"FV"[\s\S]*\}\s*\|\s*\{/.test(trimmed);
  const unwrapped =
    unwrapSignedValue(text) ??
    (falseHeader ? { text: trimmed, layers: [], enclosedKey: null, format: 'ocmf' } : undefined);
  if (unwrapped === undefined) return undefined;
  return { unwrapped, evidence: source.evidence(0, text.length), context: null, transactionId: null, reportedAt: null };
}

/**
 * Signed values and keys in a text. Bounded in time and memory: linear in the length of the text.
 * @param content the bytes of the source, or its text.
 */
export function recordsInText(content: Uint8Array | string, sourceId: SourceId): FoundRecords {
  const source = sourceText(content, sourceId);
  const json = hitsInJson(source);
  if (json !== undefined && json.length > 0) {
    const channel: SignedValueChannel = json.some(({ unwrapped }) => unwrapped.layers.includes('ocpi-signed-data'))
      ? 'ocpi-signed-data'
      : 'plain-text';
    const issues = json.length >= mostRecords ? [tooMany('signatures.too-many-records', mostRecords)] : [];
    return { signedValues: json.map((hit, index) => valueOf(hit, channel, index, source)), publicKeys: [], issues };
  }
  const { spans, cut } = spansOf(source.text);
  const [only] = spans;
  const alone =
    spans.length <= 1 &&
    (only === undefined || !/\S/.test(source.text.slice(0, only.from).replaceAll(/[\ufeff\u200b]/g, '')));
  const whole =
    alone && (only === undefined || !recordExtent(source.text, only.from, source.text.length).whole)
      ? wholeHit(source)
      : undefined;
  const issues = cut ? [tooMany('signatures.too-many-records', mostRecords)] : [];
  if (whole !== undefined) {
    return { signedValues: [valueOf(whole, 'plain-file', 0, source)], publicKeys: [], issues };
  }
  const signedValues = spans.map((span, index) => {
    const evidence = source.evidence(span.from, span.to);
    return valueOf(
      { unwrapped: span.unwrapped, evidence, context: null, transactionId: null, reportedAt: null },
      'plain-text',
      index,
      source,
    );
  });
  const publicKeys = signedValues.length === 0 ? [] : keysIn(source, spans);
  const keyIssues = publicKeys.length >= mostKeys ? [tooMany('signatures.too-many-keys', mostKeys)] : [];
  return { signedValues, publicKeys, issues: [...issues, ...keyIssues] };
}
