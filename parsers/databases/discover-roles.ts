import { columnRoles } from './column-roles.ts';
import type { ColumnRole } from './column-roles.ts';
import type { ColumnFacts } from './column-facts.ts';
import { mostly } from './column-facts.ts';
import type { ColumnReason, TableShape } from './dialect.ts';

export type Roles = Partial<Record<ColumnRole, string>>;

/** What the names of a table's columns tell, as far as the values do not contradict. */
export interface NamedColumns {
  readonly roles: Roles;
  readonly reasons: readonly ColumnReason[];
  /** Columns whose names say one thing and whose cells another. */
  readonly contradicted: readonly { readonly column: string; readonly role: ColumnRole }[];
}

/** Behind every name of a column that holds something. */
const rankOfEmpty = 100_000;
/** From so many rows on, values speak against a name. */
const fewestRows = 4;

/** Whether the cells of a column can be what its name says. */
function allows(role: ColumnRole, facts: ColumnFacts, ambiguous: boolean): boolean {
  // a few odd rows contradict nothing: they are told when they are read; of a word with several meanings each row decides
  if (facts.filled < (ambiguous ? 1 : fewestRows)) return true;
  switch (role) {
    case 'startedAt':
    case 'stoppedAt':
    case 'genericTime':
    case 'expiresAt':
    case 'meterLastAt':
      // zero and empty stand for "never"
      return facts.filled === 0 || facts.times > 0 || facts.flags === facts.filled;
    case 'meterStart':
    case 'meterStop':
    case 'meterLast':
    case 'energy':
    case 'reading':
      // `started` may be a time or a register: what counts from 1970 is a time
      return mostly(facts.numbers, facts) && !(ambiguous && (facts.times - facts.dayCounts) * 2 > facts.filled);
    case 'connector':
      return mostly(facts.connectors, facts);
    case 'acknowledged':
    case 'blocked':
    case 'readonly':
      return mostly(facts.flags, facts);
    case 'idTagStart':
    case 'idTagStop':
      return facts.objects + facts.frames === 0;
    default:
      return true;
  }
}

/** A column that holds times of day only stands beside one that holds the dates. */
function clockRole(role: ColumnRole, { clocks, filled }: ColumnFacts): ColumnRole {
  if (filled === 0 || clocks < filled) return role;
  return role === 'startedAt' ? 'startClock' : role === 'stoppedAt' ? 'stopClock' : role;
}

/** Whether a table's name says that a row is a charging session. */
export function isOfSessions(name: string): boolean {
  return /transact|session|charg|^tx|ladevorg|^cdrs?$/i.test(name);
}

/** The surest column for each role. A table of transactions often calls their id just `id`. */
export function namedColumns(table: TableShape, facts: readonly ColumnFacts[]): NamedColumns {
  const roles: Roles = {};
  const ranks = new Map<ColumnRole, number>();
  const reasons = new Map<ColumnRole, ColumnReason>();
  const contradicted: { column: string; role: ColumnRole }[] = [];
  table.columns.forEach(({ name }, index) => {
    const known = facts[index];
    const suggested = columnRoles(name);
    for (const { role: named, rank } of suggested) {
      const role = known === undefined ? named : clockRole(named, known);
      if (known !== undefined && !allows(role, known, suggested.length > 1)) {
        contradicted.push({ column: name, role });
        continue;
      }
      // what is empty throughout has the role only where nothing else has it
      const place = known?.filled === 0 && table.rowCount > 0 ? rank + rankOfEmpty : rank;
      if (place >= (ranks.get(role) ?? Number.POSITIVE_INFINITY)) continue;
      roles[role] = name;
      ranks.set(role, place);
      reasons.set(role, { table: table.name, column: name, code: 'mapping.by-name', params: { column: name, role } });
    }
  });
  // a list of sessions calls the card that it recognised the identifier
  const identifier = table.columns.find(({ name }) => name.toLowerCase() === 'identifier')?.name;
  if (roles.idTagStart === undefined && identifier !== undefined && (roles.energy ?? roles.meterStart) !== undefined) {
    roles.idTagStart = identifier;
    const params = { column: identifier, role: 'idTagStart' };
    reasons.set('idTagStart', { table: table.name, column: identifier, code: 'mapping.by-name', params });
  }
  if (roles.transactionId === undefined && isOfSessions(table.name)) {
    const id = table.columns.find(({ name }) => /^_?id$/i.test(name));
    if (id !== undefined) {
      roles.transactionId = id.name;
      reasons.set('transactionId', {
        table: table.name,
        column: id.name,
        code: 'mapping.id-of-table',
        params: { column: id.name, table: table.name },
      });
    }
  }
  return { roles, reasons: [...reasons.values()], contradicted };
}
