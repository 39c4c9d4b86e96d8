import type { StatusLane } from '../../main/api/views/status-views.ts';
import { useNarrow } from '../app/use-narrow.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatShare } from '../text/format-number.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { StateSwatch } from '../widgets/state-swatch.tsx';
import { laneName, placeName } from './status-lanes.tsx';
import { compareStates, stateColour } from './state-colour.ts';

interface Props {
  readonly lanes: readonly StatusLane[];
}

function totalOf({ shares }: StatusLane): number {
  return Object.values(shares).reduce((sum, ms) => sum + ms, 0);
}

/** Share of time per state and connector: a bar and the exact numbers in one table; where it is narrow, connector by connector. */
export function StateShares({ lanes }: Props) {
  return useNarrow() ? <SharesList lanes={lanes} /> : <SharesTable lanes={lanes} />;
}

function SharesTable({ lanes }: Props) {
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
        {lanes.map((lane, row) => (
          <tr key={`${lane.station} ${placeName(lane)}`}>
            {severalStations && (
              <td className="share-station" data-again={lanes[row - 1]?.station === lane.station ? '' : undefined}>
                {lane.station === null ? t.frame.noStation : visibleText(lane.station)}
              </td>
            )}
            <th scope="row">{laneName(lane, t)}</th>
            <td className="share-bar-cell">
              <ShareBar lane={lane} />
            </td>
            {statuses.map((status) => {
              const ms = lane.shares[status] ?? 0;
              return (
                <td key={status} className="number" title={formatDuration(ms, language)}>
                  {ms === 0 ? (
                    <span className="muted">{t.common.none}</span>
                  ) : (
                    formatShare(ms / totalOf(lane), language)
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SharesList({ lanes }: Props) {
  const { t, language } = useWords();
  const severalStations = new Set(lanes.map(({ station }) => station)).size > 1;
  return (
    <ul className="shares-list">
      {lanes.map((lane) => (
        <li key={`${lane.station} ${placeName(lane)}`}>
          <h3>
            {severalStations && `${lane.station === null ? t.frame.noStation : visibleText(lane.station)} · `}
            {laneName(lane, t)}
          </h3>
          <ShareBar lane={lane} />
          <p className="legend">
            {statesOf(lane).map((status) => {
              const ms = lane.shares[status] ?? 0;
              return (
                <span key={status} title={formatDuration(ms, language)}>
                  <StateSwatch status={status} /> {status === 'unknown' ? t.states.unknown : visibleText(status)}{' '}
                  <span className="number share-number">{formatShare(ms / totalOf(lane), language)}</span>
                </span>
              );
            })}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Those that took any time, in the order of the legend. */
function statesOf({ shares }: StatusLane): readonly string[] {
  return Object.keys(shares)
    .filter((status) => (shares[status] ?? 0) > 0)
    .sort(compareStates);
}

function ShareBar({ lane }: { readonly lane: StatusLane }) {
  const total = totalOf(lane);
  const states = statesOf(lane);
  const share = (status: string): number => ((lane.shares[status] ?? 0) / total) * 100;
  return (
    <svg width="100%" height="12" aria-hidden="true">
      {states.map((status, position) => {
        const { fill, hatched } = stateColour(status);
        const before = states.slice(0, position).reduce((sum, each) => sum + share(each), 0);
        return (
          <rect
            key={status}
            x={`${before}%`}
            y={0}
            width={`${share(status)}%`}
            height={12}
            style={hatched ? { fill: 'url(#state-hatch)' } : { fill }}
          />
        );
      })}
    </svg>
  );
}
