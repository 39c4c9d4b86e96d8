/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a focusable separator is the window splitter of the ARIA practices */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useNarrow } from '../app/use-narrow.ts';

interface Props {
  /** Under which its position is remembered. */
  readonly id: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly label: string;
  readonly initial?: number;
}

/** Two panes beside each other (below each other where there is no room) with a border that is dragged or moved with the arrow keys; it remembers its place. */
export function SplitPane({ id, first, second, label, initial = 55 }: Props) {
  const { splits } = usePreferences();
  const frame = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  // Below each other the detail has the room that its width lost; a border that was moved beside each other does not count.
  const [below, setBelow] = useState(38);
  const share = narrow ? below : clamp(splits[id] ?? initial);
  const set = (next: number) =>
    narrow ? setBelow(clamp(next)) : setPreferences({ splits: { ...splits, [id]: clamp(next) } });
  const drag = (event: React.PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || frame.current === null) return;
    const box = frame.current.getBoundingClientRect();
    set(narrow ? ((event.clientY - box.top) / box.height) * 100 : ((event.clientX - box.left) / box.width) * 100);
  };
  return (
    <div
      className="split"
      ref={frame}
      data-narrow={narrow ? '' : undefined}
      style={{
        [narrow ? 'gridTemplateRows' : 'gridTemplateColumns']: `minmax(0, ${share}fr) 1px minmax(0, ${100 - share}fr)`,
      }}
    >
      <div className="split-pane">{first}</div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions jsx-a11y/no-noninteractive-tabindex -- a focusable separator is the window splitter of the ARIA practices */}
      <div
        className="split-border"
        role="separator"
        tabIndex={0}
        aria-orientation={narrow ? 'horizontal' : 'vertical'}
        aria-label={label}
        aria-valuenow={Math.round(share)}
        aria-valuemin={20}
        aria-valuemax={80}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onDoubleClick={() => set(narrow ? 38 : initial)}
        onKeyDown={(event) => {
          if (event.key === (narrow ? 'ArrowUp' : 'ArrowLeft')) set(share - 2);
          if (event.key === (narrow ? 'ArrowDown' : 'ArrowRight')) set(share + 2);
        }}
      />
      <div className="split-pane">{second}</div>
    </div>
  );
}

function clamp(share: number): number {
  return Math.min(80, Math.max(20, share));
}
