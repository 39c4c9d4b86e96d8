import type { CorrelatedFrame } from '../../parsers/model/frame.ts';
import { createFrameTable } from './frame-table.ts';
import { OrderPacker, PackedOrder, positionsPerPack } from './order-columns.ts';
import type { OrderPackReader } from './order-columns.ts';
import { notCounted, ReadingOrder } from './reading-order.ts';
import type { CaseDatabase } from './open-case-file.ts';

/** Half-open range of milliseconds; `null` is open. */
export interface TimeRange {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Writes the time order of a case from its beginning. */
export interface FrameOrderWriter {
  add(atMs: number | null, frame: CorrelatedFrame): void;
  flush(): void;
}

export function createFrameOrderWriter(database: CaseDatabase): FrameOrderWriter {
  const insert = database.prepare(
    `INSERT INTO order_pack (number, count, first_key, first_ms, last_ms, status_notifications, pack)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const packer = new OrderPacker();
  let number = 0;
  function flush(): void {
    if (packer.isEmpty) return;
    const { count, firstKey, firstMs, lastMs, statusNotifications, pack } = packer.take();
    insert.run(number, count, firstKey, firstMs, lastMs, statusNotifications, pack);
    number += 1;
  }
  return {
    add(atMs, frame) {
      packer.add(atMs, frame);
      if (packer.isFull) flush();
    },
    flush,
  };
}

/** Packs kept unpacked; 32 packs are about 3 MiB. */
const keptPacks = 32;

/** The time order of a case, read by position. */
export interface FrameOrder {
  /** How many frames have a place. */
  count(): number;
  /** The first position at or after an instant; the number of frames when there is none. */
  firstAt(ms: number): number;
  pack(position: number): OrderPackReader | undefined;
  /** `false` while the case has no conclusions: then the order is all that is known. */
  isConcluded(): boolean;
  /** Where a frame stands in an order without conclusions, in which nobody wrote it down. */
  unconcludedPositionOf(frameId: number): number | undefined;
  /** Packs of a stretch of positions. */
  packs(first: number, end: number): Generator<OrderPackReader>;
  /** Another text when the order was made anew with other places. */
  stamp(): string;
  /** Forgets what was read before another connection wrote. */
  forget(): void;
}

export function createFrameOrder(database: CaseDatabase): FrameOrder {
  const total = database.prepare<[], { n: number }>(
    `SELECT coalesce((SELECT number * ${positionsPerPack} + count FROM order_pack ORDER BY number DESC LIMIT 1), 0) AS n`,
  );
  const select = database.prepare<[number], { notifications: number; pack: Uint8Array }>(
    'SELECT status_notifications AS notifications, pack FROM order_pack WHERE number = ?',
  );
  const firstCounts = database.prepare<[], { notifications: number }>(
    'SELECT status_notifications AS notifications FROM order_pack WHERE number = 0',
  );
  const packBefore = database.prepare<[number], { number: number | null }>(
    'SELECT max(number) AS number FROM order_pack WHERE first_key < ?',
  );
  const stamp = database.prepare<[], { stamp: string }>(
    `SELECT total(count) || ' ' || total(first_key) || ' ' || total(last_ms) || ' ' || total(status_notifications) AS stamp
     FROM order_pack`,
  );
  const kept = new Map<number, OrderPackReader>();
  const table = createFrameTable(database);

  function readUnconcluded(number: number): ReadingOrder | undefined {
    const row = select.get(number);
    return row?.notifications === notCounted ? new ReadingOrder(number, row.pack, table) : undefined;
  }

  function read(number: number): OrderPackReader | undefined {
    const row = select.get(number);
    if (row === undefined) return undefined;
    return row.notifications === notCounted
      ? new ReadingOrder(number, row.pack, table)
      : new PackedOrder(number, row.pack);
  }

  function packNumbered(number: number): OrderPackReader | undefined {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const pack = read(number);
    if (pack === undefined) return undefined;
    kept.set(number, pack);
    const oldest = kept.size > keptPacks ? kept.keys().next() : undefined;
    if (oldest !== undefined && !oldest.done) kept.delete(oldest.value);
    return pack;
  }

  return {
    count: () => total.get()?.n ?? 0,
    firstAt(ms) {
      // Keys rise with the positions, so the place lies in the last pack that begins before, or right behind it.
      for (let number = packBefore.get(ms)?.number ?? 0; ; number += 1) {
        const pack = packNumbered(number);
        if (pack === undefined) return total.get()?.n ?? 0;
        const row = pack.instants.findIndex((instant) => instant >= ms);
        if (row >= 0) return pack.firstPosition + row;
      }
    },
    pack: (position) => packNumbered(Math.floor(position / positionsPerPack)),
    *packs(first, end) {
      for (let number = Math.floor(first / positionsPerPack); number * positionsPerPack < end; number += 1) {
        const pack = kept.get(number) ?? read(number);
        if (pack === undefined) return;
        yield pack;
      }
    },
    isConcluded: () => firstCounts.get()?.notifications !== notCounted,
    unconcludedPositionOf(frameId) {
      for (let number = 0; ; number += 1) {
        const pack = readUnconcluded(number);
        if (pack === undefined) return undefined;
        const row = pack.rowOf(frameId);
        if (row >= 0) return pack.firstPosition + row;
      }
    },
    stamp: () => stamp.get()?.stamp ?? '',
    forget() {
      kept.clear();
      table.forget();
    },
  };
}
