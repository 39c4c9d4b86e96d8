/**
 * Weeks of a station with offline hours, restarts, repetitions, lost stops, lost answers, placeholder ids, ids used twice, hours without log and a
 * store that has forgotten its first day: rebuilt from the log alone, the database alone and both, exactly as the plan says.
 * `LADEAKTE_WEEKS=50` draws more of them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionRow } from '../../main/api/views/session-views.ts';
import { createEngine } from '../../main/engine/engine.ts';
import type { Engine } from '../../main/engine/engine.ts';
import { weekDatabase } from '../fixtures/station-week/week-database.ts';
import { weekLog } from '../fixtures/station-week/week-log.ts';
import type { LogStyle } from '../fixtures/station-week/week-log.ts';
import { messagesOfWeek } from '../fixtures/station-week/week-messages.ts';
import { messagesOfWeek201 } from '../fixtures/station-week/week-messages-201.ts';
import { planWeek } from '../fixtures/station-week/week-plan.ts';
import { knownSessions, knownSessions201 } from '../fixtures/station-week/week-truth.ts';
import type { Evidence, KnownSession } from '../fixtures/station-week/week-truth.ts';
import { asking, ended } from './ask-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-weeks-'));
let engine: Engine;

beforeAll(() => {
  engine = createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0-test', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);

async function sessionsOf(paths: readonly string[]): Promise<readonly SessionRow[]> {
  const granted = await Promise.all(paths.map((path) => engine.grantFile(path)));
  const job = await ended(ask, await ask('import.start', { files: granted.map(({ token }) => token) }));
  const { rows } = await ask('sessions.list', { caseId: job.caseId, limit: 1_000 });
  await ask('case.close', { caseId: job.caseId });
  return rows;
}

/** One line a session, so that a difference reads as what it is. */
function line(session: Omit<KnownSession, 'name'>): string {
  const { connector, transactionId, idTag, start, stop, meterStartWh, meterStopWh, energyWh, reason } = session;
  return [
    `connector ${connector} id ${transactionId} ${idTag} ${start ?? '?'} to ${stop ?? '?'}`,
    `${meterStartWh ?? '?'} to ${meterStopWh ?? '?'} = ${energyWh ?? '?'} Wh ${reason ?? ''}`,
    `${session.complete ? 'complete' : 'incomplete'} ${session.sources.join('+')}`,
  ].join(' | ');
}

const weeks = Number(process.env['LADEAKTE_WEEKS'] ?? 2);
const styles: readonly LogStyle[] = ['station-journal', 'steve', 'everest'];

describe.each(Array.from({ length: weeks }, (_, index) => index + 1))('week %i', (seed) => {
  const plan = planWeek(seed, 200);
  const messages = messagesOfWeek(plan);
  const database = join(folder, `week-${seed}.db`);

  beforeAll(() => writeFileSync(database, weekDatabase(plan, messages)));

  async function compare(paths: readonly string[], evidence: Evidence): Promise<void> {
    const found = (await sessionsOf(paths)).map((row) => line(row));
    const known = knownSessions(plan, messages, evidence).map((session) => line(session));
    expect(found.toSorted()).toEqual(known.toSorted());
  }

  test('the plan holds what it should', () => {
    const known = knownSessions(plan, messages, 'both');
    expect(plan.sessions.length).toBeGreaterThan(190);
    expect(new Set(messages.ids.values()).size).toBeLessThan(plan.sessions.length);
    expect(known.some(({ complete }) => !complete)).toBe(true);
    expect(known.some(({ sources }) => !sources.includes('database'))).toBe(true);
  });

  test.each(styles)('from the log alone, written as %s', async (style) => {
    const path = join(folder, `week-${seed}-${style}.log`);
    writeFileSync(path, weekLog(plan, messages.messages, style));
    await compare([path], 'log');
  });

  test('from the database alone', () => compare([database], 'database'));

  test.each(styles)('from transaction events of OCPP 2.0.1, written as %s', async (style) => {
    const events = messagesOfWeek201(plan);
    const path = join(folder, `week-${seed}-201-${style}.log`);
    writeFileSync(path, weekLog(plan, events, style));
    const found = (await sessionsOf([path])).map((row) => line(row));
    expect(found.toSorted()).toEqual(
      knownSessions201(plan, events)
        .map((session) => line(session))
        .toSorted(),
    );
  });

  test.each(styles)('from both, log written as %s', async (style) => {
    const path = join(folder, `week-${seed}-${style}.log`);
    writeFileSync(path, weekLog(plan, messages.messages, style));
    await compare([database, path], 'both');
  });
});
