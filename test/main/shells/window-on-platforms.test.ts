import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { windowDataFolder } from '../../../main/shells/data-folder.ts';
import { menuTemplate } from '../../../main/shells/electron/menu-template.ts';
import { windowTexts } from '../../../main/shells/electron/window-texts.ts';
import { openerFor } from '../../../main/shells/launch/system-browser.ts';
import { projectRoot } from '../../runner/run-tool.ts';

vi.mock('electron', () => ({}));
const { windowPlace } = await import('../../../main/shells/electron/main-window.ts');

const platforms = ['win32', 'darwin', 'linux'] as const;
type Item = ReturnType<typeof menuTemplate>[number];
const actions = { open: () => {}, about: () => {} };

function menu(platform: NodeJS.Platform, locale = 'en'): readonly Item[] {
  return menuTemplate(windowTexts(locale), actions, { platform, isPackaged: true });
}

function itemsOf(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

describe('the menu', () => {
  test.each(platforms)('on %s can copy and paste, close and quit', (platform) => {
    const roles = itemsOf(menu(platform)).flatMap(({ role }) => (role === undefined ? [] : [role]));
    expect(roles).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'undo', 'close', 'quit', 'minimize']),
    );
    expect(new Set(roles).size).toBe(roles.length);
  });

  test.each(platforms)('on %s says every word in the language of the system', (platform) => {
    for (const item of itemsOf(menu(platform, 'de-DE')))
      expect(item.type === 'separator' || (item.label ?? '') !== '', JSON.stringify(item)).toBe(true);
    const german = itemsOf(menu(platform, 'de-DE')).map(({ label }) => label);
    expect(german).toEqual(expect.arrayContaining(['Bearbeiten', 'Kopieren', 'Vergrößern', 'Minimieren']));
    expect(german).not.toEqual(expect.arrayContaining(['Copy']));
  });

  test('of macOS begins with the program, the others with the file', () => {
    expect(menu('darwin').map(({ label }) => label)).toEqual(['Ladeakte', 'File', 'Edit', 'View', 'Window']);
    for (const platform of ['win32', 'linux'] as const)
      expect(menu(platform).map(({ label }) => label)).toEqual(['File', 'Edit', 'View', 'Window', 'Help']);
    const keys = itemsOf(menu('darwin')).flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.every((key) => typeof key === 'string' && key.startsWith('CmdOrCtrl+'))).toBe(true);
  });
});

describe('the place of the window', () => {
  const laptop = { x: 0, y: 0, width: 1366, height: 728 };
  const beside = { x: 1366, y: -200, width: 1920, height: 1040 };
  const on = (area: typeof laptop) => () => area;

  test('is the remembered one', () => {
    const bounds = { x: 1500, y: 100, width: 1400, height: 900 };
    expect(windowPlace({ bounds }, on(beside))).toEqual(bounds);
    // Snapped to the left on Windows: its border lies outside.
    expect(windowPlace({ bounds: { x: -7, y: -1, width: 690, height: 728 } }, on(laptop))).toEqual({
      x: -7,
      y: -1,
      width: 690,
      height: 728,
    });
  });

  test('is nearby and fits where the display is gone', () => {
    expect(windowPlace({ bounds: { x: 1500, y: 100, width: 1900, height: 1000 } }, on(laptop))).toEqual({
      width: 1366,
      height: 728,
    });
    expect(windowPlace({ bounds: { x: 100, y: -900, width: 1000, height: 700 } }, on(laptop))).toEqual({
      width: 1000,
      height: 700,
    });
    expect(windowPlace({ bounds: { x: 1300, y: 10, width: 1000, height: 700 } }, on(laptop))).toEqual({
      width: 1000,
      height: 700,
    });
  });

  test('is no larger than a small display at the first start', () => {
    expect(windowPlace({}, on({ x: 0, y: 0, width: 1024, height: 728 }))).toEqual({ width: 1024, height: 728 });
    expect(windowPlace({}, on(beside))).toEqual({ width: 1280, height: 800 });
  });
});

describe('the data of the window', () => {
  test('lie where the other shells have them where Electron would choose a roaming folder, or a person said', () => {
    expect(windowDataFolder({ LOCALAPPDATA: 'C:\\L', APPDATA: 'C:\\R' }, 'win32')).toBe('C:\\L\\Ladeakte');
    expect(windowDataFolder({}, 'darwin')).toBeNull();
    expect(windowDataFolder({}, 'linux')).toBeNull();
    for (const platform of platforms)
      expect(windowDataFolder({ LADEAKTE_DATA: 'stick' }, platform)).toBe(resolve('stick'));
  });

  test('go with the name that the installer gives', () => {
    const config = readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8');
    const main = readFileSync(join(projectRoot, 'main', 'shells', 'electron', 'main.ts'), 'utf8');
    const id = /^appId: (\S+)$/m.exec(config)?.[1] ?? '';
    expect(id).not.toBe('');
    expect(main).toContain(`const appId = '${id}';`);
  });
});

test('the browser is opened by what the system has, never by a command line that reads the address', () => {
  const address = 'http://127.0.0.1:4711/#key=a_b-c&d';
  expect(openerFor('win32', address)).toEqual(['rundll32', ['url.dll,FileProtocolHandler', address]]);
  expect(openerFor('darwin', address)).toEqual(['open', [address]]);
  expect(openerFor('linux', address)).toEqual(['xdg-open', [address]]);
});
