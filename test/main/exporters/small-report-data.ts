import type { ReadingView } from '../../../parsers/model/verdict.ts';
/** A small case by hand: two sessions, a fault, a good and an altered signed value, and ids of persons in every disguise. */
import type { FindingRow } from '../../../main/api/views/finding-views.ts';
import type { SessionRow } from '../../../main/api/views/session-views.ts';
import type { SignatureDetail } from '../../../main/api/views/signature-views.ts';
import type { SourceRow } from '../../../main/api/views/source-views.ts';
import type { ReportData } from '../../../main/exporters/report-data.ts';
import { smallLane } from './small-status.ts';
import { transaction } from './small-transactions.ts';

export const originals = {
  card: '04A2B3C4D5E680',
  otherCard: '04FFEE11223344',
  parent: 'FLEET-7731',
  contract: 'DEBSPC00012345X',
  email: 'erika.beispiel@example.org',
  phone: '+49 151 2345678',
  imsi: '262019876543210',
  iccid: '89490200001234567890',
  imei: '490154203237518',
  mac: '00:01:87:0B:E1:5F',
} as const;

/** Never to be seen, whether persons are masked or not. */
export const secrets = ['Beispiel-Kennwort-7391', 'sim-geheim-4402', 'nutzer-9', 'tiefgeheim'] as const;

const startMs = Date.parse('2025-10-24T04:12:45.000Z');
const minute = 60_000;
const lane = smallLane(startMs);
const iso = (ms: number) => new Date(ms).toISOString();
const line = (sourceId: number, offset: number, label: string) =>
  ({ ref: { kind: 'bytes', sourceId, offset, length: 120, line: 7 }, label }) as const;

const ocmf = (idTag: string, value: string) =>
  `OCMF|{"FV":"1.0","PG":"T41","MS":"ISK1","IS":true,"IL":"VERIFIED","IF":["RFID_PLAIN"],"IT":"ISO14443","ID":"${idTag}","RD":[{"TM":"2025-10-24T06:12:45,000+0200 S","TX":"B","RV":${value},"RI":"1-b:1.8.0","RU":"kWh","EF":"","ST":"G"}]}|{"SA":"ECDSA-secp256r1-SHA256","SD":"3045"}`;

const good: SessionRow = {
  id: 'CCC-Beispiel/1/70501',
  station: 'CCC-Beispiel',
  connector: 1,
  transactionId: '70501',
  idTag: originals.card,
  start: iso(startMs),
  stop: iso(startMs + 90 * minute),
  startQuality: 'offset-given',
  stopQuality: 'offset-given',
  meterStartWh: '4812340',
  meterStopWh: '4829760',
  energyWh: '17420',
  reason: 'Local',
  complete: true,
  replayed: false,
  sources: ['log', 'database', 'signed'],
  signature: 'valid',
  billing: 'usable',
  findings: { critical: 0, warning: 0, info: 0 },
};

const faulty: SessionRow = {
  ...good,
  id: 'CCC-Beispiel/2/70504',
  connector: 2,
  transactionId: '70504',
  idTag: originals.contract,
  start: iso(startMs + 120 * minute),
  stop: null,
  stopQuality: null,
  meterStopWh: null,
  energyWh: null,
  reason: null,
  complete: false,
  replayed: true,
  markedDeleted: '2026-04-01 10:00:00',
  sources: ['log', 'database'],
  signature: 'invalid',
  billing: 'not-usable',
  findings: { critical: 1, warning: 0, info: 0 },
};

const finding: FindingRow = {
  id: 1,
  target: 'finding:1',
  rule: 'status.fault-episode',
  severity: 'critical',
  title: 'Connector 2 was faulted',
  detail: `Card ${originals.contract} was charging when the <residual> current monitor tripped.`,
  remedy: '=Check the wiring',
  station: 'CCC-Beispiel',
  session: faulty.id,
  connector: 2,
  from: iso(startMs + 140 * minute),
  to: iso(startMs + 150 * minute),
  evidence: [line(3, 900, 'ocppd.log:7'), line(3, 5_000, 'ocppd.log:9')],
  counterEvidence: [{ text: 'a status after the fault', found: false, evidence: null }],
  references: ['OCPP 1.6 edition 2, 4.9'],
  explanations: [
    {
      vendor: 'chargebyte',
      kind: 'error',
      code: 'RcdGroundFailure',
      ocppErrorCode: 'GroundFailure',
      title: 'Residual current while charging',
      meaning: 'The monitor tripped during a session.',
      causes: ['leakage in the vehicle', 'monitor defective'],
      impact: ['charging stops'],
      remedies: { remote: ['check the configuration'], onSite: ['unplug the vehicle'] },
      facts: {},
      shown: { kind: 'error', facts: [] },
      source: { document: 'Charge Control C User Guide, rev. 8', section: '3.3.4.14' },
    },
  ],
};

