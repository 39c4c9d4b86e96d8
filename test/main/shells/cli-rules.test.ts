import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

/** `ladeakte rules` on the real command line. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-cli-rules-'));
const environment = { LADEAKTE_DATA: join(folder, 'data'), LADEAKTE_EXTENSIONS: join(folder, 'settings') };
const cli = (...args: readonly string[]) => runCli(args, { cwd: folder, environment });

const log = [
  '2026-01-05T10:00:00Z CP1 > [2,"1","BootNotification",{"chargePointVendor":"V","chargePointModel":"M"}]',
  '2026-01-05T10:00:01Z CP1 < [3,"1",{"status":"Accepted","currentTime":"2026-01-05T10:00:01Z","interval":300}]',
  '2026-01-05T10:01:00Z CP1 > [2,"2","StatusNotification",{"connectorId":1,"errorCode":"GroundFailure","status":"Faulted"}]',
  '2026-01-05T10:01:01Z CP1 < [3,"2",{}]',
];

function rules(quiet: readonly (readonly string[])[]): string {
  return JSON.stringify({
    ladeakte: 'rules/1',
    name: 'House rules',
    version: '1',
    off: ['transaction.register-restarts'],
    thresholds: { 'connection.slow-answers': { slowMs: 5_000 } },
    rules: [
      {
        id: 'own.any-fault',
        severity: 'info',
        title: { de: 'Störung gemeldet', en: 'A fault was reported' },
        detail: 'Connector {connector}',
        trigger: { query: 'action:StatusNotification kind:call status:Faulted' },
        samples: { fires: [log], quiet },
      },
    ],
  });
}

beforeAll(() => {
  writeFileSync(join(folder, 'log.txt'), `${log.join('\n')}\n`);
  writeFileSync(join(folder, 'good.json'), rules([log.slice(0, 2)]));
  writeFileSync(join(folder, 'loud.json'), rules([log]));
  writeFileSync(join(folder, 'broken.json'), rules([]).replace('kind:call', 'kindd:call'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('rules', () => {
  test('lists built-in and own rules with thresholds as they count, and what is switched off', async () => {
    const rows = (await cli('rules', '--extension', 'good.json', '--json')).lines();
    expect(rows.length).toBeGreaterThan(140);
    expect(rows.find(({ id }) => id === 'own.any-fault')).toMatchObject({ extension: 'House rules', fired: null });
    expect(rows.find(({ id }) => id === 'transaction.register-restarts')).toMatchObject({ offBy: 'House rules' });
    expect(rows.find(({ id }) => id === 'connection.slow-answers')).toMatchObject({
      references: ['OCPP-J 1.6, 4.1.1 Synchronicity'],
      thresholds: [{ name: 'slowMs', value: 5_000, standard: 10_000, shown: '5 s' }, { name: 'verySlowMs' }],
    });
  });

  test('says how often each fired in a case', async () => {
    await cli('import', 'log.txt', '--case', 'case.ladeakte', '--extension', 'good.json');
    const rows = (await cli('rules', '--case', 'case.ladeakte', '--extension', 'good.json', '--json')).lines();
    const fired = rows
      .filter(({ fired: times }) => Number(times) > 0)
      .map(({ id, fired: times }) => `${String(id)} ${String(times)}`);
    expect(fired).toEqual(['status.fault 1', 'own.any-fault 1']);
  });
});

describe('rules set', () => {
  const slow = async () =>
    (await cli('rules', '--json')).lines().find(({ id }) => id === 'connection.slow-answers')?.['thresholds'];

  test('keeps own thresholds for every run, and a case is concluded with them', async () => {
    const set = await cli('rules', 'set', 'connection.slow-answers', 'slowMs=500', '--case', 'case.ladeakte', '--json');
    expect(set.lines()).toMatchObject([{ id: 'connection.slow-answers', thresholds: [{ value: 500, own: 500 }, {}] }]);
    expect(await slow()).toMatchObject([{ value: 500, standard: 10_000, own: 500, shown: '500 ms' }, { own: null }]);
    const listed = await cli('rules', '--case', 'case.ladeakte', '--json');
    const fired = listed.lines();
    expect(listed.err).toBe('');
    expect(fired.find(({ id }) => id === 'connection.slow-answers')).toMatchObject({ fired: 2 });
  });

  test('a case that rests on other thresholds is told as such; one that is not there stops before anything is kept', async () => {
    const set = ['rules', 'set', 'connection.slow-answers'];
    await cli(...set, 'slowMs=700');
    const shown = await cli('show', 'findings', '--case', 'case.ladeakte', '--json');
    expect(shown.err).toContain('drawn with other extensions or thresholds than count now');
    expect(shown.lines().length).toBeGreaterThan(0);
    expect((await cli(...set, 'slowMs=900', '--case', 'nowhere.ladeakte')).code).toBe(1);
    expect(await slow()).toMatchObject([{ own: 700 }, {}]);
    await cli(...set, 'slowMs=500', '--case', 'case.ladeakte');
    expect((await cli('show', 'findings', '--case', 'case.ladeakte', '--json')).err).toBe('');
  });

  test('a case that cannot be concluded anew is told, and nothing is listed as if it were', async () => {
    // In the place of the index of the log that a writer needs; readers do without it.
    mkdirSync(join(folder, 'case.ladeakte-shm'));
    try {
      expect((await cli('show', 'findings', '--case', 'case.ladeakte')).code).toBe(0);
      const set = await cli('rules', 'set', 'connection.slow-answers', 'slowMs=500', '--case', 'case.ladeakte');
      expect([set.code, set.out]).toEqual([1, '']);
      expect(set.err).toContain('case.ladeakte cannot be written');
      const shown = await cli('show', 'findings', '--case', 'case.ladeakte', '--extension', 'good.json');
      expect([shown.code, shown.out]).toEqual([1, '']);
    } finally {
      rmSync(join(folder, 'case.ladeakte-shm'), { recursive: true });
    }
  });

  test('takes them back, and leaves no file where nothing is set', async () => {
    const kept = join(folder, 'settings', 'own-thresholds.json');
    expect(existsSync(kept)).toBe(true);
    await cli('rules', 'reset', 'connection.slow-answers', '--case', 'case.ladeakte');
    expect(await slow()).toMatchObject([{ value: 10_000, own: null }, {}]);
    expect(existsSync(kept)).toBe(false);
  });

  test.each([
    ['set', 'no.such-rule', 'slowMs=5'],
    ['set', 'connection.slow-answers', 'no=5'],
    ['set', 'connection.slow-answers', 'slowMs=-5'],
    ['set', 'connection.slow-answers', 'slowMs=fast'],
    ['set', 'connection.slow-answers'],
    ['reset', 'no.such-rule'],
  ])('refuses %s %s %s', async (...words) => {
    expect((await cli('rules', ...words.filter((word) => word !== undefined))).code).toBe(1);
  });
});

describe('rules check', () => {
  test('is content with rules that do as their samples say', async () => {
    const checked = await cli('rules', 'check', 'good.json');
    expect([checked.code, checked.out.trim()]).toEqual([0, 'A fault was reported: Connector 1']);
  });

  test('says which sample was answered wrongly', async () => {
    const checked = await cli('rules', 'check', 'loud.json');
    expect(checked.code).toBe(2);
    expect(checked.err).toContain('quiet[0]: must keep quiet and fired');
  });

  test('names line, column and member of a mistake', async () => {
    const checked = await cli('rules', 'check', 'broken.json');
    expect(checked.code).toBe(2);
    expect(checked.err).toMatch(/broken\.json: line 1, column \d+, rules\[0\]\.trigger\.query: .*“kindd”/);
  });

  test('names what is missing', async () => {
    expect((await cli('rules', 'check')).code).toBe(1);
    expect((await cli('rules', 'check', 'nowhere.json')).code).toBe(1);
  });
});
