import type { PageWorld } from './page-world.ts';

type InvokeHandler = (event: unknown, message: unknown) => unknown;
const handlers = new Map<string, InvokeHandler>();

/** One handler per channel, as in Electron. */
export const ipcMain = {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
};

/** Answers an `ipcRenderer.invoke` of a page, with Electron's own words where it fails. */
export async function answerInvoke(
  world: PageWorld,
  event: unknown,
  request: { readonly invoke: number; readonly channel: string; readonly message: unknown },
): Promise<void> {
  const { invoke, channel, message } = request;
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const value = structuredClone(await handler(event, message));
    await world.send({ invoked: invoke, value });
  } catch (error) {
    await world.send({ invoked: invoke, error: `Error invoking remote method '${channel}': ${String(error)}` });
  }
}
