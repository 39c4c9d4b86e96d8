import { csvHeading, readCsvTable } from '../../parsers/databases/csv-table.ts';
import type { RowEvidence } from '../../parsers/model/evidence.ts';
import { ApiFailure } from '../api/errors.ts';
import type { EvidenceView } from '../api/views/evidence-views.ts';
import type { Ask } from './collect.ts';
import type { EvidenceExcerpt } from './report-data.ts';

const excerptBytes = 16_384;
const maximumExcerpts = 400;
const headingBytes = 4_096;

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
    const excerpt = read.length < maximumExcerpts ? await excerptOf(ask, caseId, view) : null;
    if (excerpt === null) omitted++;
    else read.push(excerpt);
  }
  return { read, omitted };
}

/** Identifies the place of an excerpt. */
export function excerptKey(ref: EvidenceView['ref']): string {
  return ref.kind === 'row'
    ? JSON.stringify(['row', ref.sourceId, ref.table, ref.rowId])
    : JSON.stringify(['bytes', ref.sourceId, ref.offset, ref.length]);
}

async function excerptOf(ask: Ask, caseId: string, { ref, label }: EvidenceView): Promise<EvidenceExcerpt | null> {
  if (ref.kind === 'row') {
    // Rows of texts (CSV, dumps) have no table in kept bytes of a database, but bytes of their own.
    const text =
      (await rowText(ask, caseId, ref)) ?? (ref.at === undefined ? null : await namedCells(ask, caseId, ref, ref.at));
    return text === null
      ? null
      : { ref, label, text: text.slice(0, excerptBytes), truncated: text.length > excerptBytes };
  }
  const text = await bytesText(ask, caseId, ref);
  return { ref, label, text, truncated: ref.length > excerptBytes };
}

async function bytesText(
  ask: Ask,
  caseId: string,
  place: { readonly sourceId: number; readonly offset: number; readonly length: number },
): Promise<string> {
  if (place.length <= 0) return '';
  const { sourceId, offset } = place;
  const { base64 } = await ask('raw.read', { caseId, sourceId, offset, length: Math.min(place.length, excerptBytes) });
  return readable(Buffer.from(base64, 'base64'));
}

/** Masking and a reader need the names of the columns: a row of CSV is written with those of its heading. */
async function namedCells(
  ask: Ask,
  caseId: string,
  { sourceId, table }: RowEvidence,
  at: NonNullable<RowEvidence['at']>,
): Promise<string> {
  const row = await bytesText(ask, caseId, { sourceId, ...at });
  const heading = csvHeading(await bytesText(ask, caseId, { sourceId, offset: 0, length: headingBytes }), table);
  if (heading === null) return row;
  const [cells] = readCsvTable(row, { ...heading, rowsFrom: 0 }, () => at).table.rows;
  if (cells === undefined) return row;
  return heading.columns
    .flatMap((name, index) => {
      const cell = cells.cells[index] ?? null;
      return cell === null ? [] : [`${name} = ${typeof cell === 'string' ? cell : String(cell)}`];
    })
    .join('\n');
}

/** `null` for a row that the kept bytes do not give again: a sheet of a workbook, a page that was salvaged. */
async function rowText(ask: Ask, caseId: string, { sourceId, table, rowId }: RowEvidence): Promise<string | null> {
  try {
    const { columns } = await ask('raw.row', { caseId, sourceId, table, rowId });
    return columns
      .filter(({ value }) => value !== 'null')
      .map(({ name, value }) => `${name} = ${asWritten(value)}`)
      .join('\n');
  } catch (error) {
    if (error instanceof ApiFailure && error.error.code === 'source-unknown') return null;
    throw error;
  }
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
