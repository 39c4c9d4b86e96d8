import { assertNever } from '../base/assert.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { flagCell, longTextCell, textCell, timeCell, wholeCell } from './cell-values.ts';
import { looksLikeFrame } from './frame-probe.ts';
import { readTransactions } from './read-transactions.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { AuthorisationMapping, MessageMapping, SampleMapping, TableMapping } from './table-mapping.ts';

/** Reads every mapped table, in the order of the mappings. */
export function* readMapped(
  view: DatabaseView,
  mappings: readonly TableMapping[],
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const mapping of mappings) {
    switch (mapping.as) {
      case 'transactions':
        yield* readTransactions(view, mapping, context);
        break;
      case 'messages':
        yield* readMessages(view, mapping, context);
        break;
      case 'authorisations':
        yield* readAuthorisations(view, mapping, context);
        break;
      case 'meter-samples':
        yield* readSamples(view, mapping, context);
        break;
      default:
        assertNever(mapping);
    }
  }
}

function* readMessages(view: DatabaseView, mapping: MessageMapping, context: DatabaseContext): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const message = longTextCell(row.cell('message'));
    if (message === null || (mapping.take === 'frames' && !looksLikeFrame(message))) continue;
    yield {
      record: 'stored-message-row',
      station: textCell(row.cell('station')) ?? context.station,
      message,
      action: textCell(row.cell('action')),
      uniqueId: textCell(row.cell('uniqueId')),
      attempts: wholeCell(row.cell('attempts')),
      storedAt: timeCell(row.cell('storedAt'), context.time) ?? null,
      queue: mapping.table,
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.message ?? null),
    };
  }
}

function* readAuthorisations(
  view: DatabaseView,
  mapping: AuthorisationMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const idTag = textCell(row.cell('idTag'));
    if (idTag === null) continue;
    const blocked = flagCell(row.cell('blocked'));
    yield {
      record: 'authorisation-row',
      list: mapping.list,
      idTag,
      status: textCell(row.cell('status')) ?? (blocked === null ? null : blocked ? 'Blocked' : 'Accepted'),
      expiresAt: timeCell(row.cell('expiresAt'), context.time) ?? null,
      parentIdTag: textCell(row.cell('parentIdTag')),
      evidence: rowEvidence(context, mapping.table, row),
    };
  }
}

function* readSamples(view: DatabaseView, mapping: SampleMapping, context: DatabaseContext): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const payload = longTextCell(row.cell('payload'));
    if (payload === null || payload.trim() === '') continue;
    yield {
      record: 'meter-sample-row',
      transactionId: textCell(row.cell('transactionId')),
      connector: wholeCell(row.cell('connector')),
      payload,
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.payload ?? null),
    };
  }
}
