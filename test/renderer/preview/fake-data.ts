import { readerText } from '../../../parsers/text/reader-texts.ts';
import type { ReadingView } from '../../../parsers/model/verdict.ts';
import type { FindingRow } from '../../../main/api/views/finding-views.ts';
import type { FrameRow } from '../../../main/api/views/frame-views.ts';
import type { JobView } from '../../../main/api/views/import-views.ts';
import type { KeyRow } from '../../../main/api/views/key-views.ts';
import type { SessionRow } from '../../../main/api/views/session-views.ts';
import type { SignatureRow } from '../../../main/api/views/signature-views.ts';
import type { SourceRow } from '../../../main/api/views/source-views.ts';
import type { StatusRow } from '../../../main/api/views/status-views.ts';
import type { Explanation } from '../../../parsers/vendors/catalogue.ts';

/*
 * An invented charging week for looking at the screens without an engine. Nothing here is judged or parsed: the answers
 * are written down. Only `test/renderer` may import it.
 */

export const day = 24 * 3_600_000;
export const startMs = Date.parse('2025-10-24T04:00:00Z');
export const endMs = startMs + 4 * day;
const iso = (ms: number) => new Date(ms).toISOString();

interface Line {
  readonly ms: number;
  readonly text: string;
}

const lines: Line[] = [];
const frames: Omit<FrameRow, 'evidence'>[] = [];

function log(ms: number, sent: boolean, frame: string): void {
  lines.push({ ms, text: `${iso(ms)} ocppd[812]: [INFO] ${sent ? 'SEND' : 'RECV'} ${frame}` });
}

function exchange(
  ms: number,
  action: string,
  payload: unknown,
  answer: unknown,
  facts: { connector?: number; transactionId?: string; latencyMs?: number; fromBackend?: boolean } = {},
): void {
  const uniqueId = `c0ffee${String(frames.length).padStart(6, '0')}`;
  const fromBackend = facts.fromBackend === true;
  const latencyMs = facts.latencyMs ?? 40 + ((frames.length * 37) % 260);
  const shared = {
    timeQuality: 'offset-given' as const,
    state: 'whole' as const,
    uniqueId,
    action,
    station: 'CP-0815',
    connector: facts.connector ?? null,
    transactionId: facts.transactionId ?? null,
  };
  frames.push({
    ...shared,
    id: frames.length,
    time: iso(ms),
    direction: fromBackend ? 'csms-to-station' : 'station-to-csms',
    kind: 'call',
    answerTo: null,
    latencyMs: null,
    payload,
    summary: JSON.stringify(payload).slice(1, -1).replaceAll('"', '').slice(0, 160),
  });
  log(ms, !fromBackend, JSON.stringify([2, uniqueId, action, payload]));
  const isError = answer === 'error';
  const answerPayload = isError ? {} : answer;
  frames.push({
    ...shared,
    id: frames.length,
    time: iso(ms + latencyMs),
    direction: fromBackend ? 'station-to-csms' : 'csms-to-station',
    kind: isError ? 'error' : 'result',
    answerTo: frames.length - 1,
    latencyMs,
    payload: answerPayload,
    summary: isError ? 'InternalError' : JSON.stringify(answerPayload).slice(1, -1).replaceAll('"', '').slice(0, 160),
  });
  log(
    ms + latencyMs,
    fromBackend,
    JSON.stringify(isError ? [4, uniqueId, 'InternalError', 'handler threw', {}] : [3, uniqueId, answerPayload]),
  );
}

export interface FakeSession {
  readonly row: SessionRow;
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly samples: readonly { readonly ms: number; readonly powerW: number; readonly energyWh: string }[];
}

export const sessions: FakeSession[] = [];
export const statusRows: StatusRow[] = [];

function status(
  connector: number,
  ms: number,
  to: number,
  name: string,
  code = 'NoError',
  vendor: string | null = null,
): void {
  statusRows.push({
    station: 'CP-0815',
    connector,
    status: name,
    errorCode: code,
    vendorErrorCode: vendor,
    info: vendor === null ? null : 'plug lock motor, 3rd attempt',
    from: iso(ms),
    to: to >= endMs ? null : iso(to),
    durationMs: to - ms,
    notifications: 1 + (statusRows.length % 3),
    evidence: null,
  });
  exchange(
    ms,
    'StatusNotification',
    {
      connectorId: connector,
      errorCode: code,
      status: name,
      ...(vendor === null ? {} : { vendorErrorCode: vendor }),
      timestamp: iso(ms),
    },
    {},
    { connector },
  );
}

