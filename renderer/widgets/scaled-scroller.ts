/**
 * Chromium clamps an element's height at 33,554,432 px (1.4 million rows of 24 px). Beyond that the scroll bar runs over a
 * shorter track than the rows: small movements go by pixels, jumps of the thumb by proportion (research, stack 4f).
 */
export interface ScrollerSize {
  /** Height of all rows. */
  readonly virtualPx: number;
  /** Height of the element that is scrolled; equal to `virtualPx` while that fits. */
  readonly trackPx: number;
  readonly viewportPx: number;
}

export interface ScrollerPlace {
  /** Top of the view in rows' pixels. */
  readonly virtualTop: number;
  /** Top of the view in the track's pixels, as the browser knows it. */
  readonly trackTop: number;
}

const longestTrackPx = 8_000_000;
const longestPlainPx = 30_000_000;

export function scrollerSize(rowCount: number, rowPx: number, viewportPx: number): ScrollerSize {
  const virtualPx = rowCount * rowPx;
  return { virtualPx, trackPx: virtualPx > longestPlainPx ? longestTrackPx : virtualPx, viewportPx };
}

export function isScaled(size: ScrollerSize): boolean {
  return size.trackPx !== size.virtualPx;
}

function farthest(pixels: number, viewportPx: number): number {
  return Math.max(0, pixels - viewportPx);
}

/** Where the view stands after the browser moved the track to `trackTop`. */
export function afterScroll(size: ScrollerSize, before: ScrollerPlace, trackTop: number): ScrollerPlace {
  if (!isScaled(size)) return { virtualTop: trackTop, trackTop };
  const trackEnd = farthest(size.trackPx, size.viewportPx);
  const virtualEnd = farthest(size.virtualPx, size.viewportPx);
  const delta = trackTop - before.trackTop;
  // The ends of the track are the ends of the list, however they were reached.
  if (trackTop <= 0) return { virtualTop: 0, trackTop };
  if (trackTop >= trackEnd) return { virtualTop: virtualEnd, trackTop };
  const bySteps = Math.abs(delta) <= 2 * size.viewportPx;
  const virtualTop = bySteps ? before.virtualTop + delta : (trackTop / trackEnd) * virtualEnd;
  return { virtualTop: Math.min(virtualEnd, Math.max(0, virtualTop)), trackTop };
}

/** The track's place that belongs to a place among the rows. */
export function placeAt(size: ScrollerSize, virtualTop: number): ScrollerPlace {
  const virtualEnd = farthest(size.virtualPx, size.viewportPx);
  const top = Math.min(virtualEnd, Math.max(0, virtualTop));
  if (!isScaled(size)) return { virtualTop: top, trackTop: top };
  const trackEnd = farthest(size.trackPx, size.viewportPx);
  return { virtualTop: top, trackTop: virtualEnd === 0 ? 0 : Math.round((top / virtualEnd) * trackEnd) };
}

/** Least movement that brings a row wholly into the view. */
export function topToReveal(size: ScrollerSize, virtualTop: number, row: number, rowPx: number): number {
  const rowTop = row * rowPx;
  if (rowTop < virtualTop) return rowTop;
  if (rowTop + rowPx > virtualTop + size.viewportPx) return rowTop + rowPx - size.viewportPx;
  return virtualTop;
}

/** First and last row to draw, with some beyond the edges. */
export function rowsInSight(
  size: ScrollerSize,
  virtualTop: number,
  rowCount: number,
  rowPx: number,
): { readonly first: number; readonly last: number } {
  const beyond = 8;
  return {
    first: Math.max(0, Math.floor(virtualTop / rowPx) - beyond),
    last: Math.min(rowCount - 1, Math.ceil((virtualTop + size.viewportPx) / rowPx) + beyond),
  };
}
