import { createServer } from 'node:http';
import type { Engine } from '../../engine/engine.ts';
import type { GrantedFile } from '../../engine/file-grants.ts';
import { loadBuiltPage } from '../built-page.ts';
import { createEventStreams } from './event-streams.ts';
import { createPeerCheck } from './peer-user.ts';
import { answer } from './routes.ts';
import { createSessionGate } from './session-gate.ts';
import { createUploadFolder } from './upload-folder.ts';

export interface ServerOptions {
  /** Stays the caller's: `close` does not end it. */
  readonly engine: Engine;
  /** Folder of the built page (`renderer/dist`). */
  readonly pageFolder: string;
  /** Where uploaded case files stay. */
  readonly caseFolder: string;
  readonly initialFiles?: readonly GrantedFile[];
  /** The server ends itself after this long without a page, a request or a running job. Default 30 minutes. */
  readonly idleMs?: number;
  /** Of one uploaded file. Default 64 GiB; the disk is asked as well. */
  readonly uploadLimitBytes?: number;
}

export interface RunningServer {
  /** The address to open, with the launch secret in its fragment. */
  readonly url: string;
  /** Resolves when the server has ended, and why. */
  readonly ended: Promise<'closed' | 'idle'>;
  close(): Promise<void>;
}

/**
 * Serves the page and the contract on 127.0.0.1 and a free port (design 6, browser mode). Reachable by every program
 * on this computer, therefore guarded: see `session-gate.ts`.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const page = loadBuiltPage(options.pageFolder);
  const idleMs = options.idleMs ?? 30 * 60_000;
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');

  const gate = createSessionGate(address.port);
  const isOtherUser = await createPeerCheck(server, address.port);
  const streams = createEventStreams();
  const uploads = createUploadFolder({
    caseFolder: options.caseFolder,
    limitBytes: options.uploadLimitBytes ?? 64 * 1024 ** 3,
  });
  let initialFiles = options.initialFiles ?? [];
  let running = 0;
  let lastActiveMs = performance.now();

  const unsubscribe = options.engine.subscribe((event) => {
    lastActiveMs = performance.now();
    streams.send(event);
  });
  server.on('request', (request, response) => {
    running += 1;
    response.on('close', () => {
      running -= 1;
      lastActiveMs = performance.now();
    });
    void answer(request, response, {
      engine: options.engine,
      page,
      gate,
      isOtherUser,
      uploads,
      streams,
      takeInitialFiles() {
        const files = initialFiles;
        initialFiles = [];
        return files;
      },
    });
  });

  let tellEnd: (why: 'closed' | 'idle') => void = () => {};
  const ended = new Promise<'closed' | 'idle'>((resolve) => {
    tellEnd = resolve;
  });
  let ending: Promise<void> | undefined;
  const end = (why: 'closed' | 'idle'): Promise<void> => {
    ending ??= (async () => {
      clearInterval(idleCheck);
      unsubscribe();
      streams.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      uploads.remove();
      tellEnd(why);
    })();
    return ending;
  };
  const idleCheck = setInterval(
    () => {
      // An open page holds its event stream, which counts as a running request.
      if (running === 0 && performance.now() - lastActiveMs > idleMs) void end('idle');
    },
    Math.min(idleMs, 30_000),
  );
  idleCheck.unref();

  return { url: `http://127.0.0.1:${address.port}/#key=${gate.launchSecret}`, ended, close: () => end('closed') };
}
