import type { Finding } from '../../parsers/model/finding.ts';
import type { Issue } from '../../parsers/model/issue.ts';
import type { ReadingAccount } from '../../parsers/model/ledger.ts';
import type { Session } from '../../parsers/model/session.ts';
import type { SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { StatusInterval } from '../../parsers/model/status-interval.ts';
import type { TransactionVerdict, ValueVerdict } from '../../parsers/model/verdict.ts';
import type { StationView } from '../api/views/overview-views.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { unsealed, unsealedBytes } from './seals.ts';
import { aboutSource } from './source-seal.ts';
import type { SealedSource } from './source-seal.ts';

/** Sessions in time order, without their frame ids (`framesOfSession` has those). */
export function sessions(database: CaseDatabase): readonly Session[] {
  return database
    .prepare<[], { record: string }>('SELECT record FROM session ORDER BY ordinal')
    .all()
    .map((row): Session => JSON.parse(unsealed(row.record)));
}

export function sessionById(database: CaseDatabase, sessionId: string): Session | undefined {
  const row = database.prepare<[string], { record: string }>('SELECT record FROM session WHERE id = ?').get(sessionId);
  return row === undefined ? undefined : JSON.parse(unsealed(row.record));
}

/** Numbers of a session's frames in the order in which they were folded; empty for an unknown session. */
export function framesOfSession(database: CaseDatabase, sessionId: string): readonly number[] {
  const row = database
    .prepare<[string], { frames: Uint8Array }>('SELECT frames FROM session WHERE id = ?')
    .get(sessionId);
  return row === undefined ? [] : [...new Uint32Array(Uint8Array.from(unsealedBytes(row.frames, sessionId)).buffer)];
}

/** The sessions before and after one in time order. */
export function neighbourSessions(
  database: CaseDatabase,
  sessionId: string,
): { readonly previousId: string | null; readonly nextId: string | null } {
  const find = (step: number): string | null =>
    database
      .prepare<[number, string], { id: string }>(
        'SELECT id FROM session WHERE ordinal = (SELECT ordinal + ? FROM session WHERE id = ?)',
      )
      .get(step, sessionId)?.id ?? null;
  return { previousId: find(-1), nextId: find(1) };
}

export function statusIntervals(database: CaseDatabase): readonly StatusInterval[] {
  return database
    .prepare<[], { record: string }>('SELECT record FROM status_interval ORDER BY station, connector, id')
    .all()
    .map((row): StatusInterval => JSON.parse(unsealed(row.record)));
}

export interface StoredFinding {
  readonly id: number;
  readonly finding: Finding;
}

/** Findings in the order in which the rules gave them: most severe first. */
export function findings(database: CaseDatabase): readonly StoredFinding[] {
  return database
    .prepare<[], { id: number; record: string }>('SELECT id, record FROM finding ORDER BY id')
    .all()
    .map((row): StoredFinding => ({ id: row.id, finding: JSON.parse(unsealed(row.record)) }));
}

export interface StoredSignature {
  readonly id: number;
  readonly sourceId: number;
  readonly sessionId: string | null;
  readonly value: SignedValueRecord;
  readonly verdict: ValueVerdict;
}

interface SignatureRow {
  readonly id: number;
  readonly source_id: number;
  readonly session_id: string | null;
  readonly value: string;
  readonly verdict: string;
}

/** A verdict belongs to one value and to its session. */
export function aboutVerdict(signedValueId: number, sessionId: string | null): string {
  return `${signedValueId} ${sessionId}`;
}

function storedSignature(row: SignatureRow): StoredSignature {
  return {
    id: row.id,
    sourceId: row.source_id,
    sessionId: row.session_id,
    value: JSON.parse(unsealed(row.value)),
    verdict: JSON.parse(unsealed(row.verdict, aboutVerdict(row.id, row.session_id))),
  };
}

const selectSignature = `
  SELECT signed_value.id, signed_value.source_id, verdict.session_id, signed_value.record AS value, verdict.record AS verdict
  FROM signed_value JOIN verdict ON verdict.signed_value_id = signed_value.id`;

export function signatures(database: CaseDatabase): readonly StoredSignature[] {
  return database.prepare<[], SignatureRow>(`${selectSignature} ORDER BY signed_value.id`).all().map(storedSignature);
}

/** Those of one session: reading all of a large case for each of its sessions takes minutes. */
export function signaturesOfSession(database: CaseDatabase, sessionId: string): readonly StoredSignature[] {
  return database
    .prepare<[string], SignatureRow>(`${selectSignature} WHERE verdict.session_id = ? ORDER BY signed_value.id`)
    .all(sessionId)
    .map(storedSignature);
}

export function signatureById(database: CaseDatabase, signedValueId: number): StoredSignature | undefined {
  const row = database
    .prepare<[number], SignatureRow>(`${selectSignature} WHERE signed_value.id = ?`)
    .get(signedValueId);
  return row === undefined ? undefined : storedSignature(row);
}

export interface StoredTransactionVerdict {
  readonly sourceId: number;
  readonly sessionId: string | null;
  readonly verdict: TransactionVerdict;
}

export function transactionVerdicts(database: CaseDatabase): readonly StoredTransactionVerdict[] {
  return database
    .prepare<[], { source_id: number; session_id: string | null; record: string }>(
      'SELECT source_id, session_id, record FROM transaction_verdict ORDER BY id',
    )
    .all()
    .map((row) => {
      const verdict: TransactionVerdict = JSON.parse(unsealed(row.record));
      return { sourceId: row.source_id, sessionId: row.session_id, verdict };
    });
}

export function stations(database: CaseDatabase): readonly StationView[] {
  return database
    .prepare<[], { record: string }>('SELECT record FROM station ORDER BY ordinal')
    .all()
    .map((row): StationView => JSON.parse(unsealed(row.record)));
}

export interface StoredSource {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly entry: string | null;
  readonly sha256: string | null;
  readonly sizeBytes: number;
  readonly state: 'reading' | 'interrupted' | 'complete' | 'partial' | 'unread' | 'duplicate';
  readonly account: ReadingAccount | null;
  readonly issues: readonly Issue[];
}

interface SourceTableRow extends SealedSource {
  readonly id: number;
  readonly state: StoredSource['state'];
  readonly issues: string;
}

export function sources(database: CaseDatabase): readonly StoredSource[] {
  return database
    .prepare<[], SourceTableRow>('SELECT * FROM source ORDER BY id')
    .all()
    .map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      name: row.name,
      entry: row.entry,
      sha256: row.sha256,
      sizeBytes: row.size_bytes ?? 0,
      state: row.state,
      // First of the two: the seal with the issues holds for the account as well.
      issues: JSON.parse(unsealed(row.issues, aboutSource(row))),
      account: row.account === null ? null : JSON.parse(row.account),
    }));
}

/** How many records of each kind a source gave. */
export function recordCounts(
  database: CaseDatabase,
): ReadonlyMap<
  number,
  { readonly frames: number; readonly events: number; readonly rows: number; readonly signed: number }
> {
  const counts = new Map<number, { frames: number; events: number; rows: number; signed: number }>();
  const tally = (table: string, field: 'frames' | 'events' | 'rows' | 'signed', what = 'count(*)'): void => {
    type Row = { readonly source_id: number; readonly n: number };
    for (const row of database
      .prepare<[], Row>(`SELECT source_id, ${what} AS n FROM ${table} GROUP BY source_id`)
      .all()) {
      const entry = counts.get(row.source_id) ?? { frames: 0, events: 0, rows: 0, signed: 0 };
      entry[field] += row.n;
      counts.set(row.source_id, entry);
    }
  };
  tally('frame_pack', 'frames', 'sum(count)');
  tally('log_event', 'events');
  tally('database_record', 'rows');
  tally('configuration', 'rows');
  tally('signed_value', 'signed');
  return counts;
}
