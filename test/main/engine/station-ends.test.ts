import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExportBench } from '../exporters/export-case.ts';
import type { ExportBench } from '../exporters/export-case.ts';

let bench: ExportBench;
beforeAll(() => {
  bench = createExportBench();
});
afterAll(async () => {
  await bench.close();
});

const status = (station: string, at: string, id: string, word: string, error = 'NoError') => [
  `${at} ${station} > [2,"${id}","StatusNotification",{"connectorId":1,"errorCode":"${error}","status":"${word}"}]`,
  `${at} ${station} < [3,"${id}",{}]`,
];

const day = [
  ...status('CP-EARLY', '2026-01-05T10:00:00Z', 'a1', 'Faulted', 'GroundFailure'),
  ...status('CP-EARLY', '2026-01-05T10:20:00Z', 'a2', 'Faulted', 'GroundFailure'),
  ...status('CP-LATE', '2026-01-05T10:00:00Z', 'b1', 'Available'),
  ...Array.from({ length: 60 }, (_, minute) =>
    status('CP-LATE', `2026-01-05T11:${String(minute).padStart(2, '0')}:00Z`, `c${minute}`, 'Available'),
  ).flat(),
];

test('where the log of a station ends its states are not known any more, though another one goes on', async () => {
  const caseId = await bench.importFiles([{ name: 'day.log', text: `${day.join('\n')}\n` }]);
  const { lanes, faults } = await bench.ask('status.get', { caseId });
  const minutes = Object.fromEntries(
    lanes.map(({ station, shares }) => [
      station,
      Object.fromEntries(Object.entries(shares).map(([word, ms]) => [word, ms / 60_000])),
    ]),
  );
  expect(minutes['CP-EARLY']).toEqual({ Faulted: 20, unknown: 99 });
  expect(minutes['CP-LATE']?.['Available']).toBeGreaterThan(58);
  expect(faults).toMatchObject([{ errorCode: 'GroundFailure', episodes: 1, totalMs: 20 * 60_000 }]);
  const { reading } = await bench.ask('overview.get', { caseId, language: 'de' });
  expect(reading.bytesOfLines).toBe(reading.bytesTotal);
});
