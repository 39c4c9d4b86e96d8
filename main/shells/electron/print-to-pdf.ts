import { BrowserWindow } from 'electron';
import type { Session } from 'electron';
import { finishedPdf } from '../../engine/finished-pdf.ts';
import type { PrintDesk } from './page-scheme.ts';

/** Prints a finished HTML report to PDF as its own print styles say: A4, tagged, with an outline. */
export async function printToPdf(session: Session, desk: PrintDesk, html: string): Promise<Uint8Array> {
  const laid = desk.lay(html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session, javascript: false, contextIsolation: true, sandbox: true, nodeIntegration: false },
  });
  try {
    await window.loadURL(laid.address);
    const printed = await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    return finishedPdf(printed);
  } finally {
    window.destroy();
    laid.remove();
  }
}
