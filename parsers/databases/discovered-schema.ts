import { columnFacts } from './column-facts.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnReason, DatabaseDialect, DatabaseView, TableShape, Understanding } from './dialect.ts';
import { asAuthorisations, asEnds, asEvents, asOther, asTransactions } from './discover-tables.ts';
import { namedColumns } from './discover-roles.ts';
import type { Roles } from './discover-roles.ts';
import { findUnit } from './discover-unit.ts';
import { rolesByValue } from './discover-by-value.ts';
import { discoveredSamples } from './discovered-samples.ts';
import type {
  Columns,
  MappingReason,
  MessageMapping,
  TableMapping,
  TransactionMapping,
  TransactionRole,
} from './table-mapping.ts';
import { inUtcWhereKnown } from './utc-columns.ts';
import type { Issue } from '../model/issue.ts';

interface Ends {
  readonly table: string;
  readonly columns: Columns<TransactionRole>;
}

/** A table as its names and values show it. */
interface SeenTable {
  readonly table: TableShape;
  readonly facts: readonly ColumnFacts[];
  readonly roles: Roles;
  readonly reasons: readonly ColumnReason[];
}

/** Names first, then values; a name that the values contradict is told and not believed. */
function lookAt(view: DatabaseView, table: TableShape, issues: Issue[]): SeenTable {
  const facts = columnFacts(view, table);
  const { roles, reasons, contradicted } = namedColumns(table, facts);
  // a word with several meanings contradicts nothing as long as one of them holds
  const used = new Set(Object.values(roles));
  if (asTransactions(roles, table.name) !== null) {
    for (const { column, role } of contradicted) {
      // the key that it holds leads to the value that its name speaks of
      if (used.has(column) || Object.values(roles).some((name) => name.startsWith(`${column}.`))) continue;
      if (column.includes('.')) continue;
      const params = { table: table.name, column, role };
      issues.push({ code: 'mapping.name-contradicted', severity: 'info', place: null, params });
    }
    const more = rolesByValue(view, table, facts, roles, true);
    return { table, facts, roles: more.roles, reasons: [...reasons, ...more.reasons] };
  }
  if (asEnds(roles) !== null) return { table, facts, roles, reasons };
  const byValue = rolesByValue(view, table, facts, roles, false);
  return { table, facts, roles: byValue.roles, reasons: [...reasons, ...byValue.reasons] };
}

/** The column that holds messages of OCPP, when at least one row in ten does. */
function asMessages({ table, facts, roles }: SeenTable, taken: boolean): MessageMapping | null {
  const rows = Math.max(0, ...facts.map(({ filled }) => filled));
  const most = (count: (column: ColumnFacts) => number): ColumnFacts | undefined =>
    facts
      .filter((column) => count(column) * 10 >= rows && count(column) > 0)
      .toSorted((a, b) => count(b) - count(a))[0];
  const frames = most(({ frames: count }) => count);
  const storedAt = roles.genericTime ?? (taken ? undefined : roles.startedAt);
  const kind = facts.find(
    ({ name, messageKinds, filled }) => filled > 0 && messageKinds === filled && name !== storedAt,
  );
  const waits = roles.attempts !== undefined || /queue|fifo|pending|outbox|buffer|unsent|offline/i.test(table.name);
  const envelope = {
    station: roles.station,
    action: roles.action,
    // a log of requests and answers ties them by the key that both carry
    uniqueId: roles.messageId ?? (kind === undefined ? undefined : roles.localId),
    attempts: roles.attempts,
    direction: roles.direction,
    storedAt,
    kind: kind === undefined || kind.name === roles.direction ? undefined : kind.name,
  };
  if (frames !== undefined) {
    const columns = strip({ message: frames.name, ...envelope });
    return { as: 'messages', table: table.name, columns, take: 'frames', isLog: !waits };
  }
  // a log of payloads beside their actions
  const named = facts.find(({ name }) => name === roles.action);
  const namesActions = named !== undefined && named.actions * 2 > named.filled;
  const payload = taken || !namesActions ? undefined : most((column) => column.objects + column.meterValues);
  if (payload === undefined) return null;
  const answer = facts.find(({ name, objects }) => name === roles.answer && objects > 0)?.name;
  const message = payload.name === answer ? (facts.find(isRequest)?.name ?? payload.name) : payload.name;
  const columns = strip({ message, ...envelope, answer: message === answer ? undefined : answer });
  // a time, a direction or an answer: what went over the wire; else what is still to be sent
  const isLog = !waits && (storedAt ?? roles.direction ?? answer ?? envelope.kind) !== undefined;
  return { as: 'messages', table: table.name, columns, take: isLog ? 'frames' : 'all', isLog };
}

/** A column of what was asked, beside one of the answers. */
function isRequest({ name, objects }: ColumnFacts): boolean {
  return objects > 0 && /^(?:request|req|payload|message|body|call)/i.test(name);
}

function strip<Role extends string>(columns: Readonly<Record<string, string | undefined>>): Columns<Role> {
  return Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)) as Columns<Role>;
}

