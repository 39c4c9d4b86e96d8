import type { MenuItemConstructorOptions } from 'electron';
import type { WindowTexts } from './window-texts.ts';

export interface MenuActions {
  open(kind: 'evidence' | 'case'): void;
  about(): void;
}

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/**
 * What stands in the menu of a platform. Every item says its words itself: Electron's own are English whatever the system speaks. macOS wants a menu of the program, one
 * to edit with (without it Cmd+C and Cmd+V do nothing) and one of windows; elsewhere the program is left by the first menu.
 */
export function menuTemplate(
  texts: WindowTexts,
  actions: MenuActions,
  { platform, isPackaged }: { readonly platform: NodeJS.Platform; readonly isPackaged: boolean },
): Item[] {
  const isMac = platform === 'darwin';
  const about: Item = { label: texts.about, click: () => actions.about() };
  const program: Item = {
    label: 'Ladeakte',
    submenu: [
      about,
      line,
      { role: 'services', label: texts.services },
      line,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      line,
      { role: 'quit', label: texts.quitProgram },
    ],
  };
  const recent: Item = {
    role: 'recentDocuments',
    label: texts.recent,
    submenu: [{ role: 'clearRecentDocuments', label: texts.clearRecent }],
  };
  const file: Item = {
    label: texts.file,
    submenu: [
      { label: texts.openEvidence, accelerator: 'CmdOrCtrl+O', click: () => actions.open('evidence') },
      { label: texts.openCase, accelerator: 'CmdOrCtrl+Shift+O', click: () => actions.open('case') },
      ...(isMac ? [recent] : []),
      line,
      isMac ? { role: 'close', label: texts.closeWindow } : { role: 'quit', label: texts.quit },
    ],
  };
  const edit: Item = {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      line,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'delete', label: texts.remove },
      line,
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
  const view: Item = {
    label: texts.view,
    submenu: [
      { role: 'resetZoom', label: texts.resetZoom },
      { role: 'zoomIn', label: texts.zoomIn },
      { role: 'zoomOut', label: texts.zoomOut },
      line,
      { role: 'togglefullscreen', label: texts.fullScreen },
      ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  const windows: Item = {
    role: 'window',
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimize },
      ...(isMac
        ? ([{ role: 'zoom', label: texts.zoomWindow }, line, { role: 'front', label: texts.front }] as const)
        : ([{ role: 'close', label: texts.closeWindow }] as const)),
    ],
  };
  const help: Item = { role: 'help', label: texts.help, submenu: isMac ? [] : [about] };
  return [...(isMac ? [program] : []), file, edit, view, windows, ...(isMac ? [] : [help])];
}
