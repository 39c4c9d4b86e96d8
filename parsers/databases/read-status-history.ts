import { positionOnly } from '../time/read-timestamp.ts';
import { connectorCell, textCell } from './cell-values.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { roleRows } from './role-rows.ts';
import type { StateMapping } from './table-mapping.ts';
import type { FrameRecord } from '../model/frame.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import { timeCell } from './time-cell.ts';

/** So many rows are put in the order of their times; a store holds fewer. */
const sortedRows = 300_000;

/** The subject of a mapping of states whose rows are status notifications, one after another. */
export const statusHistory = 'status-history';

/** States of a connector (OCPP 1.6, 7.7 ChargePointStatus; 2.0.1, 3.17 ConnectorStatusEnumType). */
export const connectorStatus =
  /^(?:Available|Preparing|Charging|SuspendedEVSE|SuspendedEV|Finishing|Reserved|Unavailable|Faulted|Occupied)$/i;

/**
 * A table with a row for each change of a connector's state, as backends keep the notifications of stations. What a row tells becomes a described StatusNotification (1.6, 6.47), so that it
 * stands in the history of the connector.
 */
export function* readStatusHistory(
  view: DatabaseView,
  mapping: StateMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  const time = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  let odd = 0;
  let latestMs = Number.NEGATIVE_INFINITY;
  const told: { readonly atMs: number; readonly frame: FrameRecord }[] = [];
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const status = textCell(row.cell('state'));
    const connectorId = connectorCell(row.cell('connector'));
    if (status === null || connectorId === null) {
      odd += 1;
      continue;
    }
    const at = timeCell(row.cell('at'), time);
    const cellText = (role: 'errorCode' | 'info' | 'vendorId' | 'vendorErrorCode'): string | undefined =>
      textCell(row.cell(role)) ?? undefined;
    const payload = {
      connectorId,
      errorCode: cellText('errorCode'),
      status,
      // the station's own time; when the row was written nobody says, and a table of states is no log that a session could be missing from
      timestamp: typeof at?.epochMs === 'number' ? formatInstantUtc(at.epochMs) : undefined,
      info: cellText('info'),
      vendorId: cellText('vendorId'),
      vendorErrorCode: cellText('vendorErrorCode'),
    };
    const place = row.at ?? context.locate?.(mapping.table, row.rowId) ?? { offset: 0, length: 0 };
    // a row without a time stands behind the one before it
    latestMs = at?.epochMs ?? latestMs;
    const frame: FrameRecord = {
      record: 'frame',
      kind: 'call',
      messageTypeId: 2,
      uniqueId: `${mapping.table}-${row.rowId}`,
      action: 'StatusNotification',
      errorCode: null,
      errorDescription: null,
      payload: { at: 'text', text: JSON.stringify(payload) },
      state: 'described',
      repairs: [],
      label: 'station-to-csms',
      station: textCell(row.cell('station')) ?? context.station,
      loggedAt: positionOnly,
      evidence: { kind: 'bytes', sourceId: context.sourceId, ...place, line: null },
    };
    if (told.length < sortedRows) told.push({ atMs: latestMs, frame });
    else yield frame;
  }
  // backends keep them by connector, or by whatever a dump was ordered by
  for (const { frame } of told.toSorted((one, other) => one.atMs - other.atMs)) yield frame;
  if (odd === 0) return;
  const params = { table: mapping.table, rows: odd };
  yield { record: 'issue', issue: { code: 'database.rows-not-understood', severity: 'info', place: null, params } };
}
