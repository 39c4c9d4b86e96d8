import type { DatabaseRecord } from '../../../parsers/model/database-record.ts';
import type { EvidenceView } from './evidence-views.ts';

/** One record of a store as a line: reservations, charging profiles, lists, states, queued messages, sessions. */
export interface StoredRecordRow {
  readonly id: number;
  readonly kind: DatabaseRecord['record'];
  readonly connector: number | null;
  readonly time: string | null;
  /** Fields by name, as text; empty ones are left out. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly evidence: EvidenceView;
}
