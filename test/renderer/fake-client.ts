import type { HostBridge } from '../../main/api/client.ts';
import type { ApiEvent } from '../../main/api/events.ts';
import type { CaseInfo } from '../../main/api/views/case-views.ts';
import type { ImportSummary } from '../../main/api/views/import-views.ts';
import type { StatusLane } from '../../main/api/views/status-views.ts';
import type { Language } from '../../parsers/model/language.ts';
import * as data from './preview/fake-data.ts';
import { keyDetail } from './preview/fake-key-detail.ts';

export type FakeMode = 'full' | 'empty' | 'importing' | 'error' | 'nothing-read';

interface RangeInput {
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** A host without an engine: written-down answers to every question, for looking at the screens. Never part of the product. */
export function fakeClient(mode: FakeMode): HostBridge {
  const listeners = new Set<(event: ApiEvent) => void>();
  const full = mode === 'full' || mode === 'importing';
  const answers = makeAnswers(mode, full);
  return {
    shell: 'server',
    async call(name, input) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      if (mode === 'error' && !['app.info', 'recent.list', 'case.get', 'import.sample'].includes(name)) {
        return {
          ok: false,
          error: {
            code: 'case-file-damaged',
            params: { page: 412 },
            detail: 'SQLITE_CORRUPT: database disk image is malformed',
          },
        };
      }
      if (name === 'import.sample' && mode === 'importing') runProgress(listeners);
      try {
        // The map below answers by name; its values fit the contract's views.
        return { ok: true, value: answers(name, input) as never, revision: 1 };
      } catch (error) {
        return { ok: false, error: JSON.parse((error as Error).message) };
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    adopt: async (files) =>
      files.map((file, index) => ({ token: `t${index}`, name: (file as File).name, sizeBytes: 1 })),
    choose: async () => [{ token: 't', name: 'diagnostics.tar.gz', sizeBytes: 1 }],
    save: async (document) => document.fileName,
    initialFiles: async () => [],
  };
}

function runProgress(listeners: Set<(event: ApiEvent) => void>): void {
  const tell = (event: ApiEvent) => {
    for (const listener of listeners) listener(event);
  };
  setTimeout(() => tell({ event: 'job.progress', job: data.job('reading', 0.52) }), 100);
}

function makeAnswers(mode: FakeMode, full: boolean) {
  const info: CaseInfo = {
    caseId: 'sample',
    name: 'CP-0815 Tiefgarage Süd, Ticket 20251027-14',
    revision: 1,
    zone: 'Europe/Berlin',
    zoneReason: 'estimated',
    firstMs: full ? data.startMs : null,
    lastMs: full ? data.endMs : null,
    stations: full ? ['CP-0815'] : [],
    concluded: true,
    conclusions: 'drawn',
    drawnBy: 'this-program',
    extensions: [],
    extensionsDiffer: false,
  };
  const inRange = (range: RangeInput | undefined, from: string | null, to: string | null) => {
    const start = Date.parse(from ?? '') || 0;
    const end = to === null ? start : Date.parse(to);
    return (
      ((range?.fromMs ?? null) === null || end >= (range?.fromMs ?? 0)) &&
      ((range?.toMs ?? null) === null || start < (range?.toMs ?? 0))
    );
  };
  const page = <Row>(rows: readonly Row[], input: Record<string, unknown>, text: (row: Row) => string) => {
    const filter = (input['filter'] as string | undefined) ?? '';
    if (filter.includes('bogus:')) {
      throw new Error(
        JSON.stringify({
          code: 'filter-syntax',
          params: { position: filter.indexOf('bogus:'), length: 5, reason: 'unknown-field', field: 'bogus' },
          detail: null,
        }),
      );
    }
    const word = filter.replace(/^\w+:/, '').replaceAll('"', '').toLowerCase();
    const found = word === '' ? rows : rows.filter((row) => text(row).toLowerCase().includes(word));
    const offset = Number(input['offset'] ?? 0);
    return { total: found.length, offset, rows: found.slice(offset, offset + Number(input['limit'] ?? 200)) };
  };
  const lanes = (range: RangeInput | undefined): StatusLane[] =>
    [1, 2].map((connector) => {
      const rows = data.statusRows.filter(
        (row) => row.connector === connector && inRange(range, row.from, row.to ?? new Date(data.endMs).toISOString()),
      );
      const intervals = rows.map((row, index) => ({
        status: row.status,
        fromMs: Date.parse(row.from ?? ''),
        toMs: Date.parse(rows[index + 1]?.from ?? new Date(data.endMs).toISOString()),
        errorCode: row.errorCode,
        vendorErrorCode: row.vendorErrorCode,
        evidence: row.evidence?.ref ?? null,
      }));
      const shares: Record<string, number> = { unknown: 3_600_000 };
      for (const each of intervals) shares[each.status] = (shares[each.status] ?? 0) + each.toMs - each.fromMs;
      return { station: 'CP-0815', connector, intervals, shares };
    });
  const counts: ImportSummary = {
    type: 'summary',
    conclusions: 'drawn',
    sources: full ? data.sources.length : mode === 'nothing-read' ? 2 : 0,
    frames: {
      call: full ? data.frameRows.length / 2 : 0,
      result: full ? data.frameRows.length / 2 - 1 : 0,
      error: full ? 1 : 0,
      repaired: full ? 3 : 0,
      truncated: full ? 1 : 0,
      described: 0,
      elided: 0,
    },
    statusNotifications: full ? data.statusRows.length : 0,
    sessions: full ? data.sessions.length : 0,
    signed: full
      ? { valid: 26, invalid: 1, unverifiable: 5, broken: 0 }
      : { valid: 0, invalid: 0, unverifiable: 0, broken: 0 },
    keys: full ? 4 : 0,
    findings: full ? { critical: 2, warning: 2, info: 1 } : { critical: 0, warning: 0, info: 0 },
    unread: full ? 1 : 0,
  };
  const ok = { done: true };
  return (name: string, input: Record<string, unknown>): unknown => {
    const range = input['range'] as RangeInput | undefined;
    switch (name) {
      case 'app.info':
        return { version: '0.1.0', shell: 'server', sampleAvailable: true, extensions: [], refusedExtensions: [] };
      case 'recent.list':
        return mode === 'empty'
          ? []
          : [
              {
                token: 'a',
                name: 'CP-0815 Tiefgarage Süd, Ticket 20251027-14',
                openedAt: '2025-11-20T08:12:00Z',
                sizeBytes: 18_400_000,
                missing: false,
              },
              {
                token: 'b',
                name: 'Rastplatz Nord, Eichrechtsprüfung',
                openedAt: '2025-11-18T15:40:00Z',
                sizeBytes: 402_000_000,
                missing: false,
              },
              { token: 'c', name: 'wallbox-test', openedAt: '2025-09-02T09:00:00Z', sizeBytes: 0, missing: true },
            ];
      case 'preferences.get':
        return { json: '{}' };
      case 'preferences.set':
        return { done: true };
      case 'journal.list':
        return { total: 0, offset: 0, rows: [] };
      case 'journal.marks':
        return [];
      case 'journal.add':
      case 'journal.undo':
        return { id: 1 };
      case 'raw.find':
        return { hits: [], bytesDone: 1, bytesTotal: 1, next: null };
      case 'recent.forget':
      case 'case.close':
        return ok;
      case 'case.open':
      case 'case.get':
        return info;
      case 'import.sample':
      case 'import.start':
        return mode === 'importing' ? data.job('waiting', 0) : data.job('done', 1);
      case 'job.running':
        return [];
      case 'job.cancel':
        return data.job('cancelled', 0.5);
      case 'key.pin':
      case 'key.unpin':
      case 'case.set-zone':
      case 'source.read-as':
      case 'source.read-as-undo':
      case 'job.get':
        return data.job('done', 1);
      case 'overview.get':
        return {
          case: info,
          counts,
          stations: full
            ? [
                {
                  station: 'CP-0815',
                  vendor: 'chargebyte',
                  model: 'Charge Control C',
                  serial: 'CCC-0815-0042',
                  firmware: ['2.13.0', '2.14.1'],
                  connectors: [1, 2],
                },
              ]
            : [],
          findings: full ? data.findings.filter((row) => inRange(range, row.from, row.to)) : [],
          sessions: full
            ? data.sessions
                .map(({ row }) => row)
                .filter(({ findings, signature }) => findings.critical + findings.warning > 0 || signature !== 'valid')
            : [],
          lanes: full ? lanes(range) : [],
          reading: {
            bytesTotal: 4_812_000,
            bytesUnderstood: full ? 4_776_100 : 0,
            linesTotal: 38_411,
            bytesOfLines: 4_700_000,
            linesUnderstood: full ? 38_001 : 0,
            sourcesWithIssues: full ? 2 : 0,
            unreadSources: 1,
          },
        };
      case 'histogram.get': {
        const from = range?.fromMs ?? data.startMs;
        const to = range?.toMs ?? data.endMs;
        const buckets = Number(input['buckets']);
        const bucketMs = (to - from) / buckets;
        const frames = Array.from({ length: buckets }, () => 0);
        const faults = [...frames];
        const sessions = [...frames];
        for (const row of data.frameRows) {
          const bucket = Math.floor((Date.parse(row.time ?? '') - from) / bucketMs);
          if (bucket >= 0 && bucket < buckets) frames[bucket] = (frames[bucket] ?? 0) + 1;
        }
        for (const row of data.statusRows.filter(({ status }) => status === 'Faulted')) {
          const bucket = Math.floor((Date.parse(row.from ?? '') - from) / bucketMs);
          if (bucket >= 0 && bucket < buckets) faults[bucket] = (faults[bucket] ?? 0) + 1;
        }
        for (const each of data.sessions) {
          for (let bucket = 0; bucket < buckets; bucket += 1) {
            const at = from + bucket * bucketMs;
            if (at >= each.fromMs && at <= (each.toMs ?? each.fromMs + 4e6)) sessions[bucket] = 1;
          }
        }
        return { fromMs: from, bucketMs, frames, faults, sessions };
      }
      case 'sessions.list':
        return page(
          full ? data.sessions.map(({ row }) => row).filter((row) => inRange(range, row.start, row.stop)) : [],
          input,
          (row) => JSON.stringify(row),
        );
      case 'session.get': {
        const index = data.sessions.findIndex(({ row }) => row.id === input['sessionId']);
        const each = data.sessions[index];
        if (each === undefined) throw new Error(JSON.stringify({ code: 'session-unknown', params: {}, detail: null }));
        const own = data.frameRows.filter((row) => row.transactionId === each.row.transactionId);
        const evidence = own[0]?.evidence ?? data.frameRows[0]?.evidence;
        const point = (ms: number, value: string) => ({ ms, value, evidence: evidence?.ref });
        return {
          row: each.row,
          steps: [
            {
              step: 'authorised',
              from: new Date(each.fromMs - 30_000).toISOString(),
              to: null,
              detail: each.row.idTag,
              evidence,
            },
            {
              step: 'plugged',
              from: new Date(each.fromMs - 20_000).toISOString(),
              to: null,
              detail: 'Preparing',
              evidence,
            },
            { step: 'started', from: each.row.start, to: null, detail: each.row.meterStartWh, evidence },
            {
              step: 'charging',
              from: each.row.start,
              to: new Date(each.fromMs + 40 * 60_000).toISOString(),
              detail: null,
              evidence,
            },
            {
              step: each.row.reason === 'EmergencyStop' ? 'fault' : 'suspended-by-vehicle',
              from: new Date(each.fromMs + 40 * 60_000).toISOString(),
              to: new Date(each.fromMs + 58 * 60_000).toISOString(),
              detail: 'SuspendedEV',
              evidence,
            },
            ...(each.row.stop === null
              ? []
              : [{ step: 'stopped', from: each.row.stop, to: null, detail: each.row.reason, evidence }]),
          ],
          series: [
            {
              measurand: 'Power.Active.Import',
              phase: null,
              unit: 'W',
              thinned: false,
              points: each.samples.map(({ ms, powerW }) => point(ms, String(powerW))),
            },
            {
              measurand: 'Energy.Active.Import.Register',
              phase: null,
              unit: 'Wh',
              thinned: false,
              points: each.samples.map(({ ms, energyWh }) => point(ms, energyWh)),
            },
          ],
          signatures: data.signatures.filter(({ sessionId }) => sessionId === each.row.id),
          findings: data.findings.filter(({ session }) => session === each.row.id),
          disagreements:
            each.row.transactionId === '4706' || each.row.transactionId === '4705'
              ? [
                  {
                    about: 'meter-stop',
                    statements: [
                      { witness: 'log', text: each.row.meterStopWh ?? '1204512', evidence: evidence?.ref },
                      { witness: 'signed', text: '1211300', evidence: evidence?.ref },
                    ],
                  },
                ]
              : [],
          previousId: data.sessions[index - 1]?.row.id ?? null,
          nextId: data.sessions[index + 1]?.row.id ?? null,
        };
      }
      case 'frames.list': {
        const rows = data.frameRows.filter(
          (row) =>
            inRange(range, row.time, row.time) &&
            (input['sessionId'] === undefined ||
              row.transactionId === data.sessions.find(({ row: s }) => s.id === input['sessionId'])?.row.transactionId),
        );
        return page(full ? (input['order'] === 'descending' ? rows.toReversed() : rows) : [], input, (row) =>
          JSON.stringify(row),
        );
      }
      case 'frames.position':
        return {
          offset: data.frameRows.findIndex(
            (row) =>
              row.id === input['frameId'] ||
              Date.parse(row.time ?? '') >= Number(input['atMs'] ?? Number.POSITIVE_INFINITY),
          ),
        };
      case 'frame.get': {
        const row = data.frameRows.find(({ id }) => id === input['frameId']);
        if (row === undefined) throw new Error(JSON.stringify({ code: 'frame-unknown', params: {}, detail: null }));
        return {
          row,
          payloadText: JSON.stringify(row.payload),
          errorCode: row.kind === 'error' ? 'InternalError' : null,
          errorDescription: row.kind === 'error' ? 'handler threw' : null,
          repairs: [],
          answeredBy: row.kind === 'call' ? (data.frameRows.find(({ answerTo }) => answerTo === row.id) ?? null) : null,
          answerTo: row.answerTo === null ? null : (data.frameRows.find(({ id }) => id === row.answerTo) ?? null),
          sessionId: data.sessions.find(({ row: s }) => s.transactionId === row.transactionId)?.row.id ?? null,
          explanations: JSON.stringify(row.payload).includes('PlugLock') ? [data.lockExplanation] : [],
          unknown: [],
        };
      }
      case 'status.get':
        return {
          lanes: full ? lanes(range) : [],
          rows: [],
          faults: [
            { errorCode: 'GroundFailure', vendorErrorCode: 'RCDTripped', episodes: 14, totalMs: 1_260_000 },
            {
              errorCode: 'ConnectorLockFailure',
              vendorErrorCode: 'PlugLockCannotLock',
              episodes: 1,
              totalMs: 2_592_000,
            },
            { errorCode: 'OverVoltage', vendorErrorCode: null, episodes: 2, totalMs: 30_000 },
          ],
        };
      case 'status.list':
        return page(full ? data.statusRows.filter((row) => inRange(range, row.from, row.to)) : [], input, (row) =>
          JSON.stringify(row),
        );
      case 'signatures.list':
        return page(full ? data.signatures.filter((row) => inRange(range, row.time, row.time)) : [], input, (row) =>
          JSON.stringify(row),
        );
      case 'signature.get': {
        const row = data.signatures.find(({ id }) => id === input['signedValueId']);
        if (row === undefined)
          throw new Error(JSON.stringify({ code: 'signed-value-unknown', params: {}, detail: null }));
        const text = data.ocmfText(row.id + 1, row.readings[0]?.value ?? '0');
        const from = text.indexOf('{');
        const length = text.lastIndexOf('|') - from;
        return {
          row,
          text,
          layers: ['hex'],
          channel: 'sampled-value',
          sentence:
            row.signature === 'valid'
              ? 'The signature matches these bytes; the key was reported by the station itself.'
              : row.signature === 'invalid'
                ? 'The signature does not match these bytes: after signing, at least one character of the record was changed.'
                : 'No public key is known for meter 1EMH0012345678, so the signature could not be checked.',
          steps: [
            {
              step: 'split-sections',
              outcome: 'done',
              facts: { sections: '3' },
              text: 'The record was split at "|" into header, payload and signature.',
            },
            {
              step: 'signed-bytes',
              outcome: 'done',
              facts: { length: `${length} bytes` },
              text: 'The payload was taken exactly as received.',
            },
            {
              step: 'digest',
              outcome: 'done',
              facts: { 'SHA-256': '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
              text: 'SHA-256 over these bytes.',
            },
            {
              step: 'check-key',
              outcome: row.signature === 'unverifiable' ? 'failed' : 'done',
              facts: { curve: 'secp256r1' },
              text: 'The key lies on the named curve.',
            },
            {
              step: 'equation',
              outcome: row.signature === 'valid' ? 'done' : row.signature === 'invalid' ? 'failed' : 'skipped',
              facts: {},
              text: 'The signature equation.',
            },
          ],
          proof:
            row.signature === 'unverifiable'
              ? null
              : {
                  signedRange: { offset: from, length },
                  signedHex: [...new TextEncoder().encode(text.slice(from, from + length))]
                    .map((byte) => byte.toString(16).padStart(2, '0'))
                    .join(''),
                  hash: 'SHA-256',
                  digestHex: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
                  curve: 'secp256r1',
                  rHex: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
                  sHex: '7f6e5d4c3b2a190807060504030201000f1e2d3c4b5a69788796a5b4c3d2e1f0',
                  keySpkiHex: data.keys[0]?.text ?? null,
                },
          opensslLines:
            row.signature === 'unverifiable'
              ? []
              : [
                  'printf %s 7b22… | xxd -r -p > payload.bin',
                  'openssl dgst -sha256 -verify key.pem -signature sig.der payload.bin',
                ],
        };
      }
      case 'findings.list':
        return page(full ? data.findings.filter((row) => inRange(range, row.from, row.to)) : [], input, (row) =>
          JSON.stringify(row),
        );
      case 'keys.list':
        return page(full ? data.keys : [], input, (row) => JSON.stringify(row));
      case 'key.get': {
        const found = full ? keyDetail(Number(input['keyId']), input['language'] as Language) : undefined;
        if (found === undefined) {
          throw new Error(
            JSON.stringify({
              code: 'input-invalid',
              params: { path: 'keyId', procedure: 'key.get' },
              detail: null,
            }),
          );
        }
        return found;
      }
      case 'config.list':
        return page(
          full
            ? ['MeterValueSampleInterval', 'AuthorizationKey', 'ocpp/ftpTryTLSUpgrade', 'Meter1PublicKey'].map(
                (key, id) => ({
                  id,
                  station: 'CP-0815',
                  key,
                  value: key === 'AuthorizationKey' ? null : '60',
                  masked: key === 'AuthorizationKey',
                  readonly: id === 3,
                  via: 'GetConfiguration',
                  outcome: null,
                  time: new Date(data.startMs).toISOString(),
                  evidence: data.frameRows[id]?.evidence,
                }),
              )
            : [],
          input,
          (row) => JSON.stringify(row),
        );
      case 'sources.list':
        return mode === 'empty' ? [] : data.sources;
      case 'raw.read': {
        const bytes = new TextEncoder().encode(data.logText);
        const offset = Number(input['offset']);
        const slice = bytes.subarray(offset, offset + Number(input['length']));
        return {
          sourceId: 2,
          offset,
          sizeBytes: bytes.length,
          base64: btoa(String.fromCharCode(...slice)),
          line: new TextDecoder().decode(bytes.subarray(0, offset)).split('\n').length,
        };
      }
      case 'raw.row':
        return {
          columns: [
            { name: 'id', value: '12' },
            { name: 'transaction_id', value: '4705' },
          ],
        };
      case 'explain.find':
        return {
          query: input['query'],
          matches: String(input['query']).toLowerCase().startsWith('plug') ? [data.lockExplanation] : [],
        };
      case 'report.make':
        return {
          fileName: `${String(input['report'])}.html`,
          mediaType: 'text/html',
          text: `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Report</title><style>body{font:13px/18px sans-serif;margin:48px}h1{font-size:20px}table{border-collapse:collapse}td{border-bottom:1px solid #ddd;padding:4px 12px 4px 0}</style><script>document.body.textContent='scripts run'</script></head><body><h1>Report: ${String(input['report'])}, ${String(input['language'])}</h1><p style="color:#B42318">Masked: ${String(input['mask'])}</p><table><tr><td>4705</td><td>12.4 kWh</td></tr></table></body></html>`,
        };
      default:
        throw new Error(JSON.stringify({ code: 'procedure-unknown', params: { name }, detail: null }));
    }
  };
}
