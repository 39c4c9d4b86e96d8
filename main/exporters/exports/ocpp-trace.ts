import type { OcppVersion } from '../../../parsers/ocpp/actions.ts';
import type { ExportRefusal } from '../../api/views/export-views.ts';
import type { FrameRow } from '../../api/views/frame-views.ts';
import type { CaseExport, ExportScope, ExportTools, MessageText } from './case-export.ts';
import { mapTexts } from '../masking/deep-text.ts';
import { createMasker } from '../masking/masker.ts';
import type { Masker } from '../masking/masker.ts';
import { maskingOf } from '../masking/masking.ts';
import { exportMasker, maskJson } from './export-masker.ts';
import { messageVersions } from './message-versions.ts';
import { refusal } from './refusals.ts';
import type { RefusalReason } from './refusals.ts';
import { everyRow, exportFileName, sessionsInScope } from './scoped-rows.ts';

/*
 * Open OCPP Trace 1.1, JSON lines (github.com/open-ocpp-trace/specification, schema trace-v1): one message a line. Payloads are written as
 * the text that they came in, so that numbers keep their digits; only secrets of the configuration are replaced (house rule 11), wherever in
 * the trace they stand.
 */

/** The file is made in memory; so many messages are about 200 MB. */
export const mostMessages = 200_000;

const messageTypes = { call: 'CALL', result: 'CALLRESULT', error: 'CALLERROR' } as const;
const directions = { 'station-to-csms': 'cp-to-csms', 'csms-to-station': 'csms-to-cp' } as const;

async function messagesInScope(scope: ExportScope, tools: ExportTools): Promise<readonly FrameRow[]> {
  const { caseId, language } = scope;
  if (scope.sessionIds.length === 0) {
    return everyRow(async (offset, limit) => {
      const page = await tools.ask('frames.list', { caseId, language, offset, limit });
      // The rest is counted, not collected.
      return offset + page.rows.length > mostMessages ? { ...page, total: offset + page.rows.length } : page;
    });
  }
  const byId = new Map<number, FrameRow>();
  for (const { id: sessionId } of await sessionsInScope(scope, tools)) {
    const rows = await everyRow((offset, limit) =>
      tools.ask('frames.list', { caseId, language, sessionId, offset, limit }),
    );
    for (const row of rows) byId.set(row.id, row);
  }
  return [...byId.values()].toSorted(
    (left, right) => (left.time ?? '').localeCompare(right.time ?? '', 'en') || left.id - right.id,
  );
}

/** JSON text on one line; `null` when it is no JSON. Line breaks can only stand between tokens. */
function oneLine(text: string | null): string | null {
  if (text === null) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return text.replaceAll(/[\r\n]+\s*/g, ' ').trim();
}

function rawMessage(row: FrameRow, message: MessageText, payload: string): string {
  const id = JSON.stringify(row.uniqueId);
  if (row.kind === 'call') return `[2,${id},${JSON.stringify(row.action)},${payload}]`;
  if (row.kind === 'result') return `[3,${id},${payload}]`;
  return `[4,${id},${JSON.stringify(message.errorCode ?? '')},${JSON.stringify(message.errorDescription ?? '')},${payload}]`;
}

/** Ids and secrets are collected from all messages first, because an answer may repeat what a call has set. */
async function traceMasker(rows: readonly FrameRow[], scope: ExportScope, tools: ExportTools): Promise<Masker> {
  function* texts(): Generator<string> {
    for (const { id } of rows) {
      const message = tools.message(id);
      if (message?.payload !== null && message?.payload !== undefined) yield message.payload;
      if (message?.errorDescription !== null && message?.errorDescription !== undefined) yield message.errorDescription;
    }
  }
  const masker = await exportMasker(scope, tools, texts());
  // Secrets are masked in any case (house rule 11).
  return masker ?? createMasker(texts(), [], scope.language, maskingOf({ mask: false, unmask: [], maskAlso: [] }));
}

function masked(message: MessageText | null, masker: Masker): MessageText | null {
  if (message === null) return null;
  const { payload, errorCode, errorDescription } = message;
  return {
    payload: payload === null ? null : maskJson(payload, masker),
    errorCode: errorCode === null ? null : masker.text(errorCode),
    errorDescription: errorDescription === null ? null : masker.text(errorDescription),
  };
}

type Line = { readonly line: string } | { readonly reason: RefusalReason };

function lineOf(row: FrameRow, message: MessageText | null, version: OcppVersion | undefined): Line {
  if (row.kind === 'other') return { reason: 'message-type' };
  if (row.direction === 'unknown') return { reason: 'direction-unknown' };
  if (row.time === null) return { reason: 'no-time' };
  if (row.kind === 'call' && row.action === null) return { reason: 'action-unknown' };
  // Of a cut message the leading members are kept, which is well-formed JSON and not what was sent.
  if (row.state === 'truncated' || row.state === 'elided' || row.state === 'described')
    return { reason: 'message-incomplete' };
  const payload = oneLine(message?.payload ?? null);
  if (message === null || payload === null) return { reason: 'message-incomplete' };
  const head = {
    schemaVersion: '1.1',
    timestamp: row.time,
    ...(version === undefined ? {} : { ocppVersion: version }),
    transport: 'json',
    ...(row.station === null ? {} : { chargePointId: row.station }),
    ...(row.connector === null || row.connector < 0 ? {} : { connectorId: row.connector }),
    direction: directions[row.direction],
    messageType: messageTypes[row.kind],
    messageId: row.uniqueId,
    ...(row.kind === 'call' ? { action: row.action } : {}),
  };
  const { errorCode, errorDescription } = message;
  const error = `"error":{"code":${JSON.stringify(errorCode ?? '')},"description":${JSON.stringify(errorDescription ?? '')},"details":${payload}}`;
  const content = row.kind === 'error' ? error : `"payload":${payload}`;
  const tail = {
    raw: rawMessage(row, message, payload),
    meta: { clock: row.timeQuality, state: row.state, evidence: row.evidence.label },
  };
  return { line: `${JSON.stringify(head).slice(0, -1)},${content},${JSON.stringify(tail).slice(1)}` };
}

export const ocppTrace: CaseExport = {
  id: 'trace',
  maskable: true,
  async make(scope, tools) {
    const { caseId, language } = scope;
    const rows = await messagesInScope(scope, tools);
    const versions = messageVersions(rows.slice(0, mostMessages), (id) => tools.message(id)?.payload ?? null);
    const refused: ExportRefusal[] = [];
    const lines: string[] = [];
    const written = rows.slice(0, mostMessages);
    const masker = await traceMasker(written, scope, tools);
    for (const found of written) {
      const row = mapTexts(found, masker.text);
      const made = lineOf(row, masked(tools.message(found.id), masker), versions.get(found.id));
      if ('line' in made) lines.push(`${made.line}\n`);
      else refused.push(refusal('message', found.id, made.reason, language));
    }
    if (rows.length > mostMessages) {
      const { total } = await tools.ask('frames.list', { caseId, language, limit: 1 });
      const all = scope.sessionIds.length === 0 ? total : rows.length;
      const params = { limit: mostMessages, left: all - mostMessages };
      refused.push(refusal('message', rows[mostMessages]?.id ?? '', 'limit-reached', language, params));
    }
    const name = await exportFileName(scope, tools, '-trace.jsonl', scope.masking === null ? null : masker);
    const files = [{ name, mediaType: 'application/x-ndjson', text: lines.join('') }];
    return { files: lines.length === 0 ? [] : files, refused };
  },
};
