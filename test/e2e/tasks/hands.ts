import type { Locator, Page } from 'playwright-core';

/** What a person has under the fingers who cannot or does not want to use a mouse: keys, and nothing but keys. */
export interface Keys {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Walks with Tab until the focus is on the element (or inside of it), as a person would who sees where the focus is. */
  reach(target: Locator): Promise<void>;
}

/** A person may have to walk far, but not endlessly. */
const mostSteps = 90;

export function keysOf(page: Page): Keys {
  return {
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    async reach(target) {
      await target.first().waitFor();
      for (let step = 0; step < mostSteps; step += 1) {
        const here = await target.evaluateAll((all) =>
          all.some((each) => each === document.activeElement || each.contains(document.activeElement)),
        );
        if (here) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the focus does not come to ${target.toString()} within ${mostSteps} steps of Tab`);
    },
  };
}
