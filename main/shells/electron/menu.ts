import { Menu, app } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { MenuActions } from './menu-template.ts';
import type { WindowTexts } from './window-texts.ts';

/** The menu of the window; what belongs to a case is in the page, where it works in every shell. */
export function installMenu(texts: WindowTexts, actions: MenuActions): void {
  const template: MenuItemConstructorOptions[] = menuTemplate(texts, actions, {
    platform: process.platform,
    isPackaged: app.isPackaged,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
