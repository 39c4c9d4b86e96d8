/** Hands a finished document to the browser's download; answers with the file's name. */
export function downloadDocument(document: {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}): string {
  const address = URL.createObjectURL(new Blob([document.text], { type: document.mediaType }));
  const link = window.document.createElement('a');
  link.href = address;
  link.download = document.fileName;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return document.fileName;
}
