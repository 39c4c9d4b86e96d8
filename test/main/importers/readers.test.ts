import { generateKeyPairSync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainTextReader } from '../../../main/importers/readers/plain-text.ts';
import { sourceReaders } from '../../../main/importers/readers/index.ts';
import type { SourceHead } from '../../../main/importers/readers/source-reader.ts';
import { blankJsonComments } from '../../../parsers/base/json-comments.ts';
import { issueTexts } from '../../../parsers/text/issue-texts.ts';
import { importGiven, tarOf } from './import-fixture.ts';
import type { RecordedSource } from './recording-sink.ts';

const frame = '[2,"19223201","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]';
const answer = '[3,"19223201",{"currentTime":"2026-01-01T00:00:00Z","interval":300,"status":"Accepted"}]';
const log = `2026-01-01T00:00:01.000Z INFO send: ${frame}\n2026-01-01T00:00:01.200Z INFO receive: ${answer}\n`;

function only(sources: readonly RecordedSource[]): RecordedSource {
  const [first] = sources;
  if (first === undefined || sources.length !== 1) throw new Error('there must be one source');
  return first;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('readers', () => {
  it('take a log for a log and place its frames in its bytes', async () => {
    const source = only((await importGiven({ 'some.bin': log })).sources);
    const frames = source.records.filter((record) => record.record === 'frame');
    expect(frames.map(({ kind, uniqueId }) => [kind, uniqueId])).toEqual([
      ['call', '19223201'],
      ['result', '19223201'],
    ]);
    for (const { evidence } of frames) {
      const text = source.bytes.subarray(evidence.offset, evidence.offset + evidence.length).toString();
      expect([frame, answer].some((expected) => text.includes(expected))).toBe(true);
    }
    expect(source.result).toMatchObject({ state: 'complete', account: { bytesTotal: log.length } });
  });

  it('find frames that come later in a text than is looked at', async () => {
    const preamble = 'Dear colleague, please see below what the station wrote.\n'.repeat(6_000);
    const source = only((await importGiven({ 'mail.txt': preamble + log })).sources);
    expect(source.records.filter(({ record }) => record === 'frame')).toHaveLength(2);
  });

  it('find a signed value that a log prints outside of its messages, and leave those in messages alone', async () => {
    const record = 'OCMF|{"FV":"1.0","GI":"G","RD":[{"TM":"2026-01-01T00:00:00,000+0000 S","RV":1}]}|{"SD":"3000"}';
    const inFrame = JSON.stringify([2, 'm', 'MeterValues', { meterValue: [{ sampledValue: [{ value: record }] }] }]);
    const text = `${log}2026-01-01T00:00:02.000Z DEBUG meter says ${record}\n2026-01-01T00:00:03.000Z INFO send: ${inFrame}\n`;
    const source = only((await importGiven({ 'x.log': text })).sources);
    const values = source.records.filter((found) => found.record === 'signed-value');
    expect(values.map(({ evidence, index }) => [evidence.kind === 'bytes' && evidence.line, index])).toEqual([[3, 0]]);
    const [value] = values;
    if (value?.evidence.kind !== 'bytes') throw new Error('there is a value with bytes');
    const { offset, length } = value.evidence;
    expect(source.bytes.subarray(offset, offset + length).toString()).toBe(record);
  });

  it('read a configuration with comments, mark its secrets and place its values', async () => {
    const text = `/* charge control */
{
  "ports": [ { "pluggable": true, "meter": { "enable": true, "baudrate": 9600, }, }, ], // first port
  "ocpp": { "uri": "wss://cp:geheim@csms.example", "authorizationKey": "00//11", "interval": null,
    "MeterValuesSampledData": ["Energy.Active.Import.Register", "Power.Offered"] }
}
`;
    const source = only((await importGiven({ 'customer.json': text })).sources);
    const found = source.records.filter((record) => record.record === 'configuration');
    expect(found.map(({ key, value, secret }) => [key, value, secret])).toEqual([
      ['ports[0]/pluggable', 'true', false],
      ['ports[0]/meter/enable', 'true', false],
      ['ports[0]/meter/baudrate', '9600', false],
      ['ocpp/uri', 'wss://cp:geheim@csms.example', true],
      ['ocpp/authorizationKey', '00//11', true],
      ['ocpp/interval', null, false],
      ['ocpp/MeterValuesSampledData', 'Energy.Active.Import.Register,Power.Offered', false],
    ]);
    const rate = found[2]?.evidence;
    if (rate?.kind !== 'bytes') throw new Error('the value has bytes');
    expect(source.bytes.subarray(rate.offset, rate.offset + rate.length).toString()).toBe('9600');
    const broken = only((await importGiven({ 'customer.json': text.replace('true', 'tru') })).sources);
    expect(broken.result).toMatchObject({
      state: 'partial',
      issues: [{ code: 'import.json-damaged', params: { line: 3 } }],
    });
  });

  it('blank comments without moving anything and without touching strings', () => {
    const text = '{"a": "//no", /* x\ny */ "b": [1, 2, /*z*/], # c\n # d\n}';
    const blanked = blankJsonComments(text.replace(' # c', ''));
    expect(JSON.parse(blanked)).toEqual({ a: '//no', b: [1, 2] });
    expect(blanked).toHaveLength(text.length - 4);
  });

  it('take public keys from key files and refuse private ones', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const der = publicKey.export({ type: 'spki', format: 'der' });
    const { sources } = await importGiven({
      'key.pem': pem,
      'key.der': der,
      'key.hex': `${der.toString('hex')}\n`,
      'private.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }),
    });
    expect(sources.map(({ records }) => records.map(({ record }) => record))).toEqual([
      ['public-key'],
      ['public-key'],
      ['public-key'],
      [],
    ]);
    expect(sources[3]?.result?.issues).toMatchObject([{ code: 'import.private-key' }]);
  });

  it('do not take a piece of a log for a key file because a key stands in it', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const hex = publicKey.export({ type: 'spki', format: 'der' }).toString('hex');
    const time = '2024-05-01T10:00:00Z';
    const { sources } = await importGiven({
      'answer.txt': `${time} CP_1 received [3,"a1",{"status":"Accepted","data":"${hex}"}]\n`,
      'printed.txt': `${time} INFO key of the meter\n${pem}${time} INFO CP_1 sent [2,"a2","Heartbeat",{}]\n`,
      'around.txt': `${time} INFO key of the meter\n${pem}`,
    });
    expect(sources.map(({ result }) => result?.account.reader)).toEqual(['iso-prefix', 'iso-prefix', 'key-file']);
    const [, , around] = sources;
    // The words around the key are none of it.
    expect(around?.result?.account.bytesUnderstood).toBe(pem.trimEnd().length);
  });

  it('read a record alone and an XML container', async () => {
    const record = 'OCMF|{"FV":"1.0","GI":"G","RD":[]}|{"SD":"3000"}';
    const xml = `<?xml version="1.0"?><values><value transactionId="7"><signedData format="OCMF" encoding="plain">${record}</signedData></value></values>`;
    const { sources } = await importGiven({ 'a.txt': record, 'b.xml': xml });
    expect(sources.map(({ result }) => result?.account.reader)).toEqual(['signed-text', 'safe-xml']);
    expect(sources.map(({ records }) => records)).toMatchObject([
      [{ record: 'signed-value', text: record }],
      [{ record: 'signed-value', text: record, transactionId: '7' }],
    ]);
  });

  it('survive a reader that fails: the bytes are kept, the others go on', async () => {
    const tar = await tarOf([
      ['a.txt', 'hello\n'],
      ['b.log', log],
    ]);
    vi.spyOn(plainTextReader, 'recognise').mockReturnValueOnce({ confidence: 0.99, reasons: [] });
    vi.spyOn(plainTextReader, 'open').mockImplementationOnce(() => {
      throw new Error('boom\u202e');
    });
    const { find } = await importGiven({ 'x.tar': tar });
    expect(find('a.txt').bytes.toString()).toBe('hello\n');
    expect(find('a.txt').result).toMatchObject({
      state: 'partial',
      issues: [{ code: 'import.reader-failed', params: { message: 'boom\\u202e' } }],
    });
    expect(find('b.log').records.length).toBeGreaterThan(0);
    expect(find(null).result?.state).toBe('complete');
  });

  it('do not throw on the emptiest of heads', () => {
    const head: SourceHead = { bytes: new Uint8Array(0), whole: true, text: null, fileName: '' };
    for (const reader of sourceReaders.entries) expect(() => reader.recognise(head)).not.toThrow();
  });

  it('have a sentence for every code that stands in the source text', async () => {
    const folders = ['../../../main/importers/', '../../../parsers/databases/'].map(
      (path) => new URL(path, import.meta.url),
    );
    const codes = new Set<string>();
    for (const folder of folders) {
      for (const name of await readdir(folder, { recursive: true })) {
        if (!name.endsWith('.ts')) continue;
        const text = await readFile(new URL(name, folder), 'utf8');
        for (const [, code] of text.matchAll(/'((?:import|database|sniff)\.[a-z-]+)'/g)) codes.add(code ?? '');
      }
    }
    expect(codes.size).toBeGreaterThan(50);
    expect([...codes].filter((code) => !(code in issueTexts))).toEqual([]);
  });
});
