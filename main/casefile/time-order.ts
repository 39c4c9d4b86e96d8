import { runsBackwards } from '../../parsers/logs/log-account.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FramePackReader } from './frame-columns.ts';
import type { FrameTable } from './frame-table.ts';
import type { ReadingOrderWriter } from './reading-order.ts';

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
    this.#times[frameId] = Math.trunc(atMs);
  }

  get(frameId: number): number | undefined {
    const atMs = this.#times?.[frameId];
    return atMs === undefined || Number.isNaN(atMs) ? undefined : atMs;
  }
}

/** The frames of a case in time order, and the times of those that have none of their own. */
export interface OrderedFrames {
  readonly order: TimeOrder;
  readonly inferred: InferredTimes;
}

/**
 * Where a frame stands in its source. Rows of a database lie in its pages in any order, mostly the last one first, and a journal points at texts that come
 * again: what has no lines has the order in which it was read.
 */
function placeOf(pack: FramePackReader, row: number, firstId: number): number {
  return pack.line(row) < 0 ? firstId + row : pack.offset(row);
}

/** Whether everything comes in order already, which is what one log, or logs that were read one after the other, do. */
function isOrdered(frames: FrameTable, inferred: InferredTimes, written: ReadingOrderWriter | null): boolean {
  let lastKey = Number.NEGATIVE_INFINITY;
  let lastSource = 0;
  let lastOffset = 0;
  for (const { firstId, frames: pack } of frames.packs()) {
    for (let row = 0; row < pack.count; row += 1) {
      const atMs = inferred.get(firstId + row) ?? pack.sortMs(row);
      const key = atMs ?? 0;
      const offset = placeOf(pack, row, firstId);
      if (key < lastKey) return false;
      if (key === lastKey && (pack.sourceId < lastSource || (pack.sourceId === lastSource && offset < lastOffset)))
        return false;
      lastKey = key;
      lastSource = pack.sourceId;
      lastOffset = offset;
      written?.add(firstId + row, atMs);
    }
  }
  return true;
}

/** How a source runs: steps of its times from frame to frame, and how many lines its frames stand on. */
interface Run {
  falls: number;
  rises: number;
  frames: number;
  lines: number;
  lastKey: number;
  lastLine: number;
}

/** A row of an export holds few messages; more on a line mean that its rows are no lines. */
const messagesPerLine = 3;

/** The sources that were exported newest first, and whether their rows are lines. */
function newestFirst(frames: FrameTable): ReadonlyMap<SourceId, 'lines' | 'offsets'> {
  const runs = new Map<SourceId, Run>();
  for (const { frames: pack } of frames.packs()) {
    const found = runs.get(pack.sourceId);
    const run = found ?? { falls: 0, rises: 0, frames: 0, lines: 0, lastKey: Number.NaN, lastLine: -1 };
    if (found === undefined) runs.set(pack.sourceId, run);
    for (let row = 0; row < pack.count; row += 1) {
      const line = pack.line(row);
      if (line !== run.lastLine) run.lines += 1;
      run.lastLine = line;
      run.frames += 1;
      const key = pack.sortMs(row);
      if (key === null) continue;
      if (key < run.lastKey) run.falls += 1;
      else if (key > run.lastKey) run.rises += 1;
      run.lastKey = key;
    }
  }
  return new Map(
    [...runs]
      .filter(([, { falls, rises }]) => runsBackwards(falls, rises))
      .map(([sourceId, { frames: count, lines }]) => [sourceId, lines * messagesPerLine < count ? 'offsets' : 'lines']),
  );
}

/** Sorts like 0 and is told from it: the key of a frame without any time. */
const withoutTime = -0;

function sorted(frames: FrameTable, inferred: InferredTimes, written: ReadingOrderWriter | null): Int32Array {
  const reversed = newestFirst(frames);
  const size = frames.lastId + 1;
  const keys = new Float64Array(size);
  const sources = new Int32Array(size);
  const offsets = new Float64Array(size);
  const ids = new Int32Array(size);
  let count = 0;
  let lastLine = -1;
  let lineOffset = 0;
  for (const { firstId, frames: pack } of frames.packs()) {
    const rows = reversed.get(pack.sourceId);
    for (let row = 0; row < pack.count; row += 1) {
      const frameId = firstId + row;
      keys[frameId] = inferred.get(frameId) ?? pack.sortMs(row) ?? withoutTime;
      sources[frameId] = pack.sourceId;
      const offset = placeOf(pack, row, firstId);
      if (rows !== 'lines' || pack.line(row) !== lastLine) lineOffset = offset;
      lastLine = pack.line(row);
      // The messages of one row keep their order, the rows turn around.
      offsets[frameId] = rows === undefined ? offset : -lineOffset;
      ids[count] = frameId;
      count += 1;
    }
  }
  const by = (column: Float64Array | Int32Array, left: number, right: number): number =>
    (column[left] ?? 0) - (column[right] ?? 0);
  const order = ids
    .subarray(0, count)
    .sort(
      (left, right) => by(keys, left, right) || by(sources, left, right) || by(offsets, left, right) || left - right,
    );
  if (written !== null) {
    for (const frameId of order) {
      const key = keys[frameId] ?? withoutTime;
      written.add(frameId, Object.is(key, withoutTime) ? null : key);
    }
  }
  return order;
}

/**
 * By time, then by source and by position in the source (research P16); a source that was exported newest first is read from its end, so that an
 * answer follows its request where both have the same time. Frames without any time stand at the beginning.
 * @param inferred times of frames that have none of their own.
 * @param written gets the order as it is found; `null` for nobody.
 */
export function timeOrder(
  frames: FrameTable,
  inferred: InferredTimes,
  written: ReadingOrderWriter | null = null,
): TimeOrder {
  if (isOrdered(frames, inferred, written)) {
    written?.flush();
    return { frameIds: () => frames.numbers() };
  }
  written?.restart();
  const ids = sorted(frames, inferred, written);
  written?.flush();
  return { frameIds: () => ids };
}
