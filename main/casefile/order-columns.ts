import type { CorrelatedFrame, Direction, FrameKind } from '../../parsers/model/frame.ts';
import { frameKinds } from './frame-columns.ts';
import { at, orNaN, orNull, PackReader, PackWriter, putByte, putDouble, putLong, putShort } from './packed-columns.ts';
import type { PackLayout } from './packed-columns.ts';

/** Frames in time order with what correlation found, packed; the pack with number `n` holds the positions from `n * positionsPerPack` on. */
export const positionsPerPack = 2_048;

const layout: PackLayout = { doubles: 2, longs: 3, shorts: 3, bytes: 3, texts: 0 };
const doubles = { atMs: 0, latencyMs: 1 } as const;
const longs = { frameId: 0, answerTo: 1, connector: 2 } as const;
const shorts = { action: 0, station: 1, transactionId: 2 } as const;
const bytes = { kind: 0, direction: 1, contradicted: 2 } as const;
/** Numbers in the file: names are only ever added at the end. */
const directions: readonly Direction[] = ['unknown', 'station-to-csms', 'csms-to-station'];
/** Stands for "no connector"; real ones are small. */
const noConnector = -0x80000000;
const noNumbers = new Uint8Array(0);

/** What correlation knows of a frame, without looking at the frame itself. */
export interface FrameHeader {
  readonly position: number;
  readonly frameId: number;
  /** Log time, or the inferred one. */
  readonly at: number | null;
  readonly kind: FrameKind;
  readonly action: string | null;
  readonly direction: Direction;
  readonly contradicted: boolean;
  readonly station: string | null;
  readonly connector: number | null;
  readonly tx: string | null;
  readonly answerTo: number | null;
  readonly latency: number | null;
}

export interface OrderPack {
  readonly pack: Uint8Array;
  readonly count: number;
  /** What the order goes by at the beginning: a frame without any time counts as 0. */
  readonly firstKey: number;
  /** Earliest and latest instant after 1970; `null` without one. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly statusNotifications: number;
}

/** Collects frames in time order. */
export class OrderPacker {
  readonly #writer = new PackWriter(layout, positionsPerPack);
  #firstKey = 0;
  #firstMs: number | null = null;
  #lastMs: number | null = null;
  #statusNotifications = 0;

  get isFull(): boolean {
    return this.#writer.count === positionsPerPack;
  }

  get isEmpty(): boolean {
    return this.#writer.count === 0;
  }

  add(atMs: number | null, frame: CorrelatedFrame): void {
    const writer = this.#writer;
    const row = writer.count;
    putDouble(writer.doubles[doubles.atMs], row, orNaN(atMs));
    putDouble(writer.doubles[doubles.latencyMs], row, orNaN(frame.latencyMs));
    putLong(writer.longs[longs.frameId], row, frame.frameId);
    putLong(writer.longs[longs.answerTo], row, frame.answerToFrameId ?? 0);
    putLong(writer.longs[longs.connector], row, frame.connector ?? noConnector);
    putShort(writer.shorts[shorts.action], row, writer.word(frame.action));
    putShort(writer.shorts[shorts.station], row, writer.word(frame.station));
    putShort(writer.shorts[shorts.transactionId], row, writer.word(frame.transactionId));
    putByte(writer.bytes[bytes.kind], row, frameKinds.indexOf(frame.kind));
    putByte(writer.bytes[bytes.direction], row, directions.indexOf(frame.direction));
    putByte(writer.bytes[bytes.contradicted], row, frame.labelContradicted ? 1 : 0);
    if (row === 0) this.#firstKey = atMs ?? 0;
    if (atMs !== null && atMs > 0) {
      this.#firstMs ??= atMs;
      this.#lastMs = atMs;
    }
    if (frame.kind === 'call' && frame.action === 'StatusNotification') this.#statusNotifications += 1;
    writer.count += 1;
  }

