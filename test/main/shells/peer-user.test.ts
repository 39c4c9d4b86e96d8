import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { usersOf } from '../../../main/shells/server/peer-user.ts';
import { startServer } from '../../../main/shells/server/start-server.ts';
import { fakeEngine } from './fake-engine.ts';

const head = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const line = (local: string, remote: string, state: string, user: number): string =>
  `   1: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 ${String(user).padStart(5)}        0 4711 1 0000000000000000 20 4 30 10 -1\n`;
const mapped = '0000000000000000FFFF0000';

test('the user of the asking end is read from the table of sockets, not that of the answering end', () => {
  const connection = { address: '127.0.0.1', port: 0xc001, serverPort: 0x1f90 };
  const table =
    head +
    line('0100007F:1F90', '00000000:0000', '0A', 1000) +
    line('0100007F:1F90', '0100007F:C001', '01', 1000) +
    line('0100007F:C001', '0100007F:1F90', '01', 1001);
  expect(usersOf(connection, table)).toEqual([1001]);
  expect(usersOf({ ...connection, port: 0xc002 }, table)).toEqual([]);
});

test('the same port at another loopback address is another program', () => {
  const table = line('0100007F:C001', '0100007F:1F90', '01', 1000) + line('0200007F:C001', '0100007F:1F90', '01', 1001);
  expect(usersOf({ address: '127.0.0.1', port: 0xc001, serverPort: 0x1f90 }, table)).toEqual([1000]);
  expect(usersOf({ address: '127.0.0.2', port: 0xc001, serverPort: 0x1f90 }, table)).toEqual([1001]);
});

test('who asks over the mapped address of IPv6 is found as well', () => {
  const table = line(`${mapped}0100007F:C001`, `${mapped}0100007F:1F90`, '01', 1001);
  expect(usersOf({ address: '127.0.0.1', port: 0xc001, serverPort: 0x1f90 }, table)).toEqual([1001]);
});

// Only the administrator can ask as somebody else.
test.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
  'another user of the computer cannot trade the launch secret, even when he read it from the list of processes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ladeakte-test-'));
    mkdirSync(join(folder, 'page'));
    writeFileSync(join(folder, 'page', 'index.html'), '<head></head>');
    const { engine } = fakeEngine();
    const server = await startServer({
      engine,
      pageFolder: join(folder, 'page'),
      caseFolder: join(folder, 'cases'),
    });
    try {
      const { origin, hash, port } = new URL(server.url);
      const body = JSON.stringify({ key: hash.slice('#key='.length) });
      const asking = `
        const http = require('node:http');
        process.setgid(65534); process.setuid(65534);
        const request = http.request({ host: '127.0.0.1', port: ${port}, path: '/session', method: 'POST',
          headers: { origin: '${origin}', 'content-type': 'application/json' } }, (response) => {
          process.stdout.write(String(response.statusCode)); response.resume(); });
        request.end(${JSON.stringify(body)});`;
      const run = (code: string) => promisify(execFile)(process.execPath, ['-e', code]);
      expect((await run(asking)).stdout).toBe('403');
      // The person himself still can.
      expect((await run(asking.replace(/process\.setgid.*/, ''))).stdout).toBe('200');
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
