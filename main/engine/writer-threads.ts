import { Worker } from 'node:worker_threads';
import { frugalThread } from './frugal-thread.ts';
import type { WriterJob, WriterReport } from './job-messages.ts';

/** The threads that write cases: one a job, and one that did its job whole stays a while for the next. */
export interface WriterThreads {
  /**
   * Carries an order out; `hear` gets what the writer tells. Resolves when the case is let go or the thread is gone, with the error that ended
   * the thread, `null` when there was none.
   */
  carryOut(job: WriterJob, hear: (report: WriterReport) => void): Promise<Error | null>;
  /** Ends the threads that wait. */
  close(): Promise<void>;
}

const workerUrl = new URL('./case-writer.ts', import.meta.url);

/** So long a thread waits for another order: loading the program anew is half of a small job, and who pins one key often pins the next. */
const idleMs = 30_000;

/** A thread between orders, or in one: `hear` and `gone` belong to the order in hand. */
interface WriterThread {
  readonly worker: Worker;
  hear: (report: WriterReport) => void;
  gone: (failure: Error | null) => void;
  timer: NodeJS.Timeout | undefined;
}

const nobody = (): void => undefined;

export function createWriterThreads(): WriterThreads {
  const waiting = new Set<WriterThread>();
  let closed = false;

  function start(): WriterThread {
    const worker = new Worker(workerUrl, { resourceLimits: frugalThread });
    const thread: WriterThread = { worker, hear: nobody, gone: nobody, timer: undefined };
    let failure: Error | null = null;
    worker.on('message', (report: WriterReport) => thread.hear(report));
    worker.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error));
    });
    worker.on('exit', () => {
      clearTimeout(thread.timer);
      waiting.delete(thread);
      thread.gone(failure);
    });
    return thread;
  }

  function take(): WriterThread {
    const [thread] = waiting;
    if (thread === undefined) return start();
    waiting.delete(thread);
    clearTimeout(thread.timer);
    thread.worker.ref();
    return thread;
  }

  function end(thread: WriterThread): Promise<void> {
    waiting.delete(thread);
    clearTimeout(thread.timer);
    thread.worker.ref();
    return new Promise((resolve) => {
      thread.gone = () => resolve();
      // Nothing is transferred.
      thread.worker.postMessage('end', []);
    });
  }

  function keep(thread: WriterThread): void {
    thread.hear = nobody;
    thread.gone = nobody;
    // One is enough: who has two cases read at once seldom does so again.
    if (closed || waiting.size > 0) {
      void end(thread);
      return;
    }
    waiting.add(thread);
    thread.timer = setTimeout(() => void end(thread), idleMs);
    // A thread without an order holds no program up.
    thread.timer.unref();
    thread.worker.unref();
  }

  return {
    carryOut(job, hear) {
      const thread = take();
      return new Promise((resolve) => {
        thread.gone = resolve;
        thread.hear = (report) => {
          if (report.report !== 'ready') {
            hear(report);
            return;
          }
          keep(thread);
          resolve(null);
        };
        thread.worker.postMessage(job, []);
      });
    },
    async close() {
      closed = true;
      await Promise.all([...waiting].map(end));
    },
  };
}
