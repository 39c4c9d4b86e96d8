import type { BytesEvidence, SourceId } from '../model/evidence.ts';
import type { DirectionLabel } from '../model/frame.ts';
import type { LogEventKind } from '../model/log-event.ts';
import type { LogItem } from '../model/log-item.ts';
import type { Timestamp } from '../model/timestamp.ts';
import { identityInPath } from '../logs/connection-identity.ts';
import { LogAccountBook } from '../logs/log-account.ts';
import type { LogAccount } from '../logs/log-format.ts';
import { frameOfRecord, issueOfRecord, messageInText } from '../logs/record-frame.ts';
import { SoapStations } from '../logs/soap-stations.ts';
import { formatInstantUtc } from '../time/format-instant.ts';
import { type CapturedPacket, PacketFile } from './packet-file.ts';
import { readTcpSegment, type TcpSegment } from './tcp-segment.ts';
import { TcpStream } from './tcp-stream.ts';
import { type Inflate, type SideMessage, WebSocketSide } from './websocket-side.ts';

interface Side {
  readonly stream: TcpStream;
  readonly socket: WebSocketSide;
  /** Who sends here; unknown until a handshake or a mask tells. */
  label: DirectionLabel;
}

interface Connection {
  station: string | null;
  readonly sides: Map<string, Side>;
}

/** Connections that are followed at a time; the one longest silent is given up. */
const mostConnections = 2048;
const decoder = new TextDecoder('utf-8');

/**
 * Finds OCPP messages in a packet capture: TCP in order, WebSocket frames unmasked, fragments joined, permessage-deflate undone (RFC 6455,
 * 7692). Evidence is where the first bytes of the message's frame stand in the capture. Encrypted connections give nothing.
 */
export class CaptureReading {
  readonly #sourceId: SourceId;
  readonly #station: string | null;
  readonly #inflate: Inflate;
  readonly #file = new PacketFile();
  readonly #connections = new Map<string, Connection>();
  readonly #book = new LogAccountBook();
  readonly #soap = new SoapStations();
  #packets = 0;
  #encrypted = 0;
  #lost = 0;

  constructor(sourceId: SourceId, station: string | null, inflate: Inflate) {
    this.#sourceId = sourceId;
    this.#station = station;
    this.#inflate = inflate;
  }

  *push(chunk: Uint8Array): Generator<LogItem> {
    this.#book.bytes(chunk.length);
    for (const packet of this.#file.push(chunk)) {
      if ('fault' in packet)
        yield this.#issue(packet.fault === 'cut' ? 'log.capture-cut' : 'log.capture-damaged', packet.offset);
      else yield* this.#packet(packet);
    }
  }

