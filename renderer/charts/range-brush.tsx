/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a range of two ends is no native input */
import { useRef, useState } from 'react';
import type { Histogram } from '../../main/api/views/overview-views.ts';
import { useCase } from '../app/case-context.ts';
import { useCommandHandlers } from '../app/command-handlers.ts';
import { commitRange, cutRanges, setPreview, shiftedRange, useRange, wholeCase } from '../app/range.ts';
import type { TimeRange } from '../app/url-state.ts';
import { useSelectedSpan } from '../app/use-selected-span.ts';
import { useProcedure } from '../client/use-procedure.ts';
import { formatDuration } from '../text/format-duration.ts';
import { formatCount } from '../text/format-number.ts';
import { wallClock } from '../text/format-time.ts';
import { useWords } from '../text/texts-context.ts';
import { useShownZone } from '../text/zone-context.ts';
import { BrushPreviewLabel } from './brush-preview-label.tsx';
import { HistogramBars } from './histogram-bars.tsx';
import { TimeAxis } from './time-axis.tsx';
import { useWidth } from './use-width.ts';

const bucketCount = 240;
const clickPx = 3;
const severities = ['critical', 'warning'] as const;

/** The time of the case as bars; dragging previews a range for all screens, Enter or a double click zooms into it. */
export function RangeBrush() {
  const { t } = useWords();
  const info = useCase();
  const { domain, preview, committed } = useRange();
  const [ref, width] = useWidth();
  const [hover, setHover] = useState<number | null>(null);
  const anchor = useRef<{ readonly x: number; readonly ms: number } | null>(null);
  const last = committed.at(-1);
  const histogram = useProcedure(
    'histogram.get',
    { caseId: info.caseId, range: last ?? { fromMs: null, toMs: null }, buckets: bucketCount },
    { enabled: domain !== null, keep: true },
  );
  const whole = wholeCase(info);
  const span = useSelectedSpan();

  const shift = (zoom: number, move: number) => () => {
    const from = preview ?? domain;
    if (from === null || whole === null) return;
    const next = shiftedRange(from, whole, zoom, move);
    // Panning and widening leave the trail: the step before is replaced, not nested.
    if (zoom < 1) commitRange(next);
    else if (next.fromMs <= whole.fromMs && next.toMs >= whole.toMs) cutRanges(0);
    else commitRange(next);
  };
  useCommandHandlers({
    zoomIn: preview === null ? shift(0.5, 0) : () => commitRange(preview),
    zoomOut: shift(2, 0),
    panLeft: shift(1, -0.25),
    panRight: shift(1, 0.25),
    wholeRange: () => cutRanges(0),
  });

  if (domain === null) {
    return (
      <div className="brush-frame">
        <div className="range-brush" data-testid="range-brush" />
      </div>
    );
  }
  const msAt = (x: number) => domain.fromMs + (Math.min(width, Math.max(0, x)) / width) * (domain.toMs - domain.fromMs);
  const xAt = (ms: number) => ((ms - domain.fromMs) / (domain.toMs - domain.fromMs)) * width;
  const place = (event: React.PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left;

  return (
    <div className="brush-frame">
      <div
        className="range-brush"
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={t.range.brush}
        aria-valuemin={domain.fromMs}
        aria-valuemax={domain.toMs}
        aria-valuenow={preview?.fromMs ?? domain.fromMs}
        aria-valuetext={rangeText(preview ?? domain)}
        data-testid="range-brush"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const x = place(event);
          anchor.current = { x, ms: msAt(x) };
        }}
        onPointerMove={(event) => {
          const x = place(event);
          setHover(x);
          const start = anchor.current;
          if (start === null || Math.abs(x - start.x) < clickPx) return;
          setPreview(ordered(start.ms, msAt(x)), false);
        }}
        onPointerUp={(event) => {
          const start = anchor.current;
          const x = place(event);
          anchor.current = null;
          if (start === null) return;
          if (Math.abs(x - start.x) >= clickPx) setPreview(ordered(start.ms, msAt(x)));
          else if (!inside(start.ms, preview)) setPreview(null);
        }}
        onPointerCancel={() => {
          anchor.current = null;
          setPreview(null);
        }}
        onPointerLeave={() => setHover(null)}
        onDoubleClick={() => {
          if (preview !== null) commitRange(preview);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && preview !== null) {
            event.preventDefault();
            event.stopPropagation();
            commitRange(preview);
          }
        }}
      >
        <svg width="100%" height="42" aria-hidden="true" className="brush-plot">
          {histogram.data !== undefined && width > 0 && (
            <HistogramBars histogram={histogram.data} domain={domain} width={width} height={28} />
          )}
          {span !== null && span.toMs >= domain.fromMs && span.fromMs <= domain.toMs && (
            <rect
              x={Math.max(0, xAt(span.fromMs))}
              y={0}
              width={Math.max(2, Math.min(width, xAt(span.toMs)) - Math.max(0, xAt(span.fromMs)))}
              height={28}
              className="selected-span"
            />
          )}
          <TimeAxis domain={domain} width={width} top={28} />
          {preview !== null && (
            <g className="brush-preview">
              <rect x={0} y={0} width={Math.max(0, xAt(preview.fromMs))} height={40} className="brush-outside" />
              <rect
                x={xAt(preview.toMs)}
                y={0}
                width={Math.max(0, width - xAt(preview.toMs))}
                height={40}
                className="brush-outside"
              />
              <rect
                x={xAt(preview.fromMs)}
                y={0.5}
                width={Math.max(1, xAt(preview.toMs) - xAt(preview.fromMs))}
                height={39}
                className="brush-band"
              />
            </g>
          )}
          {hover !== null && <line x1={hover} x2={hover} y1={0} y2={28} className="brush-hair" />}
        </svg>
        {hover !== null && preview === null && histogram.data !== undefined && (
          <BrushReadOut histogram={histogram.data} ms={msAt(hover)} x={hover} width={width} />
        )}
      </div>
      {preview !== null && width > 0 && (
        <BrushPreviewLabel preview={preview} fromX={xAt(preview.fromMs)} toX={xAt(preview.toMs)} width={width} />
      )}
    </div>
  );
}

