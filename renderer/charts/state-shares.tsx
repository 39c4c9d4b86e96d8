import type { StatusLane } from '../../main/api/views/status-views.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatPercent } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { StateSwatch } from '../widgets/state-swatch.tsx';
import { compareStates, stateColour } from './state-colour.ts';

/** Share of time per state and connector: a bar and the exact numbers in one table. */
export function StateShares({ lanes }: { readonly lanes: readonly StatusLane[] }) {
  const { t, language } = useWords();
  const statuses = [...new Set(lanes.flatMap(({ shares }) => Object.keys(shares)))].sort(compareStates);
  return (
    <table className="shares plain-table">
      <thead>
        <tr>
          <th scope="col">{t.common.connector}</th>
          <th scope="col" className="share-bar-cell">
            {t.status.share}
          </th>
          {statuses.map((status) => (
            <th scope="col" key={status} className="number">
              <StateSwatch status={status} /> {status === 'unknown' ? t.states.unknown : visibleText(status)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => {
          const total = Object.values(lane.shares).reduce((sum, ms) => sum + ms, 0);
          let before = 0;
          return (
            <tr key={`${lane.station} ${lane.connector}`}>
              <th scope="row">{lane.connector === 0 ? t.status.wholeStation : t.states.connector(lane.connector)}</th>
              <td className="share-bar-cell">
                <svg width="100%" height="12" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">
                  {statuses.map((status) => {
                    const ms = lane.shares[status] ?? 0;
                    const x = total === 0 ? 0 : (before / total) * 1_000;
                    const wide = total === 0 ? 0 : (ms / total) * 1_000;
                    before += ms;
                    return (
                      <rect
                        key={status}
                        x={x}
                        y={0}
                        width={wide}
                        height={12}
                        style={{ fill: stateColour(status).fill }}
                      />
                    );
                  })}
                </svg>
              </td>
              {statuses.map((status) => {
                const ms = lane.shares[status] ?? 0;
                return (
                  <td key={status} className="number" title={formatDuration(ms, language)}>
                    {ms === 0 ? <span className="muted">{t.common.none}</span> : formatPercent(ms / total, language)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
