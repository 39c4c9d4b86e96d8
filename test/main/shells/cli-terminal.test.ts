import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import type { CliOutcome } from './run-cli.ts';

/* What an imported file or an extension says never reaches a terminal as a command (design 8): sequences of ECMA-48, of xterm (clipboard, links), turned text. */

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-terminal-'));
const casePath = join(folder, 'a.ladeakte');
const extension = join(folder, 'evil.json');
/** Clears the screen, writes to the clipboard, begins a link, rings, turns round. */
const attack = '\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u001b]8;;http://example.invalid\u001b\\\u009b31m\u202e\u061c\r';
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const environment = { LADEAKTE_DATA: join(folder, 'data') };

let imported: CliOutcome;

beforeAll(async () => {
  mkdirSync(join(folder, 'data'));
  const text = JSON.stringify(attack).slice(1, -1);
  const call = (id: string, action: string, payload: string): string =>
    `2026-03-01T08:00:0${id}Z CP${attack.replace('\r', '')} [2,"${id}","${action}",${payload}]\n`;
  const name = process.platform === 'win32' ? 'a.log' : `a${attack.replaceAll('/', '')}.log`;
  writeFileSync(
    join(folder, name),
    call(
      '1',
      'BootNotification',
      `{"chargePointVendor":"${text}","chargePointModel":"${text}","chargePointSerialNumber":"${text}"}`,
    ) +
      call(
        '2',
        'StatusNotification',
        `{"connectorId":1,"status":"Faulted","errorCode":"InternalError","info":"${text}","vendorId":"${text}","vendorErrorCode":"${text}","timestamp":"2026-03-01T08:00:02Z"}`,
      ) +
      call('3', 'StatusNotification', `{"connectorId":1,"status":"${text}","errorCode":"${text}"}`) +
      call(
        '4',
        'StartTransaction',
        `{"connectorId":1,"idTag":"${text}","meterStart":1,"timestamp":"2026-03-01T08:00:04Z"}`,
      ) +
      call('5', 'FirmwareStatusNotification', `{"status":"${text}"}`),
  );
  writeFileSync(
    extension,
    JSON.stringify({
      ladeakte: 'catalogue/1',
      name: `n${attack}`,
      version: '1',
      vendor: `v${attack}`,
      entries: [
        {
          kind: 'error',
          code: 'E-1',
          title: `t${attack}`,
          meaning: `m${attack}`,
          causes: [`c${attack}`],
          facts: { f: attack },
        },
      ],
    }),
  );
  imported = await runCli(['import', join(folder, name), '--case', casePath], { environment });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an import prints nothing that a terminal obeys', () => {
  expect(imported.code, imported.err).toBe(0);
  expect(imported.out + imported.err).not.toMatch(obeyed);
});

const ofCase = (words: readonly string[]): readonly string[] => [...words, '--case', casePath];

test.each<readonly (readonly string[])[]>([
  ...['overview', 'sources', 'frames', 'sessions', 'status', 'findings', 'config', 'ledger'].map((list) => [
    ofCase(['show', list]),
  ]),
  [ofCase(['show', 'overview', '--json'])],
  [ofCase(['show', 'frames', '--json'])],
  [ofCase(['config', 'audit'])],
  [ofCase(['show', 'frames', '--filter', `"${attack}`])],
  [['explain', 'E-1', '--extension', extension]],
  [['explain', attack]],
  [['verify', join(folder, `${attack}.txt`)]],
  [['import', join(folder, attack), '--case', casePath]],
  [[attack]],
  [['show', 'overview', '--case', join(folder, attack)]],
])('%j prints nothing that a terminal obeys', async (words) => {
  const { out, err } = await runCli(words, { environment });
  expect(`${out}${err}`).not.toMatch(obeyed);
  expect(`${out}${err}`).not.toBe('');
});
