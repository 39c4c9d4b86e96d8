/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a scrollable region that is reached by keyboard */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface Props {
  readonly label: string;
  readonly count: number;
  /** Line that is brought into sight when it changes. */
  readonly focus: number | null;
  readonly className: string;
  readonly children: (line: number) => ReactNode;
  readonly linePx?: number;
}

/** Lines of one height of which only those in sight are drawn; for raw text and bytes. */
export function VirtualLines({ label, count, focus, className, children, linePx = 18 }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => linePx,
    overscan: 12,
  });
  useEffect(() => {
    if (focus === null || focus >= count || frame.current === null) return;
    // To a whole line: half a line at the top reads like a mistake.
    const above = Math.floor(frame.current.clientHeight / linePx / 2);
    frame.current.scrollTop = Math.max(0, focus - above) * linePx;
    // oxlint-disable-next-line react/exhaustive-deps -- the virtualizer is the same object for the component's life
  }, [focus, count]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <div className={`virtual-lines ${className}`} role="region" aria-label={label} tabIndex={0} ref={frame}>
      <div style={{ height: lines.getTotalSize() }} className="virtual-track">
        {lines.getVirtualItems().map((item) => (
          <div key={item.key} className="virtual-line" style={{ transform: `translateY(${item.start}px)` }}>
            {children(item.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
