import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { importFiles } from '../../../main/importers/import-files.ts';
import type { ImportProgress } from '../../../main/importers/import-files.ts';
import { defaultImportLimits } from '../../../main/importers/import-limits.ts';
import { recordingSink } from './recording-sink.ts';

function lines(day: number): string {
  return Array.from(
    { length: 20_000 },
    (_each, index) => `2025-01-0${day} 00:00:00,${String(index % 1_000).padStart(3, '0')} INFO boot ${index}\n`,
  ).join('');
}

test('what an archive puts aside is counted while it waits and while it is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-aside-'));
  try {
    const tar = pack();
    for (const [index, name] of ['ocpp.log.2', 'ocpp.log.1', 'ocpp.log'].entries())
      tar.entry({ name }, lines(index + 1));
    tar.finalize();
    const path = join(folder, 'logs.tar');
    writeFileSync(path, await buffer(tar));
    const told: ImportProgress[] = [];
    await importFiles([{ path, name: 'logs.tar' }], recordingSink().sink, {
      time: { zone: 'UTC', referenceYear: null },
      station: null,
      limits: defaultImportLimits,
      signal: { aborted: false },
      onProgress: (progress) => told.push(progress),
    });
    const whole = lines(1).length * 3;
    expect(Math.max(...told.map(({ aside }) => aside.bytesLeft))).toBeGreaterThan(lines(1).length);
    for (const { aside } of told) expect(aside.bytesLeft + aside.bytesRead).toBeLessThanOrEqual(whole);
    expect(told.at(-1)?.aside).toEqual({ bytesRead: whole, bytesLeft: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
