import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFrameList } from '../../../main/casefile/frame-list.ts';
import { openCaseFile } from '../../../main/casefile/open-case-file.ts';
import { onWindows } from '../../runner/platform.ts';
import { projectRoot } from '../../runner/run-tool.ts';
import { runCli } from './run-cli.ts';

/* Conclusions on the command line: left with Ctrl-C, drawn when asked, and told where they are not this installation's. */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-conclude-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const caseFile = join(folder, 'x.ladeakte');
const here = { LADEAKTE_DATA: join(folder, 'here') };
const elsewhere = { LADEAKTE_DATA: join(folder, 'elsewhere') };
const transactions = 20_000;

beforeAll(() => {
  const lines: string[] = [];
  for (let number = 0; number < transactions; number += 1) {
    const at = new Date(Date.UTC(2025, 5, 1) + number * 60_000).toISOString();
    lines.push(
      `${at} CP-1 [2,"s${number}","StartTransaction",{"connectorId":1,"idTag":"T","meterStart":0,"timestamp":"${at}"}]`,
      `${at} CP-1 [3,"s${number}",{"transactionId":${number},"idTagInfo":{"status":"Accepted"}}]`,
      `${at} CP-1 [2,"e${number}","StopTransaction",{"transactionId":${number},"meterStop":5,"timestamp":"${at}"}]`,
      `${at} CP-1 [3,"e${number}",{}]`,
    );
  }
  writeFileSync(join(folder, 'long.log'), `${lines.join('\n')}\n`);
});

/** How many messages another program sees of a case whose conclusions are being drawn; 0 until there are some. */
function searchable(): number {
  if (!existsSync(caseFile)) return 0;
  const database = openCaseFile(caseFile, 'read');
  try {
    const list = createFrameList(database);
    return list.isConcluded() ? 0 : list.span({ fromMs: null, toMs: null }).end;
  } finally {
    database.close();
  }
}

test.skipIf(onWindows)(
  'Ctrl-C while it concludes ends at once, keeps what was read, and says what to do',
  async () => {
    const child = spawn(
      process.execPath,
      [join(projectRoot, 'main/shells/cli/main.ts'), 'import', 'long.log', '--case', caseFile, '--json'],
      { cwd: folder, env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...here }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    let out = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    let seen = 0;
    while (seen === 0 && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      seen = searchable();
    }
    // Others read and search it already.
    expect(seen).toBe(transactions * 4);
    child.kill('SIGINT');
    expect(await closed).toBe(1);
    expect(said).toContain('Cancelled while conclusions were drawn. What was read is kept');
    expect(said).not.toContain('Import cancelled');
    expect(JSON.parse(out)).toMatchObject({ conclusions: 'none', frames: { call: transactions * 2 }, sessions: 0 });

    const shown = await runCli(['show', 'frames', '--case', caseFile, '--filter', 'id:s7', '--json'], {
      environment: here,
    });
    expect(shown.code).toBe(0);
    expect(shown.err).toContain('The conclusions of this case are not drawn yet');
    expect(shown.lines()).toMatchObject([
      { uniqueId: 's7', action: 'StartTransaction', pending: true },
      { uniqueId: 's7', action: null, pending: true },
    ]);
    const refused = await runCli(['show', 'frames', '--case', caseFile, '--filter', 'tx:7'], { environment: here });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('"tx" can be looked for when the conclusions are drawn');
  },
  120_000,
);

test('conclusions are drawn when asked, by whom is known, and another installation is told', async () => {
  if (!existsSync(caseFile))
    await runCli(['import', join(folder, 'long.log'), '--case', caseFile], { environment: here });
  const concluded = await runCli(['conclude', '--case', caseFile, '--json'], { environment: here });
  expect([concluded.code, concluded.err]).toEqual([0, expect.not.stringContaining('fault')]);
  expect(concluded.lines()).toMatchObject([{ type: 'summary', conclusions: 'drawn', sessions: transactions }]);

  const overview = async (environment: Readonly<Record<string, string>>) => {
    const shown = await runCli(['show', 'overview', '--case', caseFile, '--json'], { environment });
    const [{ case: info }] = shown.lines() as readonly [{ readonly case: { readonly drawnBy: string } }];
    return { drawnBy: info.drawnBy, err: shown.err };
  };
  expect(await overview(here)).toEqual({ drawnBy: 'this-program', err: '' });
  const other = await overview(elsewhere);
  expect(other.drawnBy).toBe('elsewhere');
  expect(other.err).toContain('were not drawn by this program on this computer');
  const text = await runCli(['conclude', '--case', caseFile, '--lang', 'de'], { environment: elsewhere });
  expect(text.code).toBe(0);
  expect(text.out).toContain('Ladevorgänge');
  expect(await overview(elsewhere)).toEqual({ drawnBy: 'this-program', err: '' });
}, 120_000);

test('it needs a case that is there', async () => {
  expect(await runCli(['conclude'], { environment: here })).toMatchObject({ code: 1, out: '' });
  const missing = await runCli(['conclude', '--case', join(folder, 'none.ladeakte')], { environment: here });
  expect([missing.code, missing.out]).toEqual([1, '']);
});
