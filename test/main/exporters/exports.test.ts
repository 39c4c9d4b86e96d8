import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportedFile } from '../../../main/api/views/export-views.ts';
import { ocmfSamples } from '../../../parsers/signatures/ocmf/samples.ts';
import { makeRecords } from '../../bench/signed-records.ts';
import { createExportBench, textOf } from './export-case.ts';
import type { ExportBench } from './export-case.ts';

const sampleArchive = fileURLToPath(new URL('../../fixtures/sample/sample-diagnostics.tar.gz', import.meta.url));
const safeCorpus = fileURLToPath(new URL('../../../../shared/corpus/signed/safe', import.meta.url));

let bench: ExportBench;
let sample = '';

beforeAll(async () => {
  bench = createExportBench();
  sample = await bench.importFiles([sampleArchive]);
});
afterAll(async () => {
  await bench.close();
});

/** What must not change on the way through an export, by the text of the record. */
async function verdictsByText(caseId: string): Promise<ReadonlyMap<string, unknown>> {
  return new Map(
    (await bench.signatures(caseId)).map(({ text, row }) => [
      text,
      {
        readable: row.readable,
        signature: row.signature,
        reason: row.signatureReason,
        key: row.keyFingerprint,
        curve: row.curve,
        meter: row.meter,
        energyWh: row.energyWh,
        readings: row.readings,
        safe: row.safe,
      },
    ]),
  );
}

async function reimport(files: readonly ExportedFile[], name: string): Promise<string> {
  return bench.importFiles([{ name, text: textOf(files[0]) }]);
}

describe('S.A.F.E. XML', () => {
  test('the sample comes back with the same verdicts, begin and end as pairs under whole numbers', async () => {
    const { files, refused } = await bench.makeExport(sample, 'safe-xml');
    expect(refused).toEqual([]);
    const xml = textOf(files[0]);
    expect(xml).toContain('<value transactionId="70501" context="Transaction.Begin">');
    expect(xml).toContain('<signedData format="OCMF" encoding="plain">OCMF|');
    expect(await verdictsByText(await reimport(files, 'again.xml'))).toEqual(await verdictsByText(sample));
  });

  test('ids that are no whole numbers get one; an id stands only where two values share it', async () => {
    const record = (tx: 'B' | 'E', index: number): string =>
      `OCMF|${JSON.stringify({ FV: '1.0', GS: 'G', PG: `T${index}`, MS: 'M', IS: true, IL: 'TRUSTED', IF: [], IT: 'NONE', RD: [{ TM: '2025-06-01T10:00:00,000+0000 S', TX: tx, RV: index, RI: '1-b:1.8.0', RU: 'kWh', ST: 'G' }] })}|{"SD":"3006020101020101"}`;
    const key = makeRecords('secp256r1', 'prime256v1', 32, 1).key.text;
    const value = (id: string, text: string): string =>
      `<value transactionId="${id}"><signedData>${text}</signedData><publicKey>${key}</publicKey></value>`;
    const caseId = await bench.importFiles([
      {
        name: 'uuid.xml',
        text: `<values>${value('2f1c--a', record('B', 1))}${value('2f1c--a', record('E', 2))}${value('2', record('B', 3))}</values>`,
      },
    ]);
    const { files, refused } = await bench.makeExport(caseId, 'safe-xml');
    expect(refused).toEqual([]);
    const xml = textOf(files[0]);
    expect([...xml.matchAll(/<value(?: [^>]*)?>/g)].map(([tag]) => tag)).toEqual([
      '<value transactionId="1" context="Transaction.Begin">',
      '<value transactionId="1" context="Transaction.End">',
      '<value>',
    ]);
    expect(xml).toMatch(/<!-- transactionId 1: 2f1c- -a.* -->/);
  });

  test('what that program would not take is named with its reason', async () => {
    const made = makeRecords('secp256k1', 'secp256k1', 32, 2);
    const [good, other] = made.values.map(({ text }) => text);
    const container = (text: string, key: string): string =>
      `<value><signedData>${text}</signedData><publicKey>${key}</publicKey></value>`;
    // Without PG that program ends with an error of its own once the signature holds.
    const payload = '{"FV":"1.0","MS":"M","RD":[{"TM":"2025-06-01T10:00:00,000+0000 S","TX":"B","RV":1,"RU":"kWh"}]}';
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const crash = `OCMF|${payload}|{"SD":"${sign('sha256', Buffer.from(payload), privateKey).toString('hex')}"}`;
    const crashKey = publicKey.export({ format: 'der', type: 'spki' }).toString('hex');
    const caseId = await bench.importFiles([
      {
        name: 'mixed.xml',
        text: `<values>${container(good ?? '', made.key.text)}${container(crash, crashKey)}${container((other ?? '').slice(0, 60), made.key.text)}</values>`,
      },
      { name: 'twice.txt', text: `${good}\n` },
    ]);
    const { files, refused } = await bench.makeExport(caseId, 'safe-xml');
    expect([...textOf(files[0]).matchAll(/<value[ >]/g)]).toHaveLength(1);
    expect(refused.map(({ reason }) => reason).toSorted()).toEqual(['broken', 'duplicate', 'safe.crash']);
    expect(refused.every(({ text }) => text.length > 20)).toBe(true);
  });

  test('bytes that XML would change come back unchanged', async () => {
    const valid = ocmfSamples.find(({ expected }) => expected.signature === 'valid');
    const text = (valid?.text ?? '').replace('","', '" ,\r\n\t"').replace('}]', '}\r]');
    const caseId = await bench.importFiles([
      {
        name: 'breaks.xml',
        text: `<values><value><signedData>${text.replaceAll('\r', '&#13;')}</signedData><publicKey>${valid?.publicKey ?? ''}</publicKey></value></values>`,
      },
    ]);
    const { files } = await bench.makeExport(caseId, 'safe-xml');
    const before = await bench.signatures(caseId);
    const after = await bench.signatures(await reimport(files, 'breaks-again.xml'));
    expect(before).toHaveLength(1);
    expect(after[0]?.proof?.signedHex).toBe(before[0]?.proof?.signedHex);
  });

  test.skipIf(!existsSync(safeCorpus))(
    'sample files of that program: import, export, import, the same verdicts',
    async () => {
      const names = readdirSync(safeCorpus).filter((name) => name.endsWith('.xml'));
      expect(names.length).toBeGreaterThan(20);
      // In one case: transaction ids and keys of different files meet, which must not confuse anything either.
      const caseId = await bench.importFiles(names.map((name) => join(safeCorpus, name)));
      const { files, refused } = await bench.makeExport(caseId, 'safe-xml');
      const before = await bench.signatures(caseId);
      const left = new Set(refused.map(({ id }) => id));
      const exported = before.filter(({ row }) => !left.has(String(row.id)));
      const after = await bench.signatures(await reimport(files, 'corpus.xml'));
      const words = (details: typeof before): readonly string[] =>
        details
          .map(
            ({ text, row }) =>
              `${row.format} ${row.signature}/${row.signatureReason} ${row.keyFingerprint ?? ''} ${row.energyWh ?? ''} ${text}`,
          )
          .toSorted();
      expect(words(after)).toEqual(words(exported));
      expect(after.length).toBeGreaterThan(30);
      expect(after.filter(({ row }) => row.safe.verdict === 'refused')).toEqual([]);
    },
    300_000,
  );
  if (!existsSync(safeCorpus)) console.warn('corpus of the S.A.F.E. software is missing: its round trip is skipped');
});

