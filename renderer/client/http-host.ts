import type { HostBridge } from '../../main/api/client.ts';
import type { ApiError } from '../../main/api/errors.ts';
import type { ApiEvent } from '../../main/api/events.ts';
import { ApiCallError } from './api-call-error.ts';
import { downloadDocument } from './download.ts';
import { chooseFiles } from './file-chooser.ts';

type AdoptedFile = Awaited<ReturnType<HostBridge['adopt']>>[number];

/**
 * Browser mode: the same procedures over the loopback server that served this page. The launch secret stands in the
 * fragment (`#key=…`), which no request carries; it is exchanged once for a cookie that scripts cannot read and a key that this page keeps: the
 * cookie goes to all ports of the host, what a page stores belongs to its own.
 */
export async function httpHost(): Promise<HostBridge> {
  await exchangeLaunchSecret();
  const listeners = new Set<(event: ApiEvent) => void>();
  let stream: EventSource | undefined;
  return {
    shell: 'server',
    async call(name, input, ticket) {
      try {
        const query = ticket === undefined ? '' : `?ticket=${encodeURIComponent(ticket)}`;
        const response = await post(`api/${name}${query}`, JSON.stringify(input), 'application/json');
        // The server answers with the reply of the contract, whatever the status says.
        return await response.json();
      } catch (error) {
        return { ok: false, error: unreachable(error) };
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      stream ??= openStream((event) => {
        for (const each of listeners) each(event);
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stream?.close();
        stream = undefined;
      };
    },
    async adopt(files) {
      const adopted: AdoptedFile[] = [];
      for (const file of files) if (file instanceof File) adopted.push(await upload(file));
      return adopted;
    },
    async choose(kind) {
      const files = await chooseFiles(kind);
      if (files === null) return null;
      const adopted: AdoptedFile[] = [];
      for (const file of files) adopted.push(await upload(file));
      return adopted;
    },
    save: async (document) => downloadDocument(document),
    async initialFiles() {
      const response = await fetch('initial-files', {
        headers: { [pageKeyHeader]: pageKey() },
        credentials: 'same-origin',
      });
      return response.ok ? ((await response.json()) as readonly AdoptedFile[]) : [];
    },
  };
}

const pageKeyHeader = 'x-ladeakte-page';
const pageKeyName = 'ladeakte-page';
/** Where the browser stores nothing, the key lasts as long as this page. */
let heldKey = '';

function pageKey(): string {
  try {
    return window.localStorage.getItem(pageKeyName) ?? heldKey;
  } catch {
    return heldKey;
  }
}

/** For the other pages of this program, and for this one when it is loaded again. */
function keepPageKey(key: string): void {
  heldKey = key;
  try {
    window.localStorage.setItem(pageKeyName, key);
  } catch {
    // heldKey has it
  }
}

async function exchangeLaunchSecret(): Promise<void> {
  const match = /^#key=([\w-]{8,200})/.exec(window.location.hash);
  if (match === null) return;
  window.history.replaceState(null, '', window.location.pathname);
  const response = await post('session', JSON.stringify({ key: match[1] }), 'application/json');
  if (response.status !== 200) return;
  const { page } = (await response.json()) as { readonly page: string };
  keepPageKey(page);
}

async function upload(file: File): Promise<AdoptedFile> {
  const response = await post(`files?name=${encodeURIComponent(file.name)}`, file, 'application/octet-stream');
  const answer: unknown = await response.json();
  // A refused upload answers like any other failure of the contract.
  if (!response.ok) throw new ApiCallError((answer as { readonly error: ApiError }).error);
  return answer as AdoptedFile;
}

function post(path: string, body: string | Blob, mediaType: string): Promise<Response> {
  const headers = { 'content-type': mediaType, [pageKeyHeader]: pageKey() };
  return fetch(path, { method: 'POST', body, headers, credentials: 'same-origin' });
}

function openStream(deliver: (event: ApiEvent) => void): EventSource {
  const stream = new EventSource(`events?page=${encodeURIComponent(pageKey())}`);
  const revisions = new Map<string, number>();
  let opened = false;
  stream.addEventListener('message', (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as ApiEvent;
    if (event.event === 'case.changed') revisions.set(event.caseId, event.revision);
    deliver(event);
  });
  // What was said while the line was down is lost: after a new beginning every known case is asked again.
  stream.addEventListener('open', () => {
    if (opened) {
      // The case that is open now may not have changed since the page was loaded.
      const here = /^#v\d+\/([a-z0-9-]{2,64})\//.exec(window.location.hash)?.[1];
      if (here !== undefined && !revisions.has(here)) revisions.set(here, 0);
      for (const [caseId, revision] of revisions) deliver({ event: 'case.changed', caseId, revision });
    }
    opened = true;
  });
  return stream;
}

function unreachable(error: unknown): ApiError {
  return { code: 'internal', params: { reason: 'unreachable' }, detail: error instanceof Error ? error.message : null };
}
