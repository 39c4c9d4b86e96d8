import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onWindows } from '../../runner/platform.ts';
import { startServer } from '../../../main/shells/server/start-server.ts';
import type { RunningServer, ServerOptions } from '../../../main/shells/server/start-server.ts';
import { ask } from './ask.ts';
import type { Answer } from './ask.ts';
import { fakeEngine } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';

let folder: string;
let fake: FakeEngine;
let server: RunningServer;
let base: string;
let key: string;

async function start(options: Partial<ServerOptions> = {}): Promise<void> {
  fake = fakeEngine();
  server = await startServer({
    engine: fake.engine,
    pageFolder: join(folder, 'page'),
    caseFolder: join(folder, 'cases'),
    ...options,
  });
  const match = /^(http:\/\/127\.0\.0\.1:\d+)\/#key=([\w-]+)$/.exec(server.url);
  base = match?.[1] ?? '';
  key = match?.[2] ?? '';
}

const json = { 'content-type': 'application/json' };

function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return ask(base + path, {
    method: 'POST',
    headers: { origin: base, ...json, ...headers },
    body: JSON.stringify(body),
  });
}

/** The headers by which the page is known: the browser's cookie, and the key that the page keeps. */
async function signIn(): Promise<{ readonly cookie: string; readonly 'x-ladeakte-page': string }> {
  const answer = await post('/session', { key });
  expect(answer.status).toBe(200);
  const { page } = JSON.parse(answer.text) as { readonly page: string };
  return { cookie: answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '', 'x-ladeakte-page': page };
}

function upload(name: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  return ask(`${base}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { origin: base, ...headers },
    body,
  });
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ladeakte-test-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
  writeFileSync(join(folder, 'page', 'assets', 'a.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  await start();
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('who may speak to the server', () => {
  test('the launch secret is good for one session, whose cookie scripts cannot read', async () => {
    const first = await post('/session', { key });
    expect(first.status).toBe(200);
    const cookie = first.headers['set-cookie']?.[0] ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await post('/session', { key })).status).toBe(403);
    const { page } = JSON.parse(first.text) as { readonly page: string };
    const again = await post('/session', { key }, { cookie: cookie.split(';', 1)[0] ?? '', 'x-ladeakte-page': page });
    expect(again.status).toBe(204);
  });

  test('the cookie alone, which browsers send to all ports of the host, opens nothing and tells no key of the page', async () => {
    const { cookie, ...pageKey } = await signIn();
    for (const stolen of [{ cookie }, pageKey, { cookie, 'x-ladeakte-page': 'x'.repeat(43) }]) {
      expect((await post('/api/app.info', {}, stolen)).status).toBe(401);
      expect((await upload('a.log', 'x', stolen)).status).toBe(401);
      expect((await ask(`${base}/events`, { headers: stolen })).status).toBe(401);
      expect((await ask(`${base}/initial-files`, { headers: stolen })).status).toBe(401);
      const traded = await post('/session', { key }, stolen);
      expect(traded.status).toBe(403);
      expect(traded.text).not.toContain(pageKey['x-ladeakte-page']);
    }
    expect(fake.calls).toEqual([]);
    expect((await post('/api/app.info', {}, { cookie, ...pageKey })).status).toBe(200);
  });

  test('a cookie of the same name that another page of this host has set does not lock the person out', async () => {
    const { cookie, ...pageKey } = await signIn();
    const name = cookie.split('=', 1)[0] ?? '';
    const both = await post('/api/app.info', {}, { cookie: `${name}=forged; ${cookie}`, ...pageKey });
    expect(both.status).toBe(200);
  });

  test('a wrong key does not spend the right one', async () => {
    expect((await post('/session', { key: 'x'.repeat(43) })).status).toBe(403);
    expect((await post('/session', { key: 7 })).status).toBe(403);
    expect((await post('/session', { key })).status).toBe(200);
  });

  test('without the cookie nothing but the page itself is answered', async () => {
    expect((await post('/api/app.info', {})).status).toBe(401);
    expect((await upload('a.log', 'x', {})).status).toBe(401);
    expect((await ask(`${base}/events`)).status).toBe(401);
    expect((await ask(`${base}/initial-files`)).status).toBe(401);
    expect((await ask(`${base}/`)).status).toBe(200);
    expect(fake.calls).toEqual([]);
    expect(fake.granted).toEqual([]);
  });

  test('another host name is refused, also with the cookie (DNS rebinding)', async () => {
    const session = await signIn();
    const port = new URL(base).port;
    for (const host of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1', `127.0.0.1.:${port}`]) {
      expect((await ask(`${base}/`, { headers: { ...session, host } })).status).toBe(421);
      expect((await post('/api/app.info', {}, { ...session, host })).status).toBe(421);
    }
    expect(fake.calls).toEqual([]);
  });

  test('another or no origin is refused on everything but GET, also with the cookie', async () => {
    const session = await signIn();
    for (const origin of ['http://evil.example', 'http://127.0.0.1:1', 'null', `https://${new URL(base).host}`]) {
      expect((await post('/api/app.info', {}, { ...session, origin })).status).toBe(403);
    }
    const without = await ask(`${base}/api/app.info`, { method: 'POST', headers: { ...json, ...session }, body: '{}' });
    expect(without.status).toBe(403);
    expect(fake.calls).toEqual([]);
  });

  test('another site on the same computer cannot use up the initial files with a GET', async () => {
    await server.close();
    await start({ initialFiles: [{ token: 't', name: 'a.log', sizeBytes: 1 }] });
    const session = await signIn();
    for (const site of ['same-site', 'cross-site']) {
      const answer = await ask(`${base}/initial-files`, { headers: { ...session, 'sec-fetch-site': site } });
      expect(answer.status).toBe(403);
    }
    const own = await ask(`${base}/initial-files`, { headers: { ...session, 'sec-fetch-site': 'same-origin' } });
    expect(JSON.parse(own.text)).toEqual([{ token: 't', name: 'a.log', sizeBytes: 1 }]);
    const second = await ask(`${base}/initial-files`, { headers: session });
    expect(JSON.parse(second.text)).toEqual([]);
  });

  test('only the loopback address listens', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family, internal } of others) {
      if (internal || family !== 'IPv4') continue;
      await expect(ask(`http://${address}:${new URL(base).port}/`)).rejects.toThrow(/ECONNREFUSED/);
    }
    await expect(ask(`http://[::1]:${new URL(base).port}/`)).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL|EAFNOSUPPORT/);
  });
});

