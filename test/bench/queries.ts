/**
 * What screens ask of a case of a million frames, in milliseconds and as ratios to a bare SQLite scan over as many rows and to `grep -c` over
 * the same log in the same run. Each question is asked of a case that was just opened and then again.
 * Usage: npm run bench -- queries [FRAMES]
 */
import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../main/engine/engine.ts';
import { generateLog } from './generate-log.ts';
import { runWatched } from './watched-process.ts';

/** A frame with its line in the bench's log, on average. */
const bytesPerFrame = 411;

async function timed<Value>(
  work: () => Promise<Value> | Value,
): Promise<{ readonly ms: number; readonly value: Value }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

/** As many rows as the case has frames, in a table of numbers and short words: what a row store needs at least. */
function bareTable(path: string, rows: number): Database.Database {
  const database = new Database(path);
  database.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, at INTEGER, action TEXT, connector INTEGER)');
  const insert = database.prepare('INSERT INTO bare (at, action, connector) VALUES (?, ?, ?)');
  database.transaction(() => {
    for (let row = 0; row < rows; row += 1) insert.run(row, row % 2 === 0 ? 'MeterValues' : 'Heartbeat', row % 3);
  })();
  return database;
}

/** Runs the bench and prints a line a question. */
export async function benchQueries(frames: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-bench-'));
  try {
    const log = join(folder, 'steve.log');
    generateLog(log, 'steve', (frames * bytesPerFrame) / 1e6);
    const casePath = join(folder, 'bench.ladeakte');
    await runWatched(fileURLToPath(new URL('./import-once.ts', import.meta.url)), [casePath, folder, log]);
    const engine = createEngine({ dataFolder: folder, shell: 'cli', version: 'bench', sampleArchive: null });
    const { value: info, ms: openMs } = await timed(() => engine.caseAt(casePath));
    const { caseId } = info;
    const open = { fromMs: null, toMs: null };
    const middleMs = ((info.firstMs ?? 0) + (info.lastMs ?? 0)) / 2;
    const day = { fromMs: middleMs, toMs: middleMs + 86_400_000 };
    const list = { caseId, range: open, offset: 0, limit: 100, order: 'ascending' as const, payloads: false };
    const sessions = await engine.call('sessions.list', {
      caseId,
      range: open,
      filter: '',
      offset: 0,
      limit: 1,
      sortBy: 'start',
      order: 'ascending',
    });
    const sessionId = sessions.ok ? (sessions.value.rows[0]?.id ?? '') : '';

    const bare = bareTable(join(folder, 'bare.db'), frames);
    const scan = bare.prepare<[], { n: number }>(
      `SELECT count(*) AS n FROM bare WHERE action LIKE 'heart%' AND connector = 1`,
    );
    scan.get();
    const { ms: scanMs } = await timed(() => scan.get());
    // It ends with 1 where it finds nothing, which is no failure here.
    const grep = 'grep -c reading-that-is-not-there "$1" || true';
    const { ms: grepMs } = await timed(() => execFileSync('sh', ['-c', grep, 'sh', log]).length);
    console.log(
      `${frames} frames; opening ${openMs.toFixed(0)} ms; bare SQLite scan ${scanMs.toFixed(0)} ms, grep -c ${grepMs.toFixed(0)} ms`,
    );

    const questions: readonly (readonly [string, () => Promise<{ readonly ok: boolean }>])[] = [
      ['overview', () => engine.call('overview.get', { caseId, language: 'en', range: open })],
      ['overview of a day', () => engine.call('overview.get', { caseId, language: 'en', range: day })],
      ['histogram', () => engine.call('histogram.get', { caseId, range: open, buckets: 200 })],
      ['log page, first', () => engine.call('frames.list', { ...list, filter: '' })],
      ['log page, last', () => engine.call('frames.list', { ...list, filter: '', offset: frames - 200 })],
      ['log page of a day', () => engine.call('frames.list', { ...list, range: day, filter: '' })],
      ['folded log page', () => engine.call('log.list', { ...list, filter: '' })],
      ['filter by header', () => engine.call('frames.list', { ...list, filter: 'action:Heartbeat connector:1' })],
      ['filter by latency', () => engine.call('frames.list', { ...list, filter: 'latency>5s' })],
      ['filter by text, none', () => engine.call('frames.list', { ...list, filter: 'reading-that-is-not-there' })],
      ['filter by text, many', () => engine.call('frames.list', { ...list, filter: 'energy.active' })],
      ['filter by status', () => engine.call('frames.list', { ...list, filter: 'status:Charging' })],
      ['session', () => engine.call('session.get', { caseId, sessionId, language: 'en' })],
      ['status', () => engine.call('status.get', { caseId, range: open })],
    ];
    for (const [name, ask] of questions) {
      const first = await timed(ask);
      const again = await timed(ask);
      if (!first.value.ok) throw new Error(`${name}: ${JSON.stringify(first.value)}`);
      console.log(
        `${name.padEnd(22)} ${first.ms.toFixed(1).padStart(8)} ms, again ${again.ms.toFixed(1).padStart(7)} ms; ratio to the bare scan ${(first.ms / scanMs).toFixed(2)}, to grep -c ${(first.ms / grepMs).toFixed(2)}`,
      );
    }
    bare.close();
    await engine.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
