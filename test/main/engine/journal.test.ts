import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../../main/api/contract.ts';
import type { ApiEvent } from '../../../main/api/events.ts';
import type { InputOf, OutputOf } from '../../../main/api/procedure.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { asking, ended } from '../ask-engine.ts';

/** A day of heartbeats with something between them, and a line that is no message. */
const lines = [
  ...Array.from({ length: 6 }, (_, beat) => [
    `2025-10-20T08:0${beat}:00Z send [2,"h${beat}","Heartbeat",{}]`,
    `2025-10-20T08:0${beat}:01Z receive [3,"h${beat}",{"currentTime":"2025-10-20T08:0${beat}:00Z"}]`,
  ]).flat(),
  '2025-10-20T08:10:00Z send [2,"s1","StatusNotification",{"connectorId":2,"errorCode":"GroundFailure","status":"Faulted"}]',
  '2025-10-20T08:10:01Z receive [3,"s1",{}]',
  '2025-10-20T08:10:02Z contactor: groundfailure seen by the RCD',
  '2025-10-20T08:11:00Z send [2,"h9","Heartbeat",{}]',
];

let folder: string;
let engine: Engine;
let caseId: string;
const events: ApiEvent[] = [];

const ask = asking(() => engine);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const log = join(folder, 'day.log');
  writeFileSync(log, `${lines.join('\n')}\n`);
  engine = createEngine({ dataFolder: folder, version: 'test', shell: 'cli', sampleArchive: null });
  engine.subscribe((event) => events.push(event));
  const { token } = await engine.grantFile(log);
  ({ caseId } = await engine.caseAt(join(folder, 'day.ladeakte')));
  await ended(ask, await ask('import.start', { files: [token], caseId }));
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('marks and notes', () => {
  const mark = { action: 'mark' as const, target: 'frame:1', title: 'Heartbeat' };

  test('a mark is found by the filter language, once, and told to every window', async () => {
    const first = await ask('journal.add', { caseId, ...mark });
    expect(await ask('journal.add', { caseId, ...mark })).toEqual(first);
    expect((await ask('frames.list', { caseId, filter: 'marked:yes' })).rows.map(({ id }) => id)).toEqual([1]);
    expect((await ask('frames.list', { caseId, filter: 'marked:no' })).total).toBe(lines.length - 2);
    expect(events.filter(({ event }) => event === 'journal.changed').length).toBeGreaterThan(0);
  });

  test('an undo takes it off, an undo of the undo puts it back, and the journal keeps all of it', async () => {
    const marked = await ask('journal.marks', { caseId });
    const markId = marked[0]?.markId ?? 0;
    const undo = await ask('journal.undo', { caseId, journalId: markId });
    expect(await ask('journal.marks', { caseId })).toEqual([]);
    expect((await ask('frames.list', { caseId, filter: 'marked:yes' })).total).toBe(0);
    await expect(ask('journal.undo', { caseId, journalId: markId })).rejects.toThrow('input-invalid');
    await ask('journal.undo', { caseId, journalId: undo.id });
    expect(await ask('journal.marks', { caseId })).toMatchObject([{ target: 'frame:1', markId, notes: [] }]);
    const { rows } = await ask('journal.list', { caseId });
    expect(rows.map(({ action, standing }) => ({ action, standing }))).toEqual([
      { action: 'undo', standing: true },
      { action: 'undo', standing: false },
      { action: 'mark', standing: true },
    ]);
    expect(rows[0]).toMatchObject({ title: 'Heartbeat', undoable: true });
  });

  test('a note has words, who and when; empty ones are refused', async () => {
    const note = { action: 'note' as const, target: 'case', title: 'day' };
    await expect(ask('journal.add', { caseId, ...note, text: '  ' })).rejects.toThrow('input-invalid');
    await ask('journal.add', { caseId, ...note, text: ' seen by the fitter ' });
    const [row] = (await ask('journal.list', { caseId, filter: 'kind:note' })).rows;
    expect(row).toMatchObject({ text: 'seen by the fitter', target: 'case', standing: true });
    expect(row?.who).not.toBe('');
    expect(Date.parse(row?.at ?? '')).not.toBeNaN();
  });

  test('findings and signed values keep their marks when conclusions are drawn anew', async () => {
    const [finding] = (await ask('findings.list', { caseId })).rows;
    const target = finding?.target ?? '';
    await ask('journal.add', { caseId, action: 'note', target, title: finding?.title ?? '', text: 'known' });
    await ended(ask, await ask('case.set-zone', { caseId, zone: 'Europe/Berlin' }));
    const { rows } = await ask('findings.list', { caseId, filter: 'note:known' });
    expect(rows.map((row) => row.target)).toEqual([target]);
  });

  test('are told in the language of who reads them, whoever wrote them', async () => {
    const [finding] = (await ask('findings.list', { caseId, language: 'en' })).rows;
    const target = finding?.target ?? '';
    await ask('journal.add', { caseId, action: 'note', target, title: finding?.title ?? '', text: 'my words' });
    const [german] = (await ask('findings.list', { caseId, language: 'de' })).rows;
    const filter = 'note:"my words"';
    const read = async (language: 'de' | 'en') => (await ask('journal.list', { caseId, language, filter })).rows[0];
    expect(german?.title).not.toBe(finding?.title);
    expect(await read('de')).toMatchObject({ title: german?.title, text: 'my words' });
    expect(await read('en')).toMatchObject({ title: finding?.title, text: 'my words' });
  });

  test('so are other decisions of a person', async () => {
    const [source] = await ask('sources.list', { caseId });
    await ended(
      ask,
      await ask('source.read-as', {
        caseId,
        sourceId: source?.id ?? 0,
        station: 'CP-7',
        viewpoint: 'csms',
        zone: null,
      }),
    );
    const read = async (language: 'de' | 'en') =>
      (await ask('journal.list', { caseId, language, filter: 'kind:read-as' })).rows[0];
    expect(await read('de')).toMatchObject({ title: 'day.log', text: 'Station CP-7 · geschrieben vom Backend' });
    expect(await read('en')).toMatchObject({ title: 'day.log', text: 'station CP-7 · written by the backend' });
    await ended(ask, await ask('source.read-as-undo', { caseId, sourceId: source?.id ?? 0 }));
  });

  test('what is about nothing that exists is refused by its form', async () => {
    await expect(ask('journal.add', { caseId, ...mark, target: 'table:1' })).rejects.toThrow('input-invalid');
  });
});

