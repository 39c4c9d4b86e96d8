import type { Language } from '../../parsers/model/language.ts';
import type { ApiClient } from '../api/client.ts';
import type { Contract, ProcedureName } from '../api/contract.ts';
import { ApiFailure } from '../api/errors.ts';
import type { InputOf, OutputOf } from '../api/procedure.ts';
import type { FindingRow } from '../api/views/finding-views.ts';
import type { Page } from '../api/views/list-page.ts';
import type { SessionDetail, SessionRow } from '../api/views/session-views.ts';
import type { SignatureRow } from '../api/views/signature-views.ts';
import { catalogueVersions } from './catalogue-versions.ts';
import { collectRemarks } from './collect-remarks.ts';
import { readExcerpts } from './evidence-excerpts.ts';
import { identifiersIn, kindOfTag } from './masking/identifiers.ts';
import type { FoundIdentifier } from './masking/identifiers.ts';
import type { ReportData } from './report-data.ts';

export interface CollectInput {
  readonly caseId: string;
  /** Empty: the whole case. */
  readonly sessionIds: readonly string[];
  readonly language: Language;
  /** For reports that programs read (JSON, CSV): amounts in the sentences of findings as they came. */
  readonly plainNumbers: boolean;
}

/** Asks one procedure; an expected failure becomes the exception that the engine knows. */
export type Ask = <Name extends ProcedureName>(
  name: Name,
  input: InputOf<Contract[Name]>,
) => Promise<OutputOf<Contract[Name]>>;

