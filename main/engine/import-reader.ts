/**
 * Reads files for a case in a thread of its own and sends what it finds to the thread that writes (design 9); started by `reading-thread.ts`. It
 * opens no case: what only the case knows, it asks.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { SourceId } from '../../parsers/model/evidence.ts';
import { FramePackers } from '../casefile/frame-packers.ts';
import { importFiles } from '../importers/import-files.ts';
import type { ImportedRecord, ImportSink } from '../importers/import-sink.ts';
import { slotBytes, weightOf } from './reader-messages.ts';
import type { ReaderOrder, ReaderQuestion, ReaderReport } from './reader-messages.ts';

/** More than this under way means that the writer is the slower one; then the reader sleeps. */
const mostUnderWayBytes = 16 * 1024 * 1024;
const sleepMs = 1_000;

const port = parentPort;
if (port === null) throw new Error('the reader runs as a worker thread');
const { files, options, cancelFlag, line } = workerData as ReaderOrder;

/** Reports go several at a time: waking the writer costs more than what most of them say. */
const mostTogether = 12;
let together: ReaderReport[] = [];
let moved: ArrayBuffer[] = [];

function deliver(): void {
  if (together.length === 0) return;
  port?.postMessage(together, moved);
  together = [];
  moved = [];
}

function send(report: ReaderReport, buffer: ArrayBuffer | null): void {
  // The bytes that a record points at come before it.
  if (report.report !== 'content') sendSlot();
  for (;;) {
    const waiting = Atomics.load(line.underWay, 0);
    if (waiting <= mostUnderWayBytes) break;
    deliver();
    Atomics.wait(line.underWay, 0, waiting, sleepMs);
  }
  Atomics.add(line.underWay, 0, weightOf(report));
  together.push(report);
  if (buffer !== null) moved.push(buffer);
  if (together.length >= mostTogether || (report.report !== 'content' && report.report !== 'frames')) deliver();
}

let nextSlot = 0;
/** The slot that is being filled: files are read in smaller pieces than it is worth sending. */
let filling: { readonly sourceId: SourceId; readonly slot: number; readonly room: Uint8Array; length: number } | null =
  null;

function sendSlot(): void {
  if (filling === null) return;
  const { sourceId, slot, length } = filling;
  filling = null;
  send({ report: 'content', sourceId, slot, length }, null);
}

/** The slot used longest ago, once the writer has read it. */
function freeSlot(): number {
  const slot = nextSlot;
  nextSlot = (nextSlot + 1) % line.slots.length;
  if (Atomics.load(line.taken, slot) === 1) deliver();
  while (Atomics.load(line.taken, slot) === 1) Atomics.wait(line.taken, slot, 1, sleepMs);
  Atomics.store(line.taken, slot, 1);
  return slot;
}

function ask(question: ReaderQuestion): number {
  const before = Atomics.load(line.answered, 0);
  send({ report: 'question', question }, null);
  while (Atomics.load(line.answered, 0) === before) Atomics.wait(line.answered, 0, before, sleepMs);
  return line.answer[0] ?? 0;
}

const packers = new FramePackers((sourceId, pack) => {
  const { buffer } = pack.pack;
  send({ report: 'frames', sourceId, pack }, buffer instanceof ArrayBuffer ? buffer : null);
});

function records(sourceId: SourceId, batch: readonly ImportedRecord[]): void {
  const others: ImportedRecord[] = [];
  for (const record of batch) {
    if (record.record === 'frame') packers.add(sourceId, record);
    else {
      if (record.record === 'log-event') packers.noteTime(sourceId, record.loggedAt.epochMs);
      others.push(record);
    }
  }
  if (others.length > 0) send({ report: 'records', sourceId, batch: others }, null);
}

const sink: ImportSink = {
  hasSize: (sizeBytes) => ask({ ask: 'size', sizeBytes }) === 1,
  isKnown: (sha256, sizeBytes) => ask({ ask: 'known', sha256, sizeBytes }) === 1,
  beginSource: (description) => ask({ ask: 'begin', description }),
  content(sourceId, chunk) {
    if (filling?.sourceId !== sourceId) sendSlot();
    for (let from = 0; from < chunk.length; ) {
      if (filling === null) {
        const slot = freeSlot();
        filling = { sourceId, slot, room: line.slots[slot] ?? new Uint8Array(0), length: 0 };
      }
      const part = chunk.subarray(from, from + slotBytes - filling.length);
      filling.room.set(part, filling.length);
      filling.length += part.length;
      from += part.length;
      if (filling.length === slotBytes) sendSlot();
    }
  },
  records,
  endSource(sourceId, result) {
    packers.end(sourceId);
    return ask({ ask: 'end', sourceId, result }) === 1 ? 'duplicate' : 'kept';
  },
};

const signal = {
  get aborted(): boolean {
    return Atomics.load(cancelFlag, 0) === 1;
  },
};

importFiles(files, sink, {
  ...options,
  signal,
  onProgress: (progress) => send({ report: 'progress', progress }, null),
}).then(
  () => send({ report: 'done' }, null),
  (error: unknown) => {
    const [name, message] = error instanceof Error ? [error.name, error.message] : ['Error', 'unknown'];
    const { code = null, path = null } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
    send({ report: 'failed', name, message, code, path }, null);
  },
);
