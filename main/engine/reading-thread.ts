import { Worker } from 'node:worker_threads';
import { assertNever } from '../../parsers/base/assert.ts';
import type { RecordWriter } from '../casefile/record-writer.ts';
import type { ImportProgress } from '../importers/import-files.ts';
import { makeReaderLine, weightOf } from './reader-messages.ts';
import type { ReaderOrder, ReaderQuestion, ReaderReport } from './reader-messages.ts';
import { frugalThread } from './frugal-thread.ts';

const workerUrl = new URL('./import-reader.ts', import.meta.url);

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('the reader failed');
}

/** What failed in the other thread, as it was: an error that crosses threads keeps its words only. */
function failureOf({ name, message, code, path }: Extract<ReaderReport, { readonly report: 'failed' }>): Error {
  if (code === null) return new Error(`${name}: ${message}`);
  return Object.assign(new Error(message), { code, ...(path === null ? {} : { path }) });
}

/**
 * Reads files in a thread of its own while this one writes what comes: finding messages and storing them take about the same time, and there
 * are two cores. Same result as `importFiles` with the writer as its sink.
 */
export function importInThread(
  files: ReaderOrder['files'],
  writer: RecordWriter,
  options: ReaderOrder['options'],
  watch: { readonly cancelled: () => boolean; readonly onProgress: (progress: ImportProgress) => void },
): Promise<void> {
  const line = makeReaderLine();
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const order: ReaderOrder = { files, options, cancelFlag, line };

  function answerTo(question: ReaderQuestion): number {
    switch (question.ask) {
      case 'size':
        return writer.hasSize(question.sizeBytes) ? 1 : 0;
      case 'known':
        return writer.isKnown(question.sha256, question.sizeBytes) ? 1 : 0;
      case 'begin':
        return writer.beginSource(question.description);
      case 'end':
        return writer.endSource(question.sourceId, question.result) === 'duplicate' ? 1 : 0;
      default:
        return assertNever(question);
    }
  }

  /** Takes a report; true when it was the last one. */
  function take(report: ReaderReport): boolean {
    switch (report.report) {
      case 'content':
        writer.content(report.sourceId, line.slots[report.slot]?.subarray(0, report.length) ?? new Uint8Array(0));
        Atomics.store(line.taken, report.slot, 0);
        Atomics.notify(line.taken, report.slot);
        break;
      case 'frames':
        writer.packed(report.sourceId, report.pack);
        break;
      case 'records':
        writer.records(report.sourceId, report.batch);
        break;
      case 'question':
        line.answer[0] = answerTo(report.question);
        Atomics.add(line.answered, 0, 1);
        Atomics.notify(line.answered, 0);
        break;
      case 'progress':
        watch.onProgress(report.progress);
        break;
      case 'done':
        return true;
      case 'failed':
        throw failureOf(report);
      default:
        return assertNever(report);
    }
    Atomics.sub(line.underWay, 0, weightOf(report));
    Atomics.notify(line.underWay, 0);
    return false;
  }

  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: order, resourceLimits: frugalThread });
    const end = (failure: Error | null): void => {
      worker.removeAllListeners();
      void worker.terminate();
      if (failure === null) resolve();
      else reject(failure);
    };
    worker.on('message', (reports: readonly ReaderReport[]) => {
      if (watch.cancelled()) Atomics.store(cancelFlag, 0, 1);
      try {
        for (const report of reports) if (take(report)) end(null);
      } catch (error) {
        end(asError(error));
      }
    });
    worker.on('error', (error) => end(asError(error)));
    worker.on('exit', () => end(new Error('the reader ended early')));
  });
}
