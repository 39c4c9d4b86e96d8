/** Which column of a table holds what. Columns that a version of a store does not have are left out. */
export type Columns<Role extends string> = Readonly<Partial<Record<Role, string>>>;

export type TransactionRole =
  | 'station'
  | 'localId'
  | 'transactionId'
  | 'connector'
  | 'idTagStart'
  | 'idTagStop'
  | 'parentIdTag'
  | 'startedAt'
  | 'stoppedAt'
  | 'meterStart'
  | 'meterStop'
  | 'meterLast'
  | 'meterLastAt'
  | 'energy'
  | 'reason'
  | 'acknowledged'
  | 'startMessageId'
  | 'stopMessageId';

export type MessageRole = 'station' | 'message' | 'action' | 'uniqueId' | 'attempts' | 'storedAt';
export type AuthorisationRole = 'idTag' | 'status' | 'expiresAt' | 'parentIdTag' | 'blocked';
export type SampleRole = 'transactionId' | 'connector' | 'payload';

export interface TransactionMapping {
  readonly as: 'transactions';
  readonly table: string;
  readonly columns: Columns<TransactionRole>;
  readonly unit: 'Wh' | 'kWh';
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
}

export type TableMapping = TransactionMapping | MessageMapping | AuthorisationMapping | SampleMapping;

/** Says for the ledger which column was taken as what. */
export function explainMappings(
  mappings: readonly TableMapping[],
): readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[] {
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