let meter = 1_204_512;
let transaction = 4_700;

function session(
  connector: number,
  fromMs: number,
  minutes: number,
  kind: 'plain' | 'fault' | 'no-stop' | 'suspended',
): void {
  transaction += 1;
  const transactionId = String(transaction);
  const idTag = `04E1A2B3C4D5${String(80 + (transaction % 9))}`;
  const meterStart = meter;
  status(connector, fromMs - 60_000, fromMs, 'Preparing');
  exchange(fromMs - 30_000, 'Authorize', { idTag }, { idTagInfo: { status: 'Accepted' } }, { connector });
  exchange(
    fromMs,
    'StartTransaction',
    { connectorId: connector, idTag, meterStart, timestamp: iso(fromMs) },
    { transactionId: transaction, idTagInfo: { status: 'Accepted' } },
    { connector, transactionId },
  );
  const toMs = fromMs + minutes * 60_000;
  const samples: { ms: number; powerW: number; energyWh: string }[] = [];
  const pause = kind === 'suspended' ? [0.4, 0.6] : [2, 2];
  for (let ms = fromMs + 60_000; ms < toMs; ms += 60_000) {
    const share = (ms - fromMs) / (toMs - fromMs);
    if (kind === 'no-stop' && share > 0.55) break;
    if (kind === 'fault' && share > 0.3 && share < 0.5) continue;
    const paused = share > (pause[0] ?? 2) && share < (pause[1] ?? 2);
    const powerW = paused ? 0 : Math.round(10_900 * Math.min(1, (1.02 - share) * 4) + Math.sin(ms / 9e5) * 140);
    meter += Math.round(powerW / 60);
    samples.push({ ms, powerW, energyWh: String(meter) });
    if (samples.length % 5 === 0) {
      exchange(
        ms,
        'MeterValues',
        {
          connectorId: connector,
          transactionId: transaction,
          meterValue: [
            {
              timestamp: iso(ms),
              sampledValue: [
                { value: String(meter), measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
                { value: String(powerW), measurand: 'Power.Active.Import', unit: 'W' },
              ],
            },
          ],
        },
        {},
        { connector, transactionId },
      );
    }
  }
  status(connector, fromMs + 20_000, toMs, 'Charging');
  if (kind === 'suspended')
    status(connector, fromMs + 0.4 * minutes * 60_000, fromMs + 0.6 * minutes * 60_000, 'SuspendedEV');
  if (kind !== 'no-stop') {
    exchange(
      toMs,
      'StopTransaction',
      {
        transactionId: transaction,
        idTag,
        meterStop: meter,
        timestamp: iso(toMs),
        reason: kind === 'fault' ? 'EmergencyStop' : 'Local',
      },
      { idTagInfo: { status: 'Accepted' } },
      { connector, transactionId },
    );
    status(connector, toMs + 5_000, toMs + 400_000, 'Finishing');
    status(connector, toMs + 400_000, toMs + 400_001, 'Available');
  }
  const incomplete = kind === 'no-stop';
  sessions.push({
    fromMs,
    toMs: incomplete ? null : toMs,
    samples,
    row: {
      id: `CP-0815:${connector}:${transactionId}:${fromMs}`,
      station: 'CP-0815',
      connector,
      transactionId,
      idTag,
      start: iso(fromMs),
      stop: incomplete ? null : iso(toMs),
      startQuality: 'offset-given',
      stopQuality: incomplete ? null : 'offset-given',
      meterStartWh: String(meterStart),
      meterStopWh: incomplete ? null : String(meter),
      energyWh: incomplete ? null : String(meter - meterStart),
      reason: incomplete ? null : kind === 'fault' ? 'EmergencyStop' : 'Local',
      complete: !incomplete,
      replayed: transaction % 7 === 0,
      sources: transaction % 3 === 0 ? ['log', 'database', 'signed'] : ['log', 'signed'],
      signature: transaction === 4_705 ? 'invalid' : transaction % 6 === 0 ? 'unverifiable' : 'valid',
      billing: transaction === 4_705 ? 'not-usable' : transaction % 6 === 0 ? 'undecided' : 'usable',
      findings: {
        critical: kind === 'fault' || transaction === 4_705 ? 1 : 0,
        warning: incomplete ? 2 : 0,
        info: transaction % 4 === 0 ? 1 : 0,
      },
    },
  });
}

exchange(
  startMs,
  'BootNotification',
  {
    chargePointVendor: 'chargebyte',
    chargePointModel: 'Charge Control C',
    firmwareVersion: '2.14.1',
    chargePointSerialNumber: 'CCC-0815-0042',
  },
  { status: 'Accepted', currentTime: iso(startMs), interval: 300 },
);
status(1, startMs + 4_000, endMs, 'Available');
status(2, startMs + 5_000, endMs, 'Available');
for (let block = 0; block < 8; block += 1) {
  const base = startMs + block * 11 * 3_600_000;
  session(1, base + 1_800_000, 95, block === 3 ? 'suspended' : 'plain');
  session(2, base + 4_200_000, 140, block === 2 ? 'no-stop' : block === 5 ? 'fault' : 'plain');
  exchange(base + 300_000, 'Heartbeat', {}, { currentTime: iso(base + 300_000) });
}
for (let episode = 0; episode < 14; episode += 1) {
  const ms = startMs + 2.6 * day + episode * 240_000;
  status(2, ms, ms + 90_000, 'Faulted', 'GroundFailure', 'RCDTripped');
  status(2, ms + 90_000, ms + 240_000, 'Available');
}
status(2, startMs + 3.1 * day, startMs + 3.13 * day, 'Faulted', 'ConnectorLockFailure', 'PlugLockCannotLock');
exchange(
  startMs + 2 * day,
  'DataTransfer',
  { vendorId: 'com.chargebyte', messageId: 'GetMeterPublicKey', data: '{"meterType":"Eichrecht"}' },
  'error',
  { fromBackend: true },
);

lines.sort((left, right) => left.ms - right.ms);
export const logText = `${lines.map(({ text }) => text).join('\n')}\n`;
const offsetOf = new Map<string, { offset: number; length: number; line: number }>();
let offset = 0;
lines.forEach(({ text }, index) => {
  const length = new TextEncoder().encode(text).length;
  const key = /\[[234],"(\w+)"/.exec(text);
  if (key !== null) offsetOf.set(`${text.includes(`[2,"`) ? 2 : 3}${key[1]}`, { offset, length, line: index + 1 });
  offset += length + 1;
});

function evidenceFor(frame: Omit<FrameRow, 'evidence'>): FrameRow['evidence'] {
  const place = offsetOf.get(`${frame.kind === 'call' ? 2 : 3}${frame.uniqueId}`) ?? { offset: 0, length: 10, line: 1 };
  return { ref: { kind: 'bytes', sourceId: 2, ...place }, label: `ocppd.log:${place.line}` };
}

export const frameRows: FrameRow[] = frames
  .map((frame) => ({ ...frame, evidence: evidenceFor(frame) }))
  .sort((left, right) => Date.parse(left.time ?? '') - Date.parse(right.time ?? ''));

for (const [index, row] of statusRows.entries()) {
  const frame = frameRows.find(
    ({ action, time, connector, kind }) =>
      kind === 'call' && action === 'StatusNotification' && time === row.from && connector === row.connector,
  );
  if (frame !== undefined) statusRows[index] = { ...row, evidence: frame.evidence };
}
statusRows.sort((left, right) => Date.parse(left.from ?? '') - Date.parse(right.from ?? ''));

const evidenceNear = (ms: number) =>
  (frameRows.find(({ time }) => Date.parse(time ?? '') >= ms) ?? frameRows[0])?.evidence as FrameRow['evidence'];

export const lockExplanation: Explanation = {
  vendor: 'chargebyte',
  kind: 'error',
  code: 'PlugLockCannotLock',
  ocppErrorCode: 'ConnectorLockFailure',
  title: 'The plug lock did not reach its locked position',
  meaning: 'The station drove the lock motor several times and the feedback contact never closed.',
  causes: [
    'The plug is not inserted all the way',
    'Dirt or ice in the socket',
    'The lock motor or its feedback wire is broken',
  ],
  impact: ['No charging on this connector until it is cleared'],
  remedies: {
    remote: ['Ask the driver to plug in again', 'Send UnlockConnector, then Reset (Soft)'],
    onSite: ['Clean the socket', 'Measure the feedback contact', 'Replace the lock motor'],
  },
  facts: { priority: '2', mqttCondition: 'port0/ci/plug_lock/error' },
  shown: {
    kind: 'error',
    facts: [
      { name: 'priority', value: '2', isCode: true },
      { name: 'MQTT condition', value: 'port0/ci/plug_lock/error', isCode: true },
    ],
  },
  source: { document: 'Charge Control C User Guide, rev. 8', section: '3.3.4.5' },
};

export const findings: FindingRow[] = [
  {
    id: 1,
    rule: 'signature-mismatch',
    severity: 'critical',
    title: 'One signature does not match its data',
    detail:
      'The signed value at the end of session 4705 carries a reading that its signature was not made for. The digest of the bytes differs from the one that was signed.',
    remedy: 'Do not bill this session. Read the value from the meter on site and compare both.',
    connector: 1,
    from: sessions[4]?.row.stop ?? null,
    session: sessions[4]?.row.id ?? null,
  },
  {
    id: 2,
    rule: 'fault-episodes',
    severity: 'critical',
    title: 'Ground failure on connector 2, 14 times within an hour (RCDTripped)',
    detail: 'Connector 2 reported GroundFailure 14 times between 20:24 and 21:21 and recovered by itself each time.',
    remedy: 'Take the connector out of service and have the insulation measured. Do not reset remotely again.',
    connector: 2,
    from: iso(startMs + 2.6 * day),
    session: null,
  },
  {
    id: 3,
    rule: 'session-without-stop',
    severity: 'warning',
    title: 'Session 4706 has no StopTransaction',
    detail: 'The last meter value is from 17:23; after it neither a stop nor a restart was found.',
    remedy: 'Ask the backend for a stored StopTransaction, or close the session with the last signed reading.',
    connector: 2,
    from: sessions[5]?.row.start ?? null,
    session: sessions[5]?.row.id ?? null,
  },
  {
    id: 4,
    rule: 'vendor-error',
    severity: 'warning',
    title: 'Plug lock failed on connector 2 (PlugLockCannotLock)',
    detail: 'The station could not lock the plug; the session before had ended normally.',
    remedy: 'Ask the driver to plug in again; if it returns, clean the socket.',
    connector: 2,
    from: iso(startMs + 3.1 * day),
    session: null,
  },
  {
    id: 5,
    rule: 'call-error',
    severity: 'info',
    title: 'The station answered a DataTransfer with InternalError',
    detail: 'GetMeterPublicKey was answered with a CALLERROR; the key therefore comes from the records themselves.',
    remedy: 'Update the firmware or pin the key from the meter’s label.',
    connector: null,
    from: iso(startMs + 2 * day),
    session: null,
  },
].map(
  (each): FindingRow => ({
    ...each,
    target: `finding-${each.id}`,
    severity: each.severity as FindingRow['severity'],
    station: 'CP-0815',
    to: each.from,
    evidence: [0, 1, 2].map((step) => evidenceNear(Date.parse(each.from ?? iso(startMs)) + step * 240_000)),
    counterEvidence: [
      { text: 'A StopTransaction for this session within the range of the log', found: false, evidence: null },
      {
        text: 'A BootNotification shortly before',
        found: each.id === 3,
        evidence: each.id === 3 ? evidenceNear(startMs) : null,
      },
    ],
    references: ['OCPP 1.6 edition 2, 4.9'],
    explanations: each.id === 4 ? [lockExplanation] : [],
  }),
);

export const ocmfText = (pagination: number, value: string) =>
  `OCMF|{"FV":"1.0","GI":"chargebyte CCC","GS":"CCC-0815-0042","GV":"2.14.1","PG":"T${pagination}","MV":"Iskra","MM":"WM3M4C","MS":"1EMH0012345678","IS":true,"IL":"TRUSTED","IF":["RFID_RELATED"],"IT":"ISO14443","ID":"04E1A2B3C4D580","RD":[{"TM":"2025-10-24T06:30:00,000+0200 S","TX":"E","RV":${value},"RI":"1-b:1.8.0","RU":"kWh","RT":"AC","EF":"","ST":"G"}]}|{"SA":"ECDSA-secp256r1-SHA256","SD":"3045022100a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9002207f6e5d4c3b2a190807060504030201000f1e2d3c4b5a69788796a5b4c3d2e1f0"}`;

export const signatures: SignatureRow[] = sessions.flatMap(({ row, toMs, fromMs }, index): SignatureRow[] =>
  (['Transaction.Begin', 'Transaction.End'] as const).map((context, position) => {
    const invalid = row.transactionId === '4705' && position === 1;
    const unverifiable = row.signature === 'unverifiable';
    const value = ((Number(row.meterStartWh) + (position === 0 ? 0 : Number(row.energyWh ?? 0))) / 1_000).toFixed(3);
    const reading: ReadingView = {
      time: '2025-10-24T06:30:00,000+0200',
      clock: 'S',
      tx: position === 0 ? 'B' : 'E',
      value,
      unit: 'kWh',
      obis: '1-b:1.8.0',
      status: 'G',
      errorFlags: '',
      inherited: [],
    };
    return {
      id: index * 2 + position,
      target: `value-${index * 2 + position}`,
      format: 'ocmf',
      sessionId: row.id,
      transactionId: row.transactionId,
      context,
      time: iso(position === 0 ? fromMs : (toMs ?? fromMs)),
      timeQuality: 'offset-given',
      station: row.station,
      connector: row.connector,
      meter: '1EMH0012345678',
      gateway: 'CCC-0815-0042',
      pagination: `T${index * 2 + position + 1}`,
      readable: 'ok',
      signature: invalid ? 'invalid' : unverifiable ? 'unverifiable' : 'valid',
      signatureReason: invalid ? 'does-not-match' : unverifiable ? 'no-key' : 'matches',
      keyOrigin: unverifiable ? 'none' : index % 2 === 0 ? 'reported' : 'enclosed',
      keyFingerprint: unverifiable ? null : 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
      curve: unverifiable ? null : 'secp256r1',
      hash: 'SHA-256',
      readings: [reading],
      closing: reading,
      energyWh: position === 1 ? row.energyWh : null,
      rules: invalid
        ? [
            {
              code: 'ocmf.signature',
              severity: 'fatal',
              clause: 'OCMF 1.0, 6',
              path: '',
              quoted: null,
              text: 'The signature does not belong to this record.',
            },
          ]
        : index % 3 === 0
          ? [
              {
                code: 'ocmf.time-status',
                severity: 'warning',
                clause: 'OCMF 1.0, Table 9',
                path: 'RD[0].TM',
                quoted: '… I',
                text: 'The clock was informative, not synchronised.',
              },
            ]
          : [],
      billing: invalid ? 'not-usable' : unverifiable ? 'undecided' : 'usable',
      safe: {
        verdict: invalid ? 'not-verified' : unverifiable ? 'refused' : 'verified',
        reason: invalid ? 'signature' : unverifiable ? 'no-key' : null,
      },
      safeText: invalid || unverifiable ? 'The signature does not fit.' : '',
      evidence: evidenceNear(position === 0 ? fromMs : (toMs ?? fromMs)),
    };
  }),
);

export const keys: KeyRow[] = [
  { origin: 'reported' as const, via: 'GetMeterPublicKey', usedBy: 21, problem: null },
  { origin: 'enclosed' as const, via: 'safe-xml', usedBy: 8, problem: null },
  { origin: 'pinned' as const, via: 'label, A. Berger, 24 Oct 2025', usedBy: 0, problem: null },
  { origin: 'reported' as const, via: 'Meter1PublicKey', usedBy: 0, problem: 'key.not-on-curve' },
].map((each, id) => ({
  ...each,
  id,
  times: 1,
  station: 'CP-0815',
  connector: 1,
  meterSerial: '1EMH0012345678',
  fingerprint: each.problem === null ? 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90' : null,
  curve: each.problem === null ? 'secp256r1' : null,
  observed: iso(startMs + id * 3_600_000),
  text: '3059301306072a8648ce3d020106082a8648ce3d03010703420004d2aa6a3b2b4f4b9d7d0e6b0e6a7a8f0c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f4051627384',
  evidence: evidenceNear(startMs + id * 3_600_000),
}));

const account = (reader: string, total: number, share: number): SourceRow['account'] => ({
  reader,
  confidence: 0.97,
  reasons: [{ code: 'sniff.prefix-lines', params: { matched: 19, of: 20 } }],
  bytesTotal: total,
  bytesUnderstood: Math.round(total * share),
  linesTotal: 8_412,
  linesUnderstood: Math.round(8_412 * share),
  leftovers: share === 1 ? [] : [{ code: 'foreign-lines', bytes: Math.round(total * (1 - share)) }],
  firstMs: startMs,
  lastMs: endMs,
});

export const sources: SourceRow[] = (
  [
    [1, null, 'diagnostics_CP-0815_20251027.tar.gz', null, 'complete', 'tar-gzip', 1],
    [2, 1, 'ocppd.log', 'var/log/ocppd.log', 'complete', 'chargebyte-ocppd', 0.994],
    [3, 1, 'ocppd.log.1', 'var/log/ocppd.log.1', 'partial', 'chargebyte-ocppd', 0.91],
    [4, 1, 'transactions.db', 'srv/ocpp/transactions.db', 'complete', 'chargebyte-transactions', 1],
    [5, 1, 'customer.json', 'etc/secc/customer.json', 'complete', 'chargebyte-customer-json', 1],
    [6, 1, 'core.812.zst', 'var/crash/core.812.zst', 'unread', 'unread-bytes', 0],
    [7, null, 'keys.xml', null, 'complete', 'safe-xml', 1],
  ] as const
).map(([id, parentId, name, entry, state, reader, share]) => ({
  id,
  parentId,
  name,
  entry,
  sha256: `${id}f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a0${id}`,
  sizeBytes: id === 2 ? logText.length : 40_000 * id,
  state,
  account: account(reader, id === 2 ? logText.length : 40_000 * id, share),
  readAs: readerText(reader, 'en'),
  reasonTexts: ['19 of 20 lines begin as in this format.'],
  issues:
    state === 'partial'
      ? [
          {
            code: 'log.frame-truncated',
            severity: 'warning',
            text: 'A frame is cut at the end of the file.',
            evidence: { ref: { kind: 'bytes', sourceId: 2, offset: 0, length: 120, line: 1 }, label: 'ocppd.log.1:1' },
          },
        ]
      : state === 'unread'
        ? [
            {
              code: 'source.unread',
              severity: 'error',
              text: 'The bytes are of no form that is known.',
              evidence: null,
            },
          ]
        : [],
  kinds: {},
  counts: {
    frames: id === 2 ? frameRows.length : 0,
    events: id === 2 ? 12 : 0,
    rows: id === 4 ? 16 : 0,
    signed: id === 4 ? 32 : 0,
  },
}));

export function job(phase: JobView['phase'], share: number): JobView {
  const names = ['diagnostics_CP-0815_20251027.tar.gz', 'keys.xml', 'backend-export.log'];
  const total = 48_000_000;
  return {
    jobId: 'job-1',
    caseId: 'sample',
    phase,
    files: names.map((name, index) => {
      const done = Math.max(0, Math.min(1, share * names.length - index));
      return {
        name,
        state: phase === 'failed' && index === 2 ? 'failed' : done >= 1 ? 'done' : done > 0 ? 'reading' : 'waiting',
        bytesDone: Math.round((total / names.length) * done),
        bytesTotal: Math.round(total / names.length),
        failure: phase === 'failed' && index === 2 ? 'file-unreadable' : null,
      };
    }),
    bytesDone: Math.round(total * share),
    bytesTotal: total,
    records: Math.round(frameRows.length * share),
    issues: Math.round(4 * share),
    locked: phase === 'done' ? 2 : 0,
    timeLeftMs: phase === 'reading' ? 90_000 : null,
    conclusion: null,
    left: null,
    summary: null,
    failure: phase === 'failed' ? 'file-unreadable' : null,
    failureDetail: null,
    failureFile: null,
  };
}
