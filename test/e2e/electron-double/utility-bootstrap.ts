/** First file of the thread that stands for a utility process: gives it its `process.parentPort`. */
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { PortDouble } from './utility-process.ts';

const toParent = new EventEmitter();
Object.assign(toParent, { postMessage: (data: unknown) => parentPort?.postMessage(data, []) });
Object.assign(process, { parentPort: toParent });

await import(pathToFileURL((workerData as { readonly modulePath: string }).modulePath).href);

// Only now: messages wait until the program has registered its listener, as in Electron.
parentPort?.on('message', ({ data, ports }: { readonly data: unknown; readonly ports: readonly MessagePort[] }) => {
  toParent.emit('message', { data, ports: ports.map((port) => new PortDouble(port)) });
});