describe('the page', () => {
  test('comes with headers that allow nothing foreign, and with a nonce of its own each time', async () => {
    const [one, two] = [await ask(`${base}/`), await ask(`${base}/`)];
    const policy = String(one.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(one.text).toContain(`nonce="${nonce}"`);
    expect(two.text).not.toContain(nonce);
    for (const [name, value] of [
      ['x-content-type-options', 'nosniff'],
      ['cross-origin-opener-policy', 'same-origin'],
      ['cross-origin-resource-policy', 'same-origin'],
      ['cache-control', 'no-store'],
      ['referrer-policy', 'no-referrer'],
    ]) {
      expect(one.headers[name ?? '']).toBe(value);
    }
    expect(one.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('is a fixed map: no path leads out of it', async () => {
    expect((await ask(`${base}/assets/a.js`)).text).toBe('export {};');
    for (const path of [
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets',
      '/index.html~',
    ]) {
      const answer = await ask(base, { headers: {} }).then(() => rawPath(path));
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('secret');
    }
    expect((await ask(`${base}/`, { method: 'HEAD' })).text).toBe('');
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect((await ask(`${base}/`, { method, headers: { origin: base } })).status).toBe(405);
    }
  });
});

/** A request whose path no URL parser has tidied up. */
async function rawPath(path: string): Promise<Answer> {
  const { request } = await import('node:http');
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, agent: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += part.toString('utf8');
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the contract over HTTP', () => {
  test('passes name and input on and answers with the reply, also for expected failures', async () => {
    const session = await signIn();
    const info = await post('/api/app.info', {}, session);
    expect(info.status).toBe(200);
    expect(JSON.parse(info.text)).toEqual({
      ok: true,
      value: { version: '1.2.3', shell: 'server', sampleAvailable: false },
      revision: 0,
    });
    const unknown = await post('/api/no.such', { a: 1 }, session);
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, error: { code: 'procedure-unknown' } });
    expect(fake.calls.at(-1)).toEqual({ name: 'no.such', input: { a: 1 } });
  });

  test('bodies are JSON of a bounded size', async () => {
    const session = await signIn();
    const headers = { origin: base, ...session };
    const api = `${base}/api/app.info`;
    const form = { ...headers, 'content-type': 'text/plain' };
    expect((await ask(api, { method: 'POST', headers: form, body: '{}' })).status).toBe(415);
    const broken = await ask(api, { method: 'POST', headers: { ...headers, ...json }, body: '{' });
    expect(broken.status).toBe(400);
    expect(JSON.parse(broken.text)).toMatchObject({ ok: false, error: { detail: 'the body is not JSON' } });
    const notUtf8 = await ask(api, {
      method: 'POST',
      headers: { ...headers, ...json },
      body: Uint8Array.of(0x22, 0xff, 0x22),
    });
    expect(notUtf8.status).toBe(400);
    const large = await post('/api/app.info', 'x'.repeat(5 * 1024 * 1024), session).catch((error: Error) => error);
    expect(large instanceof Error || large.status === 413).toBe(true);
    expect(fake.calls).toEqual([]);
  });

  test('events reach an open page', async () => {
    const { cookie, 'x-ladeakte-page': pageKey } = await signIn();
    const { request } = await import('node:http');
    const text = await new Promise<string>((resolve, reject) => {
      let got = '';
      const outgoing = request(`${base}/events?page=${pageKey}`, { headers: { cookie }, agent: false }, (response) => {
        expect(response.headers['content-type']).toContain('text/event-stream');
        response.on('data', (part: Buffer) => {
          if (got === '') fake.emit({ event: 'case.changed', caseId: 'c', revision: 7 });
          got += part.toString('utf8');
          if (!got.includes('revision')) return;
          outgoing.destroy();
          resolve(got);
        });
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
    expect(text).toContain('data: {"event":"case.changed","caseId":"c","revision":7}\n\n');
  });
});

describe('uploads', () => {
  test('land in a private folder under a name of ours and go at the end', async () => {
    const session = await signIn();
    const answer = await upload('../../päck "1".log', 'hello', session);
    expect(JSON.parse(answer.text)).toEqual({ token: 'token-1', name: '../../päck "1".log', sizeBytes: 5 });
    const path = fake.granted[0]?.path ?? '';
    expect(dirname(path)).toContain('ladeakte-uploads-');
    expect(path).toMatch(/[/\\]1\.upload$/);
    expect(readFileSync(path, 'utf8')).toBe('hello');
    if (!onWindows) {
      expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    await server.close();
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('a case file moves to the cases of the program and never overwrites one', async () => {
    const session = await signIn();
    for (const text of ['one', 'two']) await upload('CP 1.ladeakte', text, session);
    await upload('../x/..ladeakte', 'three', session);
    await server.close();
    expect(readFileSync(join(folder, 'cases', 'CP 1.ladeakte'), 'utf8')).toBe('one');
    expect(readFileSync(join(folder, 'cases', 'CP 1 (2).ladeakte'), 'utf8')).toBe('two');
    expect(dirname(fake.granted[2]?.path ?? '')).toBe(join(folder, 'cases'));
  });

  test('a case never takes the place of one whose name differs by capitals only, or by the way letters are put together', async () => {
    const session = await signIn();
    const names = [
      'Halle Pr\u00fcfung.ladeakte',
      'halle PR\u00dcFUNG.LADEAKTE',
      'Halle Pru\u0308fung.ladeakte',
      'aux.ladeakte',
      'x . .ladeakte',
    ];
    for (const name of names) await upload(name, name, session);
    await server.close();
    const kept = readdirSync(join(folder, 'cases')).filter((name) => /pr[u\u00fc]|aux|^x/i.test(name.normalize('NFC')));
    expect(kept.toSorted()).toEqual(
      [
        'Halle Pr\u00fcfung.ladeakte',
        'halle PR\u00dcFUNG (2).ladeakte',
        'Halle Pr\u00fcfung (3).ladeakte',
        '_aux.ladeakte',
        'x.ladeakte',
      ].toSorted(),
    );
    expect(readFileSync(join(folder, 'cases', 'Halle Pr\u00fcfung.ladeakte'), 'utf8')).toBe(names[0]);
  });

  test('have a limit and need a name', async () => {
    await server.close();
    await start({ uploadLimitBytes: 10 });
    const session = await signIn();
    expect((await upload('a', 'x'.repeat(11), session)).status).toBe(413);
    expect((await upload('', 'x', session)).status).toBe(400);
    // Without a length in front the bytes themselves are counted.
    const chunked = await ask(`${base}/files?name=a`, {
      method: 'POST',
      headers: { origin: base, ...session, 'transfer-encoding': 'chunked' },
      body: 'x'.repeat(11),
    });
    expect(chunked.status).toBe(413);
    expect(fake.granted).toEqual([]);
  });
});

test('the server ends itself when nobody uses it', async () => {
  await server.close();
  await start({ idleMs: 50 });
  expect(await server.ended).toBe('idle');
  await expect(ask(`${base}/`)).rejects.toThrow(/ECONNREFUSED/);
});
