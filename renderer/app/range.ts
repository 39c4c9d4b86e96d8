import { useSyncExternalStore } from 'react';
import type { CaseInfo } from '../../main/api/views/case-views.ts';
import { useCase } from './case-context.ts';
import { currentPlace, goTo, usePlace } from './navigation.ts';
import type { TimeRange } from './url-state.ts';

/**
 * The one time range of all screens: committed ranges stand in the address (breadcrumbs, back button), the brush's
 * preview only here. A preview counts at once; it is gone with the next step.
 */
let preview: { readonly range: TimeRange; readonly settled: boolean } | null = null;
const listeners = new Set<() => void>();
const shortestMs = 1_000;

/** While the hand still draws (`settled` false) only the brush follows; the screens ask when it is let go. */
export function setPreview(range: TimeRange | null, settled = true): void {
  preview = range === null ? null : { range, settled };
  for (const listener of listeners) listener();
}

function usePreview(): typeof preview {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => preview,
  );
}

export interface RangeState {
  /** As the contract takes it; open ends are `null`. */
  readonly input: { readonly fromMs: number | null; readonly toMs: number | null };
  readonly committed: readonly TimeRange[];
  readonly preview: TimeRange | null;
  /** What the brush shows: the last committed range or the whole case; `null` while no time is known. */
  readonly domain: TimeRange | null;
  /** What is looked at: preview, else domain. */
  readonly shown: TimeRange | null;
}

export function useRange(): RangeState {
  const info = useCase();
  const { ranges } = usePlace();
  const chosen = usePreview();
  const committed = ranges.at(-1) ?? null;
  const domain = committed ?? wholeCase(info);
  const active = chosen?.settled === true ? chosen.range : committed;
  return {
    input: { fromMs: active?.fromMs ?? null, toMs: active?.toMs ?? null },
    committed: ranges,
    preview: chosen?.range ?? null,
    domain,
    shown: active ?? domain,
  };
}

/** First to last log time. The end is moved by one millisecond: ranges of the contract are half open. */
export function wholeCase(info: CaseInfo): TimeRange | null {
  if (info.firstMs === null || info.lastMs === null) return null;
  return { fromMs: info.firstMs, toMs: Math.max(info.lastMs + 1, info.firstMs + shortestMs) };
}

export function commitRange(range: TimeRange): void {
  const { ranges } = currentPlace();
  const rounded = { fromMs: Math.floor(range.fromMs), toMs: Math.ceil(range.toMs) };
  setPreview(null);
  if (rounded.toMs - rounded.fromMs < shortestMs) return;
  // A range that reaches beyond the last one is not inside of it: the trail is cut back to what holds it.
  const holding = ranges.filter((each) => each.fromMs <= rounded.fromMs && each.toMs >= rounded.toMs);
  goTo({ ranges: [...holding, rounded].slice(-12) });
}

/** Back to one of the breadcrumbs; 0 is the whole case. */
export function cutRanges(count: number): void {
  setPreview(null);
  goTo({ ranges: currentPlace().ranges.slice(0, count) });
}

/** Zooms by a factor around the middle or moves by a share of the width, within the case. */
export function shiftedRange(range: TimeRange, whole: TimeRange, zoom: number, move: number): TimeRange {
  const width = range.toMs - range.fromMs;
  const next = Math.min(whole.toMs - whole.fromMs, Math.max(shortestMs, width * zoom));
  const middle = (range.fromMs + range.toMs) / 2 + width * move;
  const fromMs = Math.min(Math.max(whole.fromMs, middle - next / 2), whole.toMs - next);
  return { fromMs: Math.round(fromMs), toMs: Math.round(fromMs + next) };
}
