import type { PublicKeyRecord, SignedValueRecord } from '../../model/signed-value.ts';
import type { Issue } from '../../model/issue.ts';
import type { Timestamp } from '../../model/timestamp.ts';
import { readClockText } from '../ocmf/clock-text.ts';

/** What a carrier held. `index` of the values counts from 0 within the source that was read. */
export interface FoundRecords {
  readonly signedValues: readonly SignedValueRecord[];
  readonly publicKeys: readonly PublicKeyRecord[];
  readonly issues: readonly Issue[];
}

/** A time that a carrier states in ISO 8601; without an offset no instant is claimed. */
export function carrierTime(text: unknown): Timestamp | null {
  if (typeof text !== 'string' || text === '' || text.length > 64) return null;
  const clock = readClockText(text);
  const epochMs = clock?.epochMs ?? null;
  return { text, epochMs, quality: epochMs === null ? 'zone-assumed' : 'offset-given' };
}
