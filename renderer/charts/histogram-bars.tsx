import type { Histogram } from '../../main/api/views/overview-views.ts';
import type { TimeRange } from '../app/url-state.ts';

interface Props {
  readonly histogram: Histogram;
  readonly domain: TimeRange;
  readonly width: number;
  readonly height: number;
}

/** Messages as bars (height by square root, so that quiet times stay visible), faults red within them, findings as marks above (critical filled, warnings hollow), sessions as a line below. */
export function HistogramBars({ histogram, domain, width, height }: Props) {
  const scale = width / (domain.toMs - domain.fromMs);
  const most = Math.max(1, ...histogram.frames);
  const xOf = (bucket: number) => (histogram.fromMs + bucket * histogram.bucketMs - domain.fromMs) * scale;
  const barPx = Math.max(1, histogram.bucketMs * scale - (histogram.bucketMs * scale > 3 ? 1 : 0));
  const room = height - 8;
  return (
    <g>
      <path
        className="bars"
        d={histogram.frames
          .map((count, bucket) => {
            if (count === 0) return '';
            const tall = Math.max(1, Math.sqrt(count / most) * room);
            return `M${xOf(bucket).toFixed(1)} ${(height - 3 - tall).toFixed(1)}h${barPx.toFixed(1)}v${tall.toFixed(1)}h-${barPx.toFixed(1)}z`;
          })
          .join('')}
      />
      <path
        className="session-line"
        d={histogram.sessions
          .map((count, bucket) =>
            count === 0
              ? ''
              : `M${xOf(bucket).toFixed(1)} ${height - 2}h${(barPx + 1).toFixed(1)}v2h-${(barPx + 1).toFixed(1)}z`,
          )
          .join('')}
      />
      <path
        className="fault-bars"
        d={histogram.faults
          .map((count, bucket) => {
            if (count === 0) return '';
            const tall = Math.max(3, Math.sqrt(count / most) * room);
            return `M${xOf(bucket).toFixed(1)} ${(height - 3 - tall).toFixed(1)}h${barPx.toFixed(1)}v${tall.toFixed(1)}h-${barPx.toFixed(1)}z`;
          })
          .join('')}
      />
      <path
        className="warning-marks"
        d={histogram.warning
          .map((count, bucket) =>
            count === 0 || (histogram.critical[bucket] ?? 0) > 0
              ? ''
              : `M${(xOf(bucket) + barPx / 2 - 2.5).toFixed(1)} 0.5h5l-2.5 4z`,
          )
          .join('')}
      />
      <path
        className="fault-marks"
        d={histogram.critical
          .map((count, bucket) => (count === 0 ? '' : `M${(xOf(bucket) + barPx / 2 - 3).toFixed(1)} 0h6l-3 5z`))
          .join('')}
      />
    </g>
  );
}