function BrushReadOut(props: {
  readonly histogram: Histogram;
  readonly ms: number;
  readonly x: number;
  readonly width: number;
}) {
  const { t, language } = useWords();
  const zone = useShownZone();
  const { histogram, ms, x, width } = props;
  const bucket = Math.floor((ms - histogram.fromMs) / histogram.bucketMs);
  const { date, time } = wallClock(ms, zone);
  const faults = histogram.faults[bucket] ?? 0;
  const parts = [
    `${date} ${time}`,
    t.range.frames(formatCount(histogram.frames[bucket] ?? 0, language)),
    ...(faults > 0 ? [t.range.faults(formatCount(faults, language))] : []),
    ...severities.flatMap((severity) => {
      const count = histogram[severity][bucket] ?? 0;
      return count > 0 ? [t.severityCounts[severity](formatCount(count, language))] : [];
    }),
    t.range.bucket(formatDuration(histogram.bucketMs, language)),
  ];
  return (
    <span className="brush-read-out" style={x < width / 2 ? { left: x + 8 } : { right: width - x + 8 }}>
      {parts.join(' · ')}
    </span>
  );
}

function ordered(left: number, right: number): TimeRange {
  return { fromMs: Math.round(Math.min(left, right)), toMs: Math.round(Math.max(left, right)) };
}

function inside(ms: number, range: TimeRange | null): boolean {
  return range !== null && ms >= range.fromMs && ms <= range.toMs;
}

function rangeText(range: TimeRange): string {
  return `${new Date(range.fromMs).toISOString()} – ${new Date(range.toMs).toISOString()}`;
}
