import type { FrameTable } from './frame-table.ts';

/** The frames of a case in time order. */
export interface TimeOrder {
  frameIds(): Iterable<number>;
}

/** Times of frames that have none of their own, by their numbers; eight bytes a frame where a case has such frames. */
export class InferredTimes {
  readonly #lastFrameId: number;
  #times: Float64Array | undefined;

  constructor(lastFrameId: number) {
    this.#lastFrameId = lastFrameId;
  }

  set(frameId: number, atMs: number): void {
    this.#times ??= new Float64Array(this.#lastFrameId + 1).fill(Number.NaN);
    this.#times[frameId] = atMs;
  }

  get(frameId: number): number | undefined {
    const atMs = this.#times?.[frameId];
    return atMs === undefined || Number.isNaN(atMs) ? undefined : atMs;
  }
}

/** Whether everything comes in order already, which is what one log, or logs that were read one after the other, do. */
function isOrdered(frames: FrameTable, inferred: InferredTimes): boolean {
  let lastKey = Number.NEGATIVE_INFINITY;
  let lastSource = 0;
  let lastOffset = 0;
  for (const { firstId, frames: pack } of frames.packs()) {
    for (let row = 0; row < pack.count; row += 1) {
      const key = inferred.get(firstId + row) ?? pack.sortMs(row) ?? 0;
      const offset = pack.offset(row);
      if (key < lastKey) return false;
      if (key === lastKey && (pack.sourceId < lastSource || (pack.sourceId === lastSource && offset < lastOffset)))
        return false;
      lastKey = key;
      lastSource = pack.sourceId;
      lastOffset = offset;
    }
  }
  return true;
}

function sorted(frames: FrameTable, inferred: InferredTimes): Int32Array {
  const size = frames.lastId + 1;
  const keys = new Float64Array(size);
  const sources = new Int32Array(size);
  const offsets = new Float64Array(size);
  const ids = new Int32Array(size);
  let count = 0;
  for (const { firstId, frames: pack } of frames.packs()) {
    for (let row = 0; row < pack.count; row += 1) {
      const frameId = firstId + row;
      keys[frameId] = inferred.get(frameId) ?? pack.sortMs(row) ?? 0;
      sources[frameId] = pack.sourceId;
      offsets[frameId] = pack.offset(row);
      ids[count] = frameId;
      count += 1;
    }
  }
  const by = (column: Float64Array | Int32Array, left: number, right: number): number =>
    (column[left] ?? 0) - (column[right] ?? 0);
  return ids
    .subarray(0, count)
    .sort(
      (left, right) => by(keys, left, right) || by(sources, left, right) || by(offsets, left, right) || left - right,
    );
}

/**
 * By time, then by source and by position in the source (research P16). Frames without any time stand at the beginning.
 * @param inferred times of frames that have none of their own.
 */
export function timeOrder(frames: FrameTable, inferred: InferredTimes): TimeOrder {
  if (isOrdered(frames, inferred)) return { frameIds: () => frames.numbers() };
  const ids = sorted(frames, inferred);
  return { frameIds: () => ids };
}
