import type { Page } from 'playwright-core';

/** One stop of the Tab key, and what is wrong with it: nothing, or words. */
export interface FocusStop {
  readonly element: string;
  readonly wrong: string | null;
}

const mostStops = 400;

/** Walks with Tab over the whole page, from its beginning until the focus comes round again. */
export async function walkWithTab(page: Page): Promise<readonly FocusStop[]> {
  const stops: FocusStop[] = [];
  const known = new Set<string>();
  for (let step = 0; step < mostStops; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(lookAtFocus);
    // Out of the page and in again at its beginning: the walk may have begun in the middle.
    if (stop === null) continue;
    // Inside of a frame the page knows only the frame.
    if (stop.frame && known.has(stop.path)) continue;
    if (known.has(stop.path)) return stops;
    known.add(stop.path);
    stops.push({ element: stop.element, wrong: stop.wrong });
  }
  throw new Error(`the focus does not come round within ${mostStops} stops`);
}

/** Runs in the page. `null` when nothing has the focus: the walk has left the page. */
function lookAtFocus() {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const path = (node: Element): string =>
    node.parentElement === null
      ? node.tagName
      : `${path(node.parentElement)}>${[...node.parentElement.children].indexOf(node)}`;
  const marksFocus = (node: Element): boolean => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  };
  // A grid shows the focus on its chosen row, a field on the frame around it, a border as a line of its own.
  const stands = [
    element,
    ...(element.getAttribute('role') === 'grid' ? element.querySelectorAll('[aria-selected="true"]') : []),
    ...(element.matches('input') ? [element.closest('label'), element.closest('.filter-bar')] : []),
  ].filter((node) => node !== null);
  // A border is its own mark; inside of a frame its document shows where the focus is.
  const byItself = element.getAttribute('role') === 'separator' || element.tagName === 'IFRAME';
  const visible = byItself || stands.some(marksFocus);
  const shown = element.closest('label') ?? element;
  const box = shown.getBoundingClientRect();
  const places = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.15, 0.85].map((y) => [x, y] as const));
  const inSight = places.some(([x, y]) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit !== null && (shown.contains(hit) || hit.contains(shown));
  });
  const name = element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40) ?? '';
  return {
    path: path(element),
    frame: element.tagName === 'IFRAME',
    element: `${element.tagName.toLowerCase()}[${element.getAttribute('data-testid') ?? element.className}] ${name}`,
    wrong: visible ? (inSight ? null : 'is hidden behind something') : 'does not show that it has the focus',
  };
}
