import { afterAll, beforeAll, expect, test } from 'vitest';
import { alfenSamples } from '../../../parsers/signatures/alfen/samples.ts';
import { chargeItSamples } from '../../../parsers/signatures/chargeit/samples.ts';
import { edlSamples } from '../../../parsers/signatures/edl/samples.ts';
import { createExportBench } from './export-case.ts';
import type { ExportBench } from './export-case.ts';

let bench: ExportBench;
beforeAll(() => {
  bench = createExportBench();
});
afterAll(async () => {
  await bench.close();
});

/* Who was charging stands in the signed part of every format; what a format reads out of it is masked like the rest. */
test.each([
  ['Alfen', 'a.txt', alfenSamples[0]?.text ?? '', 'SAMPLE-UID'],
  ['EDL 40', 'b.hex', edlSamples.edl40[0]?.text ?? '', 'sample-contract'],
  [
    'chargeIT, EMH',
    'c.json',
    JSON.stringify({ signedMeterValues: [JSON.parse(chargeItSamples.emh[0]?.text ?? '{}')] }),
    'SAMPLE-CONTRACT',
  ],
  [
    'chargeIT, BSM',
    'd.json',
    JSON.stringify({ signedMeterValues: [JSON.parse(chargeItSamples.bsm[0]?.text ?? '{}')] }),
    '5a4d504c',
  ],
])('%s', async (_, name, text, person) => {
  const caseId = await bench.importFiles([{ name, text }]);
  expect(await bench.signatures(caseId)).toHaveLength(1);
  const hex = Buffer.from(person).toString('hex');
  for (const format of ['html', 'json', 'csv'] as const) {
    const document = await bench.ask('report.make', { caseId, report: 'audit', format, language: 'de' });
    const shown = 'text' in document ? document.text : '';
    expect(shown.length).toBeGreaterThan(200);
    for (const form of [person, hex, hex.slice(2)]) expect(shown.toLowerCase()).not.toContain(form.toLowerCase());
  }
});