  take(): OrderPack {
    const taken = {
      count: this.#writer.count,
      firstKey: this.#firstKey,
      firstMs: this.#firstMs,
      lastMs: this.#lastMs,
      statusNotifications: this.#statusNotifications,
      pack: this.#writer.take(),
    };
    this.#firstMs = null;
    this.#lastMs = null;
    this.#statusNotifications = 0;
    return taken;
  }
}

/** Frames of a pack in time order, by their row. */
export interface OrderPackReader {
  /** `false` while only their order is known (`reading-order.ts`). */
  readonly isConcluded: boolean;
  readonly firstPosition: number;
  readonly count: number;
  /** Instants of all rows; NaN where none is known. */
  readonly instants: Float64Array;
  frameId(row: number): number;
  kind(row: number): FrameKind;
  /** A field that takes few values in a pack: its numbers by row, and what each number stands for. */
  words(field: 'action' | 'station' | 'tx' | 'kind' | 'direction'): {
    readonly numbers: Uint16Array | Uint8Array;
    readonly values: readonly (string | null)[];
  };
  action(row: number): string | null;
  at(row: number): number | null;
  latency(row: number): number | null;
  connector(row: number): number | null;
  header(row: number): FrameHeader;
}

/** The same as a conclusion wrote it. */
export class PackedOrder implements OrderPackReader {
  readonly isConcluded = true;
  readonly firstPosition: number;
  readonly #pack: PackReader;
  readonly #atMs: Float64Array;

  constructor(number: number, pack: Uint8Array) {
    this.firstPosition = number * positionsPerPack;
    this.#pack = new PackReader(layout, pack);
    this.#atMs = this.#pack.doubles[doubles.atMs] ?? new Float64Array(0);
  }

  get count(): number {
    return this.#pack.count;
  }

  get instants(): Float64Array {
    return this.#atMs;
  }

  frameId(row: number): number {
    return at(this.#pack.longs[longs.frameId], row);
  }

  kind(row: number): FrameKind {
    return frameKinds[at(this.#pack.bytes[bytes.kind], row)] ?? 'other';
  }

  words(field: 'action' | 'station' | 'tx' | 'kind' | 'direction'): ReturnType<OrderPackReader['words']> {
    const { words: values } = this.#pack;
    switch (field) {
      case 'action':
        return { numbers: this.#pack.shorts[shorts.action] ?? noNumbers, values };
      case 'station':
        return { numbers: this.#pack.shorts[shorts.station] ?? noNumbers, values };
      case 'tx':
        return { numbers: this.#pack.shorts[shorts.transactionId] ?? noNumbers, values };
      case 'kind':
        return { numbers: this.#pack.bytes[bytes.kind] ?? noNumbers, values: frameKinds };
      case 'direction':
        return { numbers: this.#pack.bytes[bytes.direction] ?? noNumbers, values: directions };
    }
  }

  action(row: number): string | null {
    return this.#pack.word(at(this.#pack.shorts[shorts.action], row));
  }

  at(row: number): number | null {
    return orNull(at(this.#atMs, row));
  }

  latency(row: number): number | null {
    return orNull(at(this.#pack.doubles[doubles.latencyMs], row));
  }

  connector(row: number): number | null {
    const connector = at(this.#pack.longs[longs.connector], row);
    return connector === noConnector ? null : connector;
  }

  header(row: number): FrameHeader {
    const pack = this.#pack;
    const answerTo = at(pack.longs[longs.answerTo], row);
    return {
      position: this.firstPosition + row,
      frameId: at(pack.longs[longs.frameId], row),
      at: this.at(row),
      kind: this.kind(row),
      action: this.action(row),
      direction: directions[at(pack.bytes[bytes.direction], row)] ?? 'unknown',
      contradicted: at(pack.bytes[bytes.contradicted], row) === 1,
      station: pack.word(at(pack.shorts[shorts.station], row)),
      connector: this.connector(row),
      tx: pack.word(at(pack.shorts[shorts.transactionId], row)),
      answerTo: answerTo === 0 ? null : answerTo,
      latency: this.latency(row),
    };
  }
}
