import type { TimeRange } from '../app/url-state.ts';
import { useShownZone } from '../text/zone-context.ts';
import { timeTicks } from './time-ticks.ts';

interface Props {
  readonly domain: TimeRange;
  readonly width: number;
  readonly top: number;
  readonly left?: number;
}

/** Of the labels' digits; a label at an end moves inwards only as far as it must. */
const letterPx = 6;

/** Few ticks with direct labels, in the zone that is shown. */
export function TimeAxis({ domain, width, top, left = 0 }: Props) {
  const zone = useShownZone();
  if (width <= 0) return null;
  const xOf = (ms: number) => left + ((ms - domain.fromMs) / (domain.toMs - domain.fromMs)) * width;
  return (
    <g className="time-axis">
      {timeTicks(domain.fromMs, domain.toMs, zone, Math.max(2, Math.floor(width / 110))).map(
        ({ ms, label, begins }) => {
          const x = xOf(ms);
          const half = (label.length * letterPx) / 2;
          return (
            <g key={ms}>
              <line x1={x} x2={x} y1={top} y2={top + 3} />
              <text
                x={Math.max(left + half, Math.min(x, left + width - half))}
                y={top + 13}
                textAnchor="middle"
                data-begins={begins === true ? '' : undefined}
              >
                {label}
              </text>
            </g>
          );
        },
      )}
    </g>
  );
}
