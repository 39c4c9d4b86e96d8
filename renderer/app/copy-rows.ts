import type { HostBridge } from '../../main/api/client.ts';
import type { FrameRow, LogRow } from '../../main/api/views/frame-views.ts';
import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { callProcedure } from '../client/use-procedure.ts';
import { visibleText } from '../text/visible-text.ts';
import { decodeBase64 } from './raw-decoding.ts';

/*
 * Rows as text for a ticket or another program, made from the contract's answers: what is copied is what the case says, not what the
 * window happened to draw.
 */

/** More rows than anybody pastes; each needs its bytes read. */
export const mostCopied = 2_000;
/** A log line around its message. */
const aroundBytes = 600;
const newline = 0x0a;

/** The whole line (or lines) of the source in which the evidence stands. */
async function sourceLines(host: HostBridge, caseId: string, ref: EvidenceRef): Promise<string> {
  if (ref.kind === 'row') {
    const { columns } = await callProcedure(host, 'raw.row', {
      caseId,
      sourceId: ref.sourceId,
      table: ref.table,
      rowId: ref.rowId,
    });
    return columns.map(({ name, value }) => `${name}=${value}`).join('\t');
  }
  const from = Math.max(0, ref.offset - aroundBytes);
  const length = Math.min(262_144, ref.offset - from + ref.length + aroundBytes);
  const raw = await callProcedure(host, 'raw.read', { caseId, sourceId: ref.sourceId, offset: from, length });
  const bytes = decodeBase64(raw.base64);
  const inside = ref.offset - from;
  const begin = inside === 0 ? 0 : bytes.lastIndexOf(newline, inside - 1) + 1;
  const end = bytes.indexOf(newline, inside + ref.length);
  return new TextDecoder().decode(bytes.subarray(begin, end === -1 ? bytes.length : end)).replace(/\r$/, '');
}

export async function asLines(
  host: HostBridge,
  caseId: string,
  rows: readonly { readonly evidence: { readonly ref: EvidenceRef } }[],
): Promise<string> {
  const lines: string[] = [];
  for (const { evidence } of rows) {
    const line = await sourceLines(host, caseId, evidence.ref);
    // Two messages of one line give the line once.
    if (line !== lines.at(-1)) lines.push(line);
  }
  return lines.join('\n');
}

/**
 * A cell of a Markdown table: one line, and its letters are only letters (CommonMark 0.31, 2.4). In the ticket where it is pasted, a text from a log
 * must become no picture that is fetched, no link, no markup and no entity.
 */
function cell(text: string): string {
  return visibleText(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_~[\]<>&|$]/g, '\\$&');
}

export function asMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

interface LogSelection {
  readonly caseId: string;
  readonly language: 'de' | 'en';
  readonly range: { readonly fromMs: number | null; readonly toMs: number | null };
  readonly filter: string;
  readonly order: 'ascending' | 'descending';
  readonly fold: boolean;
  readonly opened: readonly number[];
}

/** The messages of a stretch of the shown list, folded runs in full, in the order of the list; at most `mostCopied`. */
export async function framesOf(
  host: HostBridge,
  list: LogSelection,
  from: number,
  to: number,
  payloads: boolean,
): Promise<readonly FrameRow[]> {
  const { fold: _fold, opened, order, ...common } = list;
  const frames: FrameRow[] = [];
  for (let offset = from; offset <= to && frames.length < mostCopied; offset += 500) {
    const page = await callProcedure(host, 'log.list', {
      ...list,
      opened: [...opened],
      offset,
      limit: Math.min(500, to - offset + 1),
    });
    for (const row of page.rows) {
      const part = await messagesOf(host, common, row, payloads);
      frames.push(...(order === 'ascending' ? part : part.toReversed()));
    }
  }
  return frames.slice(0, mostCopied);
}

async function messagesOf(
  host: HostBridge,
  common: Omit<LogSelection, 'fold' | 'opened' | 'order'>,
  row: LogRow,
  payloads: boolean,
): Promise<readonly FrameRow[]> {
  if (row.run === null && !payloads) return [row];
  const { caseId, range, filter } = common;
  const { offset } = await callProcedure(host, 'frames.position', { caseId, range, filter, frameId: row.id });
  const limit = Math.min(1_000, row.run?.messages ?? 1);
  return (await callProcedure(host, 'frames.list', { ...common, payloads, offset, limit })).rows;
}
