import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is turned away; `undefined` lets it through. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** Who may speak to the server. Every program and every person on this computer can reach its port; one page may use it. */
export interface SessionGate {
  /** Stands in the fragment of the printed address, which no request carries. Good for one exchange. */
  readonly launchSecret: string;
  /** Rules for every request: the right name, and no other page behind it. */
  checkOrigin(request: IncomingMessage): Refusal | undefined;
  /**
   * Whether the request carries the cookie of the one session and the key of its page: browsers send a cookie to all ports of a host (RFC 6265, 8.5), so
   * whoever else serves a page on this computer is given it. What the page keeps for itself belongs to its port.
   */
  checkSession(request: IncomingMessage): Refusal | undefined;
  /** The cookie alone, for links that hold a secret of their own. */
  checkCookie(request: IncomingMessage): Refusal | undefined;
  /** Trades the launch secret for the session; `undefined` when it is wrong or was used before. */
  exchange(key: string): Session | undefined;
}

export interface Session {
  /** Value of `Set-Cookie`. */
  readonly cookie: string;
  /** What the page keeps and sends with every request. */
  readonly pageKey: string;
}

export const pageKeyHeader = 'x-ladeakte-page';
/** Where no header can be set: the stream of events. */
const pageKeyParameter = 'page';

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Every value under a name: another page of this host may have set one of its own beside ours. */
function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '').split(';').flatMap((part) => {
    const [key, value] = part.trim().split('=', 2);
    return key === name && value !== undefined ? [value] : [];
  });
}

function pageKeyOf(request: IncomingMessage): string {
  const header = request.headers[pageKeyHeader];
  if (typeof header === 'string') return header;
  return new URLSearchParams((request.url ?? '').split('?')[1] ?? '').get(pageKeyParameter) ?? '';
}

export function createSessionGate(port: number): SessionGate {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  const launchSecret = randomBytes(32).toString('base64url');
  const sessionSecret = randomBytes(32).toString('base64url');
  const pageKey = randomBytes(32).toString('base64url');
  // Browsers keep one cookie jar for all ports of a host; the port in the name keeps two running programs apart.
  const cookieName = `ladeakte-${port}`;
  let exchanged = false;
  const refusal: Refusal = { status: 401, reason: 'no session; open the address that the program printed' };
  const hasCookie = (request: IncomingMessage): boolean =>
    cookieValues(request.headers.cookie, cookieName).some((given) => same(given, sessionSecret));

  return {
    launchSecret,
    checkOrigin(request) {
      // DNS rebinding: a foreign page whose name was pointed at 127.0.0.1 still sends its own name here.
      if (request.headers.host !== host) return { status: 421, reason: 'wrong host' };
      // SameSite does not tell ports of one host apart, the fetch metadata does (Fetch Metadata, 2.4).
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') {
        return { status: 403, reason: 'asked by another site' };
      }
      const from = request.headers.origin;
      if (request.method !== 'GET' && request.method !== 'HEAD' && from !== origin) {
        return { status: 403, reason: 'wrong origin' };
      }
      if (from !== undefined && from !== origin) return { status: 403, reason: 'wrong origin' };
      return undefined;
    },
    checkSession: (request) => (hasCookie(request) && same(pageKeyOf(request), pageKey) ? undefined : refusal),
    checkCookie: (request) => (hasCookie(request) ? undefined : refusal),
    exchange(key) {
      if (exchanged || !same(key, launchSecret)) return undefined;
      exchanged = true;
      return { cookie: `${cookieName}=${sessionSecret}; HttpOnly; SameSite=Strict; Path=/`, pageKey };
    },
  };
}
