import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onOrder, tell } from './control.ts';

let userData = process.env['LADEAKTE_DOUBLE_USER_DATA'] ?? '';
const lockFile = (): string => join(userData, 'instance.lock');

/** Ends a preventable event: whether nobody objected. */
export function allowed(emitter: EventEmitter, name: string, ...values: readonly unknown[]): boolean {
  let prevented = false;
  emitter.emit(
    name,
    {
      preventDefault: () => {
        prevented = true;
      },
      ...(typeof values[0] === 'string' ? { url: values[0] } : {}),
    },
    ...values,
  );
  return !prevented;
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: (_name: string) => undefined };
  /** Windows to be closed on the way out. */
  readonly closers = new Set<() => void>();

  enableSandbox(): void {}
  configureHostResolver(_options: object): void {}
  addRecentDocument(path: string): void {
    tell({ told: 'recent-document', path });
  }
  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error('Failed to set path: there is no such folder');
    if (name === 'userData') userData = path;
  }
  setAppUserModelId(_id: string): void {}
  getPath(name: string): string {
    return name === 'userData' ? userData : join(userData, name);
  }
  getLocale(): string {
    return process.env['LADEAKTE_DOUBLE_LOCALE'] ?? 'en-US';
  }
  getVersion(): string {
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(process.argv[1] ?? ''), 'package.json'), 'utf8'));
    return (manifest as { readonly version: string }).version;
  }
  async whenReady(): Promise<void> {}

  /** One program per folder of user data; a second one leaves its message there, as it would with the first. */
  requestSingleInstanceLock(data: unknown): boolean {
    mkdirSync(userData, { recursive: true });
    if (existsSync(lockFile())) {
      writeFileSync(join(userData, `second-${process.pid}.json`), JSON.stringify(data));
      return false;
    }
    writeFileSync(lockFile(), String(process.pid));
    const look = setInterval(() => {
      for (const name of readdirSync(userData).filter((each) => /^second-\d+\.json$/.test(each))) {
        const path = join(userData, name);
        const message: unknown = JSON.parse(readFileSync(path, 'utf8') || 'null');
        rmSync(path);
        this.emit('second-instance', {}, [], userData, message);
      }
    }, 50);
    look.unref();
    return true;
  }

  quit(): void {
    // As in Electron, quitting goes on after the caller has returned.
    setImmediate(() => {
      if (!allowed(this, 'before-quit')) return;
      for (const close of this.closers) close();
      if (existsSync(lockFile()) && readFileSync(lockFile(), 'utf8') === String(process.pid)) rmSync(lockFile());
      process.exit(0);
    });
  }
}

export const app = new App();

onOrder((order) => {
  if (order.order === 'quit') app.quit();
  else if (order.order === 'open-file') allowed(app, 'open-file', order.path);
  else return undefined;
  return true;
});