describe('OCMF lines', () => {
  test('come back character for character, also for one session only', async () => {
    const { files, refused } = await bench.makeExport(sample, 'ocmf');
    expect(refused).toEqual([]);
    const texts = (await bench.signatures(sample)).map(({ text }) => text);
    expect(textOf(files[0]).trimEnd().split('\n')).toEqual(texts);
    const again = await bench.signatures(await reimport(files, 'lines.txt'));
    expect(again.map(({ text }) => text)).toEqual(texts);

    const [session] = (await bench.ask('sessions.list', { caseId: sample, filter: 'signature:valid' })).rows;
    const some = await bench.makeExport(sample, 'ocmf', { sessionIds: [session?.id ?? ''] });
    expect(textOf(some.files[0]).trimEnd().split('\n')).toHaveLength(2);
    const one = await bench.makeExport(sample, 'ocmf', { signatureIds: [3] });
    expect(textOf(one.files[0])).toBe(`${texts[2]}\n`);
  });

  test('a session or value that is not there is an error and no empty file', async () => {
    await expect(bench.makeExport(sample, 'ocmf', { sessionIds: ['nothing'] })).rejects.toThrow('session-unknown');
    await expect(bench.makeExport(sample, 'proof', { signatureIds: [99_999] })).rejects.toThrow('signed-value-unknown');
  });
});

