import { isMembers } from '../base/members.ts';
import type { DatabaseContext, DatabaseItem, DatabaseView } from './dialect.ts';
import { flagCell, longTextCell, textCell, wholeCell } from './cell-values.ts';
import { inUtc, timeCell } from './time-cell.ts';
import { roleRows, rowEvidence } from './role-rows.ts';
import type { ProfileMapping, ReservationMapping, SecurityEventMapping, StateMapping } from './table-mapping.ts';

/*
 * What a station remembers besides its transactions: reservations, charging profiles, states over a restart, its security log.
 */

export function* readReservations(
  view: DatabaseView,
  mapping: ReservationMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const reservationId = textCell(row.cell('reservationId'));
    const idTag = textCell(row.cell('idTag'));
    // a slot that is kept although nothing is reserved: -1, 0 or empty, and no card
    if (idTag === null && (reservationId === null || /^-?[01]$/.test(reservationId))) continue;
    yield {
      record: 'reservation-row',
      station: context.station,
      reservationId,
      connector: wholeCell(row.cell('connector')),
      idTag,
      parentIdTag: textCell(row.cell('parentIdTag')),
      expiresAt: timeCell(row.cell('expiresAt'), context.time) ?? null,
      status: textCell(row.cell('status')),
      evidence: rowEvidence(context, mapping.table, row),
    };
  }
}

/** Fields of a charging profile (OCPP 1.6, 7.8; 2.0.1, 2.10 names the id `id`). */
export function profileFields(text: string): {
  readonly profileId: string | null;
  readonly stackLevel: number | null;
  readonly purpose: string | null;
  readonly transactionId: string | null;
} {
  let parsed: unknown = null;
  try {
    parsed = text.length <= 200_000 ? JSON.parse(text) : null;
  } catch {
    // the text is kept and shown as it is
  }
  const members = isMembers(parsed) ? parsed : {};
  const scalar = (name: string): string | null => {
    const value = members[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : null;
  };
  const level = members['stackLevel'];
  return {
    profileId: scalar('chargingProfileId') ?? scalar('id'),
    stackLevel: typeof level === 'number' && Number.isSafeInteger(level) ? level : null,
    purpose: scalar('chargingProfilePurpose'),
    transactionId: scalar('transactionId'),
  };
}

export function* readProfiles(
  view: DatabaseView,
  mapping: ProfileMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const profile = longTextCell(row.cell('profile'));
    if (profile === null || profile.trim() === '') continue;
    const inside = profileFields(profile);
    yield {
      record: 'charging-profile-row',
      connector: wholeCell(row.cell('connector')),
      profileId: textCell(row.cell('profileId')) ?? inside.profileId,
      stackLevel: wholeCell(row.cell('stackLevel')) ?? inside.stackLevel,
      purpose: textCell(row.cell('purpose')) ?? inside.purpose,
      transactionId: textCell(row.cell('transactionId')) ?? inside.transactionId,
      profile: profile.slice(0, 200_000),
      evidence: rowEvidence(context, mapping.table, row, mapping.columns.profile ?? null),
    };
  }
}

export function* readStates(
  view: DatabaseView,
  mapping: StateMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  const time = mapping.timesInUtc === true ? { ...context.time, zone: 'UTC' } : context.time;
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const read = timeCell(row.cell('at'), time);
    const state = textCell(row.cell('state'));
    if (state === null) continue;
    yield {
      record: 'stored-state-row',
      station: textCell(row.cell('station')) ?? context.station,
      subject: mapping.subject,
      connector: wholeCell(row.cell('connector')),
      state,
      at: (mapping.timesInUtc === true ? inUtc(read) : read) ?? null,
      transactionId: textCell(row.cell('transactionId')),
      idTag: textCell(row.cell('idTag')),
      evidence: rowEvidence(context, mapping.table, row),
    };
  }
}

export function* readSecurityEvents(
  view: DatabaseView,
  mapping: SecurityEventMapping,
  context: DatabaseContext,
): Iterable<DatabaseItem> {
  for (const row of roleRows(view, mapping.table, mapping.columns)) {
    const event = textCell(row.cell('event'));
    if (event === null) continue;
    yield {
      record: 'security-event-row',
      station: textCell(row.cell('station')) ?? context.station,
      event,
      message: textCell(row.cell('message')),
      critical: flagCell(row.cell('critical')),
      at: timeCell(row.cell('at'), context.time) ?? null,
      evidence: rowEvidence(context, mapping.table, row),
    };
  }
}
