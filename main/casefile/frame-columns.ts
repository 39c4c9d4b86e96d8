import { assertNever } from '../../parsers/base/assert.ts';
import type { SourceId } from '../../parsers/model/evidence.ts';
import type { DirectionLabel, FrameKind, FramePayload, FrameRecord, FrameState } from '../../parsers/model/frame.ts';
import type { ClockQuality, Timestamp } from '../../parsers/model/timestamp.ts';
import { at, orNaN, orNull, PackReader, PackWriter, putByte, putDouble, putLong, putShort } from './packed-columns.ts';
import type { PackLayout } from './packed-columns.ts';

/** Frames as readers gave them, packed; one pack holds frames of one source. Enough that a row costs little, few enough to read for one page. */
export const framesPerPack = 2_048;

const layout: PackLayout = { doubles: 4, longs: 3, shorts: 6, bytes: 5, texts: 3 };
const doubles = { offset: 0, payloadOffset: 1, sortMs: 2, loggedMs: 3 } as const;
const longs = { length: 0, line: 1, payloadLength: 2 } as const;
const shorts = { action: 0, station: 1, errorCode: 2, errorDescription: 3, repairs: 4, messageType: 5 } as const;
const bytes = { kind: 0, state: 1, label: 2, quality: 3, payloadAt: 4 } as const;
const texts = { uniqueId: 0, loggedText: 1, payload: 2 } as const;

/** Numbers in the file: names are only ever added at the end. */
export const frameKinds: readonly FrameKind[] = ['call', 'result', 'error', 'other'];
const states: readonly FrameState[] = ['whole', 'repaired', 'truncated', 'elided', 'described'];
const labels: readonly DirectionLabel[] = ['unknown', 'station-to-csms', 'csms-to-station', 'sent', 'received'];
const qualities: readonly ClockQuality[] = [
  'position-only',
  'offset-given',
  'zone-assumed',
  'year-inferred',
  'clock-not-set',
];
const places: readonly FramePayload['at'][] = ['nowhere', 'source', 'text'];

/** The position of every name. */
function numbersOf<Name extends string>(names: readonly Name[]): (name: Name) => number {
  const numbers = new Map(names.map((name, number) => [name, number]));
  return (name) => {
    const number = numbers.get(name);
    if (number === undefined) throw new Error(`a case file has no number for "${name}"`);
    return number;
  };
}
const kindNumber = numbersOf(frameKinds);
const stateNumber = numbersOf(states);
const labelNumber = numbersOf(labels);
const qualityNumber = numbersOf(qualities);
const placeNumber = numbersOf(places);

/** What is counted of a pack when it is written, so that a count needs no look into packs. */
export interface PackCounts {
  /** Calls, results and errors that are whole, repaired or truncated. */
  call: number;
  result: number;
  error: number;
  repaired: number;
  truncated: number;
  elided: number;
  described: number;
  /** Frames without any time so far. */
  timeless: number;
  /** Frames whose log time rests on an assumed zone or year. */
  assumed: number;
  /** Frames whose written time has no instant for want of a year or date, or rests on an assumed year. */
  yearless: number;
}

export interface FramePack {
  readonly count: number;
  readonly pack: Uint8Array;
  readonly counts: PackCounts;
}

function noCounts(): PackCounts {
  return {
    call: 0,
    result: 0,
    error: 0,
    repaired: 0,
    truncated: 0,
    elided: 0,
    described: 0,
    timeless: 0,
    assumed: 0,
    yearless: 0,
  };
}

function note(counts: PackCounts, frame: FrameRecord, sortMs: number | null): void {
  if (frame.state !== 'whole') counts[frame.state] += 1;
  if (frame.kind !== 'other' && frame.state !== 'elided' && frame.state !== 'described') counts[frame.kind] += 1;
  if (sortMs === null) counts.timeless += 1;
  const { text, epochMs, quality } = frame.loggedAt;
  if (text === '') return;
  if (quality === 'zone-assumed' || quality === 'year-inferred') counts.assumed += 1;
  if (epochMs === null || quality === 'year-inferred') counts.yearless += 1;
}

/** Collects the frames of one source into packs. */
export class FramePacker {
  readonly #writer = new PackWriter(layout, framesPerPack);
  #counts = noCounts();

  get isFull(): boolean {
    return this.#writer.count === framesPerPack;
  }

  get isEmpty(): boolean {
    return this.#writer.count === 0;
  }

