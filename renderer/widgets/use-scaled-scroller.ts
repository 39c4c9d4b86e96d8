import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ScrollerPlace } from './scaled-scroller.ts';
import { afterScroll, isScaled, placeAt, rowsInSight, scrollerSize, topToReveal } from './scaled-scroller.ts';

const idleMs = 150;

/** Windowing over rows of one height, of any number. The first value is the `ref` of the element that scrolls; what is seen and what can be done are kept apart. */
export function useScaledScroller(rowCount: number, rowPx: number, headPx: number) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [viewportPx, setViewportPx] = useState(0);
  const [widthPx, setWidthPx] = useState(0);
  const [place, setPlace] = useState<ScrollerPlace>({ virtualTop: 0, trackTop: 0 });
  const latest = useRef(place);
  const idle = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const size = scrollerSize(rowCount, rowPx, Math.max(0, viewportPx));

  useLayoutEffect(() => {
    if (element === null) return undefined;
    const measure = () => {
      setViewportPx(element.clientHeight - headPx);
      setWidthPx(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, headPx]);

  const move = useCallback((next: ScrollerPlace) => {
    latest.current = next;
    setPlace(next);
  }, []);

  const onScroll = () => {
    if (element === null || element.scrollTop === latest.current.trackTop) return;
    move(afterScroll(size, latest.current, element.scrollTop));
    if (!isScaled(size)) return;
    // When the hand rests, the thumb goes where it belongs, so that steps can go on without meeting an end too early.
    clearTimeout(idle.current);
    idle.current = setTimeout(() => goToTop(latest.current.virtualTop), idleMs);
  };

  const goToTop = (virtualTop: number) => {
    if (element === null) return;
    const next = placeAt(size, virtualTop);
    latest.current = next;
    element.scrollTop = next.trackTop;
    move({ virtualTop: next.virtualTop, trackTop: element.scrollTop });
  };

  useEffect(() => () => clearTimeout(idle.current), []);

  // Fewer rows than before (a filter): the browser has moved the track already; the rows follow.
  useLayoutEffect(() => {
    if (element !== null && latest.current.virtualTop > Math.max(0, size.virtualPx - size.viewportPx)) {
      goToTop(latest.current.virtualTop);
    }
    // oxlint-disable-next-line react/exhaustive-deps -- only the size of the list asks for it
  }, [size.virtualPx, size.viewportPx]);

  const view = {
    trackPx: size.trackPx,
    /** Where row 0 stands on the track; row n stands n heights below it. */
    originPx: place.trackTop - place.virtualTop,
    ...rowsInSight(size, place.virtualTop, rowCount, rowPx),
    pageRows: Math.max(1, Math.floor(size.viewportPx / rowPx) - 1),
    viewportPx: size.viewportPx,
    /** Between its edges, without a scroll bar; 0 before it is known. */
    widthPx,
  };
  const hand = {
    onScroll,
    top: () => latest.current.virtualTop,
    goToTop,
    reveal: (row: number) => {
      const top = topToReveal(size, latest.current.virtualTop, row, rowPx);
      if (top !== latest.current.virtualTop) goToTop(top);
    },
    /** Puts a row into the middle, for jumps from elsewhere. */
    centre: (row: number) => goToTop(row * rowPx - size.viewportPx / 2 + rowPx / 2),
    isInSight: (row: number) =>
      row * rowPx >= latest.current.virtualTop && (row + 1) * rowPx <= latest.current.virtualTop + size.viewportPx,
  };
  return [setElement, view, hand] as const;
}
