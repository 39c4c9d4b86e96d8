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
  folder = mkdtempSync(join(tmpdir(), 'vendor-code-'));
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = asking(() => engine);

function logOf(vendor: string): string {
  const boot = { chargePointVendor: vendor, chargePointModel: 'M' };
  const fault = {
    connectorId: 1,
    status: 'Faulted',
    errorCode: 'OverCurrentFailure',
    vendorErrorCode: 'F9',
    timestamp: '2026-03-03T10:05:00Z',
  };
  return [
    `2026-03-03T10:00:00.000Z CP1 > [2,"1","BootNotification",${JSON.stringify(boot)}]`,
    `2026-03-03T10:00:01.000Z CP1 < [3,"1",{"status":"Accepted","currentTime":"2026-03-03T10:00:01Z","interval":300}]`,
    `2026-03-03T10:05:00.000Z CP1 > [2,"2","StatusNotification",${JSON.stringify(fault)}]`,
    '2026-03-03T10:05:01.000Z CP1 < [3,"2",{}]',
    '',
  ].join('\n');
}

test.each([
  ['ABL SURSUM', ['EVSE F9']],
  ['Somebody else', []],
])(
  'a code that the message gives without device and vendor is explained where the boot names the vendor: %s',
  async (vendor, expected) => {
    const path = join(folder, `${vendor}.log`);
    writeFileSync(path, logOf(vendor));
    const { caseId } = await engine.caseAt(`${path}.ladeakte`);
    const { token } = await engine.grantFile(path);
    await ended(ask, await ask('import.start', { files: [token], caseId, zone: 'UTC' }));
    const { rows: found } = await ask('findings.list', { caseId, language: 'en' });
    const rows = found.filter(({ rule }) => rule.startsWith('status.fault'));
    expect(rows.map(({ explanations }) => explanations.map(({ code }) => code))).toEqual([expected]);
    const frames = await ask('frames.list', { caseId, filter: 'action:StatusNotification' });
    const frameId = frames.rows[0]?.id ?? 0;
    const detail = await ask('frame.get', { caseId, frameId, language: 'en' });
    expect(detail.explanations.map(({ code }) => code)).toEqual(expected);
  },
);
