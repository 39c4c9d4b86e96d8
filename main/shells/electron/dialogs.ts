import { app, dialog } from 'electron';
import type { BrowserWindow, FileFilter } from 'electron';
import { basename, dirname, extname, join } from 'node:path';
import type { HostBridge } from '../../api/client.ts';
import { saveFile } from '../../engine/save-file.ts';
import type { Remembered } from './remembered.ts';
import { windowTexts } from './window-texts.ts';

type SavedDocument = Parameters<HostBridge['save']>[0];

/** Since version 43 dialogs would start in the downloads each time; people work in one folder. */
function startFolder(remembered: Remembered): string {
  const { lastFolder } = remembered.get();
  if (lastFolder !== undefined) return lastFolder;
  try {
    return app.getPath('documents');
  } catch {
    // A documents folder on a share that is not there just now.
    return app.getPath('home');
  }
}

/** Lets the person choose; empty when cancelled. */
export async function choosePaths(
  window: BrowserWindow,
  remembered: Remembered,
  kind: 'evidence' | 'case',
): Promise<readonly string[]> {
  const texts = windowTexts(app.getLocale());
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: startFolder(remembered),
    properties: kind === 'case' ? ['openFile'] : ['openFile', 'multiSelections'],
    ...(kind === 'case' ? { filters: [{ name: texts.caseFile, extensions: ['ladeakte'] }] } : {}),
  });
  const first = filePaths[0];
  if (canceled || first === undefined) return [];
  remembered.set({ lastFolder: dirname(first) });
  return filePaths;
}

/** A report can be kept as the HTML that it is, or printed; under the name of a PDF it is printed only. */
function filtersFor(document: SavedDocument): FileFilter[] {
  const extension = extname(document.fileName).slice(1);
  const own = { name: extension.toUpperCase(), extensions: [extension] };
  return document.mediaType.startsWith('text/html') && extension !== 'pdf'
    ? [own, { name: 'PDF', extensions: ['pdf'] }]
    : [own];
}

/**
 * Asks for a place and writes the document there; with the ending `.pdf` an HTML document is printed.
 * Answers with the file's name, `null` when cancelled.
 */
export async function saveDocument(
  window: BrowserWindow,
  remembered: Remembered,
  document: SavedDocument,
  host: {
    print(html: string): Promise<Uint8Array>;
    /** Writes a file that lies with the engine. */
    deliver(made: string, path: string): Promise<void>;
  },
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    // Only the last part: a document must not choose its folder.
    defaultPath: join(startFolder(remembered), basename(document.fileName)),
    filters: filtersFor(document),
  });
  if (canceled || filePath === '') return null;
  if ('made' in document) await host.deliver(document.made, filePath);
  else if ('base64' in document) saveFile(filePath, Buffer.from(document.base64, 'base64'));
  else {
    const asPdf = document.mediaType.startsWith('text/html') && extname(filePath).toLowerCase() === '.pdf';
    saveFile(filePath, asPdf ? await host.print(document.text) : document.text);
  }
  remembered.set({ lastFolder: dirname(filePath) });
  return basename(filePath);
}
