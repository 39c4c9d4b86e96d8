import { Button } from 'react-aria-components';
import type { FaultTally } from '../../main/api/views/status-views.ts';
import { openFiltered } from '../app/links.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatCount, formatPercent, formatShare } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';

/** Faults by total time with bar, running share and numbers in one row each; a row opens its status notifications. */
export function FaultPareto({ faults }: { readonly faults: readonly FaultTally[] }) {
  const { t, language } = useWords();
  const sorted = [...faults].sort((left, right) => right.totalMs - left.totalMs);
  const most = Math.max(1, sorted[0]?.totalMs ?? 1);
  const whole = Math.max(
    1,
    sorted.reduce((sum, fault) => sum + fault.totalMs, 0),
  );
  const rows = sorted.map((fault, index) => ({
    fault,
    runningMs: sorted.slice(0, index + 1).reduce((sum, { totalMs }) => sum + totalMs, 0),
  }));
  return (
    <table className="pareto plain-table" data-testid="fault-pareto">
      <thead>
        <tr>
          <th scope="col">{t.status.errorCode}</th>
          <th scope="col">{t.status.vendorErrorCode}</th>
          <th scope="col" className="number">
            {t.status.episodes}
          </th>
          <th scope="col" className="number">
            {t.status.total}
          </th>
          <th scope="col" className="pareto-bar-cell">
            <span className="hidden-visually">{t.status.share}</span>
          </th>
          <th scope="col" className="number">
            {t.status.runningTotal}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ fault, runningMs }) => {
          const code = fault.vendorErrorCode ?? fault.errorCode;
          return (
            <tr key={`${fault.errorCode} ${fault.vendorErrorCode}`}>
              <th scope="row">
                <Button className="evidence-link" onPress={() => openFilteredList(code)} data-testid="fault-link">
                  {visibleText(fault.errorCode)}
                </Button>
              </th>
              <td className="mono">
                {fault.vendorErrorCode === null ? t.common.none : visibleText(fault.vendorErrorCode)}
              </td>
              <td className="number">{formatCount(fault.episodes, language)}</td>
              <td className="number">{formatDuration(fault.totalMs, language)}</td>
              <td className="pareto-bar-cell" aria-label={formatPercent(fault.totalMs / whole, language)}>
                <svg width="100%" height="10" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={Math.max(0.5, (fault.totalMs / most) * 100)} height={10} className="pareto-bar" />
                </svg>
              </td>
              <td className="number muted">{formatShare(runningMs / whole, language)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function openFilteredList(code: string): void {
  // A fault of 2.x has no code; its state stands in its place.
  const filter = code === 'Faulted' ? 'status:Faulted' : `code:"${code.replaceAll('"', '')}"`;
  openFiltered('status', filter, 'list');
}
