import { EventEmitter } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { onOrder } from './control.ts';

/** A port as the main process and utility processes of Electron see it: messages come as `{ data, ports }`. */
export class PortDouble extends EventEmitter {
  readonly inner: MessagePort;
  constructor(inner: MessagePort) {
    super();
    this.inner = inner;
    inner.on('close', () => this.emit('close'));
  }
  start(): void {
    this.inner.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }
  postMessage(data: unknown): void {
    this.inner.postMessage(data, []);
  }
  close(): void {
    this.inner.close();
  }
}

export class MessageChannelMain {
  readonly port1: PortDouble;
  readonly port2: PortDouble;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortDouble(port1);
    this.port2 = new PortDouble(port2);
  }
}

/** A process becomes a thread: the same isolation of memory, and ports can be handed over. */
class UtilityProcessDouble extends EventEmitter {
  readonly #worker: Worker;
  constructor(modulePath: string) {
    super();
    this.#worker = new Worker(new URL('./utility-bootstrap.ts', import.meta.url), { workerData: { modulePath } });
    this.#worker.on('message', (data: unknown) => this.emit('message', data));
    this.#worker.on('error', (error) => console.error(error));
    this.#worker.on('exit', (code) => this.emit('exit', code));
  }
  postMessage(data: unknown, ports: readonly PortDouble[] = []): void {
    const inner = ports.map((port) => port.inner);
    this.#worker.postMessage({ data, ports: inner }, inner);
  }
  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}

let last: UtilityProcessDouble | undefined;

export const utilityProcess = {
  fork(modulePath: string, _args: readonly string[], _options: object): UtilityProcessDouble {
    last = new UtilityProcessDouble(modulePath);
    return last;
  },
};

onOrder((order) => (order.order === 'crash-engine' ? last?.kill() : undefined));
