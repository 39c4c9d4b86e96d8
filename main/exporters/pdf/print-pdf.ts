import { accessSync, constants, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApiFailure } from '../../api/errors.ts';
import { makePrivateTemp } from '../../files/private-temp.ts';
import { tryRemovePath } from '../../files/remove-path.ts';
import { escapeHtml } from '../html/html.ts';
import { openBrowser } from './devtools-pipe.ts';
import type { BrowserLine } from './devtools-pipe.ts';
import { findChromium } from './find-chromium.ts';
import { steadyPdf } from './steady-pdf.ts';

/** What stands around each page where the browser does not know the margin boxes of CSS. */
export interface PageLines {
  readonly head: string;
  readonly foot: string;
  readonly page: string;
  readonly of: string;
}

/** A report of 10,000 sessions takes some seconds; a browser that takes longer than this hangs. */
const timeLimitMs = 120_000;
/** Far above any report; a PDF is held in memory. */
const largestPdf = 512 * 1024 * 1024;
/** Margin boxes of `@page` (CSS Paged Media 3, 5) came with this version. */
const marginBoxesSince = 131;

/** Nothing is loaded, run, remembered or sent: no script, no network, no extension, a profile that is thrown away. */
function parametersFor(profile: string): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--metrics-recording-only',
    '--blink-settings=scriptEnabled=false',
    // No name is resolved and every connection is refused at the door.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--force-color-profile=srgb',
    '--lang=en-US',
  ];
}

function startable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Prints a finished HTML document with a browser of this machine: A4, as its own print styles say, tagged, with an outline. The same
 * document and the same browser give the same bytes. Throws `pdf-needs-browser` or `pdf-failed`.
 */
export async function printPdf(html: string, lines: PageLines): Promise<Uint8Array> {
  const { path, looked } = findChromium({ environment: process.env, platform: process.platform, exists: startable });
  if (path === null) throw new ApiFailure('pdf-needs-browser', { looked: looked.join(', ') });
  const folder = makePrivateTemp('pdf');
  try {
    const document = join(folder, 'report.html');
    writeFileSync(document, html, { mode: 0o600 });
    return steadyPdf(await printFile(path, document, folder, lines));
  } finally {
    // Windows holds files of a process that is just ending.
    tryRemovePath(folder);
  }
}

async function printFile(path: string, document: string, folder: string, lines: PageLines): Promise<Buffer> {
  // Root has no user namespace to build a sandbox from; the page is our own and runs nothing.
  const asRoot = process.getuid?.() === 0;
  try {
    return await attempt(path, document, folder, lines, asRoot);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error('unknown');
    // Ubuntu since 23.10 and containers refuse the namespace to everybody.
    if (!asRoot && /sandbox|namespace/i.test(message)) {
      return attempt(path, document, folder, lines, true).catch((second: unknown) => refuse(path, second));
    }
    return refuse(path, error);
  }
}

function refuse(path: string, error: unknown): never {
  const message = error instanceof Error ? error.message : 'unknown';
  const [reason = '', ...detail] = message.split('\n');
  throw new ApiFailure('pdf-failed', { browser: basename(path), reason }, detail.join('\n') || null);
}

async function attempt(
  path: string,
  document: string,
  folder: string,
  lines: PageLines,
  withoutSandbox: boolean,
): Promise<Buffer> {
  const parameters = [
    ...parametersFor(join(folder, `profile-${withoutSandbox}`)),
    ...(withoutSandbox ? ['--no-sandbox'] : []),
    'about:blank',
  ];
  // The zone and language of the machine are nothing to a report.
  const line = openBrowser(path, parameters, {
    ...process.env,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    LANGUAGE: '',
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${timeLimitMs / 1000} s`)), timeLimitMs);
    });
    return await Promise.race([print(line, pathToFileURL(document).href, lines), late]);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown';
    throw new Error(`${message}\n${line.complaints()}`, { cause: error });
  } finally {
    clearTimeout(timer);
    await line.close();
  }
}

async function print(line: BrowserLine, address: string, lines: PageLines): Promise<Buffer> {
  const { product } = await line.send('Browser.getVersion');
  const version = Number(/\/(\d+)/.exec(String(product))?.[1] ?? marginBoxesSince);
  const { targetId } = await line.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await line.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(sessionId);
  await line.send('Page.enable', {}, session);
  await line.send('Emulation.setScriptExecutionDisabled', { value: true }, session);
  const loaded = line.event('Page.loadEventFired');
  const { errorText } = await line.send('Page.navigate', { url: address }, session);
  if (typeof errorText === 'string') throw new Error(errorText);
  await loaded;
  const { stream } = await line.send('Page.printToPDF', printSettings(version, lines), session);
  return readStream(line, String(stream), session);
}

function printSettings(version: number, lines: PageLines): object {
  const style =
    'font-size:7px;font-family:sans-serif;color:#5b6470;width:100%;margin:0 16mm 0 18mm;display:flex;justify-content:space-between';
  const old = version < marginBoxesSince;
  return {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: 'ReturnAsStream',
    displayHeaderFooter: old,
    ...(old
      ? {
          headerTemplate: `<div style="${style}"><span>${escapeHtml(lines.head)}</span></div>`,
          footerTemplate: `<div style="${style}"><span>${escapeHtml(lines.foot)}</span><span>${escapeHtml(lines.page)} <span class="pageNumber"></span> ${escapeHtml(lines.of)} <span class="totalPages"></span></span></div>`,
        }
      : {}),
  };
}

async function readStream(line: BrowserLine, handle: string, session: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { data, base64Encoded, eof } = await line.send('IO.read', { handle, size: 1024 * 1024 }, session);
    const piece = Buffer.from(String(data), base64Encoded === true ? 'base64' : 'latin1');
    pieces.push(piece);
    size += piece.length;
    if (size > largestPdf) throw new Error('the PDF grows without end');
    if (eof === true) break;
  }
  const pdf = Buffer.concat(pieces);
  if (pdf.toString('latin1', 0, 5) !== '%PDF-') throw new Error('what came back is no PDF');
  return pdf;
}
