import { ApiFailure } from '../api/errors.ts';
import { keepList, keptList, listKey } from './list-window.ts';
import type { OpenCase } from './open-cases.ts';

/*
 * Going through a million messages takes a second or more on the one thread that answers all screens. A scan lets others in between every few
 * milliseconds, is made once for all who ask the same, and ends as soon as none of them waits any more.
 */

/** Gives a promise when it is time to let others in; await it. Rejects when nobody waits for the scan. Ask every few rows. */
export type Pause = () => Promise<void> | null;

/** Short enough that a click is answered at once, long enough that pausing costs nothing. */
const strideMs = 12;

function pauseOf(open: OpenCase, signal: AbortSignal): Pause {
  let since = performance.now();
  return () => {
    if (performance.now() - since < strideMs) return null;
    return new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        since = performance.now();
        if (signal.aborted) reject(new ApiFailure('cancelled'));
        else if (!open.database.open) reject(new ApiFailure('case-not-open', { caseId: open.caseId }));
        else resolve();
      });
    });
  };
}

interface Running {
  readonly made: Promise<readonly unknown[]>;
  readonly controller: AbortController;
  waiting: number;
}

const scans = new WeakMap<OpenCase, Map<string, Running>>();

function begin(open: OpenCase, key: string, compute: (pause: Pause) => Promise<readonly unknown[]>): Running {
  let ofCase = scans.get(open);
  if (ofCase === undefined) {
    ofCase = new Map();
    scans.set(open, ofCase);
  }
  const known = ofCase.get(key);
  if (known !== undefined && !known.controller.signal.aborted) return known;
  const controller = new AbortController();
  const scan = async (): Promise<readonly unknown[]> => {
    const rows = await compute(pauseOf(open, controller.signal));
    keepList(open, key, rows);
    return rows;
  };
  const running: Running = { made: scan(), controller, waiting: 0 };
  const all = ofCase;
  all.set(key, running);
  const forget = (): void => {
    if (all.get(key) === running) all.delete(key);
  };
  running.made.then(forget, forget);
  return running;
}

/**
 * A list that only a scan can make, once per case revision and key. Rejects with `cancelled` when `signal` says that this caller does not wait any
 * more; the scan itself ends with its last caller.
 */
export async function scannedList<Row>(
  open: OpenCase,
  key: string,
  signal: AbortSignal,
  compute: (pause: Pause) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const fullKey = listKey(open, key);
  // The key names the list, and with it the row type.
  const known = keptList(open, fullKey) as readonly Row[] | undefined;
  if (known !== undefined) return known;
  if (signal.aborted) throw new ApiFailure('cancelled');
  const running = begin(open, fullKey, compute);
  running.waiting += 1;
  return new Promise<readonly Row[]>((resolve, reject) => {
    const give = (): void => {
      running.waiting -= 1;
      if (running.waiting === 0) running.controller.abort();
      reject(new ApiFailure('cancelled'));
    };
    const leave = (): void => signal.removeEventListener('abort', give);
    signal.addEventListener('abort', give, { once: true });
    running.made
      .then((rows) => resolve(rows as readonly Row[]))
      .catch((error: unknown) => reject(error instanceof Error ? error : new Error('the scan failed')))
      .finally(leave);
  });
}
