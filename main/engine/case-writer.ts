/**
 * The writer of a case: a worker thread that imports and concludes. Reading and writing stay off the thread that answers
 * screens (design 3.4); started by `writer-threads.ts`, talks in the messages of `job-messages.ts`.
 */
import { parentPort } from 'node:worker_threads';
import { getHeapStatistics } from 'node:v8';
import { carryOutOrder } from './carry-out-order.ts';
import type { WriterJob, WriterReport } from './job-messages.ts';

if (parentPort === null) throw new Error('the case writer runs as a worker thread');
const port = parentPort;

/** A thread that holds more than this after its order does not wait for another one: what a large import leaves is given back at once. */
const mostKeptBytes = 160 * 1024 * 1024;

const tell = (report: WriterReport): void => port.postMessage(report);

async function carryOut(job: WriterJob): Promise<void> {
  const whole = await carryOutOrder(job, tell);
  // Only what did its whole order stays: nothing of a failure or of half a reading reaches the next case.
  if (whole && getHeapStatistics().total_heap_size <= mostKeptBytes) tell({ report: 'ready' });
  else port.close();
}

port.on('message', (job: WriterJob | 'end') => {
  if (job === 'end') port.close();
  else void carryOut(job);
});
