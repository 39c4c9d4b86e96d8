import type { PublicKeyRecord } from '../../parsers/model/signed-value.ts';
import type { CaseDatabase } from './open-case-file.ts';

/*
 * What a person adds to a case: who, when, what; an undo is an entry of its own, so that the case shows how a verdict came about
 * (design 7).
 */

export interface PinnedKey {
  readonly journalId: number;
  readonly text: string;
  readonly meterSerial: string | null;
  readonly note: string;
}

export function addPinnedKey(database: CaseDatabase, at: string, who: string, key: Omit<PinnedKey, 'journalId'>): void {
  database
    .prepare(`INSERT INTO journal (at, who, action, detail) VALUES (?, ?, 'pin-key', ?)`)
    .run(at, who, JSON.stringify(key));
}

export function undoJournalEntry(database: CaseDatabase, at: string, who: string, journalId: number): void {
  database
    .prepare(`INSERT INTO journal (at, who, action, undoes, detail) VALUES (?, ?, 'undo', ?, '{}')`)
    .run(at, who, journalId);
}

/** Keys pinned by a person and not taken back. */
export function pinnedKeys(database: CaseDatabase): readonly PinnedKey[] {
  return database
    .prepare<[], { id: number; detail: string }>(
      `SELECT id, detail FROM journal WHERE action = 'pin-key'
       AND id NOT IN (SELECT undoes FROM journal WHERE undoes IS NOT NULL) ORDER BY id`,
    )
    .all()
    .map((row): PinnedKey => ({ ...JSON.parse(row.detail), journalId: row.id }));
}

/** Puts the pinned keys among the case's keys again, before verdicts are made. */
export function restorePinnedKeys(database: CaseDatabase): void {
  database.exec('DELETE FROM public_key WHERE journal_id IS NOT NULL');
  const insert = database.prepare('INSERT OR IGNORE INTO public_key (journal_id, record) VALUES (?, ?)');
  for (const { journalId, text, meterSerial } of pinnedKeys(database)) {
    const record: PublicKeyRecord = {
      record: 'public-key',
      text,
      origin: 'pinned',
      via: `journal #${journalId}`,
      station: null,
      connector: null,
      meterSerial,
      observedAt: null,
      evidence: null,
    };
    insert.run(journalId, JSON.stringify(record));
  }
}

/** The journal entry that pinned a key; `null` for a key that no person entered. */
export function journalEntryOfKey(database: CaseDatabase, keyId: number): number | null {
  return (
    database
      .prepare<[number], { journal_id: number | null }>('SELECT journal_id FROM public_key WHERE id = ?')
      .get(keyId)?.journal_id ?? null
  );
}
