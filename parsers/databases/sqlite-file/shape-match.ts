import { meterCell } from '../meter-cell.ts';
import { timeCell } from '../time-cell.ts';
import { columnRole } from '../column-roles.ts';
import type { Cell } from '../dialect.ts';
import { looksLikeFrame, looksLikeMeterValue } from '../frame-probe.ts';
import { affinityOf, canHold } from './affinity.ts';
import type { DeclaredTable } from './create-table.ts';
import type { FileTable } from './file-table.ts';

/** Zone and year do not decide whether a text is a time at all. */
const anyTime = { zone: 'UTC', referenceYear: null } as const;

/** Whether a value can stand in a column of this name: times must be times, messages messages, registers numbers. */
function suits(name: string, value: Cell): boolean {
  if (value === null) return true;
  if (/^(?:message|request)$/i.test(name)) {
    return typeof value === 'string' && (looksLikeFrame(value) || /^\s{0,9}\{/.test(value));
  }
  if (/^(?:metervalue|meter_value)$/i.test(name)) return typeof value === 'string' && looksLikeMeterValue(value);
  if (/chargepointid/i.test(name)) return typeof value === 'string';
  switch (columnRole(name)?.role) {
    case 'startedAt':
    case 'stoppedAt':
    case 'genericTime':
    case 'expiresAt':
    case 'meterLastAt':
      return timeCell(value, anyTime) !== undefined;
    case 'meterStart':
    case 'meterStop':
    case 'meterLast':
      return meterCell(value, 'Wh') !== null;
    case 'connector':
      return typeof value === 'bigint' && value >= 0n && value < 1_000n;
    case 'acknowledged':
      return value === 0n || value === 1n;
    default:
      return true;
  }
}

/** Whether a record as stored can be a row of the table. */
export function fitsDeclared(table: DeclaredTable, record: readonly Cell[]): boolean {
  if (record.length > table.columns.length) return false;
  return table.columns.every((column, index) => {
    if (index >= record.length) return !column.notNull && table.rowIdColumn !== index;
    const value = record[index] ?? null;
    if (table.rowIdColumn === index) return value === null;
    if (value === null && column.notNull) return false;
    return canHold(value, affinityOf(column.declaredType)) && suits(column.name, value);
  });
}

/** Whether a row as read can be one of the table; nothing about its values but their kind. */
export function fitsTable({ declared }: FileTable, cells: readonly Cell[]): boolean {
  const shown = declared.columns.filter(({ generated }) => generated === 'no');
  return shown.every((column, index) => {
    const value = cells[index] ?? null;
    if (value === null) return !column.notNull || column.defaultValue !== null;
    return canHold(value, affinityOf(column.declaredType));
  });
}