  *end(): Generator<LogItem> {
    for (const { offset } of this.#file.end()) yield this.#issue('log.capture-cut', offset);
    for (const connection of this.#connections.values()) {
      yield* this.#close(connection);
    }
    if (this.#lost > 0) yield this.#issue('log.capture-lost', 0, { count: this.#lost });
    if (this.#encrypted > 0) yield this.#issue('log.capture-encrypted', 0, { count: this.#encrypted });
  }

  get account(): LogAccount & { readonly packets: number } {
    return { ...this.#book.account, packets: this.#packets };
  }

  *#packet(packet: CapturedPacket): Generator<LogItem> {
    this.#packets += 1;
    const segment = readTcpSegment(packet.bytes, packet.linkType);
    if (segment === undefined) return;
    // A TLS record: handshake or data (RFC 8446, 5.1).
    const [type, major] = segment.payload;
    if ((type === 0x16 || type === 0x17) && major === 3) this.#encrypted += 1;
    const { connection, side } = this.#sideOf(segment);
    yield* this.#closeOldest();
    if (segment.syn) side.stream.begin(segment.sequence);
    const pieces = side.stream.push(
      segment.sequence,
      segment.payload,
      packet.offset + segment.payloadAt,
      packet.timeUs,
    );
    for (const piece of pieces)
      for (const message of side.socket.push(piece)) yield* this.#message(connection, side, message);
  }

  /** Of more connections than are kept the one that was silent longest is taken for closed: what waits in it is given as it is. */
  *#closeOldest(): Generator<LogItem> {
    if (this.#connections.size <= mostConnections) return;
    const [oldest] = this.#connections;
    if (oldest === undefined) return;
    this.#connections.delete(oldest[0]);
    yield* this.#close(oldest[1]);
  }

  *#close(connection: Connection): Generator<LogItem> {
    for (const side of connection.sides.values()) {
      for (const piece of side.stream.flush())
        for (const message of side.socket.push(piece)) yield* this.#message(connection, side, message);
    }
  }

  #sideOf(segment: TcpSegment): { readonly connection: Connection; readonly side: Side } {
    const key = [segment.from, segment.to].toSorted().join(' ');
    let connection = this.#connections.get(key);
    if (
      connection === undefined ||
      (segment.syn && segment.payload.length === 0 && connection.sides.get(segment.from)?.label === 'station-to-csms')
    ) {
      connection = { station: this.#station, sides: new Map() };
    }
    this.#connections.delete(key);
    this.#connections.set(key, connection);
    let side = connection.sides.get(segment.from);
    if (side === undefined) {
      side = { stream: new TcpStream(), socket: new WebSocketSide(this.#inflate), label: 'unknown' };
      connection.sides.set(segment.from, side);
    }
    return { connection, side };
  }

  #told(connection: Connection, side: Side, label: DirectionLabel): void {
    side.label = label;
    const other = label === 'station-to-csms' ? 'csms-to-station' : 'station-to-csms';
    for (const candidate of connection.sides.values()) if (candidate !== side) candidate.label = other;
  }

  *#message(connection: Connection, side: Side, message: SideMessage): Generator<LogItem> {
    const { kind, bytes, masked, offset, length, timeUs } = message;
    const evidence = this.#place(offset, length);
    const loggedAt = instant(timeUs);
    this.#book.time(loggedAt);
    switch (kind) {
      case 'http': {
        const text = decoder.decode(bytes);
        const path = /^GET (\S{1,2000}) HTTP/.exec(text)?.[1];
        if (path !== undefined) {
          // A station opens its connection (OCPP-J 1.6, 3.1).
          this.#told(connection, side, 'station-to-csms');
          connection.station = identityInPath(path.split('?', 1)[0] ?? '') ?? connection.station;
        } else if (text.startsWith('HTTP/1.1 101')) {
          this.#told(connection, side, 'csms-to-station');
          yield this.#event('connection-opened', connection, text.split('\r\n', 1)[0] ?? '', loggedAt, evidence);
        }
        return;
      }
      case 'body':
        // Either side asks the other over a connection of its own: only the message says who it is from.
        yield* this.#frame(decoder.decode(bytes), connection.station, 'unknown', loggedAt, evidence);
        return;
      case 'ping':
      case 'pong':
        yield this.#event(kind, connection, kind.toUpperCase(), loggedAt, evidence);
        return;
      case 'close':
        yield this.#event('connection-closed', connection, `close ${closeCode(bytes)}`, loggedAt, evidence);
        return;
      case 'lost':
        this.#lost += 1;
        return;
      case 'text':
        // Only a client masks (RFC 6455, 5.3).
        if (side.label === 'unknown') this.#told(connection, side, masked ? 'station-to-csms' : 'csms-to-station');
        yield* this.#frame(decoder.decode(bytes), connection.station, side.label, loggedAt, evidence);
        return;
    }
  }

  *#frame(
    text: string,
    station: string | null,
    label: DirectionLabel,
    loggedAt: Timestamp,
    evidence: BytesEvidence,
  ): Generator<LogItem> {
    const found = messageInText(text);
    if (found === undefined) return;
    const named = this.#soap.stationOf(found.shape, found.envelopeStation) ?? station;
    const frame = frameOfRecord(found, { label, action: null, station: named, loggedAt, evidence });
    this.#book.frame(frame, evidence.length);
    yield frame;
    const issue = issueOfRecord(found, evidence);
    if (issue !== undefined) yield { record: 'issue', issue };
  }

  #event(
    event: LogEventKind,
    { station }: Connection,
    text: string,
    loggedAt: Timestamp,
    evidence: BytesEvidence,
  ): LogItem {
    this.#book.event(evidence.length);
    return { record: 'log-event', event, station, text: text.slice(0, 500), loggedAt, evidence };
  }

  #issue(code: string, offset: number, params: Readonly<Record<string, number>> = {}): LogItem {
    return {
      record: 'issue',
      issue: {
        code,
        severity: code === 'log.capture-encrypted' ? 'info' : 'warning',
        place: this.#place(offset, 0),
        params,
      },
    };
  }

  #place(offset: number, length: number): BytesEvidence {
    return { kind: 'bytes', sourceId: this.#sourceId, offset, length, line: null };
  }
}

function closeCode(bytes: Uint8Array): string {
  return bytes.length < 2 ? '1005' : String(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
}

function instant(timeUs: number): Timestamp {
  if (Number.isNaN(timeUs)) return { text: '', epochMs: null, quality: 'position-only' };
  const epochMs = Math.floor(timeUs / 1000);
  return { text: formatInstantUtc(epochMs), epochMs, quality: 'offset-given' };
}
