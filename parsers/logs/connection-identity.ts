import type { LogWindow } from './log-window.ts';

/*
 * The identity of a station as its connection states it (OCPP-J 1.6, 3.1.1: the end of the URL's path): in the request line of the WebSocket
 * handshake, in the URL that a station connects to, in the words of a backend about a new connection (research K11, P13).
 */

/** A line that may say it; the first capture is a path, the second an identity. */
const patterns: readonly (readonly [RegExp, 'path' | 'name', boolean])[] = [
  // The last member: whether the line alone proves a WebSocket connection.
  [/\bGET (\/[^\s"?]{1,300})(?:\?\S{0,200})? HTTP\/1\.[01]"? 101\b/, 'path', true],
  [/\bGET (\/[^\s"?]{1,300})(?:\?\S{0,200})? HTTP\/1\.[01]/, 'path', false],
  [/"WebSocket (\/[^\s"?]{1,300})[^"]{0,200}" \[accepted\]/, 'path', true],
  [/\bwss?:\/\/[\w.:@[\]-]{1,200}(\/[^\s"'?<>)]{1,300})/, 'path', true],
  [/(?:url|path)['"]? ?[:=] ?["']?(\/[^\s"'?<>{)]{1,200})/i, 'path', false],
  [
    /\b(?:connection|connected|client)\b[^\n]{0,30}\b(?:charge ?point(?: ?id)?|charging ?station|charger|station|cp)\b ?(?:id)? ?(?:[:=#] ?["']?|["'])([\w.@*+-]{2,64})["']?\s{0,4}(?:from|[,;.]|$|\()/i,
    'name',
    true,
  ],
];
/** What shows that a handshake was one of OCPP. */
const upgraded =
  /sec-websocket-protocol: ?\S{0,40}ocpp|101 switching protocols|upgrade: ?websocket|connection is OPEN|\[accepted\]|websocket connection established/i;
/** One subprotocol, not a list that is offered (OCPP-J 1.6, 3.1.2). */
const protocolNamed =
  /\b(?:sec-websocket-protocol|sub-?protocol(?: (?:matched|selected|negotiated))?|protocols matched)["']? ?[:=] ?["']?(ocpp\d(?:\.\d){0,2})(?![\w.])(?!\s*,\s*["']?ocpp)/i;
const closed = /connection is CLOSED|connection closed|disconnected|connection lost|websocket closed/i;

const hint =
  /GET \/|wss?:\/\/|"WebSocket \/|[Uu][Rr][Ll]['"]? ?[:=]|[Pp]ath['"]? ?[:=]|[Cc]onnect|[Ss]witching|[Ww]eb[Ss]ocket-[Pp]rotocol|[Ss]ub-?[Pp]rotocol|Protocols [Mm]atched|[Uu]pgrade:/g;
/** A handshake is over within so many lines. */
const handshakeLines = 40;
const longestLine = 1000;
/** Ends of paths that name a service and no station. */
const services =
  /^(?:ocpp(?:[-_]?j)?(?:1?\.?[56]|2\.?[01]?(?:\.1)?)?|ws|wss|websocket|steve|centralsystemservice|services?|api|v\d{1,2}(?:\.\d)?|1\.[56]j?|2\.[01](?:\.1)?|16|201|cs|csms|central|socket|public|index\.html?|favicon\.ico|health|status|metrics|server|dashboard|login|static|socket\.io|charge_?box_?id|charge_?point_?id|cp_?id|id)$/i;

/** The identity at the end of a path; `undefined` where it names a service. */
export function identityInPath(path: string): string | undefined {
  const last = path
    .split('/')
    .filter((part) => part !== '')
    .at(-1);
  if (
    last === undefined ||
    last.length > 64 ||
    /[<>{}$]|\.(?:js|css|html?|png|ico|php)$/i.test(last) ||
    services.test(last)
  )
    return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** What a handshake agrees on. */
export interface NamedProtocol {
  readonly protocol: string;
  readonly station: string | null;
}

/** Follows the connections of one log and says whose messages the lines without a name are, as long as only one station can be meant. */
export class ConnectionIdentity {
  readonly #window: LogWindow;
  /** Stations that are connected as far as the log shows. */
  readonly #connected = new Set<string>();
  #asked: { readonly station: string; readonly line: number } | null = null;
  #hintFrom = -1;
  #hintAt = -1;

  constructor(window: LogWindow) {
    this.#window = window;
  }

  /** The only station that is connected; `null` when there is none or one of several. */
  get station(): string | null {
    const [only, ...others] = this.#connected;
    return only === undefined || others.length > 0 ? null : only;
  }

  /** Forgets what was found in the window before it moved. */
  reset(): void {
    this.#hintFrom = -1;
  }

  /** Takes note of a line without a frame; what subprotocol it names, and for which station. */
  read(start: number, end: number, number: number): NamedProtocol | undefined {
    if (!this.#hasHint(start, end)) return undefined;
    const line = this.#window.decode(start, Math.min(end, start + longestLine));
    const station = this.#asked?.station ?? this.station;
    this.#follow(line, number);
    const protocol = protocolNamed.exec(line)?.[1]?.toLowerCase();
    return protocol === undefined ? undefined : { protocol, station };
  }

  #follow(line: string, number: number): void {
    const asked = this.#asked;
    if (asked !== null && number - asked.line > handshakeLines) this.#asked = null;
    else if (asked !== null && upgraded.test(line)) {
      this.#connected.add(asked.station);
      this.#asked = null;
    }
    for (const [pattern, what, proves] of patterns) {
      const written = pattern.exec(line)?.[1];
      const station = written === undefined ? undefined : what === 'path' ? identityInPath(written) : written;
      if (station === undefined) continue;
      if (proves) this.#connected.add(station);
      else this.#asked = { station, line: number };
      return;
    }
    // Where several are connected, nobody knows whose connection it was.
    if (closed.test(line)) this.#connected.clear();
  }

  #hasHint(start: number, end: number): boolean {
    if (this.#hintFrom < 0 || this.#hintFrom > start || (this.#hintAt >= 0 && this.#hintAt < start)) {
      hint.lastIndex = start;
      this.#hintFrom = start;
      this.#hintAt = hint.exec(this.#window.text)?.index ?? -1;
    }
    return this.#hintAt >= 0 && this.#hintAt < end;
  }
}
