import { isSecretEntry } from '../ocpp/secret-keys.ts';
import { positionOnly } from '../time/read-timestamp.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { flagCell, longTextCell, textCell } from './cell-values.ts';
import { timeCell } from './time-cell.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { ConfigurationMapping } from './table-mapping.ts';

/** Configuration that a store keeps, a key a row. */
export function* readConfiguration(
  view: DatabaseView,
  mapping: ConfigurationMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const key = textCell(row.cell('key'));
    if (key === null) continue;
    const value = textCell(row.cell('value')) ?? longTextCell(row.cell('value'));
    yield {
      record: 'configuration',
      station: textCell(row.cell('station')) ?? context.station,
      key,
      value,
      readonlyKey: flagCell(row.cell('readonly')),
      via: 'configuration-store',
      outcome: null,
      observedAt: timeCell(row.cell('at'), context.time) ?? positionOnly,
      secret: isSecretEntry(key, value),
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.value ?? null),
    };
  }
}
