import type { CaseDatabase } from './open-case-file.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** Qualities whose instant rests on an assumed zone or year. */
const assumed: readonly Json[] = ['zone-assumed', 'year-inferred'];

function isAssumed(value: { [name: string]: Json }): value is { text: string; epochMs: number; quality: string } {
  return typeof value['text'] === 'string' && assumed.includes(value['quality'] ?? null);
}

function withNewTimes(value: Json, read: (text: string) => number | null): Json {
  if (Array.isArray(value)) return value.map((entry) => withNewTimes(entry, read));
  if (typeof value !== 'object' || value === null) return value;
  if (isAssumed(value)) return { ...value, epochMs: read(value.text) ?? value.epochMs };
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withNewTimes(entry, read)]));
}

const pageRows = 2_000;

/**
 * Gives every wall-clock time of a case a new instant. `read` turns a written time into milliseconds, or `null` when it cannot.
 * Log times carried forward to lines without one follow their line.
 */
export function rewriteTimes(database: CaseDatabase, read: (text: string) => number | null): void {
  database.transaction(() => {
    const frames = database.prepare<
      [number, number],
      { id: number; source_id: number; logged_text: string; logged_ms: number | null; logged_quality: string }
    >('SELECT id, source_id, logged_text, logged_ms, logged_quality FROM frame WHERE id > ? ORDER BY id LIMIT ?');
    const setFrame = database.prepare('UPDATE frame SET logged_ms = ?, sort_ms = ? WHERE id = ?');
    const carried = new Map<number, number>();
    for (let after = 0; ; ) {
      const rows = frames.all(after, pageRows);
      for (const row of rows) {
        const loggedMs = assumed.includes(row.logged_quality)
          ? (read(row.logged_text) ?? row.logged_ms)
          : row.logged_ms;
        const sortMs = loggedMs ?? carried.get(row.source_id) ?? null;
        if (sortMs !== null) carried.set(row.source_id, sortMs);
        setFrame.run(loggedMs, sortMs, row.id);
      }
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
    for (const table of ['log_event', 'database_record', 'configuration', 'signed_value', 'public_key']) {
      const select = database.prepare<[number, number], { id: number; record: string }>(
        `SELECT id, record FROM ${table} WHERE id > ? ORDER BY id LIMIT ?`,
      );
      const update = database.prepare(`UPDATE OR REPLACE ${table} SET record = ? WHERE id = ?`);
      for (let after = 0; ; ) {
        const rows = select.all(after, pageRows);
        for (const { id, record } of rows) {
          if (!record.includes('zone-assumed') && !record.includes('year-inferred')) continue;
          const parsed: Json = JSON.parse(record);
          update.run(JSON.stringify(withNewTimes(parsed, read)), id);
        }
        const last = rows.at(-1);
        if (last === undefined) break;
        after = last.id;
      }
    }
  })();
}
