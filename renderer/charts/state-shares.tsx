import type { Language } from '../../parsers/model/language.ts';
import type { StatusLane } from '../../main/api/views/status-views.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatPercent } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { StateSwatch } from '../widgets/state-swatch.tsx';
import { laneName } from './status-lanes.tsx';
import { compareStates, stateColour } from './state-colour.ts';

/** Beside each other shares are added up: one too small for its digit says that it is less. */
function formatShare(share: number, language: Language): string {
  if (share > 0 && share < 0.001) return `< ${formatPercent(0.001, language)}`;
  if (share > 0.999 && share < 1) return `> ${formatPercent(0.999, language)}`;
  return formatPercent(share, language);
}

/** Share of time per state and connector: a bar and the exact numbers in one table. */
export function StateShares({ lanes }: { readonly lanes: readonly StatusLane[] }) {
  const { t, language } = useWords();
  const severalStations = new Set(lanes.map(({ station }) => station)).size > 1;
  const statuses = [...new Set(lanes.flatMap(({ shares }) => Object.keys(shares)))].sort(compareStates);
  return (
    <table className="shares plain-table">
      <thead>
        <tr>
          {severalStations && <th scope="col">{t.common.station}</th>}
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
        {lanes.map((lane, row) => {
          const total = Object.values(lane.shares).reduce((sum, ms) => sum + ms, 0);
          let before = 0;
          return (
            <tr key={`${lane.station} ${lane.connector}`}>
              {severalStations && (
                <td className="share-station" data-again={lanes[row - 1]?.station === lane.station ? '' : undefined}>
                  {lane.station === null ? t.frame.noStation : visibleText(lane.station)}
                </td>
              )}
              <th scope="row">{laneName(lane.connector, t)}</th>
              <td className="share-bar-cell">
                <svg width="100%" height="12" aria-hidden="true">
                  {statuses.map((status) => {
                    const ms = lane.shares[status] ?? 0;
                    const x = total === 0 ? 0 : (before / total) * 100;
                    const wide = total === 0 ? 0 : (ms / total) * 100;
                    before += ms;
                    const { fill, hatched } = stateColour(status);
                    return (
                      <rect
                        key={status}
                        x={`${x}%`}
                        y={0}
                        width={`${wide}%`}
                        height={12}
                        style={hatched ? { fill: 'url(#state-hatch)' } : { fill }}
                      />
                    );
                  })}
                </svg>
              </td>
              {statuses.map((status) => {
                const ms = lane.shares[status] ?? 0;
                return (
                  <td key={status} className="number" title={formatDuration(ms, language)}>
                    {ms === 0 ? <span className="muted">{t.common.none}</span> : formatShare(ms / total, language)}
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
