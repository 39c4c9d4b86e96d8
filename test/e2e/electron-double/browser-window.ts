import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { allowed, app } from './app.ts';
import { chromiumContext } from './chromium.ts';
import { dragOver } from './drag.ts';
import { fromChromium, onOrder, tell, toChromium } from './control.ts';
import { answerInvoke } from './ipc.ts';
import { openPageWorld } from './page-world.ts';
import type { PageWorld } from './page-world.ts';
import type { PortDouble } from './utility-process.ts';

interface Options {
  readonly show?: boolean;
  readonly webPreferences: { readonly preload?: string; readonly sandbox: boolean; readonly contextIsolation: boolean };
}

type FromPage =
  | { readonly invoke: number; readonly channel: string; readonly message: unknown }
  | { readonly port: number; readonly data: unknown };

class WebContents extends EventEmitter {
  readonly window: BrowserWindow;
  readonly #ports = new Map<number, PortDouble>();
  #openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' });

  constructor(window: BrowserWindow) {
    super();
    this.window = window;
  }
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }): void {
    this.#openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(_policy: string): void {}
  reload(): void {
    void this.window.page.then((page) => page.reload());
  }
  async printToPDF(options: {
    readonly printBackground: boolean;
    readonly preferCSSPageSize: boolean;
  }): Promise<Buffer> {
    const page = await this.window.page;
    const { printBackground, preferCSSPageSize } = options;
    return page.pdf({ format: 'A4', printBackground, preferCSSPageSize });
  }

  /** What the preload of this page sent. */
  receive(world: PageWorld, page: Page, message: FromPage): void {
    if ('port' in message) {
      this.#ports.get(message.port)?.postMessage(message.data);
      return;
    }
    const senderFrame = {
      url: fromChromium(page.url()),
      parent: null,
      postMessage: (channel: string, _message: unknown, [port]: readonly PortDouble[]): void => {
        if (port === undefined) return;
        const newPort = this.#ports.size + 1;
        this.#ports.set(newPort, port);
        port.on('message', ({ data }: { readonly data: unknown }) => void world.send({ port: newPort, data }));
        port.start();
        void world.send({ channel, newPort });
      },
    };
    void answerInvoke(world, { sender: this, senderFrame }, message);
  }

  /** Lets the program decide about everything that would lead a page away. */
  async watch(page: Page): Promise<void> {
    await page.route('**/*', async (route) => {
      const request = route.request();
      if (!request.isNavigationRequest() || this.window.isLoading) {
        await route.fallback();
        return;
      }
      const address = fromChromium(request.url());
      const inMainFrame = request.frame() === page.mainFrame();
      if ((inMainFrame && !allowed(this, 'will-navigate', address)) || !allowed(this, 'will-frame-navigate', address)) {
        tell({ told: 'refused', what: 'navigation', address });
        // Without an answer the page stays where it is, as after preventDefault.
        await route.fulfill({ status: 204 });
        return;
      }
      await route.fallback();
    });
    page.on('popup', (popup) => {
      const { action } = this.#openHandler({ url: fromChromium(popup.url()) });
      if (action !== 'deny') return;
      tell({ told: 'refused', what: 'window', address: fromChromium(popup.url()) });
      void popup.close();
    });
  }
}

const windows = new Map<WebContents, BrowserWindow>();
const worlds = new WeakMap<WebContents, PageWorld>();

/** A window is a page of a real Chromium. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  readonly page: Promise<Page>;
  isLoading = false;
  readonly #close = (): void => {
    this.emit('close');
    this.destroy();
  };

  constructor(options: Options) {
    super();
    const { preload, sandbox, contextIsolation } = options.webPreferences;
    if (!sandbox || !contextIsolation) throw new Error('the double only runs sandboxed, isolated pages');
    const contents = new WebContents(this);
    this.webContents = contents;
    windows.set(this.webContents, this);
    app.closers.add(this.#close);
    app.emit('web-contents-created', {}, this.webContents);
    this.page = (async () => {
      const { context } = await chromiumContext();
      const page = await context.newPage();
      await contents.watch(page);
      if (preload !== undefined) {
        worlds.set(
          contents,
          await openPageWorld(page, preload, (world, message) => contents.receive(world, page, message as FromPage)),
        );
      }
      return page;
    })();
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.get(contents) ?? null;
  }
  async loadURL(address: string): Promise<void> {
    const page = await this.page;
    this.isLoading = true;
    await page.goto(toChromium(address));
    this.isLoading = false;
    tell({ told: 'window', address, options: {} });
    this.emit('ready-to-show');
  }
  destroy(): void {
    app.closers.delete(this.#close);
    windows.delete(this.webContents);
    void this.page.then((page) => page.close()).catch(() => undefined);
    this.emit('closed');
  }
  show(): void {}
  focus(): void {}
  maximize(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
    return { x: 10, y: 20, width: 1280, height: 800 };
  }
  setProgressBar(value: number): void {
    tell({ told: 'progress', value });
  }
}

onOrder(async (order) => {
  const [window] = windows.values();
  if (order.order !== 'drag' || window === undefined) return undefined;
  await dragOver(await window.page, worlds.get(window.webContents), order);
  return true;
});
