import { ApiFailure } from '../../api/errors.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { SessionRow } from '../../api/views/session-views.ts';
import type { SignatureDetail, SignatureRow } from '../../api/views/signature-views.ts';
import type { Masker } from '../masking/masker.ts';
import type { ExportScope, ExportTools } from './case-export.ts';

const pageSize = 1_000;

/** All rows of a list, page by page. */
export async function everyRow<Row>(
  page: (offset: number, limit: number) => Promise<Page<Row>>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const answer = await page(rows.length, pageSize);
    rows.push(...answer.rows);
    if (answer.rows.length === 0 || rows.length >= answer.total) return rows;
  }
}

/** The chosen sessions, in time order. Throws `session-unknown` for one that is not there. */
export async function sessionsInScope(scope: ExportScope, { ask }: ExportTools): Promise<readonly SessionRow[]> {
  const { caseId, language, sessionIds } = scope;
  const rows = await everyRow((offset, limit) => ask('sessions.list', { caseId, language, offset, limit }));
  const known = new Set(rows.map(({ id }) => id));
  const unknown = sessionIds.find((id) => !known.has(id));
  if (unknown !== undefined) throw new ApiFailure('session-unknown', { sessionId: unknown });
  return sessionIds.length === 0 ? rows : rows.filter(({ id }) => sessionIds.includes(id));
}

async function rowsInScope(scope: ExportScope, tools: ExportTools): Promise<readonly SignatureRow[]> {
  const { caseId, language, sessionIds, signatureIds } = scope;
  if (sessionIds.length > 0) await sessionsInScope(scope, tools);
  const rows = await everyRow((offset, limit) => tools.ask('signatures.list', { caseId, language, offset, limit }));
  const known = new Set(rows.map(({ id }) => id));
  const unknown = signatureIds.find((id) => !known.has(id));
  if (unknown !== undefined) throw new ApiFailure('signed-value-unknown', { signedValueId: unknown });
  if (signatureIds.length > 0) return rows.filter(({ id }) => signatureIds.includes(id));
  if (sessionIds.length === 0) return rows;
  return rows.filter(({ sessionId }) => sessionId !== null && sessionIds.includes(sessionId));
}

/** The chosen signed values with all that is known of them, in the order of the case. */
export async function signaturesInScope(scope: ExportScope, tools: ExportTools): Promise<readonly SignatureDetail[]> {
  const { caseId, language } = scope;
  const details: SignatureDetail[] = [];
  for (const { id } of await rowsInScope(scope, tools)) {
    details.push(await tools.ask('signature.get', { caseId, signedValueId: id, language }));
  }
  return details;
}

/** A file name that every file system takes, from the name of the case. */
export async function exportFileName(
  scope: ExportScope,
  { ask }: ExportTools,
  ending: string,
  masker: Masker | null = null,
): Promise<string> {
  const { name } = await ask('case.get', { caseId: scope.caseId });
  const stem = (masker?.text(name) ?? name)
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80);
  return `${stem === '' ? 'ladeakte' : stem}${ending}`;
}
