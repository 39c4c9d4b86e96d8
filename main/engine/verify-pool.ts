import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../parsers/model/verdict.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';
import { createNativeAccelerator } from './native-ecdsa.ts';
import type { VerifiedPortion, VerifyPortion } from './verify-worker.ts';

/*
 * Two threads judge when there are many values (design 9): the calling one, which is warm already, and a worker. One value's verdict depends
 * on nothing but the value and the keys, so the verdicts are the same and in the same order whoever made them.
 */

const workerUrl = new URL('./verify-worker.ts', import.meta.url);

/** Told between portions how many of the values are judged; what it throws ends the whole. */
export type JudgedSoFar = (judged: number, total: number) => void;

export interface VerifyPoolOptions {
  /** Threads besides the calling one; 0 judges everything on the calling thread. */
  readonly workers: number;
  /** So long the calling thread works alone; 0 starts the workers at once. */
  readonly aloneMs: number;
  /** Whether the calling thread goes on judging beside the workers; one that answers screens should not. */
  readonly callerHelps: boolean;
  readonly reached?: JudgedSoFar;
}

/**
 * A worker needs about 300 ms to start (`npm run bench -- verify` prints what that costs and gains). A number of values would be no good
 * threshold, because a value takes 0.2 to 10 ms depending on its curve. More than one worker slows each other down on two cores (measured).
 */
export const verifyPoolDefaults: VerifyPoolOptions = { workers: 1, aloneMs: 300, callerHelps: true };

/** For the thread that answers screens: it is never busy for long, at the price of a second start. */
export const verifyBesideScreens: VerifyPoolOptions = { workers: 2, aloneMs: 100, callerHelps: false };

/** Values that a thread takes at a time: large enough that messages cost nothing, small enough that all end together. */
const portionSize = 32;
/** Portions that wait at a worker, so that it never waits for us. */
const portionsAhead = 2;

/** Values that are still to be judged, and the verdicts so far. */
class VerifyWork {
  readonly #values: readonly SignedValueRecord[];
  readonly #verdicts: ValueVerdict[] = [];
  #next = 0;
  #judged = 0;

  constructor(values: readonly SignedValueRecord[]) {
    this.#values = values;
  }

  get left(): number {
    return this.#values.length - this.#next;
  }

  /** The next values, or `null` when all are given out. */
  take(count: number): VerifyPortion | null {
    if (this.left === 0) return null;
    const start = this.#next;
    this.#next = Math.min(start + count, this.#values.length);
    return { start, values: this.#values.slice(start, this.#next) };
  }

  put({ start, verdicts }: VerifiedPortion): void {
    verdicts.forEach((verdict, offset) => {
      this.#verdicts[start + offset] = verdict;
    });
    this.#judged += verdicts.length;
  }

  get judged(): number {
    return this.#judged;
  }

  get done(): boolean {
    return this.#judged === this.#values.length;
  }

  get verdicts(): readonly ValueVerdict[] {
    return this.#verdicts;
  }
}

type Judge = (value: SignedValueRecord) => ValueVerdict;

/** Judges values one after the other until the time is up and the rest would take at least twice as long again. */
function judgeAlone(work: VerifyWork, judge: Judge, aloneMs: number, look: () => void): void {
  const start = performance.now();
  for (let judged = 0; work.left > 0; judged += 1) {
    const elapsedMs = performance.now() - start;
    const restMs = (elapsedMs / judged) * work.left;
    if (elapsedMs >= aloneMs && !(restMs < 2 * aloneMs)) return;
    look();
    const portion = work.take(1);
    if (portion !== null) work.put({ start: portion.start, verdicts: portion.values.map(judge) });
  }
}

/** The workers' half; resolves when all values are judged, whoever did it. */
function startWorkers(
  work: VerifyWork,
  keys: readonly PublicKeyRecord[],
  count: number,
): { readonly finished: Promise<void>; readonly stop: () => Promise<void>; readonly check: () => void } {
  const workers = Array.from({ length: count }, () => new Worker(workerUrl, { workerData: { keys } }));
  let resolveFinished: () => void = () => {};
  let rejectFinished: (error: Error) => void = () => {};
  const finished = new Promise<void>((resolve, reject) => {
    resolveFinished = resolve;
    rejectFinished = reject;
  });
  const check = (): void => {
    if (work.done) resolveFinished();
  };
  for (const worker of workers) {
    const feed = (): void => {
      const portion = work.take(portionSize);
      // Nothing is transferred: the values stay here too.
      if (portion !== null) worker.postMessage(portion, []);
    };
    worker.on('message', (portion: VerifiedPortion) => {
      work.put(portion);
      feed();
      check();
    });
    worker.on('error', (error) => rejectFinished(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => {
      if (!work.done) rejectFinished(new Error('a verify worker ended early'));
    });
    // Only what it can take at once: a worker that is still starting must not keep values from the others.
    worker.once('online', () => {
      for (let ahead = 0; ahead < portionsAhead; ahead += 1) feed();
    });
  }
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.terminate()));
  };
  return { finished, stop, check };
}

/** The verdict on every value, in the order of the values. */
export async function verifyValues(
  values: readonly SignedValueRecord[],
  keys: readonly PublicKeyRecord[],
  options: VerifyPoolOptions = verifyPoolDefaults,
): Promise<readonly ValueVerdict[]> {
  const accelerator = createNativeAccelerator();
  const judge: Judge = (value) => verifyValue(value, keys, accelerator);
  const work = new VerifyWork(values);
  const look = (): void => options.reached?.(work.judged, values.length);
  judgeAlone(work, judge, options.workers === 0 ? Number.POSITIVE_INFINITY : options.aloneMs, look);
  if (work.done) return work.verdicts;
  const { finished, stop, check } = startWorkers(work, keys, options.workers);
  try {
    // A fault of a worker ends the whole, not only when this thread is done with its share.
    if (options.callerHelps) await Promise.race([finished, judgeHere(work, judge, look)]);
    check();
    await finished;
    return work.verdicts;
  } finally {
    await stop();
  }
}

/** The calling thread's half; lets messages of the workers through between portions. */
async function judgeHere(work: VerifyWork, judge: Judge, look: () => void): Promise<void> {
  for (let portion = work.take(portionSize); portion !== null; portion = work.take(portionSize)) {
    look();
    work.put({ start: portion.start, verdicts: portion.values.map(judge) });
    await setImmediate();
  }
}
