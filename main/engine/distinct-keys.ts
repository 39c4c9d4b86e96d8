import { readPublicKey } from '../../parsers/signatures/keys/public-key.ts';
import { publicKeys } from '../casefile/imported-records.ts';
import type { CaseDatabase } from '../casefile/open-case-file.ts';

/** How many different keys a case knows: by fingerprint, unreadable ones by their text. */
export function countDistinctKeys(database: CaseDatabase): number {
  const seen = new Set<string>();
  for (const { record } of publicKeys(database)) {
    const read = readPublicKey(record.text);
    seen.add(read.ok ? read.value.fingerprint : record.text);
  }
  return seen.size;
}
