import type { DatabaseMapping, MappedTable } from '../../../../main/api/views/mapping-views.ts';
import type { MeterUnit, TablePlan, TableUse } from '../../../../parsers/model/table-plan.ts';
import { formatCount } from '../../../text/format-number.ts';
import { useWords } from '../../../text/texts-context.ts';
import { visibleText } from '../../../text/visible-text.ts';

interface Props {
  readonly table: MappedTable;
  readonly plan: TablePlan;
  readonly uses: DatabaseMapping['uses'];
  readonly onUse: (use: TableUse) => void;
  readonly onRole: (column: string, role: string) => void;
  readonly onDetail: (detail: Partial<Pick<TablePlan, 'unit' | 'times'>>) => void;
}

const meterUnits: readonly MeterUnit[] = ['mWh', '0.1 Wh', 'Wh', '10 Wh', '100 Wh', 'kWh', 'MWh', 'J', 'kJ', 'MJ'];

/** One table: what it is read as, and for each column its role, a few values and the reason. */
export function MappedTableView({ table, plan, uses, onUse, onRole, onDetail }: Props) {
  const { t, language } = useWords();
  const words: Readonly<Record<string, string>> = t.tables.roles;
  const roles = uses.find(({ use }) => use === plan.as)?.roles ?? [];
  const roleOf = new Map(Object.entries(plan.columns).map(([role, column]) => [column, role]));
  const name = visibleText(plan.table);
  const meters = plan.as === 'transactions' || plan.as === 'meter-readings';
  return (
    <section className="mapped-table" data-testid="mapped-table" aria-label={name}>
      <header className="mapped-table-head">
        <h4 className="mono">{name}</h4>
        <span className="muted">{t.tables.rows(formatCount(table.rowCount, language))}</span>
        <label>
          {t.tables.readAs}{' '}
          <select
            value={plan.as}
            data-testid="table-use"
            onChange={(event) => {
              const chosen = uses.find(({ use }) => use === event.target.value);
              if (chosen !== undefined) onUse(chosen.use);
            }}
          >
            {uses.map(({ use }) => (
              <option key={use} value={use}>
                {t.tables.uses[use]}
              </option>
            ))}
          </select>
        </label>
        {meters && (
          <label>
            {t.tables.unit}{' '}
            <select
              value={plan.unit}
              data-testid="table-unit"
              onChange={(event) => {
                const unit = meterUnits.find((one) => one === event.target.value);
                if (unit !== undefined) onDetail({ unit });
              }}
            >
              {meterUnits.map((unit) => (
                <option key={unit} value={unit}>
                  {unit}
                </option>
              ))}
            </select>
          </label>
        )}
        {(meters || plan.as === 'messages') && (
          <label>
            {t.tables.times}{' '}
            <select
              value={plan.times}
              data-testid="table-times"
              onChange={(event) => onDetail({ times: event.target.value === 'utc' ? 'utc' : 'zone' })}
            >
              <option value="zone">{t.tables.timesZone}</option>
              <option value="utc">{t.tables.timesUtc}</option>
            </select>
          </label>
        )}
        {table.readBy === 'layout' && plan.as === 'nothing' && <span className="muted">{t.tables.byLayout}</span>}
      </header>
      {plan.as !== 'nothing' && (
        <table className="plain-table mapped-columns">
          <thead>
            <tr>
              <th>
                {t.tables.column} / {t.tables.samples}
              </th>
              <th>{t.tables.holds}</th>
              <th>{t.tables.why}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <tr key={column.name} data-column={column.name}>
                <td>
                  <span className="mono">{visibleText(column.name)}</span>
                  <div
                    className="mono muted mapped-samples"
                    title={column.samples.map((text) => visibleText(text)).join('\n')}
                  >
                    {column.samples.map((text) => visibleText(text)).join(' · ')}
                  </div>
                </td>
                <td>
                  <select
                    value={roleOf.get(column.name) ?? ''}
                    aria-label={`${t.tables.holds}: ${visibleText(column.name)}`}
                    data-testid="column-role"
                    onChange={(event) => onRole(column.name, event.target.value)}
                  >
                    <option value="">{t.tables.none}</option>
                    {roles.map((role) => (
                      <option key={role} value={role}>
                        {words[role] ?? role}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="muted">{column.why.map((text) => visibleText(text)).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
