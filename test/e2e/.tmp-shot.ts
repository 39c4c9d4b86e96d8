import { launchBrowser, guardedContext } from './browser/launch-browser.ts';
import { startRealServer } from './real-server.ts';
const files = process.argv.slice(2);
const server = await startRealServer(files);
const browser = await launchBrowser();
try {
  const { context, complaints } = await guardedContext(browser, server.origin, {
    viewport: { width: 1500, height: 1400 },
  });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.waitForSelector('[data-testid="go-evidence"]', { timeout: 30000 });
  await page.waitForTimeout(2500);
  await page.click('[data-testid="go-evidence"]');
  await page.waitForSelector('[data-testid="grid-sources"] [data-testid="grid-row"]');
  const rows = page.locator('[data-testid="grid-sources"] [data-testid="grid-row"]');
  await rows.first().click();
  await page.waitForSelector('[data-testid="table-mapping"]');
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/dbw/shot1.png' });
  await page.locator('[data-testid="table-mapping"]').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('[data-testid="table-mapping"]')?.scrollIntoView());
  await page.waitForTimeout(300);
  await page.screenshot({ path: '/tmp/dbw/shot2.png' });
  // correct something: unit
  await page.locator('[data-testid="table-unit"]').first().selectOption('Wh');
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/dbw/shot3.png' });
  await page.click('[data-testid="mapping-apply"]');
  await page.waitForTimeout(3000);
  await page.evaluate(() => document.querySelector('[data-testid="table-mapping"]')?.scrollIntoView());
  await page.screenshot({ path: '/tmp/dbw/shot4.png' });
  const rowLink = page.locator('[data-testid="stored-records"] [data-testid="evidence-link"]').first();
  await rowLink.click();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: '/tmp/dbw/shot5.png' });
  console.log(complaints);
} finally {
  await browser.close();
  await server.stop();
}
