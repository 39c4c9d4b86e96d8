/** The payload of a TCP segment and the sides it goes between. */
export interface TcpSegment {
  /** `address:port`. */
  readonly from: string;
  readonly to: string;
  readonly sequence: number;
  readonly syn: boolean;
  readonly fin: boolean;
  /** Within the packet. */
  readonly payloadAt: number;
  readonly payload: Uint8Array;
}

/** Bytes before the network layer, and where its type stands, by link type. */
function networkLayer(
  bytes: Uint8Array,
  linkType: number,
): { readonly at: number; readonly version: 4 | 6 } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ofType = (type: number, at: number): { readonly at: number; readonly version: 4 | 6 } | undefined =>
    type === 0x0800 ? { at, version: 4 } : type === 0x86dd ? { at, version: 6 } : undefined;
  const byVersion = (at: number): { readonly at: number; readonly version: 4 | 6 } | undefined => {
    const version = (bytes[at] ?? 0) >> 4;
    return version === 4 || version === 6 ? { at, version } : undefined;
  };
  switch (linkType) {
    case 1: {
      // Ethernet, with any number of VLAN tags (802.1Q, 802.1ad).
      let at = 12;
      while (at + 2 <= bytes.length && (view.getUint16(at) === 0x8100 || view.getUint16(at) === 0x88a8)) at += 4;
      return at + 2 <= bytes.length ? ofType(view.getUint16(at), at + 2) : undefined;
    }
    case 9:
    case 50: {
      // PPP of a modem (RFC 1661, RFC 1662): the protocol, behind address and control where they stand.
      const at = bytes[0] === 0xff && bytes[1] === 0x03 ? 2 : 0;
      if (bytes.length < at + 2) return undefined;
      const short = ((bytes[at] ?? 0) & 1) === 1;
      const protocol = short ? (bytes[at] ?? 0) : view.getUint16(at);
      const behind = at + (short ? 1 : 2);
      return protocol === 0x21
        ? { at: behind, version: 4 }
        : protocol === 0x57
          ? { at: behind, version: 6 }
          : undefined;
    }
    case 0:
    case 108:
      return byVersion(4);
    case 12:
    case 14:
    case 101:
    case 228:
    case 229:
      return byVersion(0);
    case 113:
      return bytes.length >= 16 ? ofType(view.getUint16(14), 16) : undefined;
    case 276:
      return bytes.length >= 20 ? ofType(view.getUint16(0), 20) : undefined;
    default:
      return undefined;
  }
}

function address4(bytes: Uint8Array, at: number): string {
  return bytes.subarray(at, at + 4).join('.');
}

function address6(bytes: Uint8Array, at: number): string {
  const groups: string[] = [];
  for (let index = 0; index < 16; index += 2)
    groups.push((((bytes[at + index] ?? 0) << 8) | (bytes[at + index + 1] ?? 0)).toString(16));
  return `[${groups.join(':')}]`;
}

/** Reads a packet as far as TCP; `undefined` for everything else, also for fragments of IP. */
export function readTcpSegment(bytes: Uint8Array, linkType: number): TcpSegment | undefined {
  const network = networkLayer(bytes, linkType);
  if (network === undefined) return undefined;
  const { at, version } = network;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let transport: number;
  let end: number;
  if (version === 4) {
    if (bytes.length < at + 20) return undefined;
    const fragment = view.getUint16(at + 6) & 0x3fff;
    if (bytes[at + 9] !== 6 || fragment !== 0) return undefined;
    transport = at + ((bytes[at] ?? 0) & 15) * 4;
    const total = view.getUint16(at + 2);
    // Offloading writes 0; then the packet itself is as long as it is.
    end = total === 0 ? bytes.length : Math.min(bytes.length, at + total);
  } else {
    if (bytes.length < at + 40 || bytes[at + 6] !== 6) return undefined;
    transport = at + 40;
    end = Math.min(bytes.length, transport + view.getUint16(at + 4));
  }
  if (transport + 20 > end) return undefined;
  const address = version === 4 ? address4 : address6;
  const source = address(bytes, version === 4 ? at + 12 : at + 8);
  const target = address(bytes, version === 4 ? at + 16 : at + 24);
  const payloadAt = transport + ((bytes[transport + 12] ?? 0) >> 4) * 4;
  if (payloadAt > end) return undefined;
  const flags = bytes[transport + 13] ?? 0;
  return {
    from: `${source}:${view.getUint16(transport)}`,
    to: `${target}:${view.getUint16(transport + 2)}`,
    sequence: view.getUint32(transport + 4),
    syn: (flags & 2) !== 0,
    fin: (flags & 5) !== 0,
    payloadAt,
    payload: bytes.subarray(payloadAt, end),
  };
}
