import type { CorrelatedFrame, FrameKind, FrameRecord } from '../../parsers/model/frame.ts';
import type { FrameTable } from './frame-table.ts';
import { OrderPacker, PackedOrder, positionsPerPack } from './order-columns.ts';
import type { FrameHeader, OrderPackReader } from './order-columns.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { at, orNaN, orNull, PackReader, PackWriter, putDouble, putLong } from './packed-columns.ts';
import type { PackLayout } from './packed-columns.ts';

/*
 * The time order of a case that has no conclusions yet, so that its messages can be read and searched while the first ones are drawn. It stands in
 * the place of the concluded order and holds only when and which; what a message says itself is read from its record when somebody asks, what only the
 * conclusion knows is not known.
 */

const layout: PackLayout = { doubles: 1, longs: 1, shorts: 0, bytes: 0, texts: 0 };

/** Stands where a concluded pack counts its notifications. */
export const notCounted = -1;

export interface ReadingOrderWriter {
  /** @param atMs log time or inferred time; `null` without one. */
  add(frameId: number, atMs: number | null): void;
  /** Forgets what was added: the order is another one. */
  restart(): void;
  flush(): void;
}

export function createReadingOrderWriter(database: CaseDatabase): ReadingOrderWriter {
  const insert = database.prepare(
    `INSERT INTO order_pack (number, count, first_key, first_ms, last_ms, status_notifications, pack)
     VALUES (?, ?, ?, ?, ?, ${notCounted}, ?)`,
  );
  const writer = new PackWriter(layout, positionsPerPack);
  let number = 0;
  let firstKey = 0;
  let firstMs: number | null = null;
  let lastMs: number | null = null;

  function flush(): void {
    const { count } = writer;
    if (count === 0) return;
    insert.run(number, count, firstKey, firstMs, lastMs, writer.take());
    number += 1;
    firstMs = null;
    lastMs = null;
  }

  return {
    add(frameId, atMs) {
      const row = writer.count;
      putDouble(writer.doubles[0], row, orNaN(atMs));
      putLong(writer.longs[0], row, frameId);
      if (row === 0) firstKey = atMs ?? 0;
      if (atMs !== null && atMs > 0) {
        firstMs ??= atMs;
        lastMs = atMs;
      }
      writer.count += 1;
      if (writer.count === positionsPerPack) flush();
    },
    restart() {
      forgetReadingOrder(database);
      writer.take();
      number = 0;
      firstMs = null;
      lastMs = null;
    },
    flush,
  };
}

/** Takes the order away, where it is one without conclusions: its times have changed, or another one is written. */
export function forgetReadingOrder(database: CaseDatabase): void {
  database.exec(`DELETE FROM order_pack WHERE status_notifications = ${notCounted}`);
}

/** What is known of a message that was only read. */
function unconcluded(frameId: number, record: FrameRecord): CorrelatedFrame {
  const { kind, messageTypeId, uniqueId, action, errorCode, errorDescription, state, loggedAt, evidence } = record;
  return {
    frameId,
    kind,
    messageTypeId,
    uniqueId,
    action,
    errorCode,
    errorDescription,
    state,
    direction: 'unknown',
    labelContradicted: false,
    station: null,
    connector: null,
    transactionId: null,
    answerToFrameId: null,
    latencyMs: null,
    loggedAt,
    evidence,
  };
}

/** Messages of a pack that was written without conclusions, by their row. */
export class ReadingOrder implements OrderPackReader {
  readonly isConcluded = false;
  readonly firstPosition: number;
  readonly #number: number;
  readonly #pack: PackReader;
  readonly #table: FrameTable;
  #rows: PackedOrder | undefined;

  constructor(number: number, pack: Uint8Array, table: FrameTable) {
    this.firstPosition = number * positionsPerPack;
    this.#number = number;
    this.#pack = new PackReader(layout, pack);
    this.#table = table;
  }

  get count(): number {
    return this.#pack.count;
  }

  get instants(): Float64Array {
    return this.#pack.doubles[0] ?? new Float64Array(0);
  }

  frameId(row: number): number {
    return at(this.#pack.longs[0], row);
  }

  /** The row of a frame; -1 where it is in none. */
  rowOf(frameId: number): number {
    return this.#pack.longs[0]?.indexOf(frameId) ?? -1;
  }

  at(row: number): number | null {
    return orNull(at(this.instants, row));
  }

  /** The same as a concluded pack, made when more is asked than when and which. */
  get #whole(): PackedOrder {
    if (this.#rows !== undefined) return this.#rows;
    const packer = new OrderPacker();
    for (let row = 0; row < this.count; row += 1) {
      const frameId = this.frameId(row);
      const record = this.#table.frame(frameId);
      if (record === undefined) throw new Error(`frame ${frameId} has an order and no record`);
      packer.add(this.at(row), unconcluded(frameId, record));
    }
    this.#rows = new PackedOrder(this.#number, packer.take().pack);
    return this.#rows;
  }

  kind(row: number): FrameKind {
    return this.#whole.kind(row);
  }

  words(field: 'action' | 'station' | 'tx' | 'kind' | 'direction'): ReturnType<OrderPackReader['words']> {
    return this.#whole.words(field);
  }

  action(row: number): string | null {
    return this.#whole.action(row);
  }

  latency(): null {
    return null;
  }

  connector(): null {
    return null;
  }

  header(row: number): FrameHeader {
    return this.#whole.header(row);
  }
}
