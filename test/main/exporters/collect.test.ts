import { describe, expect, test } from 'vitest';
import type { ApiClient } from '../../../main/api/client.ts';
import { contract } from '../../../main/api/contract.ts';
import { collectReportData } from '../../../main/exporters/collect.ts';
import { originals, smallReportData } from './small-report-data.ts';

/** Answers the contract's questions from the small case; notes what was asked. Pages hold one row, so that paging is seen. */
function answering(asked: string[]): ApiClient['call'] {
  const small = smallReportData();
  const page = (rows: readonly unknown[], input: Record<string, unknown>) => {
    const offset = Number(input['offset'] ?? 0);
    return { total: rows.length, offset, rows: rows.slice(offset, offset + 1) };
  };
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'app.info': () => ({
      version: '0.1.0',
      shell: 'cli',
      sampleAvailable: true,
      extensions: [],
      refusedExtensions: [],
    }),
    'case.get': () => small.case,
    'overview.get': () => small.overview,
    'status.get': () => small.status,
    'sources.list': () => small.sources,
    'sessions.list': (input) => page(small.sessions, input),
    'findings.list': (input) =>
      page(
        small.findings.map((row) =>
          input['plainNumbers'] === true ? row : { ...row, detail: `${row.detail} Grouped: 1,234 Wh.` },
        ),
        input,
      ),
    'keys.list': (input) => page(small.keys, input),
    'signatures.list': (input) =>
      page(
        small.signatures.map(({ row }) => row),
        input,
      ),
    'transactions.list': (input) => page(small.transactions, input),
    'journal.list': (input) => page([], input),
    'frames.list': () => ({ total: 0, offset: 0, rows: [] }),
    'config.list': (input) =>
      page(
        [
          { key: 'IMSI', value: '262019876543210' },
          { key: 'AuthorizationKey', value: '*****' },
        ],
        input,
      ),
    'session.get': ({ sessionId }) => small.details.find(({ row }) => row.id === sessionId) ?? small.details[0],
    'signature.get': ({ signedValueId }) => small.signatures.find(({ row }) => row.id === signedValueId),
    'raw.read': () => ({
      sourceId: 3,
      offset: 0,
      sizeBytes: 9,
      base64: Buffer.from('line\u00e4').toString('base64'),
      line: 7,
    }),
  };
  const call = (name: string, input: unknown) => {
    asked.push(name);
    const answer = answers[name];
    if (answer === undefined) throw new Error(`not expected: ${name}`);
    return Promise.resolve({ ok: true, value: answer(input as Record<string, unknown>), revision: 4 });
  };
  return call as ApiClient['call'];
}

describe('collecting a report', () => {
  test('asks for amounts as they came where a program reads it, in every place that has findings', async () => {
    const saying = async (plainNumbers: boolean) =>
      await collectReportData(answering([]), { caseId: 'case-1', sessionIds: [], language: 'en', plainNumbers });
    const grouped = (await saying(false)).findings.map(({ detail }) => detail);
    expect(grouped.length).toBeGreaterThan(0);
    expect(grouped.filter((text) => !text.endsWith('Grouped: 1,234 Wh.'))).toEqual([]);
    expect(JSON.stringify(await saying(true))).not.toContain('Grouped');
    const shown = await saying(false);
    for (const { findings } of [shown.overview, ...shown.details]) {
      for (const { id, detail } of findings) {
        expect(detail).toBe(shown.findings.find((row) => row.id === id)?.detail ?? detail);
      }
    }
  });

  test('asks queries only, follows every page, and details what needs attention', async () => {
    const asked: string[] = [];
    const data = await collectReportData(answering(asked), {
      caseId: 'case-1',
      sessionIds: [],
      language: 'en',
      plainNumbers: false,
    });
    for (const name of asked) expect(contract[name as keyof typeof contract].kind).toBe('query');
    expect(asked.filter((name) => name === 'sessions.list')).toHaveLength(2);
    expect(data.sessions).toHaveLength(2);
    expect(data.signatures).toHaveLength(2);
    expect(data.details.map(({ row }) => row.id)).toEqual(['CCC-Beispiel/2/70504']);
    expect(data.excerpts.map(({ text }) => text)).toEqual(['lineä', 'lineä']);
    // Ids of the whole case, so that a person has one pseudonym in all its reports.
    expect(data.identifiers.map(({ text }) => text)).toEqual(
      expect.arrayContaining([originals.card, originals.contract, '262019876543210']),
    );
    expect(data.omitted).toEqual({ details: 0, signatures: 0, excerpts: 0 });
  });

  test('limits everything to the chosen sessions', async () => {
    const data = await collectReportData(answering([]), {
      caseId: 'case-1',
      sessionIds: ['CCC-Beispiel/1/70501'],
      language: 'de',
      plainNumbers: false,
    });
    expect(data.sessions.map(({ id }) => id)).toEqual(['CCC-Beispiel/1/70501']);
    expect(data.findings).toEqual([]);
    expect(data.signatures.map(({ row }) => row.sessionId)).toEqual(['CCC-Beispiel/1/70501']);
  });

  test('names a session that the case does not have', async () => {
    const collected = collectReportData(answering([]), {
      caseId: 'case-1',
      sessionIds: ['nobody'],
      language: 'de',
      plainNumbers: false,
    });
    await expect(collected).rejects.toMatchObject({
      error: { code: 'session-unknown', params: { sessionId: 'nobody' } },
    });
  });

  test('passes on what the contract refuses', async () => {
    const error = { code: 'case-not-open', params: {}, detail: null } as const;
    const refusing = (() => Promise.resolve({ ok: false, error })) as unknown as ApiClient['call'];
    await expect(
      collectReportData(refusing, { caseId: 'x', sessionIds: [], language: 'en', plainNumbers: false }),
    ).rejects.toMatchObject({
      error,
    });
  });
});
