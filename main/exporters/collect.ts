import type { Language } from '../../parsers/model/language.ts';
import type { ApiClient } from '../api/client.ts';
import type { Contract, ProcedureName } from '../api/contract.ts';
import { ApiFailure } from '../api/errors.ts';
import type { InputOf, OutputOf } from '../api/procedure.ts';
import type { FindingRow } from '../api/views/finding-views.ts';
import type { Page } from '../api/views/list-page.ts';
import type { SessionRow } from '../api/views/session-views.ts';
import { readExcerpts } from './evidence-excerpts.ts';
import type { ReportData } from './report-data.ts';

export interface CollectInput {
  readonly caseId: string;
  /** Empty: the whole case. */
  readonly sessionIds: readonly string[];
  readonly language: Language;
}

/** Asks one procedure; an expected failure becomes the exception that the engine knows. */
export type Ask = <Name extends ProcedureName>(
  name: Name,
  input: InputOf<Contract[Name]>,
) => Promise<OutputOf<Contract[Name]>>;

/** A report is read by people: beyond these numbers it says how many it left out, and JSON or CSV have the rest of the lists. */
const limits = { details: 60, signatures: 2_000, pageSize: 1_000 } as const;
/** Around the chosen sessions, so that the way into a fault and out of it is seen. */
const marginMs = 3_600_000;

/** Collects all that a report shows, by the contract's queries only. Throws `ApiFailure` as the queries do. */
export async function collectReportData(call: ApiClient['call'], input: CollectInput): Promise<ReportData> {
  const ask: Ask = async (name, question) => {
    const reply = await call(name, question);
    if (!reply.ok) throw new ApiFailure(reply.error.code, reply.error.params, reply.error.detail);
    return reply.value;
  };
  const { caseId, language } = input;
  const info = await ask('app.info', {});
  const caseInfo = await ask('case.get', { caseId });
  const everySession = await allRows((offset, limit) => ask('sessions.list', { caseId, language, offset, limit }));
  const sessions = scopeOf(everySession, input.sessionIds);
  const range = input.sessionIds.length === 0 ? { fromMs: null, toMs: null } : rangeOf(sessions);
  const inScope = new Set(sessions.map(({ id }) => id));

  const overview = await ask('overview.get', { caseId, language, range });
  const status = await ask('status.get', { caseId, range });
  const everyFinding = await allRows((offset, limit) => ask('findings.list', { caseId, language, offset, limit }));
  const findings =
    input.sessionIds.length === 0
      ? everyFinding
      : everyFinding.filter(({ session }) => session !== null && inScope.has(session));
  const everySignature = await allRows((offset, limit) => ask('signatures.list', { caseId, language, offset, limit }));
  const signatureRows =
    input.sessionIds.length === 0
      ? everySignature
      : everySignature.filter(({ sessionId }) => sessionId !== null && inScope.has(sessionId));
  const keys = await allRows((offset, limit) => ask('keys.list', { caseId, language, offset, limit }));
  const sources = await ask('sources.list', { caseId, language });

  const wanted = input.sessionIds.length === 0 ? sessions.filter(needsAttention) : sessions;
  const details = [];
  for (const { id } of wanted.slice(0, limits.details)) {
    details.push(await ask('session.get', { caseId, sessionId: id, language }));
  }
  const signatures = [];
  for (const { id } of signatureRows.slice(0, limits.signatures)) {
    signatures.push(await ask('signature.get', { caseId, signedValueId: id, language }));
  }
  const excerpts = await readExcerpts(ask, caseId, evidenceOf(findings));
  return {
    program: { name: 'Ladeakte', version: info.version },
    case: caseInfo,
    chosenSessionIds: input.sessionIds,
    overview,
    sessions,
    details,
    status,
    findings,
    signatures,
    keys,
    sources,
    excerpts: excerpts.read,
    omitted: {
      details: Math.max(0, wanted.length - limits.details),
      signatures: Math.max(0, signatureRows.length - limits.signatures),
      excerpts: excerpts.omitted,
    },
  };
}

/** What an incident report tells in detail when nobody chose. */
export function needsAttention(row: SessionRow): boolean {
  return (
    row.signature === 'invalid' ||
    row.billing === 'not-usable' ||
    row.findings.critical > 0 ||
    row.findings.warning > 0 ||
    !row.complete
  );
}

async function allRows<Row>(page: (offset: number, limit: number) => Promise<Page<Row>>): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const answer = await page(rows.length, limits.pageSize);
    rows.push(...answer.rows);
    if (answer.rows.length === 0 || rows.length >= answer.total) return rows;
  }
}

function scopeOf(sessions: readonly SessionRow[], chosen: readonly string[]): readonly SessionRow[] {
  if (chosen.length === 0) return sessions;
  const known = new Set(sessions.map(({ id }) => id));
  const unknown = chosen.find((id) => !known.has(id));
  if (unknown !== undefined) throw new ApiFailure('session-unknown', { sessionId: unknown });
  return sessions.filter(({ id }) => chosen.includes(id));
}

function rangeOf(sessions: readonly SessionRow[]): { fromMs: number | null; toMs: number | null } {
  const instants = sessions.flatMap(({ start, stop }) =>
    [start, stop].filter((text) => text !== null).map((text) => Date.parse(text)),
  );
  if (instants.length === 0) return { fromMs: null, toMs: null };
  return { fromMs: Math.min(...instants) - marginMs, toMs: Math.max(...instants) + marginMs };
}

/** The first few places of every finding: enough to see it, the rest is named by its place. */
function evidenceOf(findings: readonly FindingRow[]) {
  return findings.flatMap(({ evidence }) => evidence.slice(0, 3));
}
