import type { DatabaseRecord } from '../../../parsers/model/database-record.ts';
import { isSecretEntry } from '../../../parsers/ocpp/secret-keys.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { StoredRecordRow } from '../../api/views/stored-record-views.ts';
import { databaseRecordsOf } from '../../casefile/stored-record-list.ts';
import { evidenceLabels } from '../evidence-view.ts';
import { isoTime } from '../iso-time.ts';
import type { OpenCase } from '../open-cases.ts';
import { secretMask } from '../shown-cells.ts';

const longestValue = 400;
/** Members that stand elsewhere in the row. */
const shownElsewhere = new Set(['record', 'evidence', 'connector']);

/** What a store holds, a line a record, in the order of reading. */
export function listStoredRecords(
  open: OpenCase,
  input: { readonly sourceId: number; readonly kind: string; readonly offset: number; readonly limit: number },
): Page<StoredRecordRow> {
  const { total, records } = databaseRecordsOf(open.database, input);
  const labels = evidenceLabels(open);
  return {
    total,
    offset: input.offset,
    rows: records.map(({ id, record }) => ({
      id,
      kind: record.record,
      connector: 'connector' in record ? record.connector : null,
      time: isoTime(timeOf(record)),
      fields: fieldsOf(record),
      evidence: labels.view(record.evidence),
    })),
  };
}

function timeOf(record: DatabaseRecord): number | null {
  switch (record.record) {
    case 'transaction-row':
      return record.startedAt?.epochMs ?? record.stoppedAt?.epochMs ?? null;
    case 'stored-message-row':
      return record.storedAt?.epochMs ?? null;
    case 'authorisation-row':
    case 'reservation-row':
      return record.expiresAt?.epochMs ?? null;
    case 'stored-state-row':
    case 'security-event-row':
      return record.at?.epochMs ?? null;
    case 'meter-sample-row':
    case 'charging-profile-row':
      return null;
  }
}

function fieldsOf(record: DatabaseRecord): StoredRecordRow['fields'] {
  return Object.entries(record).flatMap(([name, value]: [string, unknown]) => {
    if (shownElsewhere.has(name)) return [];
    const text = textOf(value);
    if (text === '') return [];
    return [{ name, value: isSecretEntry(name, text) ? secretMask : text.slice(0, longestValue) }];
  });
}

/** A member as text: times by their instant, else as written. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && 'epochMs' in value && 'text' in value) {
    return typeof value.epochMs === 'number' ? (isoTime(value.epochMs) ?? '') : String(value.text);
  }
  return JSON.stringify(value);
}
