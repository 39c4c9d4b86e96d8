import { assertNever } from '../base/assert.ts';
import { isMembers } from '../base/members.ts';
import type { Members } from '../base/members.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { connectorCell, flagCell, longTextCell, textCell, wholeCell } from './cell-values.ts';
import { inUtc, timeCell } from './time-cell.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { isSampledValues, looksLikeFrame } from './frame-probe.ts';
import { directionLabel, messageFrame } from './message-frame.ts';
import { describedFrames } from './payload-log.ts';
import { readConfiguration } from './read-configuration.ts';
import { readProfiles, readReservations, readSecurityEvents, readStates } from './read-station-memory.ts';
import { readReadings } from './read-readings.ts';
import { readTransactions } from './read-transactions.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { RoleRow } from './role-rows.ts';
import type {
  AuthorisationMapping,
  MessageMapping,
  MessageRole,
  SampleMapping,
  TableMapping,
} from './table-mapping.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import { positionOnly } from '../time/read-timestamp.ts';
import { readStatusHistory, statusHistory } from './read-status-history.ts';

/** Reads every mapped table, in the order of the mappings. */
export function* readMapped(
  view: DatabaseView,
  mappings: readonly TableMapping[],
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const mapping of mappings) yield* readOne(view, mapping, context);
}

function readOne(view: DatabaseView, mapping: TableMapping, context: DatabaseContext): Iterable<DatabaseItem> {
  switch (mapping.as) {
    case 'transactions':
      return readTransactions(view, mapping, context);
    case 'messages':
      return readMessages(view, mapping, context);
    case 'authorisations':
      return readAuthorisations(view, mapping, context);
    case 'meter-samples':
      return readSamples(view, mapping, context);
    case 'meter-readings':
      return readReadings(view, mapping, context);
    case 'configuration':
      return readConfiguration(view, mapping, context);
    case 'reservations':
      return readReservations(view, mapping, context);
    case 'charging-profiles':
      return readProfiles(view, mapping, context);
    case 'states':
      return mapping.subject === statusHistory
        ? readStatusHistory(view, mapping, context)
        : readStates(view, mapping, context);
    case 'security-events':
      return readSecurityEvents(view, mapping, context);
    default:
      return assertNever(mapping);
  }
}

function* readMessages(view: DatabaseView, mapping: MessageMapping, context: DatabaseContext): Iterable<DatabaseItem> {
  const time = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  const describes = mapping.isLog === true && mapping.columns.action !== undefined;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const message = longTextCell(row.cell('message'));
    const read = timeCell(row.cell('storedAt'), time);
    const storedAt = mapping.timesInUtc === true ? inUtc(read) : read;
    if (describes && (message === null || !looksLikeFrame(message))) {
      yield* describedFrames(row, mapping, context, storedAt);
      continue;
    }
    if (message === null || (mapping.take === 'frames' && !looksLikeFrame(message))) continue;
    const frame = mapping.isLog === true ? frameItem(row, message, mapping, context, storedAt) : null;
    if (frame !== null) {
      yield frame;
      continue;
    }
    yield {
      record: 'stored-message-row',
      station: textCell(row.cell('station')) ?? context.station,
      message,
      action: textCell(row.cell('action')),
      uniqueId: textCell(row.cell('uniqueId')),
      attempts: wholeCell(row.cell('attempts')),
      storedAt: storedAt ?? null,
      queue: mapping.table,
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.message ?? null),
    };
  }
}

/** A message of a log, as if a text log had held it; it points at the bytes of its row. `null` when it is no whole message. */
function frameItem(
  row: RoleRow<MessageRole>,
  message: string,
  mapping: MessageMapping,
  context: DatabaseContext,
  storedAt: Timestamp | null | undefined,
): DatabaseItem | null {
  const frame = messageFrame(message);
  if (frame === null) return null;
  const place = row.at ?? context.locate?.(mapping.table, row.rowId) ?? { offset: 0, length: 0 };
  return {
    record: 'frame',
    ...frame,
    state: 'whole',
    repairs: [],
    label: directionLabel(textCell(row.cell('direction'))),
    station: textCell(row.cell('station')) ?? context.station,
    loggedAt: storedAt ?? positionOnly,
    evidence: { kind: 'bytes', sourceId: context.sourceId, ...place, line: null },
  };
}

/** Values whose time stands in a column of its own, in the form of a message (1.6, 7.33 MeterValue). */
function withTime(values: string, at: Timestamp | null | undefined): string {
  const written = typeof at?.epochMs === 'number' ? `"timestamp":${JSON.stringify(formatInstantUtc(at.epochMs))},` : '';
  return `[{${written}"sampledValue":${values}}]`;
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
    const information = idTokenInfo(longTextCell(row.cell('information')));
    yield {
      record: 'authorisation-row',
      list: mapping.list,
      idTag,
      status:
        textCell(row.cell('status')) ??
        information.status ??
        (blocked === null ? null : blocked ? 'Blocked' : 'Accepted'),
      expiresAt: timeCell(row.cell('expiresAt') ?? information.expiresAt, context.time) ?? null,
      parentIdTag: textCell(row.cell('parentIdTag')) ?? information.parent,
      evidence: rowEvidence(context, mapping.table, row),
    };
  }
}

/** What an `idTokenInfo` says (OCPP 2.0.1, 2.29), stored as JSON beside the hash of the token; empty for anything else. */
function idTokenInfo(text: string | null): {
  readonly status: string | null;
  readonly expiresAt: string | null;
  readonly parent: string | null;
} {
  const none = { status: null, expiresAt: null, parent: null };
  if (text === null || text.length > 100_000) return none;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return none;
  }
  if (!isMembers(parsed)) return none;
  const group = parsed['groupIdToken'];
  return {
    status: textMember(parsed, 'status'),
    expiresAt: textMember(parsed, 'cacheExpiryDateTime') ?? textMember(parsed, 'expiryDate'),
    parent: (isMembers(group) ? textMember(group, 'idToken') : null) ?? textMember(parsed, 'parentIdTag'),
  };
}

function textMember(members: Members, name: string): string | null {
  const value = members[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null;
}

function* readSamples(view: DatabaseView, mapping: SampleMapping, context: DatabaseContext): Iterable<DatabaseItem> {
  const time = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const payload = longTextCell(row.cell('payload'));
    if (payload === null || payload.trim() === '') continue;
    yield {
      record: 'meter-sample-row',
      transactionId: textCell(row.cell('transactionId')),
      connector: connectorCell(row.cell('connector')),
      payload: isSampledValues(payload) ? withTime(payload, timeCell(row.cell('at'), time)) : payload,
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.payload ?? null),
    };
  }
}
