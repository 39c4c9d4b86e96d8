import type { TablePlan, TableUse } from '../../../parsers/model/table-plan.ts';

/** What the tables of one database hold: `database.mapping`, and `show mapping --json` with its `file` as a mapping file. */
export interface DatabaseMapping {
  readonly sourceId: number;
  readonly name: string;
  readonly entry: string | null;
  /** The layout that was recognised; `discovered` for an unknown one, `null` where there are no tables. */
  readonly dialect: string | null;
  readonly dialectTitle: string;
  readonly confidence: number;
  /** The person's word that counts; `null` while none does. */
  readonly byPerson: { readonly journalId: number; readonly at: string; readonly who: string } | null;
  /** What a table can be read as, with the roles that its columns can have. */
  readonly uses: readonly { readonly use: TableUse; readonly roles: readonly string[] }[];
  readonly tables: readonly MappedTable[];
  readonly preview: MappingPreview;
  /** The text of a mapping file for databases with these tables. */
  readonly file: string;
}

export interface MappedTable {
  readonly plan: TablePlan;
  readonly rowCount: number;
  /** `plan`: column by column; `layout`: read as a whole by a known layout; `nothing`: not read. */
  readonly readBy: 'plan' | 'layout' | 'nothing';
  readonly columns: readonly MappedColumn[];
}

export interface MappedColumn {
  readonly name: string;
  readonly declaredType: string;
  readonly role: string | null;
  /** Why, in sentences. */
  readonly why: readonly string[];
  /** A few values that stand there; secrets masked. */
  readonly samples: readonly string[];
}

/** Sessions that a mapping would give. */
export interface MappingPreview {
  readonly rows: readonly {
    readonly table: string;
    readonly transactionId: string | null;
    readonly station: string | null;
    readonly connector: number | null;
    readonly idTag: string | null;
    readonly start: string | null;
    readonly stop: string | null;
    readonly meterStartWh: string | null;
    readonly meterStopWh: string | null;
    readonly energyWh: string | null;
    readonly reason: string | null;
  }[];
  /** There are more. */
  readonly more: boolean;
  /** What could not be read in these rows. */
  readonly issues: readonly string[];
}
