import type { LogRow, RoutineRun } from '../../api/views/frame-views.ts';
import type { Page } from '../../api/views/list-page.ts';
import type { FrameCursor } from '../../casefile/frame-scan.ts';
import { isoTime } from '../iso-time.ts';
import { marksOf } from '../journal-marks.ts';
import { scannedList } from '../long-scan.ts';
import type { OpenCase } from '../open-cases.ts';
import { frameList, framePosition, framePositions, frameRow, listFrames, scanFrames } from './frames.ts';
import type { FoundFrames, FramesInput } from './frames.ts';

/*
 * A log says "Heartbeat" a thousand times between two lines that matter. Runs of routine messages become one row with their number; a row
 * can be opened, and nothing is left out.
 */

/** What stations say because time passes. */
const routineActions: ReadonlySet<string> = new Set(['Heartbeat', 'MeterValues']);
/** Less than two exchanges are not worth a row that must be opened. */
const shortestRun = 4;

type Found = FoundFrames;

function sizeOf(found: Found): number {
  return 'first' in found ? found.end - found.first : found.length;
}

function* framesOf(open: OpenCase, found: Found): Generator<FrameCursor> {
  const list = frameList(open);
  if ('first' in found) {
    yield* list.cursor(found.first, found.end);
    return;
  }
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined || last === undefined) return;
  let next = 0;
  for (const cursor of list.cursor(first, last + 1)) {
    if (cursor.position !== found[next]) continue;
    next += 1;
    yield cursor;
  }
}

function isRoutine({ kind, action }: FrameCursor): boolean {
  return (kind === 'call' || kind === 'result') && action !== null && routineActions.has(action);
}

/** Indexes of the list at which a shown row begins; the list's own length stands at the end. */
function rowStarts(open: OpenCase, input: FramesInput, found: Found, signal: AbortSignal): Promise<readonly number[]> {
  const key = `folded ${JSON.stringify([input.range, input.filter])}`;
  return scannedList(open, key, signal, async (pause) => {
    let starts: number[] = [];
    let seen = 0;
    let runFrom: number | null = null;
    const endRun = (end: number): void => {
      if (runFrom === null) return;
      if (end - runFrom >= shortestRun) starts.push(runFrom);
      else for (let each = runFrom; each < end; each += 1) starts.push(each);
      runFrom = null;
    };
    const restart = (): void => {
      starts = [];
      seen = 0;
      runFrom = null;
    };
    await scanFrames(
      open,
      () => framesOf(open, found),
      pause,
      restart,
      (cursor, index) => {
        seen = index + 1;
        if (isRoutine(cursor)) runFrom ??= index;
        else {
          endRun(index);
          starts.push(index);
        }
      },
    );
    endRun(seen);
    starts.push(seen);
    return starts;
  });
}

