/* oxlint-disable jsx-a11y/prefer-tag-over-role -- parts of a drawing have roles, not tags */
import { Fragment, useMemo, useState } from 'react';
import type { StatusLane } from '../../main/api/views/status-views.ts';
import { useRange } from '../app/range.ts';
import { commitRange } from '../app/range.ts';
import type { TimeRange } from '../app/url-state.ts';
import { useSelectedSpan } from '../app/use-selected-span.ts';
import { useEvidence } from '../app/use-evidence.ts';
import { formatDuration } from '../text/format-duration.ts';
import { shortenMiddle } from '../text/format-number.ts';
import { fullTime } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { StateChip } from '../widgets/state-chip.tsx';
import { StateSwatch } from '../widgets/state-swatch.tsx';
import { drawnIntervals } from './lane-geometry.ts';
import { compareStates, isQuietState, stateColour } from './state-colour.ts';
import { TimeAxis } from './time-axis.tsx';
import { useWidth } from './use-width.ts';

type Interval = StatusLane['intervals'][number];

const lanePx = 26;
/** A quiet state is a line in the middle of its lane; its whole height takes the pointer. */
const quietPx = 5;
const quietTopPx = 11;
const shortLabelPx = 84;
const longLabelPx = 216;
const gapPx = 10;
const letterPx = 7;
/** Room for the word "Station" or a connector's number beside the name. */
const connectorPx = 72;
/** Below this a fault is easily overlooked and gets a mark of its own above its lane. */
const narrowPx = 6;

/** A swim lane per connector. Hover reads exactly in a line of its own below; click shows the bytes; double click zooms. */
export function StatusLanes({ lanes }: { readonly lanes: readonly StatusLane[] }) {
  const { t } = useWords();
  const [ref, fullWidth] = useWidth();
  const [hover, setHover] = useState<{ readonly lane: StatusLane; readonly interval: Interval } | null>(null);
  const { shown } = useRange();
  const { show, isShown } = useEvidence();
  const severalStations = new Set(lanes.map(({ station }) => station)).size > 1;
  const longestName = Math.max(...lanes.map(({ station }) => (station ?? t.frame.noStation).length));
  const labelPx = severalStations ? Math.min(longLabelPx, longestName * letterPx + connectorPx) : shortLabelPx;
  const width = Math.max(0, fullWidth - labelPx);
  const statuses = useMemo(
    () => [...new Set(lanes.flatMap(({ intervals }) => intervals.map(({ status }) => status)))].sort(compareStates),
    [lanes],
  );
  if (shown === null) return null;
  const height = lanes.length * lanePx;
  return (
    <div className="lanes" ref={ref} data-testid="status-lanes">
      <svg width="100%" height={height + 16} role="group" aria-label={t.status.lanes}>
        <defs>
          <pattern id="state-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" className="hatch-ground" />
            <line x1="0" x2="0" y1="0" y2="6" className="hatch-line" />
          </pattern>
        </defs>
        {lanes.map((lane, row) => {
          const drawn = drawnIntervals(lane.intervals, shown, width);
          return (
            <g key={`${lane.station} ${placeName(lane)}`} transform={`translate(0 ${row * lanePx})`}>
              {severalStations && lanes[row - 1]?.station !== lane.station && (
                <text x={0} y={17} className="lane-label" data-unnamed={lane.station === null ? '' : undefined}>
                  <title>{visibleText(lane.station ?? t.frame.noStation)}</title>
                  {shortenMiddle(visibleText(lane.station ?? t.frame.noStation), 22)}
                </text>
              )}
              <text
                x={severalStations ? labelPx - gapPx : 0}
                y={17}
                textAnchor={severalStations ? 'end' : 'start'}
                className="lane-label"
              >
                {severalStations && lane.connector !== 0 ? t.status.connectorShort(placeName(lane)) : laneName(lane, t)}
              </text>
              <line x1={labelPx} x2={labelPx + width} y1={lanePx - 3.5} y2={lanePx - 3.5} className="lane-ground" />
              {drawn.map(({ interval, x, wide }) => {
                const { fill, hatched } = stateColour(interval.status);
                const evidence = interval.evidence;
                const quiet = isQuietState(interval.status);
                const line = quiet && (
                  <rect
                    x={labelPx + x}
                    y={quietTopPx}
                    width={wide}
                    height={quietPx}
                    className="lane-line"
                    style={{ fill }}
                  />
                );
                const place = (
                  // The list below the lanes gives the same rows to the keyboard.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- see above
                  <rect
                    x={labelPx + x}
                    y={5}
                    width={wide}
                    height={lanePx - 9}
                    style={quiet ? undefined : hatched ? { fill: 'url(#state-hatch)' } : { fill }}
                    className="lane-interval"
                    data-quiet={quiet ? '' : undefined}
                    data-status={interval.status}
                    data-shown={evidence !== null && isShown(evidence) ? '' : undefined}
                    role="img"
                    aria-label={interval.status}
                    onPointerEnter={() => setHover({ lane, interval })}
                    onPointerLeave={() => setHover(null)}
                    onClick={() => {
                      if (evidence !== null) show(evidence);
                    }}
                    onDoubleClick={() => commitRange(interval)}
                  />
                );
                return (
                  <Fragment key={interval.fromMs}>
                    {line}
                    {place}
                  </Fragment>
                );
              })}
              <path
                className="fault-marks"
                d={drawn
                  .filter(({ interval, wide }) => interval.status === 'Faulted' && wide < narrowPx)
                  .map(({ x, wide }) => `M${(labelPx + x + wide / 2 - 3).toFixed(1)} 0h6l-3 4.5z`)
                  .join('')}
              />
              <SpanMark lane={lane} shown={shown} left={labelPx} width={width} />
            </g>
          );
        })}
        <g transform={`translate(${labelPx} 0)`}>
          <TimeAxis domain={shown} width={width} top={height} />
        </g>
      </svg>
      <p className="read-out" aria-live="off">
        {hover === null ? (
          <span className="legend">
            {statuses.map((status) => (
              <span key={status}>
                <StateSwatch status={status} />
                {status === 'unknown' ? t.states.unknown : visibleText(status)}
              </span>
            ))}
          </span>
        ) : (
          <LaneReadOut lane={hover.lane} interval={hover.interval} />
        )}
      </p>
    </div>
  );
}

