import { readPublicKey } from '../../parsers/signatures/keys/public-key.ts';
import { ApiFailure } from '../api/errors.ts';
import { addPinnedKey, journalEntryOfKey, undoJournalEntry } from '../casefile/journal.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';
import { person } from './person.ts';

/** Refuses what is no usable public key, with its reason. */
export function assertUsableKey(text: string): void {
  const read = readPublicKey(text);
  if (!read.ok) throw new ApiFailure('key-unusable', { reason: read.error.code });
}

/** Pins a key that a person entered from the meter's label or a register. An unreadable one is refused with its reason. */
export function pinKey(
  database: CaseDatabase,
  key: { readonly text: string; readonly meterSerial: string | null; readonly note: string },
): void {
  assertUsableKey(key.text);
  addPinnedKey(database, new Date().toISOString(), person(), {
    text: key.text.trim(),
    meterSerial: key.meterSerial,
    note: key.note,
  });
}

/** Takes a pinned key back; the journal keeps both entries. */
export function unpinKey(database: CaseDatabase, keyId: number): void {
  const journalId = journalEntryOfKey(database, keyId);
  if (journalId === null) throw new ApiFailure('input-invalid', { path: 'keyId', procedure: 'key.unpin' });
  undoJournalEntry(database, new Date().toISOString(), person(), journalId);
}