/** The last shown row that begins at or before an index. */
function rowAt(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Runs that a person opened, as shown rows of the folded list, in order. */
function openedRuns(
  open: OpenCase,
  starts: readonly number[],
  found: Found,
  opened: readonly number[],
): readonly { readonly row: number; readonly extra: number }[] {
  const list = frameList(open);
  const rows = new Set<number>();
  for (const frameId of opened) {
    const position = list.positionOf(frameId);
    const index = position === undefined ? -1 : indexOf(found, position);
    if (index >= 0) rows.add(rowAt(starts, index));
  }
  return [...rows]
    .sort((left, right) => left - right)
    .map((row) => ({ row, extra: (starts[row + 1] ?? 0) - (starts[row] ?? 0) - 1 }))
    .filter(({ extra }) => extra > 0);
}

/** Where a position stands in the list, the next one when it is not in it; -1 beyond the end. */
function indexOf(found: Found, position: number): number {
  if ('first' in found) return position < found.end ? Math.max(0, position - found.first) : -1;
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((found[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low < found.length ? low : -1;
}

interface FoldedInput extends FramesInput {
  /** `false` shows every message as a row of its own. */
  readonly fold: boolean;
  readonly opened: readonly number[];
}

/** The folded list with its opened runs: how long it is, and what stands at a row. */
async function foldedList(open: OpenCase, input: FoldedInput, signal: AbortSignal) {
  const found = await framePositions(open, input, signal);
  const starts = await rowStarts(open, input, found, signal);
  const opened = openedRuns(open, starts, found, input.opened);
  const total = starts.length - 1 + opened.reduce((sum, { extra }) => sum + extra, 0);
  return {
    found,
    total,
    /** First index and number of messages of a row. */
    at(row: number): { readonly index: number; readonly count: number } {
      let folded = row;
      for (const run of opened) {
        if (folded <= run.row) break;
        if (folded <= run.row + run.extra) return { index: (starts[run.row] ?? 0) + folded - run.row, count: 1 };
        folded -= run.extra;
      }
      const index = starts[folded] ?? 0;
      const isOpened = opened.some((run) => run.row === folded);
      return { index, count: isOpened ? 1 : (starts[folded + 1] ?? index) - index };
    },
    /** The row in which an index is shown. */
    rowOf(index: number): number {
      const folded = rowAt(starts, index);
      const before = opened.reduce((sum, run) => (run.row < folded ? sum + run.extra : sum), 0);
      const inside = opened.some((run) => run.row === folded) ? index - (starts[folded] ?? 0) : 0;
      return folded + before + inside;
    },
  };
}

function runOf(open: OpenCase, found: Found, index: number, count: number): RoutineRun | null {
  if (count === 1) return null;
  const part: Found =
    'first' in found
      ? { first: found.first + index, end: found.first + index + count }
      : found.slice(index, index + count);
  const actions = new Map<string, { calls: number; answers: number }>();
  let fromMs: number | null = null;
  let toMs: number | null = null;
  const marks = marksOf(open);
  const marked: { readonly frameId: number; readonly note: boolean }[] = [];
  for (const { action, kind, at, frameId } of framesOf(open, part)) {
    const left = marks.size === 0 ? undefined : marks.get(`frame:${frameId}`);
    if (left !== undefined) marked.push({ frameId, note: left.notes.length > 0 });
    const tally = actions.get(action ?? '') ?? { calls: 0, answers: 0 };
    if (kind === 'call') tally.calls += 1;
    else tally.answers += 1;
    actions.set(action ?? '', tally);
    fromMs ??= at;
    toMs = at ?? toMs;
  }
  return {
    messages: count,
    from: isoTime(fromMs),
    to: isoTime(toMs),
    actions: [...actions].map(([action, tally]) => ({ action, ...tally })),
    marked,
  };
}

/** The log with runs of routine messages folded into one row each. */
export async function listLog(
  open: OpenCase,
  input: FoldedInput & {
    readonly offset: number;
    readonly limit: number;
    readonly order: 'ascending' | 'descending';
  },
  signal: AbortSignal,
): Promise<Page<LogRow>> {
  // Which answers are routine is known when their requests are.
  if (!input.fold || !frameList(open).isConcluded()) {
    const page = await listFrames(open, { ...input, payloads: false }, signal);
    return { ...page, rows: page.rows.map((row) => ({ ...row, run: null })) };
  }
  const folded = await foldedList(open, input, signal);
  const list = frameList(open);
  const { found, total } = folded;
  const rows: LogRow[] = [];
  for (let row = input.offset; row < Math.min(total, input.offset + input.limit); row += 1) {
    const { index, count } = folded.at(input.order === 'ascending' ? row : total - 1 - row);
    const position = 'first' in found ? found.first + index : (found[index] ?? 0);
    const [listed] = list.at([position]);
    if (listed !== undefined) rows.push({ ...frameRow(open, listed, false), run: runOf(open, found, index, count) });
  }
  return { total, offset: input.offset, rows };
}

/** The row in which a frame is shown, or the first one at or after an instant; counted from the oldest. */
export async function logPosition(
  open: OpenCase,
  input: FoldedInput & { readonly atMs?: number | undefined; readonly frameId?: number | undefined },
  signal: AbortSignal,
): Promise<{ readonly offset: number }> {
  if (!input.fold || !frameList(open).isConcluded()) return framePosition(open, input, signal);
  const folded = await foldedList(open, input, signal);
  const list = frameList(open);
  const position =
    input.frameId !== undefined
      ? (list.positionOf(input.frameId) ?? 0)
      : list.span({ fromMs: input.atMs ?? null, toMs: null }).first;
  const index = indexOf(folded.found, position);
  return { offset: folded.rowOf(index === -1 ? Math.max(0, sizeOf(folded.found) - 1) : index) };
}
