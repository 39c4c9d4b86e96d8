/** The engine in a process of its own: evidence that crashes a parser takes no window with it. */
import type { MessagePortMain, ParentPort } from 'electron';
import { createEngine } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import { assertNever } from '../../../parsers/base/assert.ts';
import type { EngineOrder, EngineReport, PortAnswer, PortCall } from './bridge-messages.ts';

// Electron adds this to the `process` of a utility process.
const parent: ParentPort = process.parentPort;
let engine: Engine | undefined;

function report(message: EngineReport): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
  parent.postMessage(message);
}

/** Lets one page speak to the engine until its port closes. */
function serve(target: Engine, port: MessagePortMain): void {
  const answer = (message: PortAnswer): void => port.postMessage(message);
  const unsubscribe = target.subscribe((event) => answer({ answer: 'event', event }));
  port.on('message', ({ data }: { readonly data: PortCall }) => {
    // Name and input are checked by the engine, as for every transport.
    void target.call(data.name, data.input as never, data.ticket).then((reply) => answer({ answer: data.call, reply }));
  });
  port.on('close', unsubscribe);
  port.start();
}

async function grant(target: Engine, request: number, path: string): Promise<void> {
  try {
    report({ report: 'granted', request, file: await target.grantFile(path) });
  } catch (error) {
    report({ report: 'refused', request, message: error instanceof Error ? error.message : String(error) });
  }
}

function deliver(target: Engine, request: number, made: string, path: string): void {
  try {
    target.made.deliver(made, path);
    report({ report: 'delivered', request });
  } catch (error) {
    report({ report: 'refused', request, message: error instanceof Error ? error.message : String(error) });
  }
}

async function close(): Promise<void> {
  await engine?.close();
  report({ report: 'closed' });
}

parent.on('message', ({ data, ports }) => {
  const order = data as EngineOrder;
  if (order.order === 'start') {
    const { dataFolder, version, sampleArchive, extensionFiles, extensionFolder } = order;
    engine = createEngine({ dataFolder, version, sampleArchive, extensionFiles, extensionFolder, shell: 'electron' });
    engine.subscribe((event) => report({ report: 'event', event }));
    void engine.warmUp();
    return;
  }
  if (engine === undefined) throw new Error(`the engine was told to ${order.order} before it was started`);
  switch (order.order) {
    case 'connect':
      for (const port of ports) serve(engine, port);
      break;
    case 'grant':
      void grant(engine, order.request, order.path);
      break;
    case 'deliver':
      deliver(engine, order.request, order.made, order.path);
      break;
    case 'close':
      void close();
      break;
    default:
      assertNever(order);
  }
});
