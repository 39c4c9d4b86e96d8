import { Worker } from 'node:worker_threads';
import type { PublicKeyRecord, SignedValueRecord } from '../../parsers/model/signed-value.ts';
import type { ValueVerdict } from '../../parsers/model/verdict.ts';
import { verifyValue } from '../../parsers/signatures/index.ts';
import { createNativeAccelerator } from './native-ecdsa.ts';
import type { VerifiedPortion, VerifyPortion } from './verify-worker.ts';

/*
 * Two threads judge when there are many values (design 9). One value's verdict depends on nothing but the value and the keys, so the verdicts
 * are the same and in the same order whoever made them.
 */

const workerUrl = new URL('./verify-worker.ts', import.meta.url);

export interface VerifyPoolOptions {
  /** Threads besides the calling one; 0 judges everything on the calling thread. */
  readonly workers: number;
  /** So long the calling thread works alone; 0 hands everything over. */
  readonly aloneMs: number;
}

/**
 * Starting the workers takes about 300 ms (`npm run bench -- verify` prints what that costs and gains). A number of values would be no good
 * threshold, because a value takes 0.3 to 10 ms depending on its curve.
 */
export const verifyPoolDefaults: VerifyPoolOptions = { workers: 2, aloneMs: 300 };

/** Values that a worker is given at a time: large enough that messages cost nothing, small enough that both end together. */
const portionSize = 32;

/** Judges values one after the other until the time is up and the rest would take at least twice as long again. */
function judgeAlone(
  values: readonly SignedValueRecord[],
  keys: readonly PublicKeyRecord[],
  aloneMs: number,
): readonly ValueVerdict[] {
  const accelerator = createNativeAccelerator();
  const start = performance.now();
  const verdicts: ValueVerdict[] = [];
  for (const value of values) {
    const elapsedMs = performance.now() - start;
    const restMs = (elapsedMs / verdicts.length) * (values.length - verdicts.length);
    if (elapsedMs >= aloneMs && !(restMs < 2 * aloneMs)) break;
    verdicts.push(verifyValue(value, keys, accelerator));
  }
  return verdicts;
}

function judgeInWorkers(
  values: readonly SignedValueRecord[],
  keys: readonly PublicKeyRecord[],
  count: number,
): Promise<readonly ValueVerdict[]> {
  return new Promise((resolve, reject) => {
    const verdicts: ValueVerdict[] = [];
    const workers = Array.from({ length: count }, () => new Worker(workerUrl, { workerData: { keys } }));
    let next = 0;
    let judged = 0;
    const end = (settle: () => void): void => {
      void Promise.all(workers.map((worker) => worker.terminate())).then(settle);
    };
    const feed = (worker: Worker): void => {
      if (next >= values.length) return;
      const start = next;
      next += portionSize;
      const portion: VerifyPortion = { start, values: values.slice(start, next) };
      worker.postMessage(portion, []);
    };
    for (const worker of workers) {
      worker.on('message', (portion: VerifiedPortion) => {
        portion.verdicts.forEach((verdict, offset) => {
          verdicts[portion.start + offset] = verdict;
        });
        judged += portion.verdicts.length;
        if (judged === values.length) end(() => resolve(verdicts));
        else feed(worker);
      });
      worker.on('error', (error) => end(() => reject(error)));
      worker.on('exit', () => {
        // After `terminate` the promise is settled and this changes nothing; before it a thread died without an error.
        if (judged < values.length) end(() => reject(new Error('a verify worker ended early')));
      });
      feed(worker);
    }
  });
}

/** The verdict on every value, in the order of the values. */
export async function verifyValues(
  values: readonly SignedValueRecord[],
  keys: readonly PublicKeyRecord[],
  options: VerifyPoolOptions = verifyPoolDefaults,
): Promise<readonly ValueVerdict[]> {
  const aloneMs = options.workers === 0 ? Number.POSITIVE_INFINITY : options.aloneMs;
  const first = judgeAlone(values, keys, aloneMs);
  const rest = values.slice(first.length);
  if (rest.length === 0) return first;
  const workers = Math.min(options.workers, Math.ceil(rest.length / portionSize));
  return [...first, ...(await judgeInWorkers(rest, keys, workers))];
}
