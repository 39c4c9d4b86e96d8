import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportKinds } from '../../../main/api/report-choices.ts';
import { testBrowser } from '../../e2e/browser/test-browser.ts';
import { disguises, findsDisguised } from './disguises.ts';
import { createExportBench, textOf } from './export-case.ts';
import type { ExportBench } from './export-case.ts';

const sampleArchive = fileURLToPath(new URL('../../fixtures/sample/sample-diagnostics.tar.gz', import.meta.url));

/** Whoever stands in the log below. */
const persons = {
  card: '04A1B2C3D4E5F6',
  second: '9F8E7D6C5B4A',
  contract: 'DE-BSP-C00987654-7',
  email: 'max.muster@beispiel.example',
  phone: '+49 171 9876543',
  localPhone: '0151 23456789',
  imsi: '262011234567890',
  iccid: '89490200009876543210',
  imei: '356938035643809',
  mac: '02:42:AC:1F:00:07',
  bareMac: '02428f1e2d3c',
  ip: '10.23.45.67',
  ip6: 'fd12:3456:789a::17',
  street: 'Lindenallee 12b',
  town: '12345 Musterstadt',
  readCard: '04DEADBEEF8899',
  ownCard: 'KUNDE-7788X',
  fileCard: '04FEEDC0FFEE77',
  dottedMac: '001a.2b3c.4d7a',
  areaPhone: '(030) 9876543-21',
  foreignPhone: '004366412345678',
  vin: 'WVWZZZ1JZXW386752',
  plate: 'M-AB 1234',
  iban: 'DE89370400440532013000',
  payment: '4111 1111 1111 1111',
  name: 'Erika Musterfrau',
  driver: 'Ulrich von Unbekannt',
  tableDriver: 'Wilhelmine Tabelle',
  home: 'erika.musterfrau',
} as const;
const passwords = ['Pa55wort-Geheim', 'tok_9f8e7d6c5b4a3210', 'inQuery_55aa77', 'snmpGeheim7'] as const;

const at = (second: number): string =>
  `2025-06-01T10:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000Z`;

