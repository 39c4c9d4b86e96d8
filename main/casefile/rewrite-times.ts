import type { SourceId } from '../../parsers/model/evidence.ts';
import { recordsChange } from './conclusion-state.ts';
import { FramePacker } from './frame-columns.ts';
import { createFrameTable, replacePack } from './frame-table.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { forgetReadingOrder } from './reading-order.ts';
import { sealed, unsealed } from './seals.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Qualities whose instant rests on an assumed zone or year. */
const assumed: readonly Json[] = ['zone-assumed', 'year-inferred'];

function isAssumed(value: { [name: string]: Json }): value is { text: string; epochMs: number; quality: string } {
  return typeof value['text'] === 'string' && assumed.includes(value['quality'] ?? null);
}

/**
 * Turns a written time of a source into milliseconds, or into `null` when it cannot.
 * @param lastMs what stands before it in the same log; `null` where there is no such order.
 * @param formerMs what it was before.
 */
export type ReadWrittenTime = (
  text: string,
  sourceId: SourceId,
  lastMs: number | null,
  formerMs: number | null,
) => number | null;

function withNewTimes(value: Json, read: (text: string, formerMs: number | null) => number | null): Json {
  if (Array.isArray(value)) return value.map((entry) => withNewTimes(entry, read));
  if (typeof value !== 'object' || value === null) return value;
  if (isAssumed(value)) return { ...value, epochMs: read(value.text, value.epochMs) ?? value.epochMs };
  return withNewMembers(value, read);
}

function withNewMembers(
  value: { [name: string]: Json },
  read: (text: string, formerMs: number | null) => number | null,
): { [name: string]: Json } {
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withNewTimes(entry, read)]));
}

const pageRows = 2_000;

function rewriteFrames(database: CaseDatabase, read: ReadWrittenTime, look: () => void): void {
  const carried = new Map<number, number>();
  for (const pack of createFrameTable(database).packs()) {
    look();
    const { frames } = pack;
    const packer = new FramePacker();
    for (let row = 0; row < frames.count; row += 1) {
      const frame = frames.frame(row);
      const { loggedAt } = frame;
      const epochMs = assumed.includes(loggedAt.quality)
        ? (read(loggedAt.text, frames.sourceId, carried.get(frames.sourceId) ?? null, loggedAt.epochMs) ??
          loggedAt.epochMs)
        : loggedAt.epochMs;
      const sortMs = epochMs ?? carried.get(frames.sourceId) ?? null;
      if (sortMs !== null) carried.set(frames.sourceId, sortMs);
      packer.add({ ...frame, loggedAt: { ...loggedAt, epochMs } }, sortMs);
    }
    replacePack(database, pack.firstId, packer.take());
  }
}

/**
 * Gives every wall-clock time of a case a new instant. `read` turns a written time into milliseconds, or `null` when it cannot.
 * Log times carried forward to lines without one follow their line. `look` is called every few thousand records; when it throws, all stays as it was.
 */
export function rewriteTimes(database: CaseDatabase, read: ReadWrittenTime, look: () => void): void {
  database.transaction(() => {
    recordsChange(database);
    // Its order goes by the old ones.
    forgetReadingOrder(database);
    rewriteFrames(database, read, look);
    for (const table of ['log_event', 'database_record', 'configuration', 'signed_value', 'public_key']) {
      const select = database.prepare<[number, number], { id: number; sourceId: number; record: string }>(
        `SELECT id, coalesce(source_id, 0) AS sourceId, record FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
      );
      const update = database.prepare(`UPDATE OR REPLACE ${table} SET record = ? WHERE id = ?`);
      // Events of a log stand in its order; the other records have none.
      const last = new Map<number, number>();
      const ordered = (sourceId: number, text: string, formerMs: number | null): number | null => {
        const instant = read(text, sourceId, table === 'log_event' ? (last.get(sourceId) ?? null) : null, formerMs);
        if (instant !== null) last.set(sourceId, instant);
        return instant;
      };
      for (let after = 0; ; ) {
        look();
        const rows = select.all(after, pageRows);
        for (const { id, sourceId, record } of rows) {
          if (!record.includes('zone-assumed') && !record.includes('year-inferred')) continue;
          const parsed: { [name: string]: Json } = JSON.parse(unsealed(record));
          update.run(sealed(withNewMembers(parsed, (text, formerMs) => ordered(sourceId, text, formerMs))), id);
        }
        const bottom = rows.at(-1);
        if (bottom === undefined) break;
        after = bottom.id;
      }
    }
  })();
}
