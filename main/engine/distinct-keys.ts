import { readPublicKey } from '../../parsers/signatures/keys/public-key.ts';
import { publicKeys } from '../casefile/imported-records.ts';
import { readRevision } from '../casefile/meta.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

const counted = new WeakMap<CaseDatabase, { readonly revision: number; readonly keys: number }>();

/**
 * How many different keys a case knows: by fingerprint, unreadable ones by their text. Counted once a revision: with an imported register
 * there are a hundred thousand.
 */
export function countDistinctKeys(database: CaseDatabase): number {
  const revision = readRevision(database);
  const known = counted.get(database);
  if (known?.revision === revision) return known.keys;
  const seen = new Set<string>();
  for (const { record } of publicKeys(database)) {
    const read = readPublicKey(record.text);
    seen.add(read.ok ? read.value.fingerprint : record.text);
  }
  counted.set(database, { revision, keys: seen.size });
  return seen.size;
}