/** A report is read by people: beyond these numbers it says how many it left out, and JSON or CSV have the rest of the lists. */
const limits = { details: 60, signatures: 300, pageSize: 1_000, identifierFrames: 50_000 } as const;
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
  const everyFinding = await allRows((offset, limit) =>
    ask('findings.list', { caseId, language, offset, limit, plainNumbers: input.plainNumbers }),
  );
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

  const transactions = (
    await allRows((offset, limit) => ask('transactions.list', { caseId, language, offset, limit }))
  ).filter(({ sessionId }) => input.sessionIds.length === 0 || (sessionId !== null && inScope.has(sessionId)));

  const wanted = input.sessionIds.length === 0 ? sessions.filter(needsAttention) : sessions;
  const rowById = new Map(everyFinding.map((row) => [row.id, row]));
  const saying = (row: FindingRow) => rowById.get(row.id) ?? row;
  const details: SessionDetail[] = [];
  for (const { id } of worstFirst(wanted).slice(0, limits.details)) {
    const detail = await ask('session.get', { caseId, sessionId: id, language });
    details.push({ ...detail, findings: detail.findings.map(saying) });
  }
  details.sort((left, right) => (left.row.start ?? '').localeCompare(right.row.start ?? '', 'en'));
  const signatures = [];
  for (const { id } of doubtfulFirst(signatureRows).slice(0, limits.signatures)) {
    signatures.push(await ask('signature.get', { caseId, signedValueId: id, language }));
  }
  signatures.sort((left, right) => left.row.id - right.row.id);
  const targets = [...findings, ...signatureRows].map(({ target }) => target);
  const scope = input.sessionIds.length === 0 ? null : { sessionIds: [...inScope], targets };
  const remarks = await collectRemarks(ask, caseId, scope, language);
  // What a person pointed at comes first; there are few of these places.
  const pointedAt = remarks.flatMap(({ evidence }) => (evidence === null ? [] : [evidence]));
  const excerpts = await readExcerpts(ask, caseId, [...pointedAt, ...evidenceOf(orderedFindings(findings))]);
  return {
    program: { name: 'Ladeakte', version: info.version },
    case: caseInfo,
    chosenSessionIds: input.sessionIds,
    overview: { ...overview, findings: overview.findings.map(saying) },
    sessions,
    details,
    status,
    findings,
    signatures,
    signatureRows,
    transactions,
    remarks,
    keys,
    sources,
    excerpts: excerpts.read,
    catalogues: catalogueVersions(),
    identifiers: await knownIdentifiers(ask, caseId, everySession),
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

/** Where not all can be told at length: those whose meter or signature is in doubt, then those with findings; else in time order. */
function worstFirst(rows: readonly SessionRow[]): readonly SessionRow[] {
  const rank = (row: SessionRow): number =>
    (row.signature === 'invalid' ? 8 : 0) +
    (row.findings.critical > 0 ? 4 : 0) +
    (row.billing === 'not-usable' ? 2 : 0) +
    (row.findings.warning > 0 ? 1 : 0);
  return rows.toSorted((left, right) => rank(right) - rank(left));
}

function doubtfulFirst(rows: readonly SignatureRow[]): readonly SignatureRow[] {
  const rank = (row: SignatureRow): number =>
    row.readable === 'broken' || row.signature === 'invalid' ? 2 : row.signature === 'unverifiable' ? 1 : 0;
  return rows.toSorted((left, right) => rank(right) - rank(left));
}

const severityOrder = { critical: 0, warning: 1, info: 2 } as const;

/** Worst first, then by time; ids keep the order stable. */
export function orderedFindings(findings: readonly FindingRow[]): readonly FindingRow[] {
  return findings.toSorted(
    (left, right) =>
      severityOrder[left.severity] - severityOrder[right.severity] ||
      (left.from ?? '').localeCompare(right.from ?? '', 'en') ||
      left.id - right.id,
  );
}

/** Ids of persons and secrets anywhere in the case: of every session, of everybody who was asked for, and of configurations. */
export async function knownIdentifiers(
  ask: Ask,
  caseId: string,
  sessions: readonly SessionRow[],
): Promise<readonly FoundIdentifier[]> {
  const known = new Map<string, FoundIdentifier>();
  const add = (found: FoundIdentifier): void => {
    if (!known.has(found.text)) known.set(found.text, found);
  };
  for (const { idTag } of sessions) if (idTag !== null) add({ kind: kindOfTag(idTag), text: idTag });
  // Readings and signs of life carry nobody's id but that of the session, which is known.
  const filter = '-action:MeterValues -action:Heartbeat';
  for (let offset = 0; offset < limits.identifierFrames; offset += limits.pageSize) {
    const page = await ask('frames.list', { caseId, filter, payloads: true, offset, limit: limits.pageSize });
    for (const { payload } of page.rows) {
      for (const found of identifiersIn(payload === null ? '' : JSON.stringify(payload))) add(found);
    }
    if (offset + page.rows.length >= page.total) break;
  }
  const rows = await allRows((offset, limit) => ask('config.list', { caseId, offset, limit }));
  for (const row of rows) for (const found of identifiersIn(`${row.key} = ${row.value ?? ''}`)) add(found);
  // Files are named after cards and people, notes are written about them.
  const { name } = await ask('case.get', { caseId });
  const files = (await ask('sources.list', { caseId })).map((source) => `${source.name} ${source.entry ?? ''}`);
  const notes = await allRows((offset, limit) => ask('journal.list', { caseId, offset, limit }));
  for (const text of [name, ...files, ...notes.map(({ text: note }) => note ?? '')]) {
    for (const found of identifiersIn(text)) add(found);
  }
  return [...known.values()];
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
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const text of sessions.flatMap(({ start, stop }) => [start, stop])) {
    if (text === null) continue;
    first = Math.min(first, Date.parse(text));
    last = Math.max(last, Date.parse(text));
  }
  return Number.isFinite(first) ? { fromMs: first - marginMs, toMs: last + marginMs } : { fromMs: null, toMs: null };
}

/** The first few places of every finding: enough to see it, the rest is named by its place. */
function evidenceOf(findings: readonly FindingRow[]) {
  return findings.flatMap(({ evidence }) => evidence.slice(0, 3));
}
