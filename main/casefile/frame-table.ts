import type { SourceId } from '../../parsers/model/evidence.ts';
import type { FrameRecord } from '../../parsers/model/frame.ts';
import { FramePackReader } from './frame-columns.ts';
import type { FramePack, PackCounts } from './frame-columns.ts';
import { KeptPieces } from './kept-pieces.ts';
import type { CaseDatabase } from './open-case-file.ts';

/*
 * The frames of a case as packs of columns (`frame-columns.ts`), numbered from 1: a pack holds the frames `first_id`, `first_id + 1` and so on.
 * One row a frame costs a hundred times as much to write and to read.
 */

/** Packs kept unpacked, each about half a MiB. */
const fewestKept = 16;
const mostKept = 400;

const countColumns = [
  'call',
  'result',
  'error',
  'repaired',
  'truncated',
  'elided',
  'described',
  'timeless',
  'assumed',
  'yearless',
] as const satisfies readonly (keyof PackCounts)[];

/** Adds packs of frames; numbers go on where the case's frames end. */
export interface FramePackWriter {
  add(sourceId: SourceId, pack: FramePack): void;
  /** Forgets all frames of a source. */
  discard(sourceId: SourceId): void;
}

export function createFramePackWriter(database: CaseDatabase): FramePackWriter {
  const insert = database.prepare(
    `INSERT INTO frame_pack (first_id, source_id, count, ${countColumns.join(', ')}, pack)
     VALUES (coalesce((SELECT first_id + count FROM frame_pack ORDER BY first_id DESC LIMIT 1), 1),
             ?, ?, ${countColumns.map(() => '?').join(', ')}, ?)`,
  );
  const remove = database.prepare('DELETE FROM frame_pack WHERE source_id = ?');
  return {
    add(sourceId, { count, counts, pack }) {
      if (count > 0) insert.run(sourceId, count, ...countColumns.map((name) => counts[name]), pack);
    },
    discard(sourceId) {
      remove.run(sourceId);
    },
  };
}

/** Puts a pack with the same frames in the place of one. */
export function replacePack(database: CaseDatabase, firstId: number, { counts, pack }: FramePack): void {
  database
    .prepare(
      `UPDATE frame_pack SET ${countColumns.map((name) => `${name} = ?`).join(', ')}, pack = ? WHERE first_id = ?`,
    )
    .run(...countColumns.map((name) => counts[name]), pack, firstId);
}

/** Frames of one pack under their numbers. */
export interface NumberedPack {
  readonly firstId: number;
  readonly frames: FramePackReader;
}

interface PackRow {
  readonly first_id: number;
  readonly source_id: number;
  readonly pack: Uint8Array;
}

/** Reads frames by their number; neighbours cost nothing more. */
export interface FrameTable {
  /** The largest number of a frame; 0 without frames. */
  readonly lastId: number;
  /** How many frames there are. */
  readonly count: number;
  frame(frameId: number): FrameRecord | undefined;
  pack(frameId: number): NumberedPack | undefined;
  /** All packs in the order of their numbers; `where` is a condition on the columns of `frame_pack`. */
  packs(where?: string): Generator<NumberedPack>;
  /** The numbers of all frames, in order. */
  numbers(): Generator<number>;
  /** Forgets what was read before another connection wrote. */
  forget(): void;
}

export function createFrameTable(database: CaseDatabase): FrameTable {
  const select = database.prepare<[number], PackRow>(
    'SELECT first_id, source_id, pack FROM frame_pack WHERE first_id = ?',
  );
  const stretches = database.prepare<[], { first: number; count: number }>(
    'SELECT first_id AS first, count FROM frame_pack ORDER BY first_id',
  );
  /** Where the packs begin; read once. */
  let firstIds: Int32Array | undefined;
  const last = database.prepare<[], { last: number }>(
    'SELECT first_id + count - 1 AS last FROM frame_pack ORDER BY first_id DESC LIMIT 1',
  );
  const all = database.prepare<[], { n: number }>('SELECT coalesce(sum(count), 0) AS n FROM frame_pack');
  const packs = new KeptPieces<number, NumberedPack>(fewestKept, mostKept);

  function holds(pack: NumberedPack, frameId: number): boolean {
    return frameId >= pack.firstId && frameId < pack.firstId + pack.frames.count;
  }

  /** Where the pack begins that would hold a frame. */
  function beginOf(firstIds: Int32Array, frameId: number): number | undefined {
    let low = 0;
    let high = firstIds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((firstIds[middle] ?? 0) <= frameId) low = middle + 1;
      else high = middle;
    }
    return firstIds[low - 1];
  }

  function readPack(firstId: number): NumberedPack | undefined {
    const row = select.get(firstId);
    return row === undefined ? undefined : { firstId, frames: new FramePackReader(row.source_id, row.pack) };
  }

  function packOf(frameId: number): NumberedPack | undefined {
    const last = packs.last((pack) => holds(pack, frameId));
    if (last !== undefined) return last;
    firstIds ??= Int32Array.from(stretches.all(), ({ first }) => first);
    const firstId = beginOf(firstIds, frameId);
    const pack = firstId === undefined ? undefined : packs.piece(firstId, readPack);
    return pack !== undefined && holds(pack, frameId) ? pack : undefined;
  }

  return {
    get lastId() {
      return last.get()?.last ?? 0;
    },
    get count() {
      return all.get()?.n ?? 0;
    },
    frame(frameId) {
      const pack = packOf(frameId);
      return pack?.frames.frame(frameId - pack.firstId);
    },
    pack: packOf,
    *numbers() {
      for (const { first, count } of stretches.all()) {
        for (let frameId = first; frameId < first + count; frameId += 1) yield frameId;
      }
    },
    forget() {
      packs.forget();
      firstIds = undefined;
    },
    *packs(where = '1') {
      const next = database.prepare<[number], PackRow>(
        `SELECT first_id, source_id, pack FROM frame_pack WHERE first_id > ? AND ${where} ORDER BY first_id LIMIT 1`,
      );
      for (let after = 0; ; ) {
        const row = next.get(after);
        if (row === undefined) return;
        yield { firstId: row.first_id, frames: new FramePackReader(row.source_id, row.pack) };
        after = row.first_id;
      }
    },
  };
}
