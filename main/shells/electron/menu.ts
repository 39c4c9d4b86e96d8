import { Menu, app } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { WindowTexts } from './window-texts.ts';

export interface MenuActions {
  open(kind: 'evidence' | 'case'): void;
  about(): void;
}

/** The menu of the window; what belongs to a case is in the page, where it works in every shell. */
export function installMenu(texts: WindowTexts, actions: MenuActions): void {
  const isMac = process.platform === 'darwin';
  const recent: MenuItemConstructorOptions[] = isMac
    ? [
        {
          role: 'recentDocuments',
          label: texts.recent,
          submenu: [{ role: 'clearRecentDocuments', label: texts.clearRecent }],
        },
      ]
    : [];
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: texts.file,
      submenu: [
        { label: texts.openEvidence, accelerator: 'CmdOrCtrl+O', click: () => actions.open('evidence') },
        { label: texts.openCase, accelerator: 'CmdOrCtrl+Shift+O', click: () => actions.open('case') },
        ...recent,
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu', label: texts.edit },
    {
      label: texts.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu', label: texts.window },
    { role: 'help', label: texts.help, submenu: [{ label: texts.about, click: () => actions.about() }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
