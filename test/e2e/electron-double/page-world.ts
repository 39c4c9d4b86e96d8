import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { pageSide, preloadSide } from './in-page.ts';

const worldName = 'preload';

/** The preload's own V8 world in one page, and the line between it and the main process. */
export interface PageWorld {
  /** Resolves when the preload's world has it, or is gone. */
  send(message: unknown): Promise<void>;
}

/** Puts the preload into every document of a page. `receive` hears what it sends. */
export async function openPageWorld(
  page: Page,
  preloadPath: string,
  receive: (world: PageWorld, message: unknown) => void,
): Promise<PageWorld> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  let contextId: number | undefined;
  const world: PageWorld = {
    async send(message) {
      if (contextId === undefined) return;
      const expression = `doubleFromMain(${JSON.stringify(message)})`;
      // The document may be gone by now; then nobody waits for this any more.
      await devtools.send('Runtime.evaluate', { contextId, expression }).catch(() => undefined);
    },
  };
  devtools.on('Runtime.executionContextCreated', ({ context }) => {
    const data = context.auxData as { readonly frameId?: string } | undefined;
    if (context.name === worldName && data?.frameId === mainFrameId) contextId = context.id;
  });
  devtools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== 'doubleToMain') return;
    contextId = executionContextId;
    receive(world, JSON.parse(payload));
  });
  const { frameTree } = await devtools.send('Page.getFrameTree');
  const mainFrameId = frameTree.frame.id;
  await devtools.send('Page.enable');
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: 'doubleToMain', executionContextName: worldName });
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: `if (self === top) (${pageSide})();` });
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName,
    source: `if (self === top) (${preloadSide})((require, module, exports) => {${readFileSync(preloadPath, 'utf8')}\n});`,
  });
  return world;
}
