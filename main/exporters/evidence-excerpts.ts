import type { EvidenceView } from '../api/views/evidence-views.ts';
import type { Ask } from './collect.ts';
import type { EvidenceExcerpt } from './report-data.ts';

const excerptBytes = 16_384;
const maximumExcerpts = 400;

/** Reads the bytes or rows behind evidence references, each once. What cannot be read any more is left out and counted. */
export async function readExcerpts(
  ask: Ask,
  caseId: string,
  evidence: readonly EvidenceView[],
): Promise<{ readonly read: readonly EvidenceExcerpt[]; readonly omitted: number }> {
  const distinct = new Map(evidence.map((view) => [excerptKey(view.ref), view]));
  const read: EvidenceExcerpt[] = [];
  let omitted = 0;
  for (const view of distinct.values()) {
    if (read.length >= maximumExcerpts) omitted++;
    else read.push(await excerptOf(ask, caseId, view));
  }
  return { read, omitted };
}

/** Identifies the place of an excerpt. */
export function excerptKey(ref: EvidenceView['ref']): string {
  return ref.kind === 'row'
    ? JSON.stringify(['row', ref.sourceId, ref.table, ref.rowId])
    : JSON.stringify(['bytes', ref.sourceId, ref.offset, ref.length]);
}

async function excerptOf(ask: Ask, caseId: string, { ref, label }: EvidenceView): Promise<EvidenceExcerpt> {
  if (ref.kind === 'row') {
    const { sourceId, table, rowId } = ref;
    const { columns } = await ask('raw.row', { caseId, sourceId, table, rowId });
    const text = columns
      .filter(({ value }) => value !== 'null')
      .map(({ name, value }) => `${name} = ${asWritten(value)}`)
      .join('\n');
    return { ref, label, text: text.slice(0, excerptBytes), truncated: text.length > excerptBytes };
  }
  if (ref.length <= 0) return { ref, label, text: '', truncated: false };
  const length = Math.min(ref.length, excerptBytes);
  const { base64 } = await ask('raw.read', { caseId, sourceId: ref.sourceId, offset: ref.offset, length });
  return { ref, label, text: readable(Buffer.from(base64, 'base64')), truncated: ref.length > excerptBytes };
}

/** Times of a record carry what follows from them; a reader wants to see what the store wrote. */
function asWritten(value: string): string {
  const written = /^\{"text":"([^"\\]{0,64})","epochMs":/.exec(value)?.[1];
  return written ?? value;
}

/** Text where it is text; a line of hex where it is not. */
function readable(bytes: Buffer): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const strange = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return strange > text.length / 10 ? bytes.subarray(0, 256).toString('hex') : text;
}
