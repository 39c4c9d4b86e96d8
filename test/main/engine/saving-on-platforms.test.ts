import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ApiFailure } from '../../../main/api/errors.ts';
import { expectedFailure } from '../../../main/casefile/expected-failure.ts';
import { createFileGrants } from '../../../main/engine/file-grants.ts';
import { createMadeFiles } from '../../../main/engine/made-files.ts';
import { createRecentCases } from '../../../main/engine/recent-cases.ts';
import { assertName } from '../../../main/engine/save-file.ts';
import { folderSink } from '../../../main/exporters/bundle/bundle-sink.ts';
import { reportFileName } from '../../../main/exporters/report-file-name.ts';
import { masked } from '../exporters/options.ts';
import { smallReportData } from '../exporters/small-report-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-platforms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function codeOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof ApiFailure) return error.error.code;
    throw error;
  }
}

describe('a name that Windows takes for something else', () => {
  test.each(['CP:01.ladeakte', 'C:\\cases\\CP:01.csv', 'aux.html', 'out\\nul', 'report.csv '])(
    '%s is refused there',
    (name) => {
      expect(codeOf(() => assertName(name, 'win32'))).toBe('target-name-refused');
      expect(codeOf(() => assertName(name, 'linux'))).toBeNull();
      expect(codeOf(() => assertName(name, 'darwin'))).toBeNull();
    },
  );
});

test('a file that another program has open is told as such', () => {
  const held = Object.assign(new Error('EBUSY: resource busy'), { code: 'EBUSY', path: 'report.csv' });
  expect(expectedFailure(held, 'other')?.error).toMatchObject({
    code: 'target-in-use',
    params: { file: 'report.csv' },
  });
});

test('reports have names that every file system takes', () => {
  const data = smallReportData();
  const named = (name: string): string =>
    reportFileName({ ...data, case: { ...data.case, name } }, { report: 'incident', extension: 'html' }, masked('de'));
  expect(named('CP:01/2')).toBe('CP-01-2-incident.html');
  expect(named('con.2025')).toBe('_con.2025-incident.html');
  expect(named('Pru\u0308fung')).toBe('Pr\u00fcfung-incident.html');
});

test('a folder of a bundle may be named with a separator at its end', () => {
  const sink = folderSink(join(folder, 'bundle') + '/');
  sink.begin('sources/0001-a.log');
  sink.write(Buffer.from('x'));
  sink.end();
  sink.finish();
  expect(readdirSync(join(folder, 'bundle', 'sources'))).toEqual(['0001-a.log']);
  expect(() => sink.begin('../x')).toThrow(/outside/);
});

describe('the list of recent cases', () => {
  test('that cannot be written keeps no case from being opened', () => {
    const recent = createRecentCases(join(folder, 'gone'), createFileGrants());
    expect(() => recent.remember(join(folder, 'a.ladeakte'))).not.toThrow();
    expect(recent.list()).toEqual([]);
  });
});

test('what was made by runs that are gone is removed after a day, what another run makes is not', () => {
  const made = join(folder, 'made');
  const own = createMadeFiles(folder);
  writeFileSync(own.place(), 'x');
  const [name = ''] = readdirSync(made);
  createMadeFiles(folder);
  expect(existsSync(join(made, name))).toBe(true);
  own.close();
  expect(existsSync(join(made, name))).toBe(false);
});
