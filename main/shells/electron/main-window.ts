import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Session } from 'electron';
import { pageAddress } from './page-scheme.ts';
import type { Remembered, WindowMemory } from './remembered.ts';

/** The ground of the page in both themes (styles/tokens.css), so that nothing flashes before the page is there. */
const ground = { light: '#F7F7F5', dark: '#14161A' } as const;

/** Enough of the title bar to take hold of. */
const graspPx = 80;
const usual = { width: 1280, height: 800 } as const;

/**
 * Where the window opens: at the remembered place, unless the display that it was on is gone or has become smaller; then in the middle of the one that is nearest, and
 * never larger than that. `workAreaOf` names the display for a place.
 */
export function windowPlace(
  { bounds }: WindowMemory,
  workAreaOf: (bounds: Electron.Rectangle | null) => Electron.Rectangle,
): Partial<Electron.Rectangle> {
  const area = workAreaOf(bounds ?? null);
  const width = Math.min(bounds?.width ?? usual.width, area.width);
  const height = Math.min(bounds?.height ?? usual.height, area.height);
  if (bounds === undefined) return { width, height };
  const isGraspable =
    bounds.x + graspPx <= area.x + area.width &&
    bounds.x + bounds.width >= area.x + graspPx &&
    // A maximised or snapped window of Windows reaches some pixels beyond the edge.
    bounds.y >= area.y - 10 &&
    bounds.y + graspPx <= area.y + area.height;
  return isGraspable ? { x: bounds.x, y: bounds.y, width, height } : { width, height };
}

function workAreaOf(bounds: Electron.Rectangle | null): Electron.Rectangle {
  return (bounds === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(bounds)).workArea;
}

/** The one window, as locked as Electron allows. */
export function openMainWindow(session: Session, preload: string, remembered: Remembered): BrowserWindow {
  const memory = remembered.get();
  const window = new BrowserWindow({
    ...windowPlace(memory, workAreaOf),
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
