import type { DocumentFile, MadeFile, SavableFile } from '../../main/api/views/export-views.ts';

/** Hands a finished document to the browser's download; answers with the file's name. */
export function downloadDocument(document: SavableFile): string {
  if ('made' in document) return follow(`made?token=${encodeURIComponent(document.made)}`, document);
  const address = URL.createObjectURL(new Blob([contentOf(document)], { type: document.mediaType }));
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return follow(address, document);
}

function contentOf(document: DocumentFile): string | Uint8Array<ArrayBuffer> {
  return 'text' in document ? document.text : Uint8Array.from(atob(document.base64), (letter) => letter.charCodeAt(0));
}

function follow(address: string, document: DocumentFile | MadeFile): string {
  const link = window.document.createElement('a');
  link.href = address;
  link.download = document.fileName;
  link.click();
  return document.fileName;
}
