/**
 * The bridge between the page and its host; built to one CommonJS file, because a sandboxed preload cannot be a module.
 * The page gets functions that take and give values, never an event, a port or a path.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { HostBridge } from '../../api/client.ts';
import type { ApiEvent } from '../../api/events.ts';
import { hostChannel, portChannel } from './bridge-messages.ts';
import type { HostRequest, PortAnswer, PortCall } from './bridge-messages.ts';

const ask = (request: HostRequest): Promise<unknown> => ipcRenderer.invoke(hostChannel, request);
const waiting = new Map<number, (reply: unknown) => void>();
const listeners = new Set<(event: ApiEvent) => void>();
let calls = 0;

function receive(message: PortAnswer): void {
  if (message.answer === 'event') {
    for (const listener of listeners) listener(message.event);
    return;
  }
  waiting.get(message.answer)?.(message.reply);
  waiting.delete(message.answer);
}

/** What is used of the DOM's MessagePort; the types of the DOM are not part of this project. */
interface PagePort {
  addEventListener(type: 'message', listener: (event: { readonly data: PortAnswer }) => void): void;
  postMessage(message: PortCall): void;
  start(): void;
}

const engine = new Promise<PagePort>((resolve) => {
  ipcRenderer.once(portChannel, (event) => {
    const [port] = event.ports as readonly (PagePort | undefined)[];
    if (port === undefined) return;
    port.addEventListener('message', ({ data }) => receive(data));
    port.start();
    resolve(port);
  });
});
void ask({ ask: 'connect' });

async function call(name: PortCall['name'], input: unknown, ticket?: string): Promise<unknown> {
  const port = await engine;
  calls += 1;
  const message: PortCall = { call: calls, name, input, ...(ticket === undefined ? {} : { ticket }) };
  return new Promise((resolve) => {
    waiting.set(message.call, resolve);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
    port.postMessage(message);
  });
}

const bridge: HostBridge = {
  shell: 'electron',
  // The engine's reply has the type that the contract gives it; only its way here has none.
  call: call as HostBridge['call'],
  subscribe(listener) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  adopt(files) {
    // Empty for a file that a script made up: there is no path behind it to be granted.
    const paths = files.map((file) => webUtils.getPathForFile(file as File)).filter((path) => path !== '');
    return ask({ ask: 'adopt', paths }) as ReturnType<HostBridge['adopt']>;
  },
  choose: (kind) => ask({ ask: 'choose', kind }) as ReturnType<HostBridge['choose']>,
  save: (document) => ask({ ask: 'save', document }) as ReturnType<HostBridge['save']>,
  initialFiles: () => ask({ ask: 'initial-files' }) as ReturnType<HostBridge['initialFiles']>,
};

contextBridge.exposeInMainWorld('ladeakte', Object.freeze(bridge));
