import { isDecimal } from '../base/decimal-arithmetic.ts';
import { meterCell, textCell } from './cell-values.ts';
import { columnRole, unitInName } from './column-roles.ts';
import type { ColumnRole } from './column-roles.ts';
import type { DatabaseDialect, DatabaseItem, DatabaseView, TableShape } from './dialect.ts';
import { looksLikeFrame, looksLikeMeterValue } from './frame-probe.ts';
import { readMapped } from './read-mapped.ts';
import { explainMappings } from './table-mapping.ts';
import type {
  AuthorisationMapping,
  Columns,
  MessageMapping,
  SampleMapping,
  TableMapping,
  TransactionMapping,
  TransactionRole,
} from './table-mapping.ts';

/** So many rows of a table are looked at to learn what its columns hold. */
const probedRows = 200;

type Roles = Partial<Record<ColumnRole, string>>;

/** The surest column for each role. A table of transactions often calls their id just `id`. */
function rolesOf(table: TableShape): Roles {
  const roles: Roles = {};
  const ranks = new Map<ColumnRole, number>();
  for (const { name } of table.columns) {
    const named = columnRole(name);
    if (named === null || named.rank >= (ranks.get(named.role) ?? Number.POSITIVE_INFINITY)) continue;
    roles[named.role] = name;
    ranks.set(named.role, named.rank);
  }
  if (roles.transactionId === undefined && /transaction|session|charging|^tx/i.test(table.name)) {
    const id = table.columns.find(({ name }) => name.toLowerCase() === 'id');
    if (id !== undefined) roles.transactionId = id.name;
  }
  return roles;
}

/**
 * Research 2.2: a transaction table has a meter start or an energy, a start time, and one of id tag, connector and transaction id.
 * In a table of starts or ends only, a column that is just called `timestamp` is that time.
 */
function asTransactions(roles: Roles): Columns<TransactionRole> | null {
  const startedAt = roles.startedAt ?? (roles.meterStart === undefined ? undefined : roles.genericTime);
  const known = roles.idTagStart ?? roles.connector ?? roles.transactionId;
  if ((roles.meterStart ?? roles.energy) === undefined || startedAt === undefined || known === undefined) return null;
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
    meterStart: roles.meterStart,
    meterStop: roles.meterStop,
    meterLast: roles.meterLast,
    meterLastAt: roles.meterLastAt,
    energy: roles.energy,
    reason: roles.reason,
    acknowledged: roles.acknowledged,
    startMessageId: roles.startMessageId ?? (roles.meterStop === undefined ? roles.messageId : undefined),
    stopMessageId: roles.stopMessageId,
  });
}

/** A table of ends: a meter stop, a time, and what joins it to a beginning. */
function asEnds(roles: Roles): Columns<TransactionRole> | null {
  const stoppedAt = roles.stoppedAt ?? roles.genericTime;
  if (roles.meterStop === undefined || roles.meterStart !== undefined || stoppedAt === undefined) return null;
  if ((roles.transactionId ?? roles.messageId) === undefined) return null;
  return strip({
    transactionId: roles.transactionId,
    idTagStop: roles.idTagStop ?? roles.idTagStart,
    stoppedAt,
    meterStop: roles.meterStop,
    reason: roles.reason,
    stopMessageId: roles.stopMessageId ?? roles.messageId,
  });
}

function strip<Role extends string>(columns: Readonly<Record<string, string | undefined>>): Columns<Role> {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as Columns<Role>;
}

