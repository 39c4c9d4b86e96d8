import { readJson } from '../../base/json-reader.ts';
import type { EncodingLayer } from '../../model/signed-value.ts';
import type { UnwrappedValue } from '../unwrap.ts';
import { recordExtent } from './record-extent.ts';

/* Records that stand in a text with the escapes of what held them: a JSON string, or a cell of a table with its quotes doubled. */

/** A stretch of a text with the record that it is. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly unwrapped: UnwrappedValue;
}

/** A record inside a JSON string that was copied with its escapes: the quotes within carry backslashes (1, 3, 7 by level). */
export function escapedRecord(text: string, from: number, next: number): Span | undefined {
  const opening = /^ocmf\s{0,4}\|\s*\{\s*(\\{1,15})"/i.exec(text.slice(from, from + 60));
  const backslashes = opening?.[1]?.length ?? 0;
  if (backslashes === 0) return undefined;
  let to = -1;
  for (let quote = text.indexOf('"', from); quote >= 0 && quote < next; quote = text.indexOf('"', quote + 1)) {
    let before = 0;
    while (text.charAt(quote - 1 - before) === '\\') before += 1;
    if (before < backslashes) {
      to = quote - before;
      break;
    }
  }
  const line = text.slice(from, next).indexOf('\n');
  const end = to >= 0 ? to : line < 0 ? next : from + line;
  let inner = text.slice(from, end);
  const layers: EncodingLayer[] = [];
  for (let left = backslashes; left > 0 && layers.length < 4; left = (left - 1) / 2) {
    const document = readJson(`"${inner}"`);
    if (!document.ok || document.value.root.kind !== 'string') {
      // A string in other quotes goes on behind the record: only its own quotes are unescaped then.
      if (layers.length > 0 || left > 1) break;
      inner = inner.replaceAll(String.raw`\"`, '"').replaceAll(String.raw`\\`, '\\');
    } else inner = document.value.root.value;
    layers.push('json-string');
  }
  // Where the string was in other quotes (SQL), what stood behind it came along.
  const { end: ends, whole } = recordExtent(inner, 0, inner.length);
  const record = whole ? inner.slice(0, ends) : inner;
  return { from, to: end, unwrapped: { text: record, layers, enclosedKey: null, format: 'ocmf' } };
}

/**
 * A record in a quoted cell of a CSV table: every quote within is doubled (RFC 4180, 2.7), the lone one after it ends the cell. The cell may hold
 * more than the record: JSON with the record as one of its texts, or XML.
 */
export function csvRecord(text: string, from: number, next: number): Span | undefined {
  if (!/^ocmf\s{0,4}\|\s*\{\s*\\{0,15}""/i.test(text.slice(from, from + 60))) return undefined;
  let to = next;
  for (let quote = text.indexOf('"', from); quote >= 0 && quote < next; quote = text.indexOf('"', quote + 1)) {
    if (text.charAt(quote + 1) === '"') quote += 1;
    else {
      to = quote;
      break;
    }
  }
  const inner = text.slice(from, to).trimEnd().replaceAll('""', '"');
  const nested = escapedRecord(inner, 0, inner.length);
  const { end, whole } = recordExtent(inner, 0, inner.length);
  const own = nested?.to ?? (whole ? end : inner.length);
  const record = nested?.unwrapped.text ?? inner.slice(0, own);
  const layers: readonly EncodingLayer[] = ['csv-quotes', ...(nested?.unwrapped.layers ?? [])];
  // What stands behind the record in its cell is no part of it; in the file every quote takes two characters.
  const quotes = inner.slice(0, own).split('"').length - 1;
  return {
    from,
    to: own < inner.length ? from + own + quotes : to,
    unwrapped: { text: record, layers, enclosedKey: null, format: 'ocmf' },
  };
}

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#x22': '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  lt: '<',
  gt: '>',
  amp: '&',
};

/** Whether a source is a document of markup, in which a quote may be written as an entity. */
export function isMarkup(text: string): boolean {
  return /^[\s\ufeff]*<(?:\?xml|!doctype|[a-z][\w:.-]{0,60}[\s>])/i.test(text.slice(0, 500));
}

/** A record in the text of an element of a page or of some other XML: its entities belong to the document, not to the record. */
export function markupRecord(text: string, from: number, next: number): Span | undefined {
  if (!/^ocmf\s{0,4}\|\s*\{\s*&(?:quot|#34|#x22);/i.test(text.slice(from, from + 60))) return undefined;
  const tag = text.slice(from, next).indexOf('<');
  const to = tag < 0 ? next : from + tag;
  const inner = text
    .slice(from, to)
    .trimEnd()
    .replaceAll(
      /&(quot|#34|#x22|apos|#39|#x27|lt|gt|amp);/gi,
      (whole, name: string) => entities[name.toLowerCase()] ?? whole,
    );
  return { from, to, unwrapped: { text: inner, layers: ['html-entities'], enclosedKey: null, format: 'ocmf' } };
}
