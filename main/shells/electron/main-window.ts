import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Session } from 'electron';
import { pageAddress } from './page-scheme.ts';
import type { Remembered, WindowMemory } from './remembered.ts';

/** The ground of the page in both themes (styles/tokens.css), so that nothing flashes before the page is there. */
const ground = { light: '#F7F7F5', dark: '#14161A' } as const;

/** The remembered place, unless the display that it was on is gone. */
function visibleBounds({ bounds }: WindowMemory): Partial<Electron.Rectangle> {
  if (bounds === undefined) return { width: 1280, height: 800 };
  const area = screen.getDisplayMatching(bounds).workArea;
  const isVisible =
    bounds.x < area.x + area.width &&
    bounds.x + bounds.width > area.x &&
    bounds.y >= area.y &&
    bounds.y < area.y + area.height;
  return isVisible ? bounds : { width: bounds.width, height: bounds.height };
}

/** The one window, as locked as Electron allows. */
export function openMainWindow(session: Session, preload: string, remembered: Remembered): BrowserWindow {
  const memory = remembered.get();
  const window = new BrowserWindow({
    ...visibleBounds(memory),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Ladeakte',
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      session,
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
    },
  });
  if (memory.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => remembered.set({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }));
  void window.loadURL(pageAddress);
  return window;
}