function asAuthorisations(table: TableShape, roles: Roles): AuthorisationMapping | null {
  const idTag = roles.idTagStart;
  if (idTag === undefined || (roles.status ?? roles.expiresAt ?? roles.blocked) === undefined) return null;
  // a reservation or a message has a tag and an expiry too
  if ((roles.meterStart ?? roles.meterStop ?? roles.startedAt ?? roles.action ?? roles.connector) !== undefined)
    return null;
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

/** What the names alone tell. */
function mappingsByName(tables: readonly TableShape[]): readonly TableMapping[] {
  const beginnings: TransactionMapping[] = [];
  const ends: { readonly table: string; readonly columns: Columns<TransactionRole> }[] = [];
  const others: TableMapping[] = [];
  for (const table of tables) {
    const roles = rolesOf(table);
    const transactions = asTransactions(roles);
    const end = transactions === null ? asEnds(roles) : null;
    const authorisations = transactions === null && end === null ? asAuthorisations(table, roles) : null;
    if (transactions !== null) {
      const unit = statedUnit(transactions) ?? 'Wh';
      beginnings.push({ as: 'transactions', table: table.name, columns: transactions, unit });
    } else if (end !== null) {
      ends.push({ table: table.name, columns: end });
    } else if (authorisations !== null) {
      others.push(authorisations);
    }
  }
  // ends belong to the beginnings that have none of their own
  const open = beginnings.findIndex(({ columns }) => columns.meterStop === undefined);
  const first = ends[0];
  const joined = beginnings.map((mapping, index) =>
    index === open && first !== undefined ? { ...mapping, stops: first } : mapping,
  );
  const apart = (open === -1 ? ends : ends.slice(1)).map(
    ({ table, columns }): TransactionMapping => ({
      as: 'transactions',
      table,
      columns,
      unit: statedUnit(columns) ?? 'Wh',
    }),
  );
  return [...joined, ...apart, ...others];
}

function statedUnit(columns: Columns<TransactionRole>): 'Wh' | 'kWh' | null {
  for (const column of [columns.meterStart, columns.meterStop, columns.meterLast]) {
    const unit = column === undefined ? null : unitInName(column);
    if (unit !== null) return unit;
  }
  return null;
}

/** Columns whose cells hold frames or sampled values, learnt from the first rows. */
function mappingsByValue(view: DatabaseView, taken: ReadonlySet<string>): readonly (MessageMapping | SampleMapping)[] {
  const found: (MessageMapping | SampleMapping)[] = [];
  for (const table of view.tables) {
    const roles = rolesOf(table);
    const names = table.columns.map(({ name }) => name);
    const frames = new Map<string, number>();
    const samples = new Map<string, number>();
    const payloads = new Map<string, number>();
    let rows = 0;
    for (const { cells } of view.rows(table.name, names)) {
      rows += 1;
      cells.forEach((cell, index) => {
        const name = names[index];
        if (typeof cell !== 'string' || name === undefined) return;
        if (looksLikeFrame(cell)) frames.set(name, (frames.get(name) ?? 0) + 1);
        else if (looksLikeMeterValue(cell)) samples.set(name, (samples.get(name) ?? 0) + 1);
        else if (/^\s{0,20}\{/.test(cell)) payloads.set(name, (payloads.get(name) ?? 0) + 1);
      });
      if (rows >= probedRows) break;
    }
    const messageColumns = { action: roles.action, uniqueId: roles.messageId, attempts: roles.attempts };
    const envelope = { station: roles.station, storedAt: roles.genericTime ?? roles.startedAt };
    const frame = mostly(frames, rows);
    if (frame !== null) {
      const columns = strip<'message'>({ message: frame, ...messageColumns, ...envelope });
      found.push({ as: 'messages', table: table.name, columns, take: 'frames' });
      continue;
    }
    // a log of payloads beside their actions
    const payload = roles.action === undefined ? null : mostly(new Map([...payloads, ...samples]), rows);
    if (payload !== null && !taken.has(table.name)) {
      const columns = strip<'message'>({ message: payload, ...messageColumns, ...envelope });
      found.push({ as: 'messages', table: table.name, columns, take: 'all' });
      continue;
    }
    const sample = mostly(samples, rows);
    if (sample !== null) {
      const columns = strip<'payload'>({
        transactionId: roles.transactionId,
        connector: roles.connector,
        payload: sample,
      });
      found.push({ as: 'meter-samples', table: table.name, columns });
    }
  }
  return found;
}

/** The column that holds most of them, when it is at least one row in ten. */
function mostly(counts: ReadonlyMap<string, number>, rows: number): string | null {
  let best: string | null = null;
  for (const [name, count] of counts) {
    if (count * 10 >= rows && (best === null || count > (counts.get(best) ?? 0))) best = name;
  }
  return best;
}

/**
 * Wh or kWh, when the names do not say: meters of OCPP are whole watt-hours, so fractions mean kilowatt-hours. Whole numbers are
 * taken for Wh and that is told, because it is an assumption.
 */
function unitByValues(view: DatabaseView, mapping: TransactionMapping): { unit: 'Wh' | 'kWh'; assumed: boolean } {
  const columns = [mapping.columns.meterStart, mapping.columns.meterStop].filter((name) => name !== undefined);
  let rows = 0;
  for (const { cells } of columns.length === 0 ? [] : view.rows(mapping.table, columns)) {
    rows += 1;
    for (const cell of cells) {
      const text = meterCell(cell, 'Wh') ?? '';
      if (isDecimal(text) && /\.\d*[1-9]/.test(text)) return { unit: 'kWh', assumed: true };
      if (typeof cell === 'string' && /k\s?wh/i.test(textCell(cell) ?? '')) return { unit: 'kWh', assumed: false };
    }
    if (rows >= probedRows) break;
  }
  return { unit: 'Wh', assumed: rows > 0 };
}

/** Names first, then values. */
function discover(view: DatabaseView): {
  readonly mappings: readonly TableMapping[];
  readonly items: readonly DatabaseItem[];
} {
  const items: DatabaseItem[] = [];
  const byName = mappingsByName(view.tables).map((mapping): TableMapping => {
    if (mapping.as !== 'transactions' || statedUnit(mapping.columns) !== null) return mapping;
    const { unit, assumed } = unitByValues(view, mapping);
    if (assumed) {
      const params = { table: mapping.table, unit };
      items.push({
        record: 'issue',
        issue: { code: 'database.unit-assumed', severity: 'warning', place: null, params },
      });
    }
    return { ...mapping, unit };
  });
  const taken = new Set(byName.map(({ table }) => table));
  return { mappings: [...byName, ...mappingsByValue(view, taken)], items };
}

/**
 * Any other store: tables are understood by the names of their columns and by what the cells hold. The mapping goes into the ledger, so
 * that a person can see what was taken as what.
 */
export const discoveredSchema: DatabaseDialect = {
  id: 'discovered',
  title: 'Schema discovery',
  source: 'column names and values of the stores in research 2.2',
  recognises(tables) {
    const mappings = mappingsByName(tables);
    if (mappings.some(({ as }) => as === 'transactions')) return 0.6;
    if (mappings.length > 0) return 0.4;
    return tables.length > 0 ? 0.1 : 0;
  },
  explainMapping: (tables) => explainMappings(mappingsByName(tables)),
  *read(view, context) {
    const { mappings, items } = discover(view);
    yield* items;
    yield* readMapped(view, mappings, context);
  },
  samples: [
    {
      note: 'a small backend: kilowatt-hours with fractions, local times, a log of frames',
      tables: [
        {
          name: 'charging_sessions',
          columns: ['id', 'tx_id', 'charge_point_id', 'connector_id', 'rfid', 'started_at', 'stopped_at']
            .map((name) => ({
              name,
              declaredType: 'TEXT',
            }))
            .concat(
              ['meter_start', 'meter_stop'].map((name) => ({ name, declaredType: 'REAL' })),
              [{ name: 'stop_reason', declaredType: 'TEXT' }],
            ),
          rows: [[1n, 77n, 'CP-7', 2n, 'AB12', '2026-03-01 10:00:00', '2026-03-01 11:00:00', 10.5, 22.25, 'Remote']],
        },
        {
          name: 'traffic',
          columns: ['ts', 'charger_id', 'raw'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [[1772359200n, 'CP-7', '[2,"x1","Heartbeat",{}]']],
        },
      ],
      expected: [
        { record: 'issue', issue: { code: 'database.unit-assumed', params: { unit: 'kWh' } } },
        {
          record: 'transaction-row',
          station: 'CP-7',
          transactionId: '77',
          connector: 2,
          idTagStart: 'AB12',
          meterStartWh: '10500',
          meterStopWh: '22250',
          reason: 'Remote',
          startedAt: { epochMs: 1772359200000, quality: 'zone-assumed' },
        },
        { record: 'stored-message-row', station: 'CP-7', queue: 'traffic', storedAt: { epochMs: 1772359200000 } },
      ],
    },
    {
      note: 'starts and ends in two tables, joined by transaction',
      tables: [
        {
          name: 'tx_begin',
          columns: ['transaction_id', 'id_tag', 'meter_start', 'timestamp'].map((name) => ({
            name,
            declaredType: 'INT',
          })),
          rows: [[5n, 'T', 100n, 1772359200000n]],
        },
        {
          name: 'tx_end',
          columns: ['transaction_id', 'meter_stop', 'timestamp', 'reason'].map((name) => ({
            name,
            declaredType: 'INT',
          })),
          rows: [[5n, 300n, 1772359260000n, 'Local']],
        },
        {
          name: 'auth_cache',
          columns: ['idTag', 'status', 'expiryDate'].map((name) => ({ name, declaredType: 'TEXT' })),
          rows: [['T', 'Accepted', '2027-01-01T00:00:00Z']],
        },
      ],
      expected: [
        { record: 'issue', issue: { code: 'database.unit-assumed', params: { unit: 'Wh' } } },
        { record: 'transaction-row', transactionId: '5', meterStartWh: '100', meterStopWh: '300', reason: 'Local' },
        { record: 'authorisation-row', list: 'cache', idTag: 'T', status: 'Accepted' },
      ],
    },
  ],
};
