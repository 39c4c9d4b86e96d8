import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

/** Extension files on the real command line. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-cli-extensions-'));
const environment = {
  LADEAKTE_DATA: join(folder, 'data'),
  LADEAKTE_EXTENSIONS: join(folder, 'data', 'extensions'),
};
const cli = (...args: readonly string[]) => runCli(args, { cwd: folder, environment });

beforeAll(() => {
  mkdirSync(join(folder, 'data', 'extensions'), { recursive: true });
  writeFileSync(
    join(folder, 'fleet.jsonc'),
    `// own codes
{ "ladeakte": "catalogue/1", "name": "Fleet codes", "version": "3", "vendor": "Acme",
  "entries": [{ "kind": "error", "code": "E-4711", "meaning": { "de": "Der Lüfter steht.", "en": "The fan stands still." } }] }`,
  );
  writeFileSync(join(folder, 'wrong.json'), '{ "ladeakte": "catalogue/1",\n "name": "x" }');
  writeFileSync(
    join(folder, 'rules.json'),
    JSON.stringify({
      ladeakte: 'rules/1',
      name: 'House rules',
      version: '7',
      rules: [
        {
          id: 'own.any-fault',
          severity: 'warning',
          title: { de: 'Fehler', en: 'A fault was reported' },
          detail: { de: 'Hausregel.', en: 'Rule of the house.' },
          remedy: { de: 'Ansehen.', en: 'Look at it.' },
          trigger: { over: 'frames', query: 'action:StatusNotification kind:call' },
        },
      ],
    }),
  );
  writeFileSync(
    join(folder, 'log.txt'),
    '2025-05-01T10:00:00Z [2,"1","StatusNotification",{"connectorId":1,"errorCode":"OtherError","vendorErrorCode":"E-4711","status":"Faulted"}]\n2025-05-01T10:00:01Z [3,"1",{}]\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('--extension', () => {
  test('explain knows the codes of a file that is given, and only then', async () => {
    const found = await cli('explain', 'E-4711', '--extension', 'fleet.jsonc', '--json');
    expect(found.code).toBe(0);
    expect(found.lines()).toMatchObject([
      { matches: [{ vendor: 'Acme', meaning: 'The fan stands still.', source: { document: 'Fleet codes, 3' } }] },
    ]);
    expect((await cli('explain', 'E-4711')).code).toBe(3);
  });

  test('a file that is wrong ends the command and names file, line and member', async () => {
    const wrong = await cli('explain', 'EVSE F5', '--extension', 'wrong.json');
    expect([wrong.code, wrong.out]).toEqual([1, '']);
    expect(wrong.err).toMatch(/wrong\.json: line 1, column 1: The member "version" is missing/);
    const missing = await cli('import', 'log.txt', '--case', 'no.ladeakte', '--extension', 'nowhere.json');
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('nowhere.json: There is no such file.');
  });

  test('the settings folder is read in every run; a wrong file in it stops nothing', async () => {
    const settings = join(folder, 'data', 'extensions');
    writeFileSync(join(settings, 'bad.json'), '{');
    writeFileSync(
      join(settings, 'good.json'),
      JSON.stringify({
        ladeakte: 'catalogue/1',
        name: 'Depot',
        version: '1',
        vendor: 'Depot',
        entries: [{ kind: 'error', code: 'D-1', meaning: 'Door open.' }],
      }),
    );
    const found = await cli('explain', 'D-1', '--json');
    expect(found.code).toBe(0);
    expect(found.err).toContain('bad.json: line 1');
    const off = await runCli(['explain', 'D-1'], {
      cwd: folder,
      environment: { ...environment, LADEAKTE_EXTENSIONS: 'off' },
    });
    expect([off.code, off.err.includes('bad.json')]).toEqual([3, false]);
    rmSync(settings, { recursive: true });
  });

  test('rules of a file make findings at import, or when they are named later; the case remembers which', async () => {
    const plain = await cli('import', 'log.txt', '--case', 'plain.ladeakte', '--json');
    expect(plain.code).toBe(0);
    const own = async (...extra: readonly string[]) =>
      (await cli('show', 'findings', '--case', 'plain.ladeakte', '--json', ...extra))
        .lines()
        .filter(({ rule }) => rule === 'own.any-fault').length;
    expect(await own()).toBe(0);
    expect(await own('--extension', 'rules.json')).toBe(1);
    // The conclusions stay as they were drawn until someone draws them anew.
    expect(await own()).toBe(1);
    const head = (await cli('show', 'overview', '--case', 'plain.ladeakte', '--json')).lines()[0];
    expect(head).toMatchObject({
      case: { extensions: [{ kind: 'rules/1', name: 'House rules', version: '7' }], extensionsDiffer: true },
    });
  });
});
