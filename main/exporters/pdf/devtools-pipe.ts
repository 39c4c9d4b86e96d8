import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/*
 * The browser is spoken to over two pipes (`--remote-debugging-pipe`: it reads messages from file descriptor 3 and writes them to 4, each
 * ended by a zero byte): no port is opened, nobody else can join in.
 */

/** One message may hold a piece of a PDF in Base64; more than this is no answer of a browser. */
const largestMessage = 64 * 1024 * 1024;
const keptComplaints = 4_000;

export interface BrowserLine {
  /** Sends a command of the DevTools protocol and waits for its answer. */
  send(method: string, params?: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>>;
  /** Waits for the next event of a name. */
  event(method: string): Promise<void>;
  /** What the browser said on its standard error, for the person who has to help. */
  complaints(): string;
  close(): Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (value: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a browser and opens the line. Everything that waits is refused when the browser ends. */
export function openBrowser(path: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): BrowserLine {
  const child = spawn(path, parameters, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: environment,
    // A group of its own: what the browser has started ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, (() => void)[]>();
  let calls = 0;
  let complaints = '';
  let ended: Error | undefined;
  const input = child.stdio[3] as Writable;
  const output = child.stdio[4] as Readable;

  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      end(new Error(`the browser ended (${signal ?? code ?? 'unknown'})`));
      resolve();
    });
    child.once('error', (error) => {
      end(error);
      resolve();
    });
  });
  input.on('error', () => {});
  child.stderr?.on('data', (part: Buffer) => {
    complaints = (complaints + part.toString('utf8')).slice(-keptComplaints);
  });

  let pieces: Buffer[] = [];
  let held = 0;
  const receive = (text: string): void => {
    const message = JSON.parse(text) as Message;
    if (message.method !== undefined) {
      for (const tell of listeners.get(message.method) ?? []) tell();
      listeners.delete(message.method);
    }
    if (message.id === undefined) return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error === undefined) asked?.resolve(message.result ?? {});
    else asked?.reject(new Error(message.error.message));
  };
  output.on('data', (chunk: Buffer) => {
    let rest = chunk;
    for (let zero = rest.indexOf(0); zero !== -1; zero = rest.indexOf(0)) {
      const text = Buffer.concat([...pieces, rest.subarray(0, zero)]).toString('utf8');
      pieces = [];
      held = 0;
      rest = rest.subarray(zero + 1);
      receive(text);
    }
    pieces.push(rest);
    held += rest.length;
    if (held > largestMessage) {
      end(new Error('the browser answered without end'));
      stop(child);
    }
  });
  output.on('error', () => {});

  return {
    send(method, params = {}, sessionId) {
      if (ended !== undefined) return Promise.reject(ended);
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const message = { id, method, params, ...(sessionId === undefined ? {} : { sessionId }) };
        input.write(`${JSON.stringify(message)}\u0000`);
      });
    },
    event: (method) =>
      new Promise((resolve, reject) => {
        listeners.set(method, [...(listeners.get(method) ?? []), resolve]);
        void gone.then(() => reject(ended ?? new Error('the browser ended')));
      }),
    complaints: () => complaints,
    async close() {
      stop(child);
      await gone;
    },
  };
}

/** Ends the browser with all its helpers; it has nothing to save. */
function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}
