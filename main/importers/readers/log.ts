import { detectLog } from '../../../parsers/logs/detect-log.ts';
import type { LogDetection, LogReader, LogReaderContext } from '../../../parsers/logs/log-format.ts';
import { openLogReader } from '../../../parsers/logs/open-log-reader.ts';
import type { FrameRecord } from '../../../parsers/model/frame.ts';
import type { LogItem } from '../../../parsers/model/log-item.ts';
import { joinCutFrame, SourceTail } from '../rotation/cut-frame.ts';
import type { BegunLine, JoinedFrame } from '../rotation/cut-frame.ts';
import type { PartReading, PartRemainder } from '../rotation/rotated-log.ts';
import { blanked, lineEnds, type TextUnits, textUnits } from '../rotation/text-units.ts';
import { StrayKebaReports } from './stray-keba-reports.ts';
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

/** A frame that is joined over the seam of two parts may be this long in the earlier one. */
const joinableBytes = 1024 * 1024;
/** From this confidence on a part's own format is believed against that of the part before. */
const surelyItself = 0.6;

/** Feeds one log through its reader and keeps the books. Also what the plain text reader uses, in case frames come late. */
export class LogReading implements StreamReading {
  readonly #detection: LogDetection;
  readonly #context: LogReaderContext;
  readonly #reader: LogReader;
  readonly #stray: StraySignedValues;
  readonly #keba: StrayKebaReports;
  readonly #part: PartReading | null;
  readonly #tail: SourceTail | null;
  readonly #units: TextUnits;
  #records = 0;
  /** Bytes at the beginning that finish a frame of the part before, and how many of them are still to come. */
  readonly #joinedBytes: number;
  #toBlank: number;
  /** Bytes that are understood because a frame was joined, beyond what the reader counts. */
  #understoodBeyond = 0;
  readonly #stations = new Set<string>();
  #begunLine: BegunLine | null = null;
  #lineBefore: BegunLine | null;

