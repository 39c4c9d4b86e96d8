import type { MeterUnit } from '../model/table-plan.ts';
import type { ColumnFacts } from './column-facts.ts';
import { unitInName } from './meter-cell.ts';
import { statusHistory } from './read-status-history.ts';
import { wideRoles } from './wide-readings.ts';
import type { TableShape } from './dialect.ts';
import { isOfSessions } from './discover-roles.ts';
import type { Roles } from './discover-roles.ts';
import type { AuthorisationMapping, Columns, TableMapping, TransactionRole } from './table-mapping.ts';

/*
 * What a table can be, by the roles of its columns. A table is read as one thing only; which one is decided by what it cannot do without.
 */

function strip<Role extends string>(columns: Readonly<Record<string, string | undefined>>): Columns<Role> {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as Columns<Role>;
}

/**
 * Research 2.2: a transaction table has a meter start or an energy, a start time, and one of id tag, connector and transaction id.
 * In a table of starts or ends only, a column that is just called `timestamp` is that time.
 */
export function asTransactions(roles: Roles, tableName = ''): Columns<TransactionRole> | null {
  // a row with its own end began when it was written, unless another column says so
  const ofSessions = isOfSessions(tableName) || (roles.transactionId !== undefined && roles.idTagStart !== undefined);
  const whole = ofSessions && roles.stoppedAt !== undefined && roles.meterStop === undefined;
  const written = roles.meterStart !== undefined || whole;
  const startedAt = roles.startedAt ?? (written ? roles.genericTime : undefined);
  const known = roles.idTagStart ?? roles.connector ?? roles.transactionId;
  if (startedAt === undefined || known === undefined) return null;
  // some stores keep when a session was and no register of it; the samples beside it hold those
  const timed = whole && roles.expiresAt === undefined && namesCharging(roles, tableName);
  if ((roles.meterStart ?? roles.energy) === undefined && !timed) return null;
  return strip({
    station: roles.station,
    localId: roles.localId,
    transactionId: roles.transactionId,
    connector: roles.connector,
    idTagStart: roles.idTagStart,
    idTagStop: roles.idTagStop,
    parentIdTag: roles.parentIdTag,
    startedAt,
    stoppedAt: roles.stoppedAt,
    startClock: roles.startClock,
    stopClock: roles.stopClock,
    meterStart: roles.meterStart,
    meterStop: roles.meterStop,
    meterLast: roles.meterLast,
    meterLastAt: roles.meterLastAt,
    energy: roles.energy,
    reason: roles.reason,
    acknowledged: roles.acknowledged,
    startMessageId: roles.startMessageId ?? (roles.meterStop === undefined ? roles.messageId : undefined),
    stopMessageId: roles.stopMessageId,
    unit: roles.unit,
    deleted: roles.deleted,
  });
}

/** Whether a row names a charger or a card: payments have a begin, an end and a user too. */
function namesCharging({ connector, station, idTagStart }: Roles, tableName: string): boolean {
  if ((connector ?? station) !== undefined) return true;
  // the card of a transaction may be the one that paid
  if (/transact|^tx/i.test(tableName) && /^(?:card|karte)/i.test(idTagStart ?? '')) return false;
  return idTagStart !== undefined && !/user|driver|customer|account|owner|kunde|nutzer/i.test(idTagStart);
}

/**
 * A table of events, where a row is the start or the end of a transaction and the same columns serve both. `events` says for a column how many of its
 * rows name a start and how many an end.
 */
export function asEvents(roles: Roles, facts: readonly ColumnFacts[]): Columns<TransactionRole> | null {
  const at = roles.genericTime ?? roles.startedAt;
  const meter =
    roles.meterStart ??
    roles.reading ??
    roles.meterStop ??
    facts.find(({ name, numbers, filled, small }) => registerName.test(name) && numbers * 2 > filled && small < filled)
      ?.name;
  const id = roles.transactionId ?? roles.localId;
  const event = facts.find(({ starts, ends }) => starts > 0 && ends > 0);
  if (event === undefined || at === undefined || meter === undefined || id === undefined) return null;
  return strip({
    event: event.name,
    station: roles.station,
    localId: roles.localId,
    transactionId: roles.transactionId,
    connector: roles.connector,
    idTagStart: roles.idTagStart,
    startedAt: at,
    meterStart: meter,
    reason: roles.reason,
    unit: roles.unit,
  });
}

const registerName = /meter|energy|register|reading|wh|zaehler|z\u00e4hler|stand|dushu|dianliang/i;

/** A table of ends: a meter stop, a time, and what joins it to a beginning. */
export function asEnds(roles: Roles): Columns<TransactionRole> | null {
  const stoppedAt = roles.stoppedAt ?? roles.genericTime;
  if (roles.meterStop === undefined || roles.meterStart !== undefined || stoppedAt === undefined) return null;
  if ((roles.transactionId ?? roles.localId ?? roles.messageId) === undefined) return null;
  return strip({
    station: roles.station,
    localId: roles.localId,
    transactionId: roles.transactionId,
    idTagStop: roles.idTagStop ?? roles.idTagStart,
    stoppedAt,
    meterStop: roles.meterStop,
    reason: roles.reason,
    stopMessageId: roles.stopMessageId ?? roles.messageId,
  });
}

