import { isDecimal } from '../base/decimal-arithmetic.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { connectorCell, textCell } from './cell-values.ts';
import { timeCell } from './time-cell.ts';
import { meterCell, unitCell } from './meter-cell.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { RoleRow } from './role-rows.ts';
import type { ReadingMapping, ReadingRole } from './table-mapping.ts';
import { wideValues } from './wide-readings.ts';
import type { Timestamp } from '../model/timestamp.ts';

/** Measured values, one a row, put into the form in which a station would send them (OCPP 1.6, 7.33 MeterValue). */
export function* readReadings(
  view: DatabaseView,
  mapping: ReadingMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  const time = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  let unreadable = 0;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const written = textCell(row.cell('value'))?.trim() ?? null;
    const at = timeCell(row.cell('at'), time);
    const beside = wideValues(row, mapping.columns);
    if (written === null && beside.length === 0) continue;
    if (written === null) {
      yield sampleOf(row, beside, at, mapping, context);
      continue;
    }
    const measurand = textCell(row.cell('measurand'));
    const energy = measurand === null || measurand.startsWith('Energy.');
    const statedUnit = textCell(row.cell('unit'));
    const own = unitCell(row.cell('unit'));
    const counted = own ?? (statedUnit === null ? mapping.unit : null);
    // a unit that no message of OCPP names is turned into watt-hours
    const usual = counted === null || counted === 'Wh' || counted === 'kWh' || !energy;
    const value =
      usual && isDecimal(written) ? written : meterCell(row.cell('value'), energy ? (counted ?? 'Wh') : 'Wh');
    if (value === null) {
      unreadable += 1;
      continue;
    }
    const sampled = {
      value,
      context: textCell(row.cell('context')) ?? undefined,
      measurand: measurand ?? 'Energy.Active.Import.Register',
      phase: textCell(row.cell('phase')) ?? undefined,
      unit: energy && (value !== written || !usual) ? 'Wh' : (statedUnit ?? (energy ? mapping.unit : undefined)),
    };
    yield sampleOf(row, [sampled, ...beside], at, mapping, context);
  }
  if (unreadable === 0) return;
  const params = { table: mapping.table, rows: unreadable };
  yield { record: 'issue', issue: { code: 'database.rows-not-understood', severity: 'warning', place: null, params } };
}

/** A row as the sample that a station would send. */
function sampleOf(
  row: RoleRow<ReadingRole>,
  sampledValue: readonly object[],
  at: Timestamp | null | undefined,
  mapping: ReadingMapping,
  context: DatabaseContext,
): DatabaseItem {
  const timestamp = typeof at?.epochMs === 'number' ? formatInstantUtc(at.epochMs) : undefined;
  return {
    record: 'meter-sample-row',
    transactionId: textCell(row.cell('transactionId')),
    connector: connectorCell(row.cell('connector')),
    payload: JSON.stringify([{ timestamp, sampledValue }]),
    evidence: rowEvidence(context, mapping.table, row, mapping.columns.value ?? null),
  };
}
