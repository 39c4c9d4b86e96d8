import type { Cell } from '../dialect.ts';

export type Affinity = 'text' | 'integer' | 'real' | 'numeric' | 'blob';

/** What a declared type makes of what is put into it (SQLite, "Datatypes", 3.1). */
export function affinityOf(declaredType: string): Affinity {
  const type = declaredType.toUpperCase();
  if (type.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(type)) return 'text';
  if (type === '' || type.includes('BLOB')) return 'blob';
  return /REAL|FLOA|DOUB/.test(type) ? 'real' : 'numeric';
}

/** A value as a column of this affinity gives it back: whole numbers of a REAL column are stored as integers. */
export function asRead(value: Cell, affinity: Affinity): Cell {
  return affinity === 'real' && typeof value === 'bigint' ? Number(value) : value;
}

/** The default of a column after its affinity was applied. */
export function defaultAsRead(value: Cell, affinity: Affinity): Cell {
  if (affinity === 'text' && (typeof value === 'bigint' || typeof value === 'number')) return String(value);
  if (affinity !== 'text' && affinity !== 'blob' && typeof value === 'string') {
    if (/^-?\d{1,18}$/.test(value)) return asRead(BigInt(value), affinity);
    if (/^-?\d{1,18}\.\d{1,18}$/.test(value)) return Number(value);
  }
  return asRead(value, affinity);
}

/** Whether a column of this affinity can hold the value: what looks like a number never stays text in a number's column. */
export function canHold(value: Cell, affinity: Affinity): boolean {
  if (value === null || value instanceof Uint8Array) return true;
  if (affinity === 'text') return typeof value === 'string';
  if (affinity === 'blob') return true;
  return typeof value !== 'string' || !/^\s*[+-]?\d+(?:\.\d*)?\s*$/.test(value);
}
