import type { MeterUnit } from '../model/table-plan.ts';

/** Which column of a table holds what. Columns that a version of a store does not have are left out. */
export type Columns<Role extends string> = Readonly<Partial<Record<Role, string>>>;

/** What a table can be read as, and the roles that its columns can have. The first line of each is what it cannot do without. */
export const tableUses = {
  transactions: [
    'station',
    'localId',
    'transactionId',
    'connector',
    'idTagStart',
    'idTagStop',
    'parentIdTag',
    'startedAt',
    'stoppedAt',
    'startClock',
    'stopClock',
    'meterStart',
    'meterStop',
    'meterLast',
    'meterLastAt',
    'energy',
    'reason',
    'acknowledged',
    'startMessageId',
    'stopMessageId',
    'unit',
    'event',
    'deleted',
  ],
  messages: [
    'message',
    'station',
    'action',
    'uniqueId',
    'attempts',
    'storedAt',
    'direction',
    'kind',
    'answer',
    'errorCode',
  ],
  authorisations: ['idTag', 'status', 'expiresAt', 'parentIdTag', 'blocked', 'information'],
  'meter-samples': ['payload', 'transactionId', 'connector', 'at'],
  'meter-readings': [
    'value',
    'at',
    'transactionId',
    'connector',
    'measurand',
    'unit',
    'context',
    'phase',
    'power',
    'voltage',
    'current',
    'soc',
    'temperature',
  ],
  configuration: ['key', 'value', 'station', 'readonly', 'at'],
  reservations: ['reservationId', 'connector', 'idTag', 'parentIdTag', 'expiresAt', 'status'],
  'charging-profiles': ['profile', 'profileId', 'connector', 'transactionId', 'stackLevel', 'purpose'],
  states: [
    'state',
    'connector',
    'station',
    'at',
    'transactionId',
    'idTag',
    'errorCode',
    'info',
    'vendorErrorCode',
    'vendorId',
  ],
  'security-events': ['event', 'at', 'message', 'station', 'critical'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type TransactionRole = (typeof tableUses)['transactions'][number];
export type MessageRole = (typeof tableUses)['messages'][number];
export type AuthorisationRole = (typeof tableUses)['authorisations'][number];
export type SampleRole = (typeof tableUses)['meter-samples'][number];
export type ReadingRole = (typeof tableUses)['meter-readings'][number];
export type ConfigurationRole = (typeof tableUses)['configuration'][number];
export type ReservationRole = (typeof tableUses)['reservations'][number];
export type ProfileRole = (typeof tableUses)['charging-profiles'][number];
export type StateRole = (typeof tableUses)['states'][number];
export type SecurityEventRole = (typeof tableUses)['security-events'][number];

export interface TransactionMapping {
  readonly as: 'transactions';
  readonly table: string;
  readonly columns: Columns<TransactionRole>;
  readonly unit: MeterUnit;
  /** Written without an offset but known to be UTC. */
  readonly timesInUtc?: boolean;
  /** The table that holds the ends of the same transactions. */
  readonly stops?: { readonly table: string; readonly columns: Columns<TransactionRole> };
}

export interface MessageMapping {
  readonly as: 'messages';
  readonly table: string;
  readonly columns: Columns<MessageRole>;
  /** `frames`: only rows whose text is an OCPP frame; `all`: the column is known to hold messages. */
  readonly take: 'all' | 'frames';
  /** A log of what went over the wire; else a queue of what is still to be sent. */
  readonly isLog?: boolean;
  readonly timesInUtc?: boolean;
}

export interface AuthorisationMapping {
  readonly as: 'authorisations';
  readonly table: string;
  readonly list: 'cache' | 'local-list';
  readonly columns: Columns<AuthorisationRole>;
}

export interface SampleMapping {
  readonly as: 'meter-samples';
  readonly table: string;
  readonly columns: Columns<SampleRole>;
  readonly timesInUtc?: boolean;
}

/** One measured value a row, in columns of its own. */
export interface ReadingMapping {
  readonly as: 'meter-readings';
  readonly table: string;
  readonly columns: Columns<ReadingRole>;
  /** Of rows that name no unit themselves. */
  readonly unit: MeterUnit;
  readonly timesInUtc?: boolean;
}

export interface ConfigurationMapping {
  readonly as: 'configuration';
  readonly table: string;
  readonly columns: Columns<ConfigurationRole>;
}

export interface ReservationMapping {
  readonly as: 'reservations';
  readonly table: string;
  readonly columns: Columns<ReservationRole>;
}

export interface ProfileMapping {
  readonly as: 'charging-profiles';
  readonly table: string;
  readonly columns: Columns<ProfileRole>;
}

export interface StateMapping {
  readonly as: 'states';
  readonly table: string;
  readonly columns: Columns<StateRole>;
  /** What the state is one of: `availability`, `status`, `local-list-version`, ...; `status-history` where a row is a notification. */
  readonly subject: string;
  readonly timesInUtc?: boolean;
}

export interface SecurityEventMapping {
  readonly as: 'security-events';
  readonly table: string;
  readonly columns: Columns<SecurityEventRole>;
}

export type TableMapping =
  | TransactionMapping
  | MessageMapping
  | AuthorisationMapping
  | SampleMapping
  | ReadingMapping
  | ConfigurationMapping
  | ReservationMapping
  | ProfileMapping
  | StateMapping
  | SecurityEventMapping;

/** A sentence of the ledger: code and values. */
export interface MappingReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Says for the ledger which column was taken as what. */
export function explainMappings(mappings: readonly TableMapping[]): readonly MappingReason[] {
  return mappings.flatMap((mapping) => {
    const own = { code: 'database.table-as', params: describe(mapping.table, mapping.as, mapping.columns) };
    if (mapping.as !== 'transactions' || mapping.stops === undefined) return [own];
    return [
      own,
      { code: 'database.table-as', params: describe(mapping.stops.table, 'transaction-ends', mapping.stops.columns) },
    ];
  });
}

function describe(
  table: string,
  as: string,
  columns: Columns<string>,
): { readonly table: string; readonly as: string; readonly columns: string } {
  const pairs = Object.entries(columns).map(([role, column]) => `${role}=${column}`);
  return { table, as, columns: pairs.join(', ').slice(0, 1_000) };
}
