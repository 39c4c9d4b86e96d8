/* What a log leaves out of its times is found out by what is stated beside them: zone, year, which number of a date is the month. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

let folder: string;
let engine: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'written-times-'));
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);
let files = 0;

async function imported(logs: readonly string[], zone?: string): Promise<readonly string[]> {
  const tokens: string[] = [];
  for (const log of logs) {
    files += 1;
    const path = join(folder, `log-${files}.txt`);
    writeFileSync(path, log);
    tokens.push((await engine.grantFile(path)).token);
  }
  const { caseId } = await ended(
    ask,
    await ask('import.start', { files: tokens, ...(zone === undefined ? {} : { zone }) }),
  );
  const { rows } = await ask('frames.list', { caseId, language: 'en', limit: 100 });
  return rows.map(({ time, kind, uniqueId }) => `${time} ${kind} ${uniqueId}`);
}

const beat = (id: string, before: string, after: string, stated: string): string =>
  `${before} cp1 ocppd[1]: sent [2,"${id}","Heartbeat",{}]\n${after} cp1 ocppd[1]: received [3,"${id}",{"currentTime":"${stated}"}]\n`;

const overNewYear =
  beat('a1', 'Dec 31 23:50:00', 'Dec 31 23:50:01', '2023-12-31T22:50:01Z') +
  beat('a2', 'Jan  1 00:10:00', 'Jan  1 00:10:01', '2023-12-31T23:10:01Z');

const newYears = [
  '2023-12-31T22:50:00.000Z call a1',
  '2023-12-31T22:50:01.000Z result a1',
  '2023-12-31T23:10:00.000Z call a2',
  '2023-12-31T23:10:01.000Z result a2',
];

describe('the year of a log without years', () => {
  test('from what is stated, and on over New Year', async () => {
    expect(await imported([overNewYear])).toEqual(newYears);
  });

  test('with a zone that a person gave too', async () => {
    expect(await imported([overNewYear], 'Europe/Berlin')).toEqual(newYears);
  });

  test('nothing is stated before New Year', async () => {
    const log = `Dec 31 23:50:00 cp1 ocppd[1]: sent [2,"a1","Heartbeat",{}]\n${beat('a2', 'Jan  1 00:10:00', 'Jan  1 00:10:01', '2024-01-01T00:10:01Z')}`;
    expect((await imported([log], 'UTC'))[0]).toBe('2023-12-31T23:50:00.000Z call a1');
  });

  test('each log its own', async () => {
    const later = beat('b1', 'Mar  3 10:00:00', 'Mar  3 10:00:01', '2025-03-03T10:00:01Z');
    const earlier = beat('c1', 'Mar  3 10:00:00', 'Mar  3 10:00:01', '2022-03-03T10:00:01Z');
    expect(await imported([later, earlier], 'UTC')).toEqual([
      '2022-03-03T10:00:00.000Z call c1',
      '2022-03-03T10:00:01.000Z result c1',
      '2025-03-03T10:00:00.000Z call b1',
      '2025-03-03T10:00:01.000Z result b1',
    ]);
  });
});

const row = (id: string, time: string, stated: string): string =>
  `Heartbeat,"[2,""${id}"",""Heartbeat"",{}]","[3,""${id}"",{""currentTime"":""${stated}""}]",${time}\n`;
const head = 'Event Name,Request,Response,Created On\n';
const indian = ['2026-08-01T10:00:00.000Z call h1', '2026-08-01T10:00:00.000Z result h1'];

describe('which number is the month', () => {
  test('a day above twelve says so; the zone is estimated all the same', async () => {
    const log = `${head}${row('h2', '08/21/2026 15:30:00', '2026-08-21T10:00:00Z')}${row('h1', '08/01/2026 15:30:00', '2026-08-01T10:00:00Z')}`;
    expect((await imported([log])).slice(0, 2)).toEqual(indian);
  });

  test('no number is above twelve: what is stated decides', async () => {
    const log = `${head}${row('h2', '08/02/2026 15:30:00', '2026-08-02T10:00:00Z')}${row('h1', '08/01/2026 15:30:00', '2026-08-01T10:00:00Z')}`;
    expect((await imported([log])).slice(0, 2)).toEqual(indian);
    expect((await imported([log], 'Asia/Kolkata')).slice(0, 2)).toEqual(indian);
  });

  test('day first stays day first', async () => {
    const log = `${head}${row('h2', '02/08/2026 15:30:00', '2026-08-02T10:00:00Z')}${row('h1', '01/08/2026 15:30:00', '2026-08-01T10:00:00Z')}`;
    expect((await imported([log])).slice(0, 2)).toEqual(indian);
  });
});