export function asAuthorisations(table: TableShape, roles: Roles): AuthorisationMapping | null {
  const idTag = roles.idTagStart;
  if (idTag === undefined || (roles.status ?? roles.expiresAt ?? roles.blocked) === undefined) return null;
  // a reservation or a message has a tag and an expiry too
  const more = roles.meterStart ?? roles.meterStop ?? roles.startedAt ?? roles.stoppedAt;
  if ((more ?? roles.action ?? roles.connector) !== undefined) return null;
  return {
    as: 'authorisations',
    table: table.name,
    list: /cache/i.test(table.name) ? 'cache' : 'local-list',
    columns: strip({
      idTag,
      status: roles.status,
      expiresAt: roles.expiresAt,
      parentIdTag: roles.parentIdTag,
      blocked: roles.blocked,
    }),
  };
}

/** The other things that stores keep; `null` for none of them. */
export function asOther(table: TableShape, roles: Roles, facts: readonly ColumnFacts[]): TableMapping | null {
  const named = (pattern: RegExp): boolean => pattern.test(table.name);
  const connector = roles.connector;
  const samples = facts.find(({ meterValues }) => meterValues > 0);
  const at = roles.genericTime ?? roles.startedAt;
  if (samples !== undefined) {
    const columns = strip<'payload'>({ transactionId: roles.transactionId, connector, payload: samples.name, at });
    return { as: 'meter-samples', table: table.name, columns };
  }
  const session = roles.transactionId ?? connector;
  const wide = Object.fromEntries(
    wideRoles.flatMap((role) => (roles[role] === undefined ? [] : [[role, roles[role]]])),
  );
  const values = roles.reading === undefined ? Object.keys(wide).length > 1 : true;
  if (values && at !== undefined && session !== undefined && roles.idTagStart === undefined) {
    const value = roles.reading;
    return {
      as: 'meter-readings',
      table: table.name,
      unit: value === undefined ? 'Wh' : unitOfReadings(value),
      columns: strip({
        value,
        ...(roles.measurand === undefined ? wide : {}),
        at,
        transactionId: roles.transactionId,
        connector,
        measurand: roles.measurand,
        unit: roles.unit,
        context: roles.context,
        phase: roles.phase,
      }),
    };
  }
  if (named(/reserv/i) && (roles.reservationId ?? roles.idTagStart) !== undefined) {
    const idTag = roles.idTagStart;
    const id = roles.reservationId ?? table.columns.find(({ name }) => name.toLowerCase() === 'id')?.name;
    const { parentIdTag, expiresAt, status } = roles;
    const columns = strip<'idTag'>({ reservationId: id, connector, idTag, parentIdTag, expiresAt, status });
    return { as: 'reservations', table: table.name, columns };
  }
  const profile = facts.find(({ name, objects }) => objects > 0 && /profile|schedule/i.test(`${name} ${table.name}`));
  if (profile !== undefined && named(/profile/i)) {
    const { profileId, transactionId, stackLevel, purpose } = roles;
    const columns = strip<'profile'>({
      profile: profile.name,
      profileId,
      connector,
      transactionId,
      stackLevel,
      purpose,
    });
    return { as: 'charging-profiles', table: table.name, columns };
  }
  if (
    roles.configurationKey !== undefined &&
    roles.configurationValue !== undefined &&
    roles.idTagStart === undefined
  ) {
    const { configurationKey: key, configurationValue: value, station, readonly } = roles;
    const columns = strip<'key'>({ key, value, station, readonly, at: roles.genericTime });
    return { as: 'configuration', table: table.name, columns };
  }
  if (named(/security/i) && roles.event !== undefined) {
    const columns = strip<'event'>({
      event: roles.event,
      at,
      message: roles.text,
      station: roles.station,
      critical: roles.critical,
    });
    return { as: 'security-events', table: table.name, columns };
  }
  if (connector !== undefined && roles.status !== undefined && named(/connector|status|availab|evse/i)) {
    const { status: state, station, transactionId, idTagStart: idTag, errorCode, vendorErrorCode, vendorId } = roles;
    const info = roles.info ?? roles.text;
    const named = { state, connector, station, at, transactionId, idTag, errorCode, info, vendorErrorCode, vendorId };
    const subject = tellsChanges(roles, facts) ? statusHistory : 'status';
    return { as: 'states', table: table.name, columns: strip<'state'>(named), subject };
  }
  return null;
}

/** Whether rows are notifications: states of OCPP with a time, and more of them than there are connectors. */
function tellsChanges(roles: Roles, facts: readonly ColumnFacts[]): boolean {
  const of = (name: string | undefined): ColumnFacts | undefined => facts.find((column) => column.name === name);
  const state = of(roles.status);
  const at = of(roles.genericTime ?? roles.startedAt);
  if (state === undefined || at === undefined || state.states * 2 <= state.filled) return false;
  const connectors = of(roles.connector)?.distinct ?? 1;
  const stations = of(roles.station)?.distinct ?? 1;
  return at.times * 2 > state.filled && state.filled > connectors * stations;
}

/** Of readings whose name does not say it, watt-hours: the unit that OCPP leaves out (1.6, 7.45 UnitOfMeasure). */
function unitOfReadings(column: string): MeterUnit {
  const named = unitInName(column);
  return named === null ? 'Wh' : named === 'mwh' ? 'mWh' : named;
}
