/** What the test tells the program under the double. Each is answered by `{ done: id, value }`. */
export type Order =
  | { readonly order: 'answer-dialog'; readonly dialog: 'open' | 'save'; readonly paths: readonly string[] }
  | { readonly order: 'request'; readonly address: string }
  | { readonly order: 'permission'; readonly permission: string; readonly address: string }
  | { readonly order: 'open-file'; readonly path: string }
  /** Files and folders of this machine are held above the window, or let go, at a place of the page. */
  | {
      readonly order: 'drag';
      readonly kind: 'dragEnter' | 'dragOver' | 'drop';
      readonly paths: readonly string[];
      readonly x: number;
      readonly y: number;
    }
  | { readonly order: 'crash-engine' }
  | { readonly order: 'quit' };

export type Told =
  | { readonly told: 'debugging-port'; readonly port: number }
  | { readonly told: 'window'; readonly address: string; readonly options: Readonly<Record<string, unknown>> }
  | { readonly told: 'refused'; readonly what: 'request' | 'navigation' | 'window'; readonly address: string }
  | { readonly told: 'dialog'; readonly dialog: string; readonly options: unknown }
  | { readonly told: 'progress'; readonly value: number }
  | { readonly told: 'recent-document'; readonly path: string }
  | { readonly told: 'done'; readonly id: number; readonly value: unknown };

/** To the test, when there is one. */
export function tell(message: Told): void {
  process.send?.(message);
}

type Answerer = (order: Order) => unknown;
const answerers: Answerer[] = [];

/** Registers who answers an order; the first that does not say `undefined` counts. */
export function onOrder(answerer: Answerer): void {
  answerers.push(answerer);
}

process.on('message', (message: { readonly id: number; readonly order: Order }) => {
  void (async () => {
    let value: unknown;
    for (const answerer of answerers) value ??= await answerer(message.order);
    tell({ told: 'done', id: message.id, value });
  })();
});
// Listening for orders must not keep a program alive that has ended.
process.channel?.unref();

/** The scheme of the program, which this Chromium does not know, and the address that stands for it. */
const ownHost = /^([a-z]+)\.ladeakte\.test$/;

export function toChromium(address: string): string {
  return address.replace(/^ladeakte:\/\/([a-z]+)\//, 'https://$1.ladeakte.test/');
}

export function fromChromium(address: string): string {
  const url = URL.parse(address);
  const host = url === null ? undefined : ownHost.exec(url.host)?.[1];
  return host === undefined || url === null ? address : `ladeakte://${host}${url.pathname}${url.search}${url.hash}`;
}