/** The selected session on its own lane. */
function SpanMark({
  lane,
  shown,
  left,
  width,
}: {
  readonly lane: StatusLane;
  readonly shown: TimeRange;
  readonly left: number;
  readonly width: number;
}) {
  const span = useSelectedSpan();
  if (span === null || span.connector !== lane.connector || span.station !== lane.station) return null;
  const xAt = (ms: number) => Math.min(width, Math.max(0, ((ms - shown.fromMs) / (shown.toMs - shown.fromMs)) * width));
  const [from, to] = [xAt(span.fromMs), xAt(span.toMs)];
  if (span.toMs < shown.fromMs || span.fromMs > shown.toMs) return null;
  return <rect x={left + from} y={lanePx - 4} width={Math.max(2, to - from)} height={3} className="lane-span" />;
}

function LaneReadOut({ lane, interval }: { readonly lane: StatusLane; readonly interval: Interval }) {
  const { t, language } = useWords();
  const zone = useShownZone();
  return (
    <span className="ellipsis">
      <StateChip status={interval.status} />
      {[
        '',
        lane.station === null ? '' : visibleText(lane.station),
        laneName(lane, t),
        fullTime(interval.fromMs, zone),
        formatDuration(interval.toMs - interval.fromMs, language),
        interval.errorCode === null || interval.errorCode === 'NoError' ? '' : visibleText(interval.errorCode),
        interval.vendorErrorCode === null ? '' : visibleText(interval.vendorErrorCode),
      ]
        .filter((part, position) => position === 0 || part !== '')
        .join(' · ')}
    </span>
  );
}

/** A connector in a list of connectors; 0 is the station as a whole. */
export function laneName(place: Place, t: ReturnType<typeof useWords>['t']): string {
  return place.connector === 0 ? t.status.wholeStation : `${t.common.connector} ${placeName(place)}`;
}

type Place = Pick<StatusLane, 'connector' | 'evseConnector'>;

/** `2`; of an EVSE with several connectors `2.1`. */
export function placeName({ connector, evseConnector }: Place): string {
  return evseConnector === undefined ? String(connector) : `${connector}.${evseConnector}`;
}
