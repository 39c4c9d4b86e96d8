import { protocol } from 'electron';
import type { Session } from 'electron';
import type { BuiltPage } from '../built-page.ts';
import { freshNonce, pageHeaders } from '../page-security.ts';

export const scheme = 'ladeakte';
const pageHost = 'app';
const printHost = 'print';
export const pageAddress = `${scheme}://${pageHost}/`;

/** Once, before the program is ready: the scheme is an origin of its own, as `file:` would not be. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** `URL.origin` is "null" for schemes that the URL standard does not know, so scheme and host are compared. */
function hasHost(address: string, host: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === `${scheme}:` && url.host === host;
}

export function isPageAddress(address: string): boolean {
  return hasHost(address, pageHost);
}

export function isOwnAddress(address: string): boolean {
  return isPageAddress(address) || hasHost(address, printHost);
}

/** Documents that wait to be printed, each under an address of its own. */
export interface PrintDesk {
  /** Lays out a finished document; answers with its address and what takes it away again. */
  lay(html: string): { readonly address: string; remove(): void };
}

/** A report is styled by itself and does nothing else: no script, no address, no form. */
const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** Answers every request of the session's pages from the fixed map of built files, and from the desk of the printer. */
export function servePage(session: Session, page: BuiltPage): PrintDesk {
  const documents = new Map<string, string>();
  let count = 0;
  session.protocol.handle(scheme, (request) => {
    const url = new URL(request.url);
    const nonce = freshNonce();
    const headers = { ...pageHeaders(nonce) };
    const document = documents.get(request.url);
    if (document !== undefined) {
      headers['Content-Security-Policy'] = printPolicy;
      return new Response(document, { headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' } });
    }
    const file = url.host === pageHost && request.method === 'GET' ? page.find(url.pathname) : undefined;
    if (file === undefined) return new Response('not found', { status: 404, headers });
    return new Response(new Uint8Array(file.body(nonce)), { headers: { ...headers, 'Content-Type': file.mediaType } });
  });
  return {
    lay(html) {
      count += 1;
      const address = `${scheme}://${printHost}/${count}`;
      documents.set(address, html);
      return { address, remove: () => documents.delete(address) };
    },
  };
}
