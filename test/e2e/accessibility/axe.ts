import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The rules of WCAG 2.0 to 2.2, levels A and AA, and what axe knows of good practice besides. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands: rule, element, and what is wrong with it. Empty when nothing is. */
export async function violations(page: Page): Promise<readonly string[]> {
  // What still shows the answer to the question before is pale on purpose, and only for a moment.
  await page.waitForFunction(() => document.querySelector('[data-stale], [aria-busy="true"]') === null);
  const known = await page.evaluate(() => 'axe' in window);
  // Handed over the debugging protocol: the page's policy lets no foreign script in, and stays as it is.
  if (!known) await page.evaluate(axe.source);
  return page.evaluate(async (wanted) => {
    const { violations: found } = await (window as unknown as { readonly axe: typeof axe }).axe.run(document, {
      runOnly: { type: 'tag', values: wanted },
      // The report's preview is a document of its own, tested with the reports; scripts are not let into it.
      iframes: false,
      resultTypes: ['violations'],
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  }, tags);
}
