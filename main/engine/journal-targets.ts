import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import type { FindingRow } from '../api/views/finding-views.ts';
import type { SignatureRow } from '../api/views/signature-views.ts';

/*
 * Names of rows for marks and notes. Frames and sessions keep their ids for the life of a case; findings and signed values are concluded
 * anew and get new ones, so they are named by what makes them what they are.
 */

export function frameTarget(frameId: number): string {
  return `frame:${frameId}`;
}

export function sessionTarget(sessionId: string): string {
  return `session:${sessionId}`;
}

/** Rule, subject and beginning: the same finding after a new conclusion. */
export function findingTarget(row: Pick<FindingRow, 'rule' | 'session' | 'station' | 'connector' | 'from'>): string {
  return ['finding', row.rule, row.session ?? row.station ?? '', row.connector ?? '', row.from ?? ''].join(':');
}

/** Place of the bytes; two values of one message differ by context and pagination. */
export function signatureTarget(
  row: Pick<SignatureRow, 'context' | 'pagination'> & { readonly evidence: { readonly ref: EvidenceRef } },
): string {
  const { ref } = row.evidence;
  const place = ref.kind === 'bytes' ? `${ref.offset}+${ref.length}` : `${ref.table}#${ref.rowId}`;
  return ['signature', ref.sourceId, place, row.context ?? '', row.pagination ?? ''].join(':');
}
