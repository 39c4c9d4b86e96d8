import { isDecimal } from '../base/decimal-arithmetic.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { textCell, timeCell, wholeCell } from './cell-values.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { ReadingMapping } from './table-mapping.ts';

/** Measured values, one a row, put into the form in which a station would send them (OCPP 1.6, 7.33 MeterValue). */
export function* readReadings(
  view: DatabaseView,
  mapping: ReadingMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  const time = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const value = textCell(row.cell('value'));
    if (value === null || !isDecimal(value)) continue;
    const at = timeCell(row.cell('at'), time);
    const measurand = textCell(row.cell('measurand'));
    const energy = measurand === null || measurand.startsWith('Energy.');
    const sampled = {
      value,
      context: textCell(row.cell('context')) ?? undefined,
      measurand: measurand ?? 'Energy.Active.Import.Register',
      phase: textCell(row.cell('phase')) ?? undefined,
      unit: textCell(row.cell('unit')) ?? (energy ? mapping.unit : undefined),
    };
    yield {
      record: 'meter-sample-row',
      transactionId: textCell(row.cell('transactionId')),
      connector: wholeCell(row.cell('connector')),
      payload: JSON.stringify([
        {
          timestamp: typeof at?.epochMs === 'number' ? formatInstantUtc(at.epochMs) : undefined,
          sampledValue: [sampled],
        },
      ]),
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.value ?? null),
    };
  }
}
