import type { Page } from 'playwright-core';
import type { Keys } from './hands.ts';

/** One of the ten things that a person does most often; `tasks.md` says it in words. */
export interface PersonTask {
  /** The question that the person came with. */
  readonly title: string;
  /** Where it begins; the sample case's overview unless said otherwise. */
  readonly from?: 'start' | 'overview';
  /** With the mouse; text is typed where one has clicked. */
  byMouse(page: Page): Promise<void>;
  /** With the keyboard alone. `page` is for looking and for what the computer does, not for acting. */
  byKeys(keys: Keys, page: Page): Promise<void>;
  /** What the person must see in the end, the same for both. */
  answered(page: Page): Promise<void>;
  /** Puts the case back to how it was, so that tasks do not depend on each other. */
  after?(page: Page): Promise<void>;
}
