import { createHmac, timingSafeEqual } from 'node:crypto';
import { readMeta, writeMeta } from './meta.ts';
import type { CaseDatabase } from './open-case-file.ts';

/*
 * Who drew the conclusions of a case. A case is a file that anybody can write, so it cannot be believed about that: the mark is a keyed sum (HMAC-SHA-256)
 * over what the lists of verdicts and findings show, under a secret that never leaves the installation. Whoever alters a row, or writes a case of their own, has
 * no such sum; of a case that was drawn elsewhere nobody here can tell a true one from a forged one, and both count as drawn elsewhere.
 */

/** By whom conclusions are marked. */
export interface Drawer {
  /** `null` where this installation could keep none. */
  readonly key: Buffer | null;
  /** Of the program: another one may judge otherwise. */
  readonly version: string;
}

/** For a case that nobody opens again. */
export const nobody: Drawer = { key: null, version: '' };

/** `other-version`: here, and by another version of the program. */
export type DrawnBy = 'this-program' | 'other-version' | 'elsewhere';

interface Mark {
  readonly version: string;
  readonly sum: string;
}

/**
 * Verdicts, the values that they are about, and findings, each with its columns. Sessions and states are told from messages, which show their bytes; of a
 * long log they would take seven times as long to hash.
 */
const marked = [
  'SELECT CAST(record AS BLOB), id, source_id, frame_id FROM signed_value ORDER BY id',
  'SELECT CAST(record AS BLOB), signed_value_id, session_id, signature, readable FROM verdict ORDER BY signed_value_id',
  'SELECT CAST(record AS BLOB), id, source_id, session_id FROM transaction_verdict ORDER BY id',
  'SELECT CAST(record AS BLOB), id, severity, rule, session_id, from_ms FROM finding ORDER BY id',
] as const;

function sumOf(database: CaseDatabase, key: Buffer, version: string): Buffer {
  const sum = createHmac('sha256', key).update(JSON.stringify([version]));
  for (const select of marked) {
    sum.update(select);
    const rows = database.prepare<[]>(select).raw();
    for (const row of rows.iterate()) {
      const [record, ...columns] = row as readonly [Buffer, ...(string | number | null)[]];
      // The length of what follows stands before it, so that no bytes can stand for two rows.
      sum.update(JSON.stringify([record.length, ...columns])).update(record);
    }
  }
  return sum.digest();
}

/** Within the transaction that concludes a case, when all is written. */
export function markConclusion(database: CaseDatabase, { key, version }: Drawer): void {
  const mark: Mark = { version, sum: key === null ? '' : sumOf(database, key, version).toString('hex') };
  writeMeta(database, 'concluded-by', JSON.stringify(mark));
}

function readMark(text: string): Mark | null {
  try {
    const { version, sum }: Partial<Record<keyof Mark, unknown>> = JSON.parse(text);
    return typeof version === 'string' && typeof sum === 'string' ? { version, sum } : null;
  } catch {
    // Written by somebody else.
    return null;
  }
}

/** Who drew the conclusions that stand in a case. Reads all of its verdicts and findings. */
export function drawnBy(database: CaseDatabase, { key, version }: Drawer): DrawnBy {
  const text = readMeta(database, 'concluded-by');
  const mark = text === null ? null : readMark(text);
  if (mark === null || key === null) return 'elsewhere';
  const given = Buffer.from(mark.sum, 'hex');
  const own = sumOf(database, key, mark.version);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return 'elsewhere';
  return mark.version === version ? 'this-program' : 'other-version';
}