describe('the folded log', () => {
  test('a run of routine is one row that says how many; the rest stands as it is', async () => {
    const { total, rows } = await ask('log.list', { caseId });
    expect(total).toBe(4);
    expect(rows.map(({ action, run }) => [action, run?.messages ?? 1])).toEqual([
      ['Heartbeat', 12],
      ['StatusNotification', 1],
      ['StatusNotification', 1],
      ['Heartbeat', 1],
    ]);
    expect(rows[0]?.run).toEqual({
      messages: 12,
      from: '2025-10-20T08:00:00.000Z',
      to: '2025-10-20T08:05:01.000Z',
      actions: [{ action: 'Heartbeat', calls: 6, answers: 6 }],
      // The mark of the tests above.
      marked: [{ frameId: rows[0]?.id, note: false }],
    });
  });

  test('an opened run and the unfolded log hold every message once, in both orders', async () => {
    const all = (await ask('frames.list', { caseId })).rows.map(({ id }) => id);
    const [run] = (await ask('log.list', { caseId })).rows;
    const opened = [run?.id ?? 0];
    const up = await ask('log.list', { caseId, opened });
    expect(up.rows.map(({ id }) => id)).toEqual(all);
    const down = await ask('log.list', { caseId, opened, order: 'descending' });
    expect(down.rows.map(({ id }) => id)).toEqual(all.toReversed());
    const plain = await ask('log.list', { caseId, fold: false });
    expect(plain.rows.map(({ id }) => id)).toEqual(all);
  });

  test('a run says which of its messages are marked or have a note', async () => {
    const frames = (await ask('frames.list', { caseId })).rows;
    const [third, fifth] = [frames[2]?.id ?? 0, frames[4]?.id ?? 0];
    const marked = await ask('journal.add', { caseId, action: 'mark', target: `frame:${fifth}`, title: 'x' });
    const noted = await ask('journal.add', {
      caseId,
      action: 'note',
      target: `frame:${third}`,
      title: 'x',
      text: 'why so late?',
    });
    for (const order of ['ascending', 'descending'] as const) {
      const { rows } = await ask('log.list', { caseId, order });
      expect(rows.map(({ run }) => run?.marked ?? []).filter(({ length }) => length > 0)).toEqual([
        [
          { frameId: frames[0]?.id, note: false },
          { frameId: third, note: true },
          { frameId: fifth, note: false },
        ],
      ]);
    }
    for (const { id } of [marked, noted]) await ask('journal.undo', { caseId, journalId: id });
    expect((await ask('log.list', { caseId })).rows.flatMap(({ run }) => run?.marked ?? [])).toHaveLength(1);
  });

  test('every message is found at the row that shows it', async () => {
    const [run] = (await ask('log.list', { caseId })).rows;
    for (const opened of [[], [run?.id ?? 0]]) {
      const { rows } = await ask('log.list', { caseId, opened });
      for (const { id } of (await ask('frames.list', { caseId })).rows) {
        const { offset } = await ask('log.position', { caseId, opened, frameId: id });
        const row = rows[offset];
        const last = (row?.id ?? 0) + (row?.run?.messages ?? 1) - 1;
        expect(id >= (row?.id ?? 0) && id <= last).toBe(true);
      }
    }
  });
});

