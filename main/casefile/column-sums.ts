import { crc32 } from 'node:zlib';
import { readMeta, writeMeta } from './meta.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { DamagedRecord } from './seals.ts';

/*
 * Beside their records the conclusions have columns that SQL counts, sorts and spans by, and that no record's seal holds together. One sum over all
 * of them is taken when a case is concluded and looked at when it is opened: numbers only, the records themselves are not read.
 */

const columns = {
  order_pack: 'number, count, first_key, first_ms, last_ms, status_notifications',
  session: 'id, ordinal, start_ms, stop_ms, connector, energy_wh',
  status_interval: 'id, station, connector, from_ms, to_ms',
  verdict: 'signed_value_id, session_id, signature, readable',
  transaction_verdict: 'id, source_id, session_id',
  finding: 'id, severity, rule, session_id, from_ms',
  station: 'ordinal',
} as const;

function columnSum(database: CaseDatabase): string {
  let sum = 0;
  for (const [table, names] of Object.entries(columns)) {
    const rows = database.prepare<[]>(`SELECT ${names} FROM ${table} ORDER BY 1`).raw();
    for (const row of rows.iterate()) sum = crc32(JSON.stringify(row), sum);
  }
  return String(sum);
}

/** Within the transaction that concludes a case, when all is written. */
export function writeColumnSum(database: CaseDatabase): void {
  writeMeta(database, 'column-sum', columnSum(database));
}

/** Throws `DamagedRecord` where a column is not what the last conclusion wrote. */
export function assertColumnSum(database: CaseDatabase): void {
  database.transaction(() => {
    const written = readMeta(database, 'column-sum');
    if (written !== null && written !== columnSum(database)) throw new DamagedRecord();
  })();
}
