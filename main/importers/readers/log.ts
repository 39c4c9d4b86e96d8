import { detectLog } from '../../../parsers/logs/detect-log.ts';
import type { LogDetection, LogReader } from '../../../parsers/logs/log-format.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { LogItem } from '../../../parsers/model/log-item.ts';
import { StraySignedValues } from './stray-signed-values.ts';
import type {
  ReaderItem,
  ReadingContext,
  ReadingReport,
  Recognition,
  SourceReader,
  StreamReading,
} from './source-reader.ts';

/** Logs with OCPP frames or known lines, every format of `parsers/logs`. */
export const logReader: SourceReader = {
  id: 'log',
  takes: 'stream',
  recognise(head): Recognition | null {
    const detection = detectLog(head.bytes, head.fileName);
    return detection === undefined ? null : { confidence: detection.confidence, reasons: detection.reasons };
  },
  open(context) {
    const detection = detectLog(context.head.bytes, context.head.fileName);
    if (detection === undefined) throw new Error('a log that was recognised is none');
    return new LogReading(detection, context);
  },
};

/** Feeds one log through its reader and keeps the books. Also what the plain text reader uses, in case frames come late. */
export class LogReading implements StreamReading {
  readonly #detection: LogDetection;
  readonly #reader: LogReader;
  readonly #stray: StraySignedValues;
  #records = 0;

  constructor(detection: LogDetection, context: ReadingContext) {
    this.#detection = detection;
    this.#stray = new StraySignedValues(context.sourceId);
    this.#reader = openLogReader(detection, {
      sourceId: context.sourceId,
      time: context.time,
      station: context.station,
    });
  }

  /** Records so far. */
  get records(): number {
    return this.#records;
  }

  *push(chunk: Uint8Array): Iterable<ReaderItem> {
    this.#stray.push(chunk);
    yield* this.#pass(this.#reader.push(chunk));
  }

  *end(): Iterable<ReaderItem> {
    yield* this.#pass(this.#reader.end());
    yield* this.#counted(this.#stray.end());
  }

  *#pass(items: readonly LogItem[]): Iterable<ReaderItem> {
    for (const item of items) {
      if (item.record === 'frame') yield* this.#counted(this.#stray.frame(item.evidence));
      if (item.record !== 'issue') this.#records += 1;
      yield item;
    }
  }

  *#counted(items: Iterable<ReaderItem>): Iterable<ReaderItem> {
    for (const item of items) {
      this.#records += 1;
      yield item;
    }
  }

  report(): ReadingReport {
    const { account } = this.#reader;
    const understood = Math.min(account.bytesTotal, account.bytesInFrames + account.bytesInEvents);
    const left = account.bytesTotal - understood;
    return {
      account: {
        reader: this.#detection.formatId,
        confidence: this.#detection.confidence,
        reasons: this.#detection.reasons,
        bytesUnderstood: understood,
        linesTotal: account.linesTotal,
        linesUnderstood: account.linesUnderstood,
        leftovers: left === 0 ? [] : [{ code: 'foreign-lines', bytes: left }],
        firstMs: account.firstAt?.epochMs ?? null,
        lastMs: account.lastAt?.epochMs ?? null,
      },
      found: this.#records > 0 ? 'records' : 'text',
      partial: false,
    };
  }
}