  constructor(detection: LogDetection, context: ReadingContext) {
    const { part } = context;
    const before = part?.before ?? null;
    this.#detection = carriedDetection(detection, before);
    this.#units = textUnits(this.#detection.encoding);
    this.#stray = new StraySignedValues(context.sourceId);
    this.#keba = new StrayKebaReports(context.sourceId);
    this.#context = {
      sourceId: context.sourceId,
      time: context.time,
      station: before?.station ?? context.station,
      afterMs: before?.lastMs ?? null,
    };
    this.#reader = openLogReader(this.#detection, this.#context);
    this.#part = part;
    this.#tail = part !== null && part.nextHead !== null ? new SourceTail(joinableBytes, this.#units) : null;
    this.#joinedBytes = before?.joinedBytes ?? 0;
    this.#toBlank = this.#joinedBytes;
    this.#lineBefore = before?.begunLine ?? null;
    this.#understoodBeyond = this.#joinedBytes;
  }

  /** Records so far. */
  get records(): number {
    return this.#records;
  }

  push(chunk: Uint8Array): Iterable<ReaderItem> {
    this.#tail?.push(chunk);
    const from = this.#joinedBytes - this.#toBlank;
    const own = this.#toBlank > 0 ? blanked(chunk, this.#toBlank, from, this.#units) : chunk;
    this.#toBlank = Math.max(0, this.#toBlank - chunk.length);
    this.#keba.push(own, this.#stray.line);
    this.#stray.push(own);
    const items = this.#reader.push(own);
    // Of a log that stands alone and prints no signed values nothing has to be looked at again.
    if (this.#part !== null || !this.#stray.idle) return this.#pass(items);
    for (const { record } of items) if (record !== 'issue') this.#records += 1;
    return items;
  }

  *end(): Iterable<ReaderItem> {
    const last = this.#reader.end();
    const joined = this.#joined(last);
    yield* this.#pass(joined === null ? last : joined.items);
    yield* this.#counted(this.#stray.end());
    yield* this.#counted(this.#keba.end(this.#context.station));
    if (this.#joinedBytes > 0) yield this.#partIssue('log.frame-continued', 0, this.#joinedBytes, -1);
    if (joined !== null) {
      const { offset, length } = joined.frame.evidence;
      yield this.#partIssue('log.frame-joined', offset, length, 1);
    }
    this.#part?.leave({
      detection: this.#detection,
      lastMs: this.#reader.account.lastAt?.epochMs ?? this.#context.afterMs ?? null,
      station: this.#stations.size === 1 ? ([...this.#stations][0] ?? null) : null,
      joinedBytes: joined?.joinedBytes ?? 0,
      begunLine: this.#begunLine,
    });
  }

  /** The last items with the frame joined that the end of this part cuts; `null` when there is none. */
  #joined(last: readonly LogItem[]): (JoinedFrame & { readonly items: readonly LogItem[] }) | null {
    const nextHead = this.#part?.nextHead ?? null;
    const tail = this.#tail;
    // A seam may lie inside of a character of two bytes; the part behind it is then read as something else.
    if (nextHead === null || tail === null || tail.total % this.#units.bytes !== 0) return null;
    const cut = last.find(
      (item): item is FrameRecord =>
        item.record === 'frame' &&
        item.state === 'truncated' &&
        item.evidence.offset + item.evidence.length >= tail.total - 2 * this.#units.bytes,
    );
    if (cut === undefined && !tail.unfinished) return null;
    const lines = tail.linesFrom(cut?.evidence.offset ?? null);
    if (lines === null) return null;
    const joined = joinCutFrame(lines, nextHead, this.#detection, this.#context);
    if (joined === null) return null;
    if ('begunLine' in joined) {
      this.#begunLine = joined.begunLine;
      return null;
    }
    if (cut !== undefined && joined.frame.uniqueId !== cut.uniqueId) return null;
    const breaks = lineEnds(lines.bytes, this.#units);
    const firstLine = this.#reader.account.linesTotal - breaks + (tail.unfinished ? 0 : 1);
    const { evidence } = joined.frame;
    const line = evidence.line === null ? null : firstLine + evidence.line - 1;
    const told = cut ?? joined.frame;
    const frame: FrameRecord = {
      ...joined.frame,
      label: told.label,
      station: told.station,
      loggedAt: told.loggedAt,
      evidence: { ...evidence, line },
    };
    if (cut === undefined) this.#understoodBeyond += evidence.length;
    const others = last.filter((item) => item !== cut && !(item.record === 'issue' && isAt(item, evidence.offset)));
    return { frame, joinedBytes: joined.joinedBytes, items: [...others, frame] };
  }

  #partIssue(code: string, offset: number, length: number, step: 1 | -1): ReaderItem {
    const { sourceId } = this.#context;
    const { log, number, of } = this.#part?.ledger ?? { log: '', number: 0, of: 0 };
    return {
      record: 'issue',
      issue: {
        code,
        severity: 'info',
        place: { kind: 'bytes', sourceId, offset, length, line: null },
        params: { log, part: number + step, of },
      },
    };
  }

  *#pass(items: readonly LogItem[]): Iterable<ReaderItem> {
    for (const found of items) {
      const item = this.#withLineBefore(found);
      if (item.record === 'frame') {
        yield* this.#counted(this.#stray.frame(item.evidence));
        if (this.#part !== null && item.station !== null) this.#stations.add(item.station);
      }
      if (item.record !== 'issue') this.#records += 1;
      yield item;
    }
  }

  /** The first frame when its line began in the part before: that told its time and direction. */
  #withLineBefore(item: LogItem): LogItem {
    const line = this.#lineBefore;
    if (line === null || item.record !== 'frame') return item;
    this.#lineBefore = null;
    if (item.evidence.offset !== line.frameAt) return item;
    return { ...item, label: line.label, station: line.station, loggedAt: line.loggedAt };
  }

  *#counted(items: Iterable<ReaderItem>): Iterable<ReaderItem> {
    for (const item of items) {
      this.#records += 1;
      yield item;
    }
  }

  #reasons(): ReadingReport['account']['reasons'] {
    const backwards = { code: 'sniff.newest-first', params: {} };
    const told = this.#detection.reasons;
    const reasons = this.#reader.account.newestFirst ? [...told, backwards] : told;
    if (this.#part === null) return reasons;
    const { log, number, of } = this.#part.ledger;
    return [...reasons, { code: 'sniff.rotated-part', params: { log, number, of } }];
  }

  report(): ReadingReport {
    const { account } = this.#reader;
    const understood = Math.min(
      account.bytesTotal,
      account.bytesInFrames + account.bytesInEvents + this.#keba.bytesUnderstood + this.#understoodBeyond,
    );
    const left = account.bytesTotal - understood;
    return {
      account: {
        reader: this.#detection.formatId,
        confidence: this.#detection.confidence,
        reasons: this.#reasons(),
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

/** A part is read as the one before it when it says little itself: it may be short or begin in the middle of a message. */
function carriedDetection(own: LogDetection, before: PartRemainder | null): LogDetection {
  if (before === null || own.formatId === before.detection.formatId || own.confidence >= surelyItself) return own;
  return { ...before.detection, encoding: own.encoding };
}

function isAt({ issue }: Extract<LogItem, { readonly record: 'issue' }>, offset: number): boolean {
  return issue.place?.kind === 'bytes' && issue.place.offset === offset;
}
