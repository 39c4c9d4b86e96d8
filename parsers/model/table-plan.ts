/** What a table of a database can be read as; `nothing`: a person says that it is to be left. */
export type TableUse =
  | 'transactions'
  | 'transaction-ends'
  | 'messages'
  | 'authorisations'
  | 'meter-samples'
  | 'meter-readings'
  | 'configuration'
  | 'reservations'
  | 'charging-profiles'
  | 'states'
  | 'security-events'
  | 'nothing';

/** What registers count. Some meters count in tenths, tens or hundreds of a watt-hour, some stores in joules. */
export type MeterUnit = 'mWh' | '0.1 Wh' | 'Wh' | '10 Wh' | '100 Wh' | 'kWh' | 'MWh' | 'J' | 'kJ' | 'MJ';

/** What one table holds, in the flat form that a person sees, corrects and keeps in a file. */
export interface TablePlan {
  readonly table: string;
  readonly as: TableUse;
  /** Column by role. */
  readonly columns: Readonly<Record<string, string>>;
  /** Of meter readings. */
  readonly unit: MeterUnit;
  /** How times without an offset are read: in the zone of the case, or as UTC. */
  readonly times: 'zone' | 'utc';
  /** Of authorisations: which list. Of messages: `log` or `queue`. Of states: their subject. Else empty. */
  readonly kind: string;
}
