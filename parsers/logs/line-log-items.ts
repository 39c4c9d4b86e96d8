import type { BytesEvidence } from '../model/evidence.ts';
import type { LogItem } from '../model/log-item.ts';
import type { FrameRecord } from '../model/frame.ts';
import { ClockRebase } from './clock-rebase.ts';
import { DayAnchor } from './day-anchor.ts';
import type { DescribedMessage } from './described/described-messages.ts';
import { DuplicateFrames } from './duplicate-frames.ts';
import type { FoundFrame } from './found-frame.ts';
import { frameIssues, frameRecord, issueItem } from './frame-record.ts';
import { HeldItems, type WhyHeld } from './held-items.ts';
import type { FrameContext } from './line-context.ts';
import type { LineEvent } from './line-events.ts';
import type { LogAccountBook } from './log-account.ts';
import { LogClock } from './log-clock.ts';
import type { LogDetection, LogReaderContext } from './log-format.ts';
import type { LogWindow } from './log-window.ts';
import { OwnStrings } from './own-strings.ts';
import { isOfSocket, protocolIn } from './said-beside.ts';
import { SoapStations } from './soap-stations.ts';

const messageTypes = { call: 2, result: 3, error: 4 } as const;

/** Makes items of what is found in a line log, with time and station; drops copies in other clothes and counts everything. */
export class LineLogItems {
  readonly #book: LogAccountBook;
  readonly #window: LogWindow;
  readonly #station: string | null;
  readonly #connected: () => string | null;
  readonly #clock: LogClock;
  readonly #stations = new OwnStrings();
  readonly #soap = new SoapStations();
  readonly #protocols = new Map<string | null, string>();
  readonly #duplicates = new DuplicateFrames();
  readonly #items = new HeldItems();
  readonly #rebase: ClockRebase | null;
  readonly #days: DayAnchor;

  /** `connected` says which station's connection the log is about, where lines name none. */
  constructor(
    book: LogAccountBook,
    window: LogWindow,
    detection: LogDetection,
    context: LogReaderContext,
    connected: () => string | null,
  ) {
    this.#book = book;
    this.#window = window;
    this.#connected = connected;
    this.#station = context.station;
    this.#rebase = detection.formatId === 'delta' ? new ClockRebase(context.time) : null;
    this.#days = new DayAnchor(context.time, (loggedAt, ofFrame) => book.dated(loggedAt, ofFrame));
    const monthFirst = detection.reasons.some((reason) => reason.code === 'sniff.month-first');
    this.#clock = new LogClock(context.time, monthFirst ? 'month-first' : 'day-first', context.afterMs);
  }

  /** Takes a frame. `before` is the text right before it, `payloadText` what its payload is compared by. */
  frame(frame: FoundFrame, around: FrameContext, before: string, payloadText: string, evidence: BytesEvidence): void {
    // The clock goes on with copies too: a line is later than the one above it.
    const loggedAt = this.#clock.read(around.time, this.#window.octets, around.timeAt);
    const enclosed = this.#soap.stationOf(frame.shape, frame.dress === 'soap' ? frame.station : undefined);
    const station = this.#stationOf(enclosed ?? frame.station ?? around.station);
    if (this.#duplicates.isCopy(frame, payloadText, before, around.label, around.station)) {
      this.#book.duplicate();
      const { kind, uniqueId } = frame.shape;
      if (station === null || !this.#items.replace(kind, uniqueId, 'nameless')) return;
      // The logger of the socket told it first and could not say whose it is.
      this.#push(frame, frameRecord(frame, around, station, loggedAt, evidence));
      return;
    }
    const { kind, uniqueId } = frame.shape;
    const record = frameRecord(frame, around, station, loggedAt, evidence);
    this.#days.offer(record, payloadText);
    this.#book.time(loggedAt);
    const mayTellMore = around.saysAll !== true;
    if (mayTellMore) this.#takeProtocol(before, record);
    if (frame.state === 'elided') this.#hold(frame, record, 'elided');
    else {
      if (this.#items.replace(kind, uniqueId, 'elided')) this.#book.duplicate();
      if (mayTellMore && station === null && isOfSocket(before)) this.#hold(frame, record, 'nameless');
      else this.#push(frame, record);
    }
  }

  #push(frame: FoundFrame, record: FrameRecord): void {
    this.#items.push(record);
    for (const issue of frameIssues(frame, record.evidence)) this.#items.push(issue);
    this.#book.frame(record, record.evidence.length);
  }

  #hold(frame: FoundFrame, record: FrameRecord, why: WhyHeld): void {
    const { kind, uniqueId, evidence } = record;
    const items: readonly LogItem[] = [record, ...frameIssues(frame, evidence)];
    this.#items.hold(items, kind, uniqueId, why, () => this.#book.frame(record, evidence.length));
  }

  /** The protocol that the words before a message name (`[CP1][ocpp2.0.1]`): each station's first, and every change. */
  #takeProtocol(before: string, { station, loggedAt, evidence }: FrameRecord): void {
    const found = protocolIn(before);
    if (found === undefined || this.#protocols.get(station) === found) return;
    this.#protocols.set(station, found);
    this.#items.push({
      record: 'log-event',
      event: 'protocol-named',
      station,
      text: `ocpp${found}`,
      loggedAt,
      evidence,
    });
  }

  event({ event, text, time, station }: LineEvent, evidence: BytesEvidence): void {
    const loggedAt = this.#clock.read(time);
    this.#items.push({ record: 'log-event', event, station: this.#stationOf(station), text, loggedAt, evidence });
    this.#book.event(evidence.length);
    this.#book.time(loggedAt);
  }

  /** Takes a message that the log describes; a copy of a real one says nothing new. */
  described({ told, id, first }: DescribedMessage, evidence: BytesEvidence): void {
    if (told.id !== null && this.#duplicates.hasSeen(told.kind, told.id)) {
      this.#book.duplicate();
      return;
    }
    const loggedAt = this.#clock.read(first.time);
    const record: FrameRecord = {
      record: 'frame',
      kind: told.kind,
      messageTypeId: messageTypes[told.kind],
      uniqueId: id,
      action: told.action === '' ? null : told.action,
      errorCode: told.errorCode,
      errorDescription: null,
      payload: { at: 'text', text: told.payload },
      state: 'described',
      repairs: [],
      label: told.label,
      station: this.#stationOf(first.station),
      loggedAt,
      evidence,
    };
    this.#items.push(record);
    this.#book.frame(record, evidence.length);
    this.#book.time(loggedAt);
  }

  /** A frame began here and did not end within `limit` bytes. */
  tooLong(place: BytesEvidence, limit: number): void {
    this.#items.push(issueItem('log.frame-too-long', 'error', place, { limit }));
  }

  /** The items that are certain by now; all of them at the end. */
  take(final: boolean): readonly LogItem[] {
    const certain = this.#days.pass(this.#items.take(final), final);
    return this.#rebase === null ? certain : this.#rebase.pass(certain, final);
  }

  #stationOf(named: string | null): string | null {
    const told = named ?? this.#connected();
    return told === null ? this.#station : this.#stations.own(told);
  }
}
