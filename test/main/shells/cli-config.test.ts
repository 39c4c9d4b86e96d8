import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twoStationsLog } from '../../e2e/configuration/two-stations.ts';
import { runCli } from './run-cli.ts';

/** `ladeakte config` on the real command line. */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-cli-config-'));
const cli = (...args: readonly string[]) =>
  runCli(args, { cwd: folder, environment: { LADEAKTE_DATA: join(folder, 'data') } });
const config = (...args: readonly string[]) => cli('config', ...args, '--case', 'two.ladeakte');

beforeAll(async () => {
  writeFileSync(join(folder, 'backend.log'), twoStationsLog());
  writeFileSync(join(folder, 'standard.txt'), 'MeterValueSampleInterval=60\nOurOwn=1\n');
  const imported = await cli('import', 'backend.log', '--case', 'two.ladeakte');
  if (imported.code !== 0) throw new Error(imported.err);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('config audit', () => {
  test('a statement a line, then the summary; secrets stay inside', async () => {
    const found = await config('audit', '--station', 'CP-A', '--json');
    expect(found.code).toBe(0);
    const lines = found.lines();
    expect(lines.at(-1)).toMatchObject({
      type: 'summary',
      station: 'CP-A',
      vendor: 'ABL',
      keys: 14,
      unexplained: 1,
      masked: 1,
      critical: 1,
    });
    expect(lines[0]).toMatchObject({
      type: 'statement',
      severity: 'critical',
      code: 'eichrecht.unsigned',
      keys: ['TransmitMeterSignature'],
      source: { section: '4.4.3' },
      evidence: [{ label: 'backend.log:12' }],
    });
    expect(found.out + found.err).not.toContain('T0p-Secret');
    const other = (await config('audit', '--station', 'CP-B', '--json')).lines();
    expect(other.map(({ code }) => code)).not.toContain('eichrecht.unsigned');
    expect(other.map(({ code }) => code)).not.toContain('reboot.pending');
  });

  test('as text and CSV, in German', async () => {
    const text = await config('audit', '--lang', 'de');
    expect(text.out).toContain('Die Messwerte gehen unsigniert hinaus');
    expect(text.err).toContain('CP-A: 14 Schlüssel');
    expect((await config('audit', '--csv')).out.split(/\r?\n/)[0]).toBe(
      'severity,code,keys,text,document,section,evidence',
    );
  });
});

describe('config compare', () => {
  test('two stations', async () => {
    const lines = (await config('compare', '--station', 'CP-A', '--with', 'CP-B', '--json')).lines();
    expect(lines.filter(({ state }) => state === 'different').map(({ key }) => key)).toEqual([
      'AllowOfflineTxForUnknownId',
      'AR4100PollingInterval',
      'HouseKey',
      'MeterValueSampleInterval',
      'TransmitMeterSignature',
    ]);
    expect(lines.find(({ key }) => key === 'AccessPointPassword')).toMatchObject({
      left: '••••••',
      right: '••••••',
      masked: true,
    });
  });

  test('one station at two times, and a station against a file', async () => {
    const times = await config(
      'compare',
      '--station',
      'CP-B',
      '--at',
      '2025-05-02T00:00:00Z',
      '--with-at',
      '2025-05-02T23:00:00Z',
    );
    expect(times.out.trim().split('\n')).toEqual([
      expect.stringMatching(/^key +CP-B 2025-05-02T00:00.+CP-B 2025-05-02T23:00.+ meaning$/),
      expect.stringMatching(/^ServiceURL +\S+ +\S+/),
    ]);
    const file = (await config('compare', '--with', 'standard.txt', '--json')).lines();
    expect(file.at(-1)).toMatchObject({
      type: 'summary',
      right: { name: 'standard.txt' },
      different: 1,
      'only-right': 1,
    });
  });

  test('mistakes are named', async () => {
    expect((await config('compare', '--with', 'nobody')).err).toContain('no configuration of the station nobody');
    expect((await config('compare', '--with', 'backend.log')).code).toBe(1);
    expect((await config('compare', '--station', 'CP-A', '--with', 'CP-B', '--at', 'yesterday')).err).toContain(
      '--at takes an instant',
    );
    expect((await config('compare')).err).toContain('--with is missing');
    expect((await config('tell')).err).toContain('config audit');
  });
});
