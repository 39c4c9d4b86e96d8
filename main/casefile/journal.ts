import type { PublicKeyRecord } from '../../parsers/model/signed-value.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { sealed, unsealed } from './seals.ts';

/*
 * What a person adds to a case: who, when, what; an undo is an entry of its own, so that the case shows how a verdict came about
 * (design 7).
 */

/** What a person did; the member names the record in `detail`, whose shape the owner of the action knows. */
export type JournalAction =
  | 'pin-key' // a public key from the meter's label or a register
  | 'mark' // a row that a person wants to find again
  | 'note' // words of a person beside a row
  | 'read-as' // how a source is to be read: station, viewpoint, zone
  | 'map-tables'; // what the tables and columns of a database hold

export interface JournalEntry {
  readonly id: number;
  /** RFC 3339, by the clock of the computer. */
  readonly at: string;
  readonly who: string;
  readonly action: JournalAction | 'undo';
  /** The entry that this one takes back. */
  readonly undoes: number | null;
  /** JSON text. */
  readonly detail: string;
}

/** Writes an entry; returns its number. */
export function addJournalEntry(
  database: CaseDatabase,
  at: string,
  who: string,
  action: JournalAction,
  detail: object,
): number {
  const { lastInsertRowid } = database
    .prepare('INSERT INTO journal (at, who, action, detail) VALUES (?, ?, ?, ?)')
    .run(at, who, action, sealed(detail, aboutEntry({ at, who, action, undoes: null })));
  return Number(lastInsertRowid);
}

/** Takes an entry back. An undo can be taken back as well: then the first entry stands again. */
export function undoJournalEntry(database: CaseDatabase, at: string, who: string, journalId: number): number {
  const { lastInsertRowid } = database
    .prepare(`INSERT INTO journal (at, who, action, undoes, detail) VALUES (?, ?, 'undo', ?, ?)`)
    .run(at, who, journalId, sealed({}, aboutEntry({ at, who, action: 'undo', undoes: journalId })));
  return Number(lastInsertRowid);
}

/** Every entry, in the order of writing: the history that an auditor reads. */
export function journalEntries(database: CaseDatabase): readonly JournalEntry[] {
  return database
    .prepare<[], JournalEntry>('SELECT id, at, who, action, undoes, detail FROM journal ORDER BY id')
    .all()
    .map((entry) => ({ ...entry, detail: unsealed(entry.detail, aboutEntry(entry)) }));
}

/** What of an entry its seal holds together. */
function aboutEntry({ at, who, action, undoes }: Pick<JournalEntry, 'at' | 'who' | 'action' | 'undoes'>): string {
  return JSON.stringify([at, who, action, undoes]);
}

/** Number of the newest entry, 0 in an empty journal: tells whether anything was added. */
export function lastJournalEntry(database: CaseDatabase): number {
  return database.prepare<[], { last: number | null }>('SELECT max(id) AS last FROM journal').get()?.last ?? 0;
}

/** The entries that do not count any more. */
export function entriesTakenBack(all: readonly JournalEntry[]): ReadonlySet<number> {
  const takenBack = new Set<number>();
  // The latest word counts: an undo that was itself taken back takes nothing back.
  for (const { id, undoes } of [...all].reverse()) {
    if (undoes !== null && !takenBack.has(id)) takenBack.add(undoes);
  }
  return takenBack;
}

/** Entries of one action that were not taken back, in the order of writing. */
export function standingEntries(database: CaseDatabase, action: JournalAction): readonly JournalEntry[] {
  const all = journalEntries(database);
  const takenBack = entriesTakenBack(all);
  return all.filter((entry) => entry.action === action && !takenBack.has(entry.id));
}

export interface PinnedKey {
  readonly journalId: number;
  readonly text: string;
  readonly meterSerial: string | null;
  readonly note: string;
}

export function addPinnedKey(database: CaseDatabase, at: string, who: string, key: Omit<PinnedKey, 'journalId'>): void {
  addJournalEntry(database, at, who, 'pin-key', key);
}

/** Keys pinned by a person and not taken back. */
export function pinnedKeys(database: CaseDatabase): readonly PinnedKey[] {
  return standingEntries(database, 'pin-key').map(
    ({ id, detail }): PinnedKey => ({ ...JSON.parse(detail), journalId: id }),
  );
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
    insert.run(journalId, sealed(record));
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