function understand(view: DatabaseView): Understanding {
  const issues: Issue[] = [];
  const reasons: MappingReason[] = [];
  const columnReasons: ColumnReason[] = [];
  const valueReasons: ColumnReason[] = [];
  const beginnings: TransactionMapping[] = [];
  const ends: Ends[] = [];
  const others: TableMapping[] = [];
  const walls = new Set<string>();
  for (const table of view.tables) {
    const seen = lookAt(view, table, issues);
    const events = asEvents(seen.roles, seen.facts);
    const transactions = events ?? asTransactions(seen.roles, table.name);
    const end = transactions === null ? asEnds(seen.roles) : null;
    const messages = asMessages(seen, transactions !== null);
    if (transactions !== null && messages?.isLog !== true) {
      beginnings.push({ as: 'transactions', table: table.name, columns: transactions, unit: 'Wh' });
    } else if (end !== null && messages === null) ends.push({ table: table.name, columns: end });
    if (messages !== null) others.push(messages);
    const other =
      messages === null && transactions === null && end === null
        ? (asOther(table, seen.roles, seen.facts) ?? asAuthorisations(table, seen.roles))
        : null;
    if (other !== null) others.push(other);
    if (transactions === null && end === null && messages === null && other === null) continue;
    valueReasons.push(...seen.reasons.filter(({ code }) => code !== 'mapping.by-name'));
    for (const { column, params } of seen.reasons.filter(({ code }) => code === 'mapping.by-value')) {
      reasons.push({ code: 'mapping.by-value', params: { table: table.name, column, matched: 0, of: 0, ...params } });
    }
    for (const { name, timeForm, times, filled } of seen.facts) {
      const role = Object.entries(seen.roles).find(([, column]) => column === name)?.[0];
      if (timeForm === null || role === undefined || role === 'deleted' || times * 2 < filled) continue;
      const params = { table: table.name, column: name, form: timeForm };
      if (timeForm === 'text-without-offset') walls.add(`${table.name}\u0000${name}`);
      columnReasons.push({ table: table.name, column: name, code: `mapping.time-${timeForm}`, params });
      reasons.push({ code: `mapping.time-${timeForm}`, params });
    }
  }
  const joined = joinEnds(beginnings, ends).map((mapping): TransactionMapping => {
    if (!hasRegister(mapping)) return mapping;
    const { unit, reason, assumed } = findUnit(view, mapping);
    reasons.push(reason);
    const meter = mapping.columns.meterStart ?? mapping.columns.energy ?? mapping.columns.meterStop;
    if (meter !== undefined) columnReasons.push({ ...reason, table: mapping.table, column: meter });
    if (assumed) {
      const params = { table: mapping.table, unit };
      issues.push({ code: 'database.unit-assumed', severity: 'warning', place: null, params });
    }
    return { ...mapping, unit };
  });
  const inUtc = new Set<string>();
  const mappings = [...joined, ...others].map((mapping) => {
    const known = inUtcWhereKnown(view, mapping, walls);
    reasons.push(...known.reasons);
    columnReasons.push(...known.reasons);
    for (const { table, column } of known.reasons) inUtc.add(`${table}\u0000${column}`);
    return known.mapping;
  });
  // what was said of a column that turned out to be UTC no longer holds
  const holds = ({ code, params }: MappingReason): boolean =>
    code !== 'mapping.time-text-without-offset' ||
    !inUtc.has(`${params['table'] ?? ''}\u0000${params['column'] ?? ''}`);
  const byValue = new Map(valueReasons.map((reason) => [`${reason.table}\u0000${reason.column}`, reason]));
  const shown = [...whyColumns(mappings, byValue), ...columnReasons.filter(holds)];
  return { mappings, reasons: reasons.filter(holds), columnReasons: shown, issues };
}

/** Why each mapped column has its role: by its values where they decided, else by its name. */
function* whyColumns(
  mappings: readonly TableMapping[],
  byValue: ReadonlyMap<string, ColumnReason>,
): Iterable<ColumnReason> {
  const one = function* (table: string, columns: Columns<string>): Iterable<ColumnReason> {
    for (const [role, column] of Object.entries(columns)) {
      if (column === undefined) continue;
      const decided = byValue.get(`${table}\u0000${column}`);
      const params = { column, role };
      yield decided ?? { table, column, code: 'mapping.by-name', params };
    }
  };
  for (const mapping of mappings) {
    yield* one(mapping.table, mapping.columns);
    if (mapping.as === 'transactions' && mapping.stops !== undefined) {
      yield* one(mapping.stops.table, mapping.stops.columns);
    }
  }
}

function hasRegister({ columns, stops }: TransactionMapping): boolean {
  const { meterStart, meterStop, meterLast, energy } = columns;
  return (meterStart ?? meterStop ?? meterLast ?? energy ?? stops?.columns.meterStop) !== undefined;
}

/** Ends belong to the beginnings that have none of their own. */
function joinEnds(beginnings: readonly TransactionMapping[], ends: readonly Ends[]): readonly TransactionMapping[] {
  const [first, ...rest] = ends;
  const open = beginnings.findIndex(
    ({ columns }) => columns.meterStop === undefined && columns.energy === undefined && columns.stoppedAt === undefined,
  );
  const joined = beginnings.map((mapping, index) =>
    index === open && first !== undefined ? { ...mapping, stops: first } : mapping,
  );
  const apart = (open === -1 ? ends : rest).map(
    ({ table, columns }): TransactionMapping => ({ as: 'transactions', table, columns, unit: 'Wh' }),
  );
  return [...joined, ...apart];
}

/**
 * Any other store: tables are understood by the names of their columns and by what the cells hold. The mapping and its reasons go into the ledger, so
 * that a person can see what was taken as what, and correct it.
 */
export const discoveredSchema: DatabaseDialect = {
  id: 'discovered',
  title: 'Schema discovery',
  source: 'column names and values of the stores in research 2.2',
  recognises(tables) {
    const seen = tables.map((table) => namedColumns(table, []).roles);
    if (seen.some((roles, index) => asTransactions(roles, tables[index]?.name) !== null)) return 0.6;
    if (seen.some((roles, index) => asAuthorisations(tables[index] ?? { name: '', columns: [], rowCount: 0 }, roles))) {
      return 0.4;
    }
    return tables.length > 0 ? 0.1 : 0;
  },
  understand,
  more: null,
  samples: discoveredSamples,
};
