import type * as Electron from 'electron';
import { expect, test } from 'vitest';
import type { app } from './app.ts';
import type { BrowserWindow } from './browser-window.ts';
import type { Menu, dialog, nativeTheme, screen } from './desktop.ts';
import type { ipcMain } from './ipc.ts';
import type { theSession } from './session.ts';
import type { MessageChannelMain } from './utility-process.ts';

/** What the double has and Electron does not, by Electron's own types. The compiler finds a name that was made up. */
type MadeUp<Double, Real> = Exclude<keyof Double, keyof Real>;

/** What the double needs for itself. */
type Own = 'closers' | 'page' | 'isLoading' | 'isAllowed' | 'serve' | 'permission' | 'inner' | typeof Symbol.iterator;

interface Strangers {
  readonly app: MadeUp<typeof app, Electron.App>;
  readonly dialog: MadeUp<typeof dialog, Electron.Dialog>;
  readonly menu: MadeUp<typeof Menu, typeof Electron.Menu>;
  readonly theme: MadeUp<typeof nativeTheme, Electron.NativeTheme>;
  readonly screen: MadeUp<typeof screen, Electron.Screen>;
  readonly ipc: MadeUp<typeof ipcMain, Electron.IpcMain>;
  readonly session: MadeUp<typeof theSession, Electron.Session>;
  readonly window: MadeUp<BrowserWindow, Electron.BrowserWindow>;
  readonly channel: MadeUp<MessageChannelMain, Electron.MessageChannelMain>;
}

test('the double invents no member of Electron', () => {
  // Fails to compile when a name is not in electron.d.ts: then the type of `strangers` holds it.
  const strangers: readonly Exclude<Strangers[keyof Strangers], Own>[] = [];
  const none: readonly never[] = strangers;
  expect(none).toEqual([]);
});
