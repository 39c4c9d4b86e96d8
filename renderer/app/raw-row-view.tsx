import type { RowEvidence } from '../../parsers/model/evidence.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { Answer } from '../widgets/answer.tsx';
import { useCase } from './case-context.ts';

/** A database row, column by column, as text. */
export function RawRowView({ evidence }: { readonly evidence: RowEvidence }) {
  const { t } = useWords();
  const { caseId } = useCase();
  const row = useProcedure('raw.row', {
    caseId,
    sourceId: evidence.sourceId,
    table: evidence.table,
    rowId: evidence.rowId,
  });
  return (
    <div className="raw-row">
      <Answer of={row}>
        {(value) => (
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t.raw.column}</th>
                <th>{t.raw.value}</th>
              </tr>
            </thead>
            <tbody>
              {value.columns.map((column) => (
                <tr key={column.name} data-marked={column.name === evidence.column ? '' : undefined}>
                  <td className="mono">{visibleText(column.name)}</td>
                  <td className="mono">
                    {column.isNull ? <span className="muted">NULL</span> : visibleText(column.value)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
    </div>
  );
}