function signature(id: number, session: SessionRow, answer: 'valid' | 'invalid', idTag: string): SignatureDetail {
  const text = ocmf(idTag, answer === 'valid' ? '4812.340' : '4822.340');
  const payload = text.split('|')[1] ?? '';
  const reading: ReadingView = {
    time: '2025-10-24T06:12:45,000+0200',
    clock: 'S',
    tx: 'B',
    value: '4812.340',
    unit: 'kWh',
    obis: '1-b:1.8.0',
    status: 'G',
    errorFlags: null,
    inherited: ['EF'],
  };
  return {
    row: {
      id,
      target: `signature:${id}`,
      format: 'ocmf',
      sessionId: session.id,
      transactionId: session.transactionId,
      context: 'Transaction.Begin',
      time: session.start,
      timeQuality: session.start === null ? null : 'offset-given',
      station: session.station,
      connector: session.connector,
      meter: 'ISK1',
      gateway: null,
      pagination: 'T41',
      readable: 'ok',
      signature: answer,
      signatureReason: answer === 'valid' ? 'matches' : 'does-not-match',
      keyOrigin: 'reported',
      keyFingerprint: 'ab'.repeat(32),
      curve: 'secp256r1',
      hash: 'SHA-256',
      readings: [reading],
      closing: reading,
      energyWh: null,
      rules: [
        {
          code: 'ocmf.user-id',
          severity: 'warning',
          clause: 'OCMF 1.4 Table 17',
          path: 'ID',
          quoted: idTag,
          text: `The id ${idTag} is odd.`,
        },
      ],
      billing: answer === 'valid' ? 'usable' : 'not-usable',
      safe: {
        verdict: answer === 'valid' ? 'verified' : 'not-verified',
        reason: answer === 'valid' ? null : 'signature',
      },
      safeText: answer === 'valid' ? '' : 'The signature does not fit.',
      evidence: line(3, 2_000, 'ocppd.log:8'),
    },
    text,
    layers: ['hex'],
    channel: 'transaction-data',
    steps: [
      {
        step: 'digest',
        outcome: 'done',
        facts: { signed: Buffer.from(payload).toString('hex') },
        text: 'The digest was formed.',
      },
    ],
    proof: {
      signedRange: { offset: 5, length: payload.length },
      signedHex: Buffer.from(payload).toString('hex'),
      hash: 'SHA-256',
      digestHex: 'cd'.repeat(32),
      curve: 'secp256r1',
      rHex: `f${'1'.repeat(63)}`,
      sHex: '2'.repeat(64),
      keySpkiHex: `3059301306072a8648ce3d020106082a8648ce3d030107034200${'04'.repeat(65)}`,
    },
    sentence: answer === 'valid' ? 'The signature matches these bytes.' : 'The signature does not match these bytes.',
    opensslLines: [`printf '${Buffer.from(payload).toString('hex')}' | xxd -r -p > signed.bin`],
  };
}

const source: SourceRow = {
  id: 3,
  parentId: 1,
  name: 'diag.tar.gz',
  entry: 'var/log/ocppd.log',
  sha256: 'ef'.repeat(32),
  sizeBytes: 522_157,
  state: 'complete',
  account: {
    reader: 'syslog-rfc3339',
    confidence: 0.98,
    reasons: [],
    bytesTotal: 522_157,
    bytesUnderstood: 522_000,
    linesTotal: 2_000,
    linesUnderstood: 1_999,
    leftovers: [],
    firstMs: startMs,
    lastMs: startMs + 200 * minute,
  },
  readAs: 'EVerest libocpp (messages)',
  reasonTexts: [],
  issues: [],
  kinds: {},
  counts: { frames: 400, events: 3, rows: 0, signed: 2 },
};

const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex');
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

const excerptTexts = [
  `send [2,"1","StopTransaction",{"idTag":"${originals.otherCard}","transactionData":[{"value":"${hex(ocmf(originals.card, '1.000'))}"}]}]`,
  `modem ready, IMEI ${originals.imei}, ICCID ${originals.iccid}, IMSI ${originals.imsi}, MAC ${originals.mac}; call ${originals.phone}, write to ${originals.email}`,
  `"authorizationKey": "${secrets[0]}", "apn_password": "${secrets[1]}", wss://${secrets[2]}:${secrets[3]}@csms.example/ocpp`,
  `data ${base64(ocmf(originals.card, '2.000'))} x${base64(`xx${originals.contract}xx and more`)} ${hex(base64(originals.email.repeat(2)))}`,
  `parentIdTag = ${originals.parent}\nidTagStop = ${originals.card.toLowerCase()}\nraw ${base64(`\u0001\u0002${Buffer.from(originals.card, 'hex').toString('latin1')}`)}`,
];

