/** The window (design 6): a thin host. The engine runs in a process of its own, the page in a sandbox. */
import { BrowserWindow, MessageChannelMain, app, dialog } from 'electron';
import { mkdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { assertNever } from '../../../parsers/base/assert.ts';
import type { ApiEvent } from '../../api/events.ts';
import type { GrantedFile } from '../../engine/file-grants.ts';
import { extensionFolder } from '../../extensions/extension-folder.ts';
import { loadBuiltPage } from '../built-page.ts';
import { windowDataFolder } from '../data-folder.ts';
import { portChannel } from './bridge-messages.ts';
import { choosePaths, saveDocument } from './dialogs.ts';
import { startEngineLink } from './engine-link.ts';
import { extensionsOnCommandLine, filesOnCommandLine } from './given-files.ts';
import { handleHostRequests } from './host-requests.ts';
import { lockNavigation, lockedSession, switchOffBackgroundServices } from './locked-session.ts';
import { openMainWindow } from './main-window.ts';
import { installMenu } from './menu.ts';
import { registerPageScheme, servePage } from './page-scheme.ts';
import { printToPdf } from './print-to-pdf.ts';
import { createRemembered } from './remembered.ts';
import { windowTexts } from './window-texts.ts';

// The built program lies in out/electron, in the project as in the package.
const here = import.meta.dirname;
/** As in electron-builder.yml. */
const appId = 'org.ladeakte.Ladeakte';
const sampleName = 'sample-diagnostics.tar.gz';

app.enableSandbox();
switchOffBackgroundServices();
registerPageScheme();
lockNavigation();

// Before the lock, which goes with the folder.
const ownFolder = windowDataFolder();
if (ownFolder !== null) {
  mkdirSync(ownFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', ownFolder);
}
// The taskbar of Windows keeps windows, pinned icon and recent cases together by this name, which the installer gives its shortcut.
if (process.platform === 'win32') app.setAppUserModelId(appId);

const words = process.argv.slice(app.isPackaged ? 1 : 2);
const given = filesOnCommandLine(words, process.cwd());
/** Files that no page has taken yet: from the command line, another start of the program, or the system. */
let waitingPaths: readonly string[] = given;
let deliver: (() => void) | undefined;

function take(paths: readonly string[]): void {
  waitingPaths = [...waitingPaths, ...paths];
  deliver?.();
}

// macOS tells about files this way, also before the program is ready.
app.on('open-file', (event, path) => {
  event.preventDefault();
  take([path]);
});

if (app.requestSingleInstanceLock({ files: given })) {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const files = (data as { readonly files?: readonly string[] } | null)?.files ?? [];
    take(files);
  });
  void app.whenReady().then(run);
} else {
  app.quit();
}

function run(): void {
  const dataFolder = app.getPath('userData');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const remembered = createRemembered(dataFolder);
  const texts = windowTexts(app.getLocale());
  const session = lockedSession();
  const desk = servePage(session, loadBuiltPage(join(here, '..', '..', 'renderer', 'dist')));
  let window: BrowserWindow | undefined;

  const engine = startEngineLink({
    modulePath: join(here, 'engine-process.mjs'),
    dataFolder,
    version: app.getVersion(),
    extensionFiles: extensionsOnCommandLine(words, process.cwd()),
    extensionFolder: extensionFolder(),
    sampleArchive: app.isPackaged
      ? join(process.resourcesPath, sampleName)
      : join(here, '..', '..', 'test', 'fixtures', 'sample', sampleName),
    onEvent: (event) => showProgress(window, event),
    onCrash(restarted) {
      window?.setProgressBar(-1);
      if (restarted) window?.webContents.reload();
      const detail = restarted ? texts.engineEndedDetail : texts.engineGoneDetail;
      void dialog.showMessageBox({ type: 'warning', message: texts.engineEnded, detail });
    },
  });

  async function grant(paths: readonly string[]): Promise<readonly GrantedFile[]> {
    const granted: GrantedFile[] = [];
    for (const path of paths) {
      try {
        granted.push(await engine.grant(path));
        if (extname(path).toLowerCase() === '.ladeakte') app.addRecentDocument(path);
      } catch {
        dialog.showErrorBox('Ladeakte', `${texts.fileMissing}\n${path}`);
      }
    }
    return granted;
  }

  handleHostRequests(async (request, event) => {
    const asking = BrowserWindow.fromWebContents(event.sender);
    if (asking === null) return null;
    switch (request.ask) {
      case 'connect': {
        const { port1, port2 } = new MessageChannelMain();
        engine.connect(port1);
        event.senderFrame?.postMessage(portChannel, null, [port2]);
        return null;
      }
      case 'adopt':
        return grant(request.paths);
      case 'choose': {
        const paths = await choosePaths(asking, remembered, request.kind);
        return paths.length === 0 ? null : grant(paths);
      }
      case 'save':
        return saveDocument(asking, remembered, request.document, {
          print: (html) => printToPdf(session, desk, html),
          deliver: (made, path) => engine.deliver(made, path),
        });
      case 'initial-files': {
        const paths = waitingPaths;
        waitingPaths = [];
        return grant(paths);
      }
      default:
        return assertNever(request);
    }
  });

  const open = (): void => {
    window = openMainWindow(session, join(here, 'preload.cjs'), remembered);
    window.on('closed', () => {
      window = undefined;
    });
  };
  /** The page asks for waiting files when it starts; the engine and its jobs do not notice a reload. */
  deliver = () => {
    if (window === undefined) {
      open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
    if (waitingPaths.length > 0) window.webContents.reload();
  };
  installMenu(texts, {
    open: (kind) => {
      if (window !== undefined) void choosePaths(window, remembered, kind).then(take);
    },
    about: () => {
      void dialog.showMessageBox({ message: `Ladeakte ${app.getVersion()}`, detail: texts.aboutDetail });
    },
  });
  open();
  app.on('activate', () => {
    if (window === undefined) open();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    void engine.close().finally(() => app.quit());
  });
}

function showProgress(window: BrowserWindow | undefined, event: ApiEvent): void {
  if (window === undefined || event.event !== 'job.progress') return;
  const { phase, bytesDone, bytesTotal } = event.job;
  const isRunning = phase === 'reading' || phase === 'concluding';
  window.setProgressBar(isRunning ? Math.min(1, bytesDone / Math.max(1, bytesTotal)) : -1);
}
