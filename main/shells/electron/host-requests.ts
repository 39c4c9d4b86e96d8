import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { HostRequest } from './bridge-messages.ts';
import { hostChannel } from './bridge-messages.ts';
import { isPageAddress } from './page-scheme.ts';

/** 256 MiB: far more than any report, far less than what would exhaust the main process. */
const documentLimit = 256 * 1024 * 1024;
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(32_768));

const named = {
  fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  mediaType: v.pipe(v.string(), v.maxLength(200)),
};

const requestSchema = v.variant('ask', [
  v.object({ ask: v.literal('connect') }),
  v.object({ ask: v.literal('adopt'), paths: v.pipe(v.array(path), v.maxLength(10_000)) }),
  v.object({ ask: v.literal('choose'), kind: v.picklist(['evidence', 'case']) }),
  v.object({
    ask: v.literal('save'),
    document: v.union([
      v.object({ ...named, text: v.pipe(v.string(), v.maxLength(documentLimit)) }),
      v.object({ ...named, base64: v.pipe(v.string(), v.maxLength(2 * documentLimit)) }),
      v.object({ ...named, made: v.pipe(v.string(), v.maxLength(100)), sizeBytes: v.number() }),
    ]),
  }),
  v.object({ ask: v.literal('initial-files') }),
]);

/** Whether a message comes from the top frame of our own page; a frame that is gone has no say. */
function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url);
}

/** The one channel of the main process: checks who asks and what, and leaves the answer to `answer`. */
export function handleHostRequests(
  answer: (request: HostRequest, event: IpcMainInvokeEvent) => Promise<unknown>,
): void {
  ipcMain.handle(hostChannel, (event, message: unknown) => {
    if (!isTrusted(event)) throw new Error('refused: not the page');
    const request = v.safeParse(requestSchema, message);
    if (!request.success) throw new Error('refused: not a request');
    return answer(request.output, event);
  });
}
