/** A night in which clocks go back, in a log of local times without offset: what happened in the repeated hour stays in its order. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-summer-time-'));
let engine: Engine;
beforeAll(() => {
  engine = createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0-test', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});
const ask = asking(() => engine);

/** 2025-10-26, 01:00 UTC: clocks of central Europe go from three to two. */
const changeMs = Date.UTC(2025, 9, 26, 1);

function log(): string {
  const lines: string[] = [];
  const iso = (ms: number): string => new Date(ms).toISOString();
  const local = (ms: number): string =>
    iso(ms + (ms < changeMs ? 2 : 1) * 3_600_000)
      .slice(0, 19)
      .replace('T', ' ');
  const call = (ms: number, action: string, payload: object, answer: object): void => {
    const id = `i${lines.length}`;
    lines.push(`${local(ms)} CP1 >> ${JSON.stringify([2, id, action, payload])}`);
    lines.push(`${local(ms + 1_000)} CP1 << ${JSON.stringify([3, id, answer])}`);
  };
  const status = (word: string) => (ms: number) =>
    call(ms, 'StatusNotification', { connectorId: 1, status: word, errorCode: 'NoError' }, {});
  const at = (minutes: number): number => changeMs + minutes * 60_000;
  const events: (readonly [minutes: number, tell: (ms: number) => void])[] = [
    [
      -29,
      (ms) =>
        call(
          ms,
          'StartTransaction',
          { connectorId: 1, idTag: 'A', meterStart: 1_000, timestamp: iso(ms) },
          { transactionId: 5, idTagInfo: { status: 'Accepted' } },
        ),
    ],
    [-28, status('Charging')],
    [20, (ms) => call(ms, 'StopTransaction', { transactionId: 5, meterStop: 4_000, timestamp: iso(ms) }, {})],
    [21, status('Available')],
  ];
  for (let minutes = -185; minutes <= 240; minutes += 15) {
    events.push([minutes, (ms) => call(ms, 'Heartbeat', {}, { currentTime: iso(ms) })]);
  }
  for (const [minutes, tell] of events.toSorted(([left], [right]) => left - right)) tell(at(minutes));
  return `${lines.join('\n')}\n`;
}

describe('the hour that comes twice', () => {
  test.each([
    ['with the zone given', 'Europe/Berlin'],
    ['with the zone found in the answers of the backend', undefined],
  ])('%s', async (name, zone) => {
    const path = join(folder, `${name.length}.log`);
    writeFileSync(path, log());
    const { token } = await engine.grantFile(path);
    const started = await ask('import.start', { files: [token], ...(zone === undefined ? {} : { zone }) });
    const { caseId } = await ended(ask, started);
    expect((await ask('case.get', { caseId })).zone).toBe('Europe/Berlin');
    const { rows } = await ask('sessions.list', { caseId });
    expect(rows.map(({ start, stop, energyWh, complete }) => [start, stop, energyWh, complete])).toEqual([
      ['2025-10-26T00:31:00.000Z', '2025-10-26T01:20:00.000Z', '3000', true],
    ]);
    const status = await ask('status.get', { caseId, range: { fromMs: null, toMs: null } });
    expect(status.rows.map((row) => [row.status, row.from, row.to])).toEqual([
      ['Charging', '2025-10-26T00:32:00.000Z', '2025-10-26T01:21:00.000Z'],
      ['Available', '2025-10-26T01:21:00.000Z', null],
    ]);
    const findings = await ask('findings.list', { caseId, language: 'en' });
    expect(findings.rows.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual([]);
  });
});