  /** `sortMs`: log time, carried forward over lines without one; `null` while none is known. */
  add(frame: FrameRecord, sortMs: number | null): void {
    const writer = this.#writer;
    const row = writer.count;
    const { payload, evidence, loggedAt } = frame;
    putDouble(writer.doubles[doubles.offset], row, evidence.offset);
    putDouble(writer.doubles[doubles.sortMs], row, orNaN(sortMs));
    putDouble(writer.doubles[doubles.loggedMs], row, orNaN(loggedAt.epochMs));
    putLong(writer.longs[longs.length], row, evidence.length);
    putLong(writer.longs[longs.line], row, evidence.line ?? -1);
    putShort(writer.shorts[shorts.action], row, writer.word(frame.action));
    putShort(writer.shorts[shorts.station], row, writer.word(frame.station));
    putShort(writer.shorts[shorts.errorCode], row, writer.word(frame.errorCode));
    putShort(writer.shorts[shorts.errorDescription], row, writer.word(frame.errorDescription));
    putShort(writer.shorts[shorts.repairs], row, frame.repairs.length === 0 ? 0 : writer.word(frame.repairs.join(' ')));
    putByte(writer.bytes[bytes.kind], row, kindNumber(frame.kind));
    putByte(writer.bytes[bytes.state], row, stateNumber(frame.state));
    putByte(writer.bytes[bytes.label], row, labelNumber(frame.label));
    putByte(writer.bytes[bytes.quality], row, qualityNumber(loggedAt.quality));
    putShort(writer.shorts[shorts.messageType], row, frame.messageTypeId);
    putByte(writer.bytes[bytes.payloadAt], row, placeNumber(payload.at));
    writer.text(texts.uniqueId, frame.uniqueId);
    writer.text(texts.loggedText, loggedAt.text);
    if (payload.at === 'text') writer.text(texts.payload, payload.text);
    putDouble(writer.doubles[doubles.payloadOffset], row, payload.at === 'source' ? payload.range.offset : 0);
    putLong(writer.longs[longs.payloadLength], row, payload.at === 'source' ? payload.range.length : 0);
    note(this.#counts, frame, sortMs);
    writer.count += 1;
  }

  take(): FramePack {
    const taken = { count: this.#writer.count, counts: this.#counts, pack: this.#writer.take() };
    this.#counts = noCounts();
    return taken;
  }
}

const noRepairs: readonly string[] = [];

/** Frames of a pack, by their row. */
export class FramePackReader {
  readonly sourceId: SourceId;
  readonly #pack: PackReader;

  constructor(sourceId: SourceId, pack: Uint8Array) {
    this.sourceId = sourceId;
    this.#pack = new PackReader(layout, pack);
  }

  get count(): number {
    return this.#pack.count;
  }

  /** -1 where the source has no lines. */
  line(row: number): number {
    return at(this.#pack.longs[longs.line], row);
  }

  offset(row: number): number {
    return at(this.#pack.doubles[doubles.offset], row);
  }

  sortMs(row: number): number | null {
    return orNull(at(this.#pack.doubles[doubles.sortMs], row));
  }

  kind(row: number): FrameKind {
    return frameKinds[at(this.#pack.bytes[bytes.kind], row)] ?? 'other';
  }

  uniqueId(row: number): string {
    return this.#pack.text(texts.uniqueId, row);
  }

  error(row: number): { readonly code: string | null; readonly description: string | null } {
    const pack = this.#pack;
    return {
      code: pack.word(at(pack.shorts[shorts.errorCode], row)),
      description: pack.word(at(pack.shorts[shorts.errorDescription], row)),
    };
  }

  label(row: number): DirectionLabel {
    return labels[at(this.#pack.bytes[bytes.label], row)] ?? 'unknown';
  }

  action(row: number): string | null {
    return this.#pack.word(at(this.#pack.shorts[shorts.action], row));
  }

  loggedAt(row: number): Timestamp {
    return {
      text: this.#pack.text(texts.loggedText, row),
      epochMs: orNull(at(this.#pack.doubles[doubles.loggedMs], row)),
      quality: qualities[at(this.#pack.bytes[bytes.quality], row)] ?? 'position-only',
    };
  }

  /** The record as the reader gave it. */
  frame(row: number): FrameRecord {
    const pack = this.#pack;
    const repairs = pack.word(at(pack.shorts[shorts.repairs], row));
    const line = at(pack.longs[longs.line], row);
    return {
      record: 'frame',
      kind: this.kind(row),
      messageTypeId: at(pack.shorts[shorts.messageType], row),
      uniqueId: this.uniqueId(row),
      action: this.action(row),
      errorCode: pack.word(at(pack.shorts[shorts.errorCode], row)),
      errorDescription: pack.word(at(pack.shorts[shorts.errorDescription], row)),
      payload: this.payload(row),
      state: states[at(pack.bytes[bytes.state], row)] ?? 'whole',
      repairs: repairs === null ? noRepairs : repairs.split(' '),
      label: this.label(row),
      station: pack.word(at(pack.shorts[shorts.station], row)),
      loggedAt: this.loggedAt(row),
      evidence: {
        kind: 'bytes',
        sourceId: this.sourceId,
        offset: this.offset(row),
        length: at(pack.longs[longs.length], row),
        line: line < 0 ? null : line,
      },
    };
  }

  payload(row: number): FramePayload {
    const pack = this.#pack;
    const place = places[at(pack.bytes[bytes.payloadAt], row)] ?? 'nowhere';
    switch (place) {
      case 'source': {
        const offset = at(pack.doubles[doubles.payloadOffset], row);
        return { at: 'source', range: { offset, length: at(pack.longs[longs.payloadLength], row) } };
      }
      case 'text':
        return { at: 'text', text: pack.text(texts.payload, row) };
      case 'nowhere':
        return { at: 'nowhere' };
      default:
        return assertNever(place);
    }
  }
}
