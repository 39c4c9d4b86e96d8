import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

let folder: string;
let engine: Engine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-as-'));
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);

/** Who wrote it nobody can tell: DataTransfer goes both ways. */
const log = [
  '2024-05-01 10:00:00 INFO recv [2,"a1","DataTransfer",{"vendorId":"V"}]',
  '2024-05-01 10:00:01 INFO sent [3,"a1",{"status":"Accepted"}]',
  '2024-05-01 10:00:02 INFO recv [2,"a2","Heartbeat-X.y",{"vendorId":"V"}]',
  '2024-05-01 10:00:03 INFO recv [2,"a3","DataTransfer",{"vendorId":"V"}]',
].join('\n');

async function rows(caseId: string) {
  const { rows: found } = await ask('frames.list', { caseId, language: 'en', limit: 100 });
  return found.map(({ time, direction, station }) => `${time} ${direction} ${station ?? '-'}`);
}

const estimated = [
  '2024-05-01T10:00:00.000Z unknown -',
  '2024-05-01T10:00:01.000Z unknown -',
  '2024-05-01T10:00:02.000Z unknown -',
  '2024-05-01T10:00:03.000Z unknown -',
];

test('a person says station, viewpoint and zone of a source: directions turn round and back', async () => {
  const path = join(folder, 'either.log');
  writeFileSync(path, `${log}\n`);
  const { token } = await engine.grantFile(path);
  const job = await ended(ask, await ask('import.start', { files: [token] }));
  const { caseId } = job;
  const sources = await ask('sources.list', { caseId, language: 'en' });
  const sourceId = sources[0]?.id ?? 0;
  expect(await rows(caseId)).toEqual(estimated);

  await ended(
    ask,
    await ask('source.read-as', { caseId, sourceId, viewpoint: 'csms', station: 'CP_1', zone: 'Europe/Berlin' }),
  );
  expect(await rows(caseId)).toEqual([
    '2024-05-01T08:00:00.000Z station-to-csms CP_1',
    '2024-05-01T08:00:01.000Z csms-to-station CP_1',
    '2024-05-01T08:00:02.000Z station-to-csms CP_1',
    '2024-05-01T08:00:03.000Z station-to-csms CP_1',
  ]);
  const said = await ask('source.reading', { caseId, sourceId });
  expect(said.said).toMatchObject({ station: 'CP_1', viewpoint: 'csms', zone: 'Europe/Berlin' });
  expect(said.stations).toEqual([{ station: 'CP_1', messages: 4 }]);

  // The last word counts, as a whole.
  await ended(ask, await ask('source.read-as', { caseId, sourceId, viewpoint: 'station' }));
  expect(await rows(caseId)).toEqual([
    '2024-05-01T10:00:00.000Z csms-to-station -',
    '2024-05-01T10:00:01.000Z station-to-csms -',
    '2024-05-01T10:00:02.000Z csms-to-station -',
    '2024-05-01T10:00:03.000Z csms-to-station -',
  ]);

  await ended(ask, await ask('source.read-as-undo', { caseId, sourceId }));
  expect(await rows(caseId)).toEqual(estimated);
  expect((await ask('source.reading', { caseId, sourceId })).said).toBeNull();
});

test('a source or a zone that there is not is refused', async () => {
  const path = join(folder, 'other.log');
  writeFileSync(path, `${log.replaceAll('a1', 'b1')}\n`);
  const { token } = await engine.grantFile(path);
  const { caseId } = await ended(ask, await ask('import.start', { files: [token] }));
  await expect(ask('source.read-as', { caseId, sourceId: 99, viewpoint: 'csms' })).rejects.toThrow('source-unknown');
  await expect(ask('source.read-as', { caseId, sourceId: 1, zone: 'Mars/Base' })).rejects.toThrow('zone-unknown');
});

test('a log in local time without answers that state one: the station tells the zone by its notifications', async () => {
  const path = join(folder, 'local.log');
  const notification = (at: string, stated: string, id: string): string =>
    `[ocpp  ] TRACE 2026/07/23 ${at} recv CP_1: [2,"${id}","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available","timestamp":"2026-07-${stated}Z"}]\n`;
  // The second one was replayed after an outage and agrees with no zone.
  writeFileSync(
    path,
    notification('10:21:46', '23T08:21:46', 'c1') +
      notification('10:21:47', '22T19:03:11', 'c2') +
      notification('10:25:00', '23T08:24:59', 'c3'),
  );
  const { token } = await engine.grantFile(path);
  const { caseId } = await ended(ask, await ask('import.start', { files: [token] }));
  expect((await rows(caseId))[0]).toBe('2026-07-23T08:21:46.000Z station-to-csms CP_1');
  expect(await ask('source.reading', { caseId, sourceId: 1 })).toMatchObject({
    zone: '+02:00',
    zoneReason: 'estimated',
  });
});