/** The case; `caseName` is hostile on purpose in some tests. */
export function smallReportData(caseName = 'Beispielakte'): ReportData {
  const caseInfo = {
    caseId: 'case-1',
    name: caseName,
    revision: 4,
    zone: 'Europe/Berlin',
    zoneReason: 'estimated',
    firstMs: startMs,
    lastMs: startMs + 200 * minute,
    stations: ['CCC-Beispiel'],
    concluded: true,
    conclusions: 'drawn',
    drawnBy: 'this-program',
    extensions: [],
    extensionsDiffer: false,
  } as const;
  const series = (measurand: string, unit: string, value: (index: number) => number) => ({
    measurand,
    phase: null,
    location: null,
    unit,
    thinned: false,
    points: Array.from({ length: 21 }, (_, index) => ({
      ms: startMs + (120 + index) * minute,
      value: String(value(index)),
      evidence: line(3, 100 + index, 'x').ref,
    })),
  });
  const signatures = [signature(0, good, 'valid', originals.card), signature(1, faulty, 'invalid', originals.contract)];
  return {
    program: { name: 'Ladeakte', version: '0.1.0' },
    case: caseInfo,
    chosenSessionIds: [],
    overview: {
      case: caseInfo,
      counts: {
        type: 'summary',
        conclusions: 'drawn',
        sources: 1,
        frames: { call: 200, result: 200, error: 0, repaired: 0, truncated: 0, elided: 0, described: 0 },
        statusNotifications: 9,
        sessions: 2,
        signed: { valid: 1, invalid: 1, unverifiable: 0, broken: 0 },
        keys: 1,
        findings: { critical: 1, warning: 0, info: 0 },
        unread: 0,
      },
      stations: [
        {
          station: 'CCC-Beispiel',
          vendor: 'chargebyte',
          model: 'Charge Control C',
          serial: null,
          firmware: ['3.3.0'],
          connectors: [1, 2],
        },
      ],
      findings: [finding],
      sessions: [faulty],
      lanes: [lane],
      reading: {
        bytesTotal: 522_157,
        bytesUnderstood: 522_000,
        linesTotal: 2_000,
        linesUnderstood: 1_999,
        bytesOfLines: 522_157,
        sourcesWithIssues: 0,
        unreadSources: 0,
      },
    },
    sessions: [good, faulty],
    details: [
      {
        row: faulty,
        reasonTitle: null,
        phases: [],
        energies: [],
        steps: [
          {
            step: 'authorised',
            from: faulty.start,
            to: null,
            detail: originals.contract,
            evidence: line(3, 50, 'ocppd.log:3'),
          },
          {
            step: 'fault',
            from: iso(startMs + 138 * minute),
            to: null,
            detail: 'GroundFailure',
            evidence: line(3, 60, 'ocppd.log:4'),
          },
        ],
        series: [
          series('Power.Active.Import', 'W', (index) => (index < 3 ? index * 3_000 : 11_000)),
          series('Energy.Active.Import.Register', 'Wh', (index) => 2_117_905 + index * 180),
        ],
        signatures: signatures.slice(1).map(({ row }) => row),
        findings: [finding],
        disagreements: [
          {
            about: 'id-tag',
            statements: [
              { witness: 'log', text: originals.contract, evidence: line(3, 1, 'x').ref },
              { witness: 'database', text: originals.parent, evidence: line(3, 2, 'x').ref },
            ],
          },
        ],
        previousId: good.id,
        nextId: null,
      },
    ],
    status: {
      lanes: [lane],
      rows: [],
      faults: [{ errorCode: 'GroundFailure', vendorErrorCode: 'RcdGroundFailure', episodes: 1, totalMs: 10 * minute }],
    },
    findings: [finding],
    signatures,
    signatureRows: signatures.map(({ row }) => row),
    transactions: [transaction(good, 'valid'), transaction(faulty, 'invalid')],
    remarks: [],
    keys: [
      {
        id: 1,
        origin: 'reported',
        via: 'setMeterConfiguration',
        station: 'CCC-Beispiel',
        connector: 1,
        meterSerial: 'ISK1',
        fingerprint: 'ab'.repeat(32),
        curve: 'secp256r1',
        problem: null,
        observed: iso(startMs),
        usedBy: 2,
        times: 1,
        text: '3059',
        evidence: null,
      },
    ],
    sources: [source],
    excerpts: excerptTexts.map((text, index) => ({
      ref: { kind: 'bytes', sourceId: 3, offset: index === 0 ? 900 : 5_000 + index - 1, length: 120, line: 7 },
      label: `ocppd.log:${7 + index}`,
      text,
      truncated: false,
    })),
    catalogues: [
      {
        vendor: 'chargebyte',
        product: 'Charge Control C',
        document: 'User Guide',
        revision: 'rev. 8',
        date: '2024-01-08',
        entries: 345,
        sha256: '12'.repeat(32),
      },
    ],
    identifiers: [
      { kind: 'idTag', text: originals.card },
      { kind: 'contract', text: originals.contract },
    ],
    omitted: { details: 0, signatures: 0, excerpts: 0 },
  };
}
