import { randomUUID } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import * as v from 'valibot';
import type { ProcedureName } from '../../api/contract.ts';
import { ApiFailure } from '../../api/errors.ts';
import type { ApiErrorCode } from '../../api/errors.ts';
import type { Engine } from '../../engine/engine.ts';
import type { GrantedFile } from '../../engine/file-grants.ts';
import type { BuiltPage } from '../built-page.ts';
import { freshNonce, pageHeaders } from '../page-security.ts';
import type { EventStreams } from './event-streams.ts';
import type { PeerCheck } from './peer-user.ts';
import { RequestBodyError, readJsonBody } from './request-body.ts';
import type { SessionGate } from './session-gate.ts';
import type { UploadFolder } from './upload-folder.ts';

export interface RouteContext {
  readonly engine: Engine;
  readonly page: BuiltPage;
  readonly gate: SessionGate;
  readonly isOtherUser: PeerCheck;
  readonly uploads: UploadFolder;
  readonly streams: EventStreams;
  /** Handed to the first page that asks. */
  takeInitialFiles(): readonly GrantedFile[];
}

/** Ten thousand tokens and a few long keys fit; nothing that the contract allows is larger. */
const apiBodyLimit = 4 * 1024 * 1024;
const sessionBodyLimit = 4 * 1024;
const sessionRequest = v.object({ key: v.pipe(v.string(), v.maxLength(200)) });

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

/** A refusal has the form of the contract's replies, so that a page can show it like any other failure. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number, reason: string): void {
  // What is left of a refused body is not waited for.
  if (!request.complete) response.setHeader('Connection', 'close');
  const code: ApiErrorCode = status === 401 ? 'session-missing' : 'internal';
  sendJson(response, { ok: false, error: { code, params: { status }, detail: reason } }, status);
}

/** Answers one request. Never rejects. */
export async function answer(request: IncomingMessage, response: ServerResponse, context: RouteContext): Promise<void> {
  const nonce = freshNonce();
  for (const [name, value] of Object.entries(pageHeaders(nonce))) response.setHeader(name, value);
  try {
    const refusal = context.gate.checkOrigin(request);
    if (refusal !== undefined) refuse(request, response, refusal.status, refusal.reason);
    else if (context.isOtherUser(request.socket))
      refuse(request, response, 403, 'asked by another user of this computer');
    else if (request.method === 'GET' || request.method === 'HEAD') answerGet(request, response, context, nonce);
    else if (request.method === 'POST') await answerPost(request, response, context);
    else {
      response.setHeader('Allow', 'GET, HEAD, POST');
      refuse(request, response, 405, 'method not allowed');
    }
  } catch (error) {
    if (response.headersSent || response.destroyed) response.destroy();
    else if (error instanceof RequestBodyError) refuse(request, response, error.status, error.message);
    else if (error instanceof ApiFailure) sendJson(response, { ok: false, error: error.error }, 422);
    else refuse(request, response, 500, error instanceof Error ? error.message : 'unknown');
  }
}

function parameterOf(request: IncomingMessage, name: string): string {
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get(name) ?? '';
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
}

function answerGet(request: IncomingMessage, response: ServerResponse, context: RouteContext, nonce: string): void {
  const path = pathOf(request);
  const file = context.page.find(path);
  if (file !== undefined) {
    const body = file.body(nonce);
    response.writeHead(200, { 'Content-Type': file.mediaType, 'Content-Length': body.byteLength });
    response.end(request.method === 'HEAD' ? undefined : body);
    return;
  }
  if (path !== '/events' && path !== '/initial-files' && path !== '/made') {
    refuse(request, response, 404, 'no such page');
    return;
  }
  // A download is a link, which sends no header; its token is a secret that only the page was told.
  const refusal = path === '/made' ? context.gate.checkCookie(request) : context.gate.checkSession(request);
  if (refusal !== undefined) refuse(request, response, refusal.status, refusal.reason);
  else if (request.method === 'HEAD') response.writeHead(200).end();
  else if (path === '/events') context.streams.open(response);
  else if (path === '/made') answerMade(request, response, context);
  else sendJson(response, context.takeInitialFiles());
}

/** A file that the engine has made: as an attachment, so that the browser keeps it and shows nothing of it. */
function answerMade(request: IncomingMessage, response: ServerResponse, { engine }: RouteContext): void {
  const token = parameterOf(request, 'token');
  const { path, fileName } = engine.made.find(token);
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'Content-Length': statSync(path).size,
  });
  pipeline(createReadStream(path), response, () => {
    // A download that was broken off is the person's own doing.
  });
}

async function answerPost(request: IncomingMessage, response: ServerResponse, context: RouteContext): Promise<void> {
  const path = pathOf(request);
  if (path === '/session') {
    await answerSession(request, response, context);
    return;
  }
  const refusal = context.gate.checkSession(request);
  if (refusal !== undefined) {
    refuse(request, response, refusal.status, refusal.reason);
    return;
  }
  if (path.startsWith('/api/')) {
    const input = await readJsonBody(request, apiBodyLimit);
    // The engine checks name and input itself, for this transport as for all others.
    const name = path.slice('/api/'.length) as ProcedureName;
    const ticket = parameterOf(request, 'ticket') || randomUUID();
    // A page that is gone waits for nothing.
    const left = (): void => {
      if (!response.writableEnded) void context.engine.call('query.cancel', { ticket });
    };
    response.on('close', left);
    const reply = await context.engine.call(name, input as never, ticket);
    response.off('close', left);
    sendJson(response, reply);
  } else if (path === '/files') {
    const name = parameterOf(request, 'name');
    if (name === '' || name.length > 1_000) throw new RequestBodyError(400, 'a file needs a name');
    const stored = await context.uploads.receive(request, name);
    sendJson(response, await context.engine.grantFile(stored, name));
  } else {
    refuse(request, response, 404, 'no such procedure');
  }
}

async function answerSession(request: IncomingMessage, response: ServerResponse, context: RouteContext): Promise<void> {
  const body = v.safeParse(sessionRequest, await readJsonBody(request, sessionBodyLimit));
  const session = body.success ? context.gate.exchange(body.output.key) : undefined;
  if (session !== undefined) {
    response.setHeader('Set-Cookie', session.cookie);
    sendJson(response, { page: session.pageKey });
  }
  // The same page opened again from the browser's history: it has its session already.
  else if (context.gate.checkSession(request) === undefined) response.writeHead(204).end();
  else refuse(request, response, 403, 'the key of this address is wrong or was used before');
}
