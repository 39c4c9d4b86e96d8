import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import type { Order } from './control.ts';
import type { PageWorld } from './page-world.ts';

/**
 * What the system does when a person drags files over a window: the events, the `DataTransfer` and the files in it are Chromium's own. The
 * preload's `webUtils` learns which files they are; nothing else of the page does.
 */
export async function dragOver(
  page: Page,
  world: PageWorld | undefined,
  { kind, paths, x, y }: Extract<Order, { readonly order: 'drag' }>,
): Promise<void> {
  await world?.send({
    dragged: paths.map((path) => ({ path, name: basename(path), lastModified: Math.floor(statSync(path).mtimeMs) })),
  });
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  await devtools.send('Input.dispatchDragEvent', { type: kind, x, y, data });
  await devtools.detach();
}
