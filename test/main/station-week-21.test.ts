/**
 * Weeks of a station that speaks OCPP 2.1, with events in every order, hours without log, restarts and offline hours: rebuilt from the log exactly as the plan says.
 * `LADEAKTE_WEEKS=50` draws more of them.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SessionRow } from '../../main/api/views/session-views.ts';
import { createEngine } from '../../main/engine/engine.ts';
import type { Engine } from '../../main/engine/engine.ts';
import { weekLog } from '../fixtures/station-week/week-log.ts';
import type { LogStyle } from '../fixtures/station-week/week-log.ts';
import { messagesOfWeek21 } from '../fixtures/station-week/week-messages-21.ts';
import { planWeek } from '../fixtures/station-week/week-plan.ts';
import { knownSessions21 } from '../fixtures/station-week/week-truth-21.ts';
import type { KnownSession21 } from '../fixtures/station-week/week-truth-21.ts';
import { asking, ended } from './ask-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-weeks-21-'));
let engine: Engine;

beforeAll(() => {
  engine = createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0-test', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);

/** One line a session, so that a difference reads as what it is. */
function line(session: Omit<KnownSession21, 'name'>): string {
  const { connector, transactionId, idTag, start, stop, meterStartWh, meterStopWh, energyWh, reason } = session;
  return [
    `connector ${connector ?? '?'} id ${transactionId} ${idTag} ${start ?? '?'} to ${stop ?? '?'}`,
    `${meterStartWh ?? '?'} to ${meterStopWh ?? '?'} = ${energyWh ?? '?'} Wh ${reason ?? ''}`,
    `gave ${session.exportedWh ?? '?'} Wh, cost ${session.cost ?? '?'}`,
    `${session.complete ? 'complete' : 'incomplete'} ${session.sources.join('+')}`,
  ].join(' | ');
}

/** Digits behind the point that say nothing: `number` in JSON has no trailing zeros. */
const bare = (amount: string | undefined): string | null =>
  amount === undefined ? null : amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

const found = (row: SessionRow): string =>
  line({ ...row, sources: row.sources, exportedWh: bare(row.exportedWh), cost: bare(row.cost?.amount) });

const weeks = Number(process.env['LADEAKTE_WEEKS'] ?? 2);
const styles: readonly LogStyle[] = ['station-journal', 'steve', 'everest'];

describe.each(Array.from({ length: weeks }, (_, index) => index + 1))('week %i of OCPP 2.1', (seed) => {
  const plan = planWeek(seed, 200);
  const week = messagesOfWeek21(plan);
  const known = knownSessions21(plan, week);

  test('the plan holds what it should', () => {
    expect(known.some(({ complete }) => !complete)).toBe(true);
    expect(known.some(({ exportedWh }) => exportedWh !== null)).toBe(true);
    expect(known.some(({ cost }) => cost !== null)).toBe(true);
    expect(known.some(({ meterStartWh, energyWh }) => meterStartWh === null && energyWh !== null)).toBe(true);
    expect(week.told.some(({ logged }) => !logged)).toBe(true);
  });

  test.each(styles)('from its log, written as %s', async (style) => {
    const path = join(folder, `week-${seed}-${style}.log`);
    writeFileSync(path, weekLog(plan, week.messages, style));
    const { token } = await engine.grantFile(path);
    const job = await ended(ask, await ask('import.start', { files: [token] }));
    const { rows } = await ask('sessions.list', { caseId: job.caseId, limit: 1_000 });
    expect(rows.map((row) => found(row)).toSorted()).toEqual(
      known
        .map((session) =>
          line({
            ...session,
            exportedWh: bare(session.exportedWh ?? undefined),
            cost: bare(session.cost ?? undefined),
          }),
        )
        .toSorted(),
    );
    const count = async (filter: string): Promise<number> =>
      (await ask('frames.list', { caseId: job.caseId, filter, limit: 1 })).total;
    const of = (type: number): number =>
      week.messages.filter(({ frame, logged }) => logged && frame[0] === type).length;
    expect(await count('kind:send')).toBe(of(6));
    expect(await count('kind:result-error')).toBe(of(5));
    expect(await count('kind:other')).toBe(of(5) + of(6));
    expect(await count('reason:TxResumed')).toBe(
      week.messages.filter(({ frame, logged }) => logged && JSON.stringify(frame).includes('"TxResumed"')).length,
    );
    await ask('case.close', { caseId: job.caseId });
  });
});
