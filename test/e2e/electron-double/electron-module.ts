/** What the main process gets for `electron`; see README.md for what this can and cannot show. */
export { Menu, dialog, nativeTheme, screen } from './desktop.ts';
export { app } from './app.ts';
export { protocol, session } from './session.ts';
export { MessageChannelMain, utilityProcess } from './utility-process.ts';
export { BrowserWindow } from './browser-window.ts';
export { ipcMain } from './ipc.ts';