describe('Open OCPP Trace', () => {
  const times = [
    '2025-06-01T10:00:00.000Z',
    '2025-06-01T10:00:01.000Z',
    '2025-06-01T10:00:02.000Z',
    '2025-06-01T10:00:03.000Z',
  ];
  const log = `${times[0]} CP1 received [2,"a","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]
${times[0]} CP1 sent [3,"a",{"status":"Accepted","currentTime":"${times[0]}","interval":300.50}]
${times[1]} CP1 sent [2,"b","ChangeConfiguration",{"key":"AuthorizationKey","value":"Geheim-4711-xyz"}]
${times[1]} CP1 received [3,"b",{"status":"Accepted"}]
${times[2]} CP1 sent [2,"c","UnlockConnector",{"connectorId":1}]
${times[2]} CP1 received [4,"c","InternalError","no Geheim-4711-xyz here",{}]
${times[3]} CP1 received [2,"d","MeterValues",{"connectorId":1,"meterValue":[{"timest
`;

  test('one message a line with exact payloads; no secret; what is cut is named', async () => {
    const caseId = await bench.importFiles([{ name: 'csms.log', text: log }]);
    const { files, refused } = await bench.makeExport(caseId, 'trace');
    const text = textOf(files[0]);
    expect(text).toContain('"interval":300.50}');
    expect(text).not.toContain('Geheim');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(6);
    expect(lines.map((line) => [line['direction'], line['messageType'], line['messageId'], line['action']])).toEqual([
      ['cp-to-csms', 'CALL', 'a', 'BootNotification'],
      ['csms-to-cp', 'CALLRESULT', 'a', undefined],
      ['csms-to-cp', 'CALL', 'b', 'ChangeConfiguration'],
      ['cp-to-csms', 'CALLRESULT', 'b', undefined],
      ['csms-to-cp', 'CALL', 'c', 'UnlockConnector'],
      ['cp-to-csms', 'CALLERROR', 'c', undefined],
    ]);
    for (const line of lines) {
      expect(line).toMatchObject({ schemaVersion: '1.1', ocppVersion: '1.6', transport: 'json' });
      const raw = JSON.parse(String(line['raw'])) as readonly unknown[];
      expect(raw[1]).toBe(line['messageId']);
      expect('error' in line).toBe(line['messageType'] === 'CALLERROR');
    }
    expect(lines[5]?.['error']).toEqual({ code: 'InternalError', description: 'no password-1 here', details: {} });
    expect(refused.map(({ what, reason }) => [what, reason])).toEqual([['message', 'message-incomplete']]);
  });

  test('each message has the version that its station spoke then; kinds that the trace does not know are named', async () => {
    const at = (minute: number): string => `2025-03-02T10:${String(minute).padStart(2, '0')}:00.000Z CP1`;
    const spoken = [
      `${at(1)} received [2,"1","BootNotification",{"chargePointModel":"M","chargePointVendor":"V"}]`,
      `${at(1)} sent [3,"1",{"status":"Accepted","currentTime":"2025-03-02T10:01:00Z","interval":60}]`,
      `${at(2)} received [2,"2","Heartbeat",{}]`,
      `${at(3)} received [2,"3","BootNotification",{"reason":"FirmwareUpdate","chargingStation":{"model":"M","vendorName":"V"}}]`,
      `${at(4)} received [2,"4","Heartbeat",{}]`,
      `${at(5)} received [6,"5","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2025-03-02T10:05:00Z","data":[]}]`,
      `${at(6)} sent [3,"4",{"currentTime":7}]`,
      `${at(7)} received [5,"4","FormatViolation","",{}]`,
      `${at(8)} received [2,"8","StatusNotification",{"timestamp":"2025-03-02T10:08:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}]`,
    ];
    const caseId = await bench.importFiles([{ name: 'later.log', text: `${spoken.join('\n')}\n` }]);
    const { files, refused } = await bench.makeExport(caseId, 'trace');
    const lines = textOf(files[0])
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => `${String(line['messageId'])} ${String(line['ocppVersion'])}`)).toEqual([
      '1 1.6',
      '1 1.6',
      '2 1.6',
      '3 2.1',
      '4 2.1',
      '4 2.1',
      '8 2.1',
    ]);
    expect(refused.map(({ reason }) => reason)).toEqual(['message-type', 'message-type']);
  });

  test('is read again as the same messages', async () => {
    const { files, refused } = await bench.makeExport(sample, 'trace');
    expect(refused).toEqual([]);
    const again = await reimport(files, 'trace.jsonl');
    const rows = async (caseId: string) => {
      const page = await bench.ask('frames.list', { caseId, limit: 1_000 });
      const shown = page.rows.map(({ time, direction, kind, uniqueId, action, station }) => ({
        time,
        direction,
        kind,
        uniqueId,
        action,
        station,
      }));
      return {
        total: page.total,
        shown: shown
          .toSorted((left, right) =>
            `${left.time} ${left.uniqueId} ${left.kind}`.localeCompare(
              `${right.time} ${right.uniqueId} ${right.kind}`,
              'en',
            ),
          )
          .slice(0, 500),
      };
    };
    expect(await rows(again)).toEqual(await rows(sample));
  });
});

describe('tables', () => {
  test('CSV has a row a session; JSON has sessions and every step of the verdicts', async () => {
    const sessions = (await bench.ask('sessions.list', { caseId: sample, limit: 1_000 })).rows;
    const csv = textOf((await bench.makeExport(sample, 'csv')).files[0])
      .trimEnd()
      .split('\r\n');
    expect(csv).toHaveLength(sessions.length + 1);
    expect(csv[0]).toMatch(/^id,station,connector,transactionId,/);
    const content = JSON.parse(textOf((await bench.makeExport(sample, 'json')).files[0])) as {
      readonly sessions: readonly unknown[];
      readonly signatures: readonly { readonly steps: readonly unknown[] }[];
    };
    expect(content.sessions).toEqual(sessions);
    expect(content.signatures).toHaveLength(20);
    expect(content.signatures.every(({ steps }) => steps.length > 3)).toBe(true);
  });
});
