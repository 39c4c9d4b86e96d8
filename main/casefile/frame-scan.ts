import type { FrameKind, FramePayload, FrameRecord } from '../../parsers/model/frame.ts';
import type { FrameOrder } from './frame-order.ts';
import type { FrameTable, NumberedPack } from './frame-table.ts';
import type { FrameHeader, OrderPackReader } from './order-columns.ts';

/**
 * Stands at one frame after the other while a list is gone through. What a question needs is read when it is asked for, so that a question about
 * numbers never touches a record, and one about records never a payload.
 */
export class FrameCursor {
  readonly #table: FrameTable;
  #pack: OrderPackReader;
  #row = 0;
  #frameId = 0;
  #held: NumberedPack | undefined;

  constructor(table: FrameTable, pack: OrderPackReader) {
    this.#table = table;
    this.#pack = pack;
  }

  /** Moves to a row of a pack. */
  moveTo(pack: OrderPackReader, row: number): void {
    this.#pack = pack;
    this.#row = row;
    this.#frameId = pack.frameId(row);
  }

  /** The pack in which it stands; answers about recurring words hold for a whole pack. */
  get pack(): OrderPackReader {
    return this.#pack;
  }

  get row(): number {
    return this.#row;
  }

  get position(): number {
    return this.#pack.firstPosition + this.#row;
  }

  get frameId(): number {
    return this.#frameId;
  }

  get header(): FrameHeader {
    return this.#pack.header(this.#row);
  }

  /** The pack of the frame's record and its row there; the table throws nothing away while the cursor stands. */
  get #place(): { readonly pack: NumberedPack; readonly row: number } {
    let held = this.#held;
    if (held === undefined || this.#frameId < held.firstId || this.#frameId >= held.firstId + held.frames.count) {
      held = this.#table.pack(this.#frameId);
      if (held === undefined) throw new Error(`frame ${this.#frameId} has an order and no record`);
      this.#held = held;
    }
    return { pack: held, row: this.#frameId - held.firstId };
  }

  get record(): FrameRecord {
    const { pack, row } = this.#place;
    return pack.frames.frame(row);
  }

  get sourceId(): number {
    return this.#place.pack.frames.sourceId;
  }

  get payload(): FramePayload {
    const { pack, row } = this.#place;
    return pack.frames.payload(row);
  }

  get kind(): FrameKind {
    return this.#pack.kind(this.#row);
  }

  /** Log time, or the inferred one. */
  get at(): number | null {
    return this.#pack.at(this.#row);
  }

  get action(): string | null {
    return this.#pack.action(this.#row);
  }

  get uniqueId(): string {
    const { pack, row } = this.#place;
    return pack.frames.uniqueId(row);
  }

  get error(): { readonly code: string | null; readonly description: string | null } {
    const { pack, row } = this.#place;
    return pack.frames.error(row);
  }
}

/** Goes through a stretch of positions with one cursor, which is the same object all the time. */
export function* scanFrames(order: FrameOrder, table: FrameTable, first: number, end: number): Generator<FrameCursor> {
  let cursor: FrameCursor | undefined;
  for (const pack of order.packs(first, end)) {
    cursor ??= new FrameCursor(table, pack);
    const to = Math.min(pack.count, end - pack.firstPosition);
    for (let row = Math.max(0, first - pack.firstPosition); row < to; row += 1) {
      cursor.moveTo(pack, row);
      yield cursor;
    }
  }
}
