/**
 * The two functions that run in the page; each is sent as its own source text, so neither may use anything from outside.
 * The page's world gets frozen proxies and nothing else; the preload's world has the one binding to the main process.
 * Between the two go synchronous DOM events, whose details Chromium clones from world to world.
 */

type Fn = (...values: unknown[]) => unknown;
interface Settler {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What the preload's function answered; `undefined` when it could not be cloned into the page's world. */
type Returned =
  | { readonly call: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly call: number; readonly kind: 'promise' }
  | { readonly call: number; readonly kind: 'function'; readonly target: string };

interface ToPage {
  readonly expose: {
    readonly name: string;
    readonly members: readonly { readonly key: string; readonly value?: unknown }[];
  };
  readonly settled: { readonly call: number; readonly value?: unknown; readonly error?: string };
  readonly callback: { readonly callback: number; readonly values: readonly unknown[] };
}

/** A file of the machine that was dragged over the page, as the system knows it. */
interface DraggedFile {
  readonly path: string;
  readonly name: string;
  readonly lastModified: number;
}

type FromMain =
  | { readonly dragged: readonly DraggedFile[] }
  | { readonly invoked: number; readonly value?: unknown; readonly error?: string }
  | { readonly port: number; readonly data: unknown }
  | { readonly channel: string; readonly newPort: number };

/** In the page's own world, before any script of the page. */
export function pageSide(): void {
  const callbacks = new Map<number, Fn>();
  const settling = new Map<number, Settler>();
  let calls = 0;
  const send = (type: string, detail: unknown): void =>
    void document.dispatchEvent(new CustomEvent(`double:${type}`, { detail }));
  const on = <Type extends keyof ToPage>(type: Type, listener: (detail: ToPage[Type]) => void): void =>
    document.addEventListener(`double:${type}`, (event) => listener((event as CustomEvent<ToPage[Type]>).detail));

  function invoke(target: string, values: unknown[]): unknown {
    calls += 1;
    const call = calls;
    const sent = values.map((value) => {
      if (typeof value !== 'function') return value;
      callbacks.set(call, value as Fn);
      return { callback: call };
    });
    const answers: Returned[] = [];
    const listener = (event: Event): void => void answers.push((event as CustomEvent<Returned>).detail);
    document.addEventListener('double:returned', listener);
    send('call', { call, target, values: sent });
    document.removeEventListener('double:returned', listener);
    const returned = answers.find((answer) => answer.call === call);
    if (returned === undefined) throw new Error('An object could not be cloned.');
    if (returned.kind === 'promise') return new Promise((resolve, reject) => settling.set(call, { resolve, reject }));
    if (returned.kind === 'function') return (...more: unknown[]) => invoke(returned.target, more);
    return returned.value;
  }

  on('expose', ({ name, members }) => {
    const exposed: Record<string, unknown> = {};
    for (const { key, value } of members) {
      exposed[key] = value === undefined ? (...values: unknown[]) => invoke(key, values) : value;
    }
    Object.defineProperty(window, name, { value: Object.freeze(exposed) });
  });
  on('settled', ({ call, value, error }) => {
    const waiting = settling.get(call);
    settling.delete(call);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  });
  on('callback', ({ callback, values }) => callbacks.get(callback)?.(...values));
}

/** In the preload's world; `preload` is its source as a function of what CommonJS gives it. */
export function preloadSide(preload: (require: Fn, module: object, exports: object) => void): void {
  const scope = globalThis as unknown as { doubleToMain(text: string): void; doubleFromMain(message: FromMain): void };
  const toMain = (message: unknown): void => scope.doubleToMain(JSON.stringify(structuredClone(message)));
  const send = (type: string, detail: unknown): void =>
    void document.dispatchEvent(new CustomEvent(`double:${type}`, { detail }));
  const targets = new Map<string, Fn>();
  const invokes = new Map<number, Settler>();
  const ports = new Map<number, (data: unknown) => void>();
  const once = new Map<string, (event: unknown) => void>();
  let dragged: readonly DraggedFile[] = [];
  let count = 0;

  document.addEventListener('double:call', (event) => {
    const { call, target, values } = (event as CustomEvent<{ call: number; target: string; values: unknown[] }>).detail;
    const given = values.map((value) => {
      if (typeof value !== 'object' || value === null || !('callback' in value)) return value;
      const { callback } = value;
      return (...more: unknown[]) => send('callback', { callback, values: more });
    });
    const result = targets.get(target)?.(...given);
    if (typeof result === 'function') {
      count += 1;
      targets.set(`returned-${count}`, result as Fn);
      send('returned', { call, kind: 'function', target: `returned-${count}` });
    } else if (result instanceof Promise) {
      send('returned', { call, kind: 'promise' });
      result.then(
        (value: unknown) => send('settled', { call, value }),
        (error: Error) => send('settled', { call, error: error.message }),
      );
    } else send('returned', { call, kind: 'value', value: result });
  });

  scope.doubleFromMain = (message) => {
    if ('dragged' in message) dragged = [...dragged, ...message.dragged];
    else if ('invoked' in message) {
      const waiting = invokes.get(message.invoked);
      invokes.delete(message.invoked);
      if (message.error === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
    } else if ('port' in message) ports.get(message.port)?.(message.data);
    else if ('channel' in message) {
      const listener = once.get(message.channel);
      once.delete(message.channel);
      const port = {
        addEventListener: (_type: string, hear: (event: { data: unknown }) => void) =>
          ports.set(message.newPort, (data) => hear({ data })),
        start: () => undefined,
        postMessage: (data: unknown) => toMain({ port: message.newPort, data }),
      };
      listener?.({ ports: [port] });
    }
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: Record<string, unknown>) {
        const members = Object.entries(api).map(([key, value]) => {
          if (typeof value !== 'function') return { key, value };
          targets.set(key, value as Fn);
          return { key };
        });
        send('expose', { name, members });
      },
    },
    ipcRenderer: {
      invoke(channel: string, message: unknown) {
        count += 1;
        const invoke = count;
        toMain({ invoke, channel, message });
        return new Promise((resolve, reject) => invokes.set(invoke, { resolve, reject }));
      },
      once: (channel: string, listener: (event: unknown) => void) => once.set(channel, listener),
    },
    // Electron looks into the file; here the system says which it let in. One that a script made is none of them.
    webUtils: {
      getPathForFile: (file: File) =>
        dragged.find(({ name, lastModified }) => name === file.name && lastModified === file.lastModified)?.path ?? '',
    },
  };
  const require = (name: unknown): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${String(name)}`);
    return electron;
  };
  preload(require, { exports: {} }, {});
}
