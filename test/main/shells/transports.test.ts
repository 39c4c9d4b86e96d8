import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProcedureName } from '../../../main/api/contract.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { startServer } from '../../../main/shells/server/start-server.ts';
import type { RunningServer } from '../../../main/shells/server/start-server.ts';
import { ask } from './ask.ts';

/** One engine, asked directly and over HTTP: a shell must not change a single byte of a reply (house rule 5). */
const folder = mkdtempSync(join(tmpdir(), 'ladeakte-transports-'));
let engine: Engine;
let server: RunningServer;
let origin: string;
let session: Readonly<Record<string, string>>;
let caseId: string;

function overHttp(name: string, input: unknown): Promise<{ readonly status: number; readonly text: string }> {
  return ask(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { origin, ...session, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
}

beforeAll(async () => {
  const log = join(folder, 'a.log');
  writeFileSync(log, '2025-10-21T08:03:00Z [2,"a1","Heartbeat",{}]\n2025-10-21T08:03:01Z [3,"a1",{}]\n');
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<head></head>');
  engine = createEngine({ dataFolder: join(folder, 'data'), shell: 'server', version: '1.2.3', sampleArchive: null });
  server = await startServer({ engine, pageFolder: join(folder, 'page'), caseFolder: join(folder, 'data', 'cases') });
  origin = new URL(server.url).origin;
  const answer = await ask(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ key: new URL(server.url).hash.slice('#key='.length) }),
  });
  const { page } = JSON.parse(answer.text) as { readonly page: string };
  session = { cookie: answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '', 'x-ladeakte-page': page };

  const { token } = await engine.grantFile(log);
  const started = await engine.call('import.start', { files: [token] });
  if (!started.ok) throw new Error(started.error.code);
  caseId = started.value.caseId;
  let { phase } = started.value;
  while (phase !== 'done') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const job = await engine.call('job.get', { jobId: started.value.jobId });
    if (!job.ok || job.value.phase === 'failed') throw new Error('the import failed');
    ({ phase } = job.value);
  }
});

afterAll(async () => {
  await server.close();
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each<readonly [ProcedureName, object]>([
  ['app.info', {}],
  ['case.get', {}],
  ['overview.get', { language: 'de' }],
  ['frames.list', { payloads: true }],
  ['frames.list', { filter: '"open' }],
  ['frames.list', { limit: 1_001 }],
  ['frame.get', { frameId: 99_999, language: 'en' }],
  ['sessions.list', { sortBy: 'energy' }],
  ['session.get', { sessionId: 'none', language: 'en' }],
  ['findings.list', {}],
  ['signatures.list', {}],
  ['config.list', {}],
  ['sources.list', {}],
  ['raw.read', { sourceId: 1, offset: 0, length: 10 }],
  ['explain.find', { query: 'GroundFailure' }],
  ['case.open', { file: 'not-a-token' }],
  ['no.such.procedure' as ProcedureName, {}],
])('%s %j has the same answer over HTTP', async (name, input) => {
  // Procedures that know no case ignore the member.
  const full = { caseId, ...input } as never;
  const direct = await engine.call(name, full);
  const answer = await overHttp(name, full);
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(JSON.stringify(direct));
});

test('a call over HTTP is ended by its ticket', async () => {
  await overHttp('query.cancel', { ticket: 'mine' });
  const input = { caseId, filter: '"never asked before"' };
  expect(JSON.parse((await overHttp('log.list?ticket=mine', input)).text)).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(JSON.parse((await overHttp('log.list?ticket=another', input)).text)).toMatchObject({ ok: true });
});
