/** The sample case from the archive to the report, against what its script says is in it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingRow } from '../../main/api/views/finding-views.ts';
import type { Overview } from '../../main/api/views/overview-views.ts';
import type { SessionRow } from '../../main/api/views/session-views.ts';
import type { SignatureRow } from '../../main/api/views/signature-views.ts';
import type { SourceRow } from '../../main/api/views/source-views.ts';
import { createEngine } from '../../main/engine/engine.ts';
import type { Engine } from '../../main/engine/engine.ts';
import { compareDecimals } from '../../parsers/base/decimal-arithmetic.ts';
import { makeBadInput } from '../fixtures/make-bad-input.ts';
import type { SampleTruth, TrueSession } from '../fixtures/sample/truth.ts';
import { documentText } from '../fixtures/document-text.ts';
import { asking, ended } from './ask-engine.ts';

const sampleFolder = new URL('../fixtures/sample/', import.meta.url);
const sampleArchive = fileURLToPath(new URL('sample-diagnostics.tar.gz', sampleFolder));
const truth = JSON.parse(readFileSync(new URL('sample-truth.json', sampleFolder), 'utf8')) as SampleTruth;

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-story-'));
let engine: Engine;
const ask = asking(() => engine);
let caseId = '';
let overview: Overview;
let sessions: readonly SessionRow[] = [];
let signatures: readonly SignatureRow[] = [];
let findings: readonly FindingRow[] = [];
let sources: readonly SourceRow[] = [];

beforeAll(async () => {
  engine = createEngine({ dataFolder: folder, shell: 'cli', version: '0.0.0-test', sampleArchive });
  ({ caseId } = await ended(ask, await ask('import.sample', {})));
  overview = await ask('overview.get', { caseId, language: 'en' });
  sessions = (await ask('sessions.list', { caseId, limit: 1_000 })).rows;
  signatures = (await ask('signatures.list', { caseId, limit: 1_000 })).rows;
  findings = (await ask('findings.list', { caseId, limit: 1_000 })).rows;
  sources = await ask('sources.list', { caseId });
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A session is known by where and when it began; the transaction id may be missing. */
function rowOf({ connector, start }: TrueSession): SessionRow | undefined {
  return sessions.find(
    (row) => row.connector === connector && row.start !== null && Date.parse(row.start) === Date.parse(start),
  );
}

