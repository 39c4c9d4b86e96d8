import { csvRow } from '../../api/csv-row.ts';
import { visible } from '../../api/visible-text.ts';

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

/** Columns of the table and of CSV; `--json` has every member. */
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

/** One row of a table for a terminal, members separated by two blanks. */
export function tableLine(row: object, names: readonly string[]): string {
  return names.map((name) => visible(shortText(Reflect.get(row, name)), true).slice(0, 160) || '–').join('  ');
}

/** One line of CSV, without its line end. */
export function csvLine(cells: readonly unknown[]): string {
  return csvRow(cells.map(shortText));
}