/** A station's log in which every id stands plainly once, and then in every disguise that a log can have. */
function log(): string {
  const lines: string[] = [];
  let second = 0;
  const say = (text: string): void => {
    lines.push(`${at(second)} CP1 ${text}`);
    second += 1;
  };
  const call = (id: string, action: string, payload: object, answer: object): void => {
    say(`received [2,"${id}","${action}",${JSON.stringify(payload)}]`);
    say(`sent [3,"${id}",${JSON.stringify(answer)}]`);
  };
  const forms = (id: string): string =>
    disguises(id)
      .filter((form) => !/[\u0000-\u001f"\\]/.test(form))
      .slice(0, 60)
      .join(' ');
  call(
    'boot',
    'BootNotification',
    { chargePointVendor: 'V', chargePointModel: 'M', iccid: persons.iccid, imsi: persons.imsi },
    { status: 'Accepted', currentTime: at(0), interval: 300 },
  );
  call('a1', 'Authorize', { idTag: persons.card }, { idTagInfo: { status: 'Accepted' } });
  call('a2', 'Authorize', { idTag: persons.second }, { idTagInfo: { status: 'Invalid' } });
  call(
    's1',
    'StartTransaction',
    { connectorId: 1, idTag: persons.card, meterStart: 1000, timestamp: at(second) },
    { transactionId: 77, idTagInfo: { status: 'Accepted', parentIdTag: persons.contract } },
  );
  call(
    'f1',
    'StatusNotification',
    {
      connectorId: 1,
      status: 'Faulted',
      errorCode: 'GroundFailure',
      timestamp: at(second),
      info: `card ${persons.card} ${forms(persons.card)}`,
      vendorErrorCode: `E-${encodeURIComponent(persons.email)}`,
    },
    {},
  );
  call(
    'd1',
    'DataTransfer',
    {
      vendorId: 'V',
      data: `mail ${persons.email} phone="${persons.localPhone}" call ${persons.phone} ${forms(persons.email)} ${forms(persons.contract)}`,
    },
    { status: 'Rejected' },
  );
  call(
    'd2',
    'DataTransfer',
    {
      vendorId: 'V',
      data: `IMEI: ${persons.imei}, mac=${persons.bareMac}, ${persons.mac}; peer ${persons.ip}:8080 and [${persons.ip6}]; ${persons.street}, ${persons.town}`,
    },
    { status: 'Accepted' },
  );
  call(
    'd3',
    'DataTransfer',
    {
      vendorId: 'V',
      data: Buffer.from(JSON.stringify({ idTag: persons.second, note: persons.street })).toString('base64'),
    },
    { status: 'Accepted' },
  );
  call(
    'd4',
    'DataTransfer',
    {
      vendorId: 'V',
      data: `uid=${persons.readCard}; RFID ${persons.ownCard} unknown; MAC ${persons.dottedMac}; Tel. ${persons.areaPhone}, ${persons.foreignPhone}`,
    },
    {
      status: 'Rejected',
      data: `${persons.vin} with Kennzeichen ${persons.plate}, ${persons.iban}, ${persons.payment}`,
    },
  );
  call(
    'd5',
    'DataTransfer',
    {
      vendorId: 'V',
      data: `Frau ${persons.name} called, Fahrer: ${persons.driver}; see /home/${persons.home}/up and wss://csms.example/CP1?token=${passwords[2]}&v=1`,
    },
    { status: 'Rejected' },
  );
  call('c0', 'ChangeConfiguration', { key: 'SnmpCommunity', value: passwords[3] }, { status: 'Accepted' });
  call('c1', 'ChangeConfiguration', { key: 'AuthorizationKey', value: passwords[0] }, { status: 'Accepted' });
  call('c2', 'ChangeConfiguration', { key: 'apiToken', value: passwords[1] }, { status: 'Accepted' });
  say(`sent [4,"none","InternalError","for ${persons.card} with ${passwords[0]}",{}]`);
  call(
    'f2',
    'StatusNotification',
    { connectorId: 1, status: 'Available', errorCode: 'NoError', timestamp: at(second) },
    {},
  );
  call(
    's2',
    'StopTransaction',
    { transactionId: 77, idTag: persons.card, meterStop: 900, timestamp: at(second), reason: 'EmergencyStop' },
    {},
  );
  return `${lines.join('\n')}\n`;
}

let bench: ExportBench;
let own = '';
let sample = '';
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-masked-'));

beforeAll(async () => {
  bench = createExportBench();
  own = await bench.importFiles([
    { name: `anlage-${persons.card}-${persons.fileCard}.log`, text: log() },
    {
      name: 'sessions.csv',
      text: `transaction_id,connector_id,id_tag,start_time,stop_time,meter_start,meter_stop,driver_name\n9,1,${persons.second},2025-06-02T08:00:00Z,2025-06-02T08:30:00Z,1000,900,${persons.tableDriver}\n`,
    },
  ]);
  const title = 'case';
  const evidence = null;
  const text = `Anruf von ${persons.name}, Karte ${persons.readCard}, ${persons.areaPhone}`;
  await bench.ask('journal.add', { caseId: own, action: 'note', target: 'case', title, text, evidence });
  sample = await bench.importFiles([sampleArchive]);
});
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function report(
  caseId: string,
  kind: (typeof reportKinds)[number],
  format: 'html' | 'json' | 'csv',
  language: 'de' | 'en',
  more: object = {},
) {
  const document = await bench.ask('report.make', { caseId, report: kind, format, language, ...more });
  return { text: 'text' in document ? document.text : '', name: document.fileName };
}

describe('nothing of a person in what is sent', () => {
  const everything = [...Object.values(persons), ...passwords];
  for (const kind of reportKinds) {
    for (const format of ['html', 'json', 'csv'] as const) {
      test(`${kind} as ${format}, in any disguise`, async () => {
        for (const language of ['de', 'en'] as const) {
          const { text, name } = await report(own, kind, format, language);
          expect(findsDisguised(text, everything)).toBeNull();
          expect(findsDisguised(name, everything)).toBeNull();
        }
      });
    }
  }

  test.each(['csv', 'json', 'trace'] as const)('export %s, masked', async (kind) => {
    const { files } = await bench.makeExport(own, kind, { mask: true });
    expect(findsDisguised(`${files[0]?.name} ${textOf(files[0])}`, everything)).toBeNull();
    // Unmasked it holds the data as it is, but no secret that the trace recognises.
    const plain = textOf((await bench.makeExport(own, kind)).files[0]);
    expect(plain).toContain(persons.card);
    if (kind === 'trace') expect(findsDisguised(plain, [passwords[0]])).toBeNull();
  });

  test('a masked trace is still a trace: the same messages, numbers digit for digit', async () => {
    const plain = textOf((await bench.makeExport(own, 'trace')).files[0])
      .trimEnd()
      .split('\n');
    const masked = textOf((await bench.makeExport(own, 'trace', { mask: true })).files[0])
      .trimEnd()
      .split('\n');
    expect(masked).toHaveLength(plain.length);
    for (const [index, line] of masked.entries()) {
      const [after, before] = [JSON.parse(line), JSON.parse(plain[index] ?? '')] as Record<string, unknown>[];
      for (const member of ['timestamp', 'direction', 'messageType', 'messageId', 'action']) {
        expect(after?.[member]).toEqual(before?.[member]);
      }
    }
    expect(masked.join('\n')).toContain('"meterStart":1000');
  });

  test.each(['safe-xml', 'ocmf', 'proof'] as const)('%s is refused: masking breaks its signatures', async (kind) => {
    await expect(bench.makeExport(sample, kind, { mask: true })).rejects.toThrow('mask-breaks-signatures');
  });

  test('the sample: nobody in any report, export or PDF', async () => {
    const { rows } = await bench.ask('sessions.list', { caseId: sample, limit: 1_000 });
    const ids = [...new Set(rows.flatMap(({ idTag }) => (idTag === null ? [] : [idTag])))];
    expect(ids.length).toBeGreaterThan(2);
    for (const kind of reportKinds) {
      for (const format of ['html', 'json', 'csv'] as const) {
        expect(findsDisguised((await report(sample, kind, format, 'de')).text, ids)).toBeNull();
      }
    }
    for (const kind of ['csv', 'json', 'trace'] as const) {
      const { files } = await bench.makeExport(sample, kind, { mask: true });
      expect(findsDisguised(textOf(files[0]), ids)).toBeNull();
    }
  }, 120_000);

  test('the PDF of a masked report: in its bytes and in its text', async () => {
    const { executable, environment } = await testBrowser();
    const before = { ...process.env };
    Object.assign(process.env, environment, { LADEAKTE_CHROMIUM: executable });
    try {
      const document = await bench.ask('report.make', {
        caseId: own,
        report: 'incident',
        format: 'pdf',
        language: 'de',
      });
      const bytes = Buffer.from('base64' in document ? document.base64 : '', 'base64');
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(findsDisguised(bytes.toString('latin1'), everything)).toBeNull();
      const path = join(folder, 'report.pdf');
      writeFileSync(path, bytes);
      const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
      if (text.error !== undefined) console.warn('no pdftotext here: only the bytes of the PDF were searched');
      else {
        expect(text.stdout).toContain('Störungsbericht');
        expect(findsDisguised(text.stdout, everything)).toBeNull();
      }
    } finally {
      process.env = before;
    }
  }, 120_000);
});

describe('what is masked can be chosen', () => {
  test('a kind that is unmasked is shown, the others are not', async () => {
    const { text } = await report(own, 'incident', 'json', 'en', { unmask: ['idTag'] });
    expect(text.includes(persons.card)).toBe(true);
    expect(text).toMatch(/email-\d|phone-\d/);
    for (const hidden of [persons.email, persons.ip, persons.street, ...passwords])
      expect(text.includes(hidden), hidden).toBe(false);
  });

  test('passwords stay masked whatever is asked for', async () => {
    const { text } = await report(own, 'incident', 'html', 'en', { mask: false });
    expect(text).toContain(persons.card);
    expect(findsDisguised(text, [...passwords])).toBeNull();
    const asked = await report(own, 'incident', 'html', 'en', { unmask: ['password'] });
    expect(findsDisguised(asked.text, [...passwords])).toBeNull();
  });

  test('serial numbers are hidden on request', async () => {
    const { rows } = await bench.ask('signatures.list', { caseId: sample, limit: 1 });
    const meter = rows[0]?.meter ?? '';
    expect((await report(sample, 'audit', 'html', 'en')).text).toContain(meter);
    const { text } = await report(sample, 'audit', 'html', 'en', { maskAlso: ['serial'] });
    expect(findsDisguised(text, [meter])).toBeNull();
    expect(text).toContain('serial-1');
  });

  test('a person is the same one in every report of a case, also in a part of it', async () => {
    const pseudonyms = async (more: object) => {
      const { text } = await report(sample, 'cpo', 'json', 'en', more);
      const { sessions } = JSON.parse(text) as {
        readonly sessions: readonly { readonly id: string; readonly idTag: string }[];
      };
      return new Map(sessions.map(({ id, idTag }) => [id, idTag]));
    };
    const whole = await pseudonyms({});
    const [last] = [...whole].slice(-1);
    const part = await pseudonyms({ sessionIds: [last?.[0] ?? ''] });
    expect([...part]).toEqual([last]);
  });

  test('the list of what was masked names kind, pseudonym and number, never the original', async () => {
    const { text } = await report(own, 'incident', 'json', 'en');
    const { masked, maskedKinds } = JSON.parse(text) as {
      readonly maskedKinds: readonly string[];
      readonly masked: readonly { readonly kind: string; readonly pseudonym: string; readonly occurrences: number }[];
    };
    expect(maskedKinds).not.toContain('serial');
    expect(new Set(masked.map(({ kind }) => kind))).toEqual(
      new Set(
        [
          'idTag',
          'contract',
          'email',
          'phone',
          'sim',
          'modem',
          'mac',
          'ip',
          'address',
          'name',
          'vehicle',
          'account',
          'password',
        ].filter((kind) => masked.some((entry) => entry.kind === kind)),
      ),
    );
    expect(masked.every(({ occurrences, pseudonym }) => occurrences > 0 && /-\d+$/.test(pseudonym))).toBe(true);
    expect(findsDisguised(JSON.stringify(masked), Object.values(persons))).toBeNull();
  });
});

test('findings that rest on rows of a CSV file have a report, and its cells stand with the names of their columns', async () => {
  const caseId = await bench.importFiles([
    {
      name: 'sess.csv',
      text: 'transaction_id,connector_id,id_tag,start_time,stop_time,meter_start,meter_stop,driver_name\n9,1,CSVTAG8855,2025-06-02T08:00:00Z,2025-06-02T08:30:00Z,1000,900,Wilhelmine Tabelle\n',
    },
  ]);
  const { rows } = await bench.ask('findings.list', { caseId, limit: 100 });
  expect(rows.some(({ evidence }) => evidence.some(({ ref }) => ref.kind === 'row'))).toBe(true);
  const shown = (await report(caseId, 'incident', 'html', 'en', { mask: false })).text;
  expect(shown).toContain('meter_stop = 900');
  expect(findsDisguised((await report(caseId, 'incident', 'html', 'en')).text, ['Wilhelmine Tabelle'])).toBeNull();
});