describe('the sample case', () => {
  test('every message is counted, every file is known', () => {
    const { frames, statusNotifications, sessions: count, unread } = overview.counts;
    expect({ call: frames.call, result: frames.result, error: frames.error }).toEqual(truth.frames);
    expect(frames.repaired + frames.truncated).toBe(0);
    expect(statusNotifications).toBe(truth.statusNotifications);
    expect(count).toBe(truth.sessions.length);
    expect(unread).toBe(0);
    const entries = sources.map(({ entry }) => entry).filter((entry) => entry !== null);
    for (const path of [
      'etc/secc/customer.json',
      'var/lib/ocppd/transactions.db',
      'var/log/ocppd.log',
      'var/log/messages',
    ]) {
      expect(entries).toContain(path);
    }
    expect(entries.some((entry) => entry.startsWith('var/log/ocppd.log.2.gz'))).toBe(true);
  });

  test('the station is known by its name, the zone from the evidence', () => {
    expect(overview.case.stations).toEqual([truth.station]);
    expect(overview.stations[0]).toMatchObject({
      station: truth.station,
      vendor: 'chargebyte',
      model: 'Charge Control C',
    });
  });

  for (const expected of truth.sessions) {
    test(`session "${expected.name}" is told as it was`, () => {
      const row = rowOf(expected);
      expect(row).toMatchObject({
        connector: expected.connector,
        transactionId: expected.transactionId,
        idTag: expected.idTag,
        stop: expected.stop,
        meterStartWh: expected.meterStartWh,
        meterStopWh: expected.meterStopWh,
        reason: expected.reason,
        complete: true,
        replayed: expected.replayed,
      });
      expect(compareDecimals(row?.energyWh ?? '-1', expected.energyWh)).toBe(0);
      expect([...(row?.sources ?? [])].sort()).toEqual([...expected.witnesses].sort());
      const worst = expected.signed.some(({ signature }) => signature === 'invalid') ? 'invalid' : 'valid';
      expect(row?.signature).toBe(expected.signed.length === 0 ? null : worst);
    });

    test(`signed values of "${expected.name}" are judged as they are`, () => {
      const id = rowOf(expected)?.id;
      const own = signatures.filter(({ sessionId }) => sessionId === id);
      const answers = own.map(({ context, signature }) => ({ context, signature }));
      expect(answers).toEqual(expected.signed);
      for (const { keyOrigin, readable, curve } of own) {
        expect({ keyOrigin, readable, curve }).toEqual({ keyOrigin: 'reported', readable: 'ok', curve: 'secp256r1' });
      }
    });
  }

  for (const expected of truth.sessions) {
    test(`the rules notice what is wrong with "${expected.name}", and nothing that is not`, () => {
      const id = rowOf(expected)?.id;
      const rules = findings
        .filter(({ session, severity }) => session === id && severity !== 'info')
        .map(({ rule }) => rule);
      const all = findings.filter(({ session }) => session === id).map(({ rule }) => rule);
      expect(all).toEqual(expect.arrayContaining([...expected.expected]));
      expect(expected.expected.length > 0 || rules.length === 0).toBe(true);
    });
  }

  test('the rules notice what is wrong with the station', () => {
    const rules = findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining([...truth.expected]));
    expect(rules.filter((rule) => rule === 'status.fault')).toHaveLength(truth.faults.length);
    for (const finding of findings) expect(finding.evidence.length).toBeGreaterThan(0);
  });

  test('the signatures add up, the keys are those of the two meters', () => {
    expect(overview.counts.signed).toEqual(truth.signed);
    expect(overview.counts.keys).toBe(truth.meters.length);
  });

  test('two fault episodes, each counted once, decoded by the vendor’s catalogue', async () => {
    const { faults, rows } = await ask('status.get', { caseId });
    expect(faults).toEqual([
      expect.objectContaining({
        errorCode: 'GroundFailure',
        vendorErrorCode: 'RcdGroundFailure',
        episodes: truth.faults.length,
      }),
    ]);
    const episodes = rows.filter(({ status }) => status === 'Faulted');
    expect(episodes.map(({ connector, from, notifications }) => ({ connector, from, notifications }))).toEqual(
      truth.faults.map(({ connector, from, notifications }) => ({ connector, from, notifications })),
    );
    const explained = await ask('explain.find', { query: 'RcdGroundFailure', vendor: 'chargebyte' });
    expect(explained.matches[0]?.code).toBe('RcdGroundFailure');
  });

  test('no secret is shown: not in the configuration, not in any report', async () => {
    const shown = [
      JSON.stringify(await ask('config.list', { caseId, limit: 1_000 })),
      JSON.stringify(findings),
      JSON.stringify(sources),
    ];
    for (const report of ['incident', 'audit', 'cpo'] as const) {
      for (const format of ['html', 'json', 'csv'] as const) {
        shown.push(documentText(await ask('report.make', { caseId, report, format, language: 'de', mask: false })));
      }
    }
    for (const secret of truth.secrets) for (const text of shown) expect(text).not.toContain(secret);
    const { rows } = await ask('config.list', { caseId, limit: 1_000 });
    expect(rows.find(({ key }) => key === 'ocpp/authorizationKey')).toMatchObject({ masked: true });
  });

  test('a masked report holds no id of a person in any form', async () => {
    for (const report of ['incident', 'audit', 'cpo'] as const) {
      for (const format of ['html', 'json', 'csv'] as const) {
        const text = documentText(await ask('report.make', { caseId, report, format, language: 'en' }));
        for (const { idTag } of truth.sessions) {
          expect(text).not.toContain(idTag);
          expect(text.toLowerCase()).not.toContain(Buffer.from(idTag).toString('hex'));
        }
      }
    }
  });

  test('importing the same archive again adds nothing', async () => {
    const { token } = await engine.grantFile(sampleArchive);
    const job = await ended(ask, await ask('import.start', { caseId, files: [token] }));
    expect(job.phase).toBe('done');
    const again = await ask('overview.get', { caseId, language: 'en' });
    expect(again.counts.frames).toEqual(overview.counts.frames);
    expect(again.counts.sessions).toBe(overview.counts.sessions);
  });
});

describe('signed values in order of time', () => {
  const times = async (order: 'ascending' | 'descending') =>
    (await ask('signatures.list', { caseId, limit: 1_000, sortBy: 'time', order })).rows.map(({ time }) => time ?? '');

  test('follow each other as they were taken, whichever file they stand in', async () => {
    const bySource = signatures.map(({ time }) => time ?? '');
    // The last file holds some that were taken between those of the others.
    expect(bySource).not.toEqual(bySource.toSorted());
    expect(await times('ascending')).toEqual(bySource.toSorted());
    expect(await times('descending')).toEqual(bySource.toSorted().toReversed());
  });
});

describe('bad input', () => {
  for (const { fileName, bytes, expected, calls, named } of makeBadInput()) {
    test(`${fileName}: ${expected}`, async () => {
      const path = join(folder, fileName);
      writeFileSync(path, bytes);
      const { token } = await engine.grantFile(path);
      const job = await ended(ask, await ask('import.start', { files: [token] }));
      expect(job.phase).toBe('done');
      const list = await ask('sources.list', { caseId: job.caseId });
      expect(list.length).toBeGreaterThan(0);
      expect(job.summary?.frames.call).toBeGreaterThanOrEqual(calls.least);
      expect(job.summary?.frames.call).toBeLessThanOrEqual(calls.most);
      const issues = list.flatMap((source) => source.issues.map(({ text }) => text));
      expect(issues.length > 0 || !named).toBe(true);
      for (const text of issues) expect(text).toMatch(/\S \S/);
      await ask('overview.get', { caseId: job.caseId, language: 'de' });
    });
  }
});
