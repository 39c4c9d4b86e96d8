import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createEngine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

/* Periodic event streams of OCPP 2.1: the values of a variable while a session runs on its EVSE make a curve of that session. */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-streams-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (minute: number, second = 0): string =>
  `2026-03-03T06:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}.000Z`;
const power = { component: { name: 'EVSE', evse: { id: 1 } }, variable: { name: 'Power' } };
const event = (eventType: string, minute: number, seqNo: number) => ({
  eventType,
  timestamp: at(minute),
  triggerReason: 'Authorized',
  seqNo,
  transactionInfo: { transactionId: 'T1' },
  evse: { id: 1, connectorId: 1 },
});
const values = (id: number, minute: number, ...data: readonly (readonly [number, string])[]) => ({
  id,
  pending: 0,
  basetime: at(minute),
  data: data.map(([t, v]) => ({ t, v })),
});

const messages: readonly (readonly [minute: number, side: 'CP' | 'CSMS', message: readonly unknown[]])[] = [
  [0, 'CP', [2, 'b', 'BootNotification', { reason: 'PowerUp', chargingStation: { model: 'M', vendorName: 'V' } }]],
  [0, 'CSMS', [3, 'b', { status: 'Accepted', currentTime: at(0), interval: 300 }]],
  [1, 'CP', [2, 'r', 'NotifyReport', { reportData: [{ ...power, variableCharacteristics: { unit: 'kW' } }] }]],
  [1, 'CSMS', [3, 'r', {}]],
  [2, 'CSMS', [2, 's', 'SetVariableMonitoring', { setMonitoringData: [{ ...power, type: 'Periodic', value: 1 }] }]],
  [2, 'CP', [3, 's', { setMonitoringResult: [{ ...power, id: 77, status: 'Accepted', type: 'Periodic' }] }]],
  [3, 'CP', [2, 'o', 'OpenPeriodicEventStream', { constantStreamData: { id: 5, variableMonitoringId: 77 } }]],
  [3, 'CSMS', [3, 'o', { status: 'Accepted' }]],
  [4, 'CP', [6, 'n0', 'NotifyPeriodicEventStream', values(5, 4, [0, '0'])]],
  [5, 'CP', [2, 't1', 'TransactionEvent', event('Started', 5, 0)]],
  [5, 'CSMS', [3, 't1', {}]],
  [6, 'CP', [6, 'n1', 'NotifyPeriodicEventStream', values(5, 6, [0, '7.2'], [1.5, '7.36'])]],
  [7, 'CP', [6, 'n2', 'NotifyPeriodicEventStream', values(9, 7, [0, '1'])]],
  [8, 'CP', [2, 't2', 'TransactionEvent', event('Ended', 8, 1)]],
  [8, 'CSMS', [3, 't2', {}]],
  [9, 'CP', [6, 'n3', 'NotifyPeriodicEventStream', values(5, 9, [0, '0.1'])]],
];

test('values of a stream are a curve of the session that ran meanwhile, in base units', async () => {
  const log = join(folder, 'a.log');
  writeFileSync(
    log,
    messages
      .map(
        ([minute, side, message]) =>
          `${at(minute)} CP-1 ${side === 'CP' ? 'received' : 'sent'} ${JSON.stringify(message)}\n`,
      )
      .join(''),
  );
  const engine = createEngine({ dataFolder: folder, shell: 'cli', version: 'test', sampleArchive: null });
  const { caseId } = await engine.caseAt(join(folder, 'x.ladeakte'));
  const ask = asking(() => engine);
  const { token } = await engine.grantFile(log);
  await ended(ask, await ask('import.start', { caseId, files: [token] }));
  const { rows } = await ask('sessions.list', { caseId, language: 'en' });
  const detail = await ask('session.get', { caseId, sessionId: rows[0]?.id ?? '', language: 'en' });
  expect(
    detail.series.map(({ measurand, location, unit, points }) => [
      measurand,
      location,
      unit,
      points.map(({ ms, value }) => [ms, value]),
    ]),
  ).toEqual([
    [
      'Power.Active.Import',
      'EVSE',
      'W',
      [
        [Date.parse(at(6)), '7200'],
        [Date.parse(at(6)) + 1_500, '7360'],
      ],
    ],
  ]);
  await engine.close();
});
