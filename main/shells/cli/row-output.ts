import { csvRow } from '../../api/csv-row.ts';
import type { ConfigHistoryRow } from '../../api/views/configuration-history-views.ts';
import type { SourceRow } from '../../api/views/source-views.ts';

/** The lists that `show` prints row by row. */
export type ListName =
  | 'frames'
  | 'sessions'
  | 'status'
  | 'findings'
  | 'signatures'
  | 'keys'
  | 'config'
  | 'config-history'
  | 'mapping'
  | 'sources'
  | 'ledger'
  | 'journal';

/** Columns of CSV; `--json` has every member. */
const columns: Readonly<Record<ListName, readonly string[]>> = {
  frames: [
    'id',
    'time',
    'direction',
    'kind',
    'uniqueId',
    'action',
    'connector',
    'transactionId',
    'answerTo',
    'latencyMs',
    'payload',
    'evidence',
  ],
  sessions: [
    'id',
    'station',
    'connector',
    'transactionId',
    'idTag',
    'start',
    'stop',
    'meterStartWh',
    'meterStopWh',
    'energyWh',
    'reason',
    'complete',
    'sources',
    'signature',
    'billing',
  ],
  status: ['station', 'connector', 'status', 'errorCode', 'vendorErrorCode', 'info', 'from', 'to', 'evidence'],
  findings: ['rule', 'severity', 'title', 'detail', 'remedy', 'session', 'connector', 'from', 'to', 'evidence'],
  signatures: [
    'id',
    'format',
    'transactionId',
    'context',
    'meter',
    'readable',
    'signature',
    'signatureReason',
    'keyOrigin',
    'energyWh',
    'billing',
    'evidence',
  ],
  keys: ['id', 'origin', 'via', 'station', 'connector', 'meterSerial', 'curve', 'fingerprint', 'problem', 'usedBy'],
  config: ['station', 'key', 'value', 'current', 'readonly', 'via', 'setBy', 'effect', 'outcome', 'time', 'evidence'],
  'config-history': ['station', 'key', 'value', 'setBy', 'since', 'pending', 'otherwise', 'changes', 'entries'],
  mapping: ['source', 'table', 'as', 'rows', 'column', 'role', 'samples', 'why'],
  sources: ['id', 'name', 'entry', 'sizeBytes', 'state', 'sha256'],
  ledger: ['id', 'name', 'entry', 'state', 'reader', 'bytes', 'understood', 'kinds', 'issues'],
  journal: ['id', 'at', 'who', 'action', 'standing', 'title', 'text', 'evidence'],
};

export function columnsOf(list: ListName): readonly string[] {
  return columns[list];
}

/** A value as short text: evidence by its label, lists joined, objects as JSON. */
function shortText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(shortText).join(' ');
  if (typeof value === 'object' && 'label' in value && typeof value.label === 'string') return value.label;
  return JSON.stringify(value);
}

/** The account of a source as what it was read as, how much of it was understood, what it gave and what was wrong. */
export function ledgerMembers(row: SourceRow): object {
  const { reader, bytesTotal, bytesUnderstood } = row.account;
  return {
    ...row,
    reader,
    bytes: bytesTotal,
    understood: bytesUnderstood,
    kinds: Object.entries(row.kinds)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', '),
    issues: row.issues.map(({ text }) => text).join(' '),
  };
}

/** The values of a key as a few words each: when, what, how, what became of it. */
export function historyMembers(row: ConfigHistoryRow): object {
  const entries = row.entries.map(
    ({ time, value, via, outcome }) => `${time ?? '–'} ${value ?? '–'} (${[via, outcome].filter(Boolean).join(', ')})`,
  );
  return { ...row, entries: entries.join('; ') };
}

/** One line of CSV, without its line end. */
export function csvLine(cells: readonly unknown[]): string {
  return csvRow(cells.map(shortText));
}