describe('text in the original bytes', () => {
  const find = (text: string, more: Partial<InputOf<Contract['raw.find']>> = {}) =>
    ask('raw.find', { caseId, text, ...more });

  test('finds what is in no message, with and without regard to case', async () => {
    expect((await find('GROUNDFAILURE')).hits.map(({ match }) => match)).toEqual(['GroundFailure', 'groundfailure']);
    expect((await find('groundfailure', { matchCase: true })).hits).toMatchObject([
      { before: '2025-10-20T08:10:02Z contactor: ', match: 'groundfailure', after: ' seen by the RCD' },
    ]);
    expect(await find('nowhere to be found')).toMatchObject({ hits: [], next: null });
  });

  test('goes on where it stopped, and ends', async () => {
    const whole = (await find('Heartbeat')).hits;
    expect(whole).toHaveLength(7);
    const single = [];
    let from: InputOf<Contract['raw.find']>['from'] = null;
    for (;;) {
      const found: OutputOf<Contract['raw.find']> = await find('Heartbeat', { from, limit: 1 });
      single.push(...found.hits);
      if (found.next === null) break;
      from = found.next;
    }
    expect(single).toEqual(whole);
    expect(whole[0]?.evidence.ref).toMatchObject({ kind: 'bytes', line: 1 });
  });
});

describe('looks', () => {
  test('are kept, and only what is an object', async () => {
    expect(await ask('preferences.get', {})).toEqual({ json: '{}' });
    await ask('preferences.set', { json: '{"theme":"dark"}' });
    expect(await ask('preferences.get', {})).toEqual({ json: '{"theme":"dark"}' });
    await expect(ask('preferences.set', { json: '[1]' })).rejects.toThrow('input-invalid');
    writeFileSync(join(folder, 'preferences.json'), '{"theme":');
    expect(await ask('preferences.get', {})).toEqual({ json: '{}' });
  });
});
