import { Buffer } from 'node:buffer';
import type { RawFound, RawHit } from '../../api/views/raw-views.ts';
import { sources } from '../../casefile/concluded-records.ts';
import { sourceSize } from '../../casefile/source-facts.ts';
import { evidenceLabels } from '../evidence-view.ts';
import type { OpenCase } from '../open-cases.ts';

/*
 * Finds text in the original bytes of all sources, whatever was made of them. One call looks through a bounded stretch and says where to go
 * on: whoever asks sees hits as they come, counts them, and ends the search by not asking again.
 */

/** Some hundredths of a second: the engine answers others in between. */
const mostBytesPerCall = 24 * 1024 * 1024;
const strideBytes = 1024 * 1024;
/** What is shown of the line on both sides of a hit. */
const aroundBytes = 160;
const newline = 0x0a;

interface Input {
  readonly text: string;
  readonly matchCase: boolean;
  readonly sourceId: number | null;
  readonly from: { readonly sourceId: number; readonly offset: number } | null;
  readonly limit: number;
}

/** Lower case of ASCII letters only: nothing else may change its length or its meaning in an unknown encoding. */
function folded(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = 0; at < copy.length; at += 1) {
    const byte = copy[at] ?? 0;
    if (byte >= 0x41 && byte <= 0x5a) copy[at] = byte + 0x20;
  }
  return copy;
}

/** Sources with text of their own. What a container held is found in its entries, not in its packed bytes. */
function searched(open: OpenCase, only: number | null): readonly { readonly id: number; readonly sizeBytes: number }[] {
  const all = sources(open.database);
  const containers = new Set(all.map(({ parentId }) => parentId));
  return all
    .filter(({ id, state }) => state !== 'duplicate' && (only === null ? !containers.has(id) : id === only))
    .map(({ id }) => ({ id, sizeBytes: sourceSize(open.database, id) ?? 0 }))
    .filter(({ sizeBytes }) => sizeBytes > 0);
}

export function findRaw(open: OpenCase, input: Input): RawFound {
  const all = searched(open, input.sourceId);
  const bytesTotal = all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const written = Buffer.from(input.text, 'utf8');
  const needle = input.matchCase ? written : folded(written);
  const hits: RawHit[] = [];
  let budget = mostBytesPerCall;
  let begun = input.from === null;
  let bytesBefore = 0;

  for (const { id, sizeBytes } of all) {
    if (!begun && id !== input.from?.sourceId) {
      bytesBefore += sizeBytes;
      continue;
    }
    let offset = begun ? 0 : (input.from?.offset ?? 0);
    begun = true;
    while (offset < sizeBytes) {
      if (budget <= 0) return { hits, bytesDone: bytesBefore + offset, bytesTotal, next: { sourceId: id, offset } };
      const original = open.content.read(id, offset, strideBytes + needle.length - 1);
      if (original.length === 0) break;
      const haystack = input.matchCase
        ? Buffer.from(original.buffer, original.byteOffset, original.length)
        : folded(original);
      for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + needle.length)) {
        hits.push(hitAt(open, id, offset + at, needle.length));
        if (hits.length < input.limit) continue;
        const next = { sourceId: id, offset: offset + at + needle.length };
        return { hits, bytesDone: bytesBefore + next.offset, bytesTotal, next };
      }
      budget -= strideBytes;
      offset += strideBytes;
    }
    bytesBefore += sizeBytes;
  }
  return { hits, bytesDone: bytesTotal, bytesTotal, next: null };
}

/** A hit with its line's surroundings, cut at the ends of the line. */
function hitAt(open: OpenCase, sourceId: number, offset: number, length: number): RawHit {
  const line = open.content.lineAt(sourceId, offset);
  const from = Math.max(0, offset - aroundBytes);
  const bytes = open.content.read(sourceId, from, offset - from + length + aroundBytes);
  const inside = offset - from;
  const begin = bytes.lastIndexOf(newline, inside - 1) + 1;
  const lineEnd = bytes.indexOf(newline, inside + length);
  const text = (start: number, end: number): string => Buffer.from(bytes.subarray(start, end)).toString('utf8');
  return {
    evidence: evidenceLabels(open).view({ kind: 'bytes', sourceId, offset, length, line }),
    before: text(inside === 0 ? 0 : begin, inside),
    match: text(inside, inside + length),
    after: text(inside + length, lineEnd === -1 ? bytes.length : lineEnd),
  };
}
