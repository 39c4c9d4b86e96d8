/*
 * Packet captures: libpcap's file format (draft-ietf-opsawg-pcap) with micro- and nanoseconds in either byte order, and pcapng
 * (draft-ietf-opsawg-pcapng). Fed in pieces; what was cut is told.
 */

export interface CapturedPacket {
  /** Where the packet's bytes begin in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  /** Microseconds since 1970. */
  readonly timeUs: number;
  /** LINKTYPE_ of tcpdump.org/linktypes.html. */
  readonly linkType: number;
}

export type PacketFault = { readonly fault: 'damaged' | 'cut'; readonly offset: number };

/** What begins a capture; also tells the byte order. */
export function captureKind(head: Uint8Array): 'pcap' | 'pcapng' | null {
  if (head.length < 24) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const magic = view.getUint32(0, true);
  if (pcapMagics.has(magic)) return 'pcap';
  const order = view.getUint32(8, true);
  return magic === sectionBlock && (order === 0x1a2b3c4d || order === 0x4d3c2b1a) ? 'pcapng' : null;
}

/** Little-endian reading of the magic: byte order of the file and length of its fractions. */
const pcapMagics: ReadonlyMap<number, { readonly little: boolean; readonly nano: boolean }> = new Map([
  [0xa1b2c3d4, { little: true, nano: false }],
  [0xd4c3b2a1, { little: false, nano: false }],
  [0xa1b23c4d, { little: true, nano: true }],
  [0x4d3cb2a1, { little: false, nano: true }],
]);
const sectionBlock = 0x0a0d0d0a;
/** Larger than any frame on a wire, and than any loopback's. */
const largestPacket = 262_144;
const largestBlock = 1024 * 1024;

interface Interface {
  readonly linkType: number;
  /** Ticks per second. */
  readonly ticks: number;
}

/** Takes a capture apart. */
export class PacketFile {
  #bytes: Uint8Array = new Uint8Array(0);
  #base = 0;
  #kind: 'pcap' | 'pcapng' | null = null;
  #little = true;
  #nano = false;
  #linkType = 0;
  #interfaces: Interface[] = [];
  #stopped = false;

  /** Packets that became complete. */
  *push(chunk: Uint8Array): Generator<CapturedPacket | PacketFault> {
    const joined = new Uint8Array(this.#bytes.length + chunk.length);
    joined.set(this.#bytes);
    joined.set(chunk, this.#bytes.length);
    this.#bytes = joined;
    let at = 0;
    while (!this.#stopped) {
      const step = this.#step(at);
      if (step === null) break;
      if (step.found !== null) yield step.found;
      at = step.next;
    }
    this.#bytes = this.#bytes.slice(this.#stopped ? this.#bytes.length : at);
    this.#base += at;
  }

  /** Bytes that were begun and not finished. */
  *end(): Generator<PacketFault> {
    if (!this.#stopped && this.#bytes.length > 0) yield { fault: 'cut', offset: this.#base };
  }

  #view(): DataView {
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
  }

  #step(at: number): { readonly found: CapturedPacket | PacketFault | null; readonly next: number } | null {
    if (this.#kind === null) {
      if (this.#bytes.length < 24) return null;
      this.#kind = captureKind(this.#bytes);
      if (this.#kind === 'pcap') return { found: null, next: this.#pcapHeader() };
    }
    if (this.#kind === 'pcap') return this.#pcapPacket(at);
    return this.#kind === 'pcapng' ? this.#block(at) : this.#stop(at);
  }

  #stop(at: number): { readonly found: PacketFault; readonly next: number } {
    this.#stopped = true;
    return { found: { fault: 'damaged', offset: this.#base + at }, next: at };
  }

  #pcapHeader(): number {
    const view = this.#view();
    const order = pcapMagics.get(view.getUint32(0, true));
    this.#little = order?.little ?? true;
    this.#nano = order?.nano ?? false;
    this.#linkType = view.getUint32(20, this.#little) & 0xffff;
    return 24;
  }

  #pcapPacket(at: number): { readonly found: CapturedPacket | PacketFault; readonly next: number } | null {
    if (this.#bytes.length - at < 16) return null;
    const view = this.#view();
    const length = view.getUint32(at + 8, this.#little);
    if (length > largestPacket) return this.#stop(at);
    if (this.#bytes.length - at < 16 + length) return null;
    const seconds = view.getUint32(at, this.#little);
    const fraction = view.getUint32(at + 4, this.#little);
    const timeUs = seconds * 1_000_000 + (this.#nano ? Math.floor(fraction / 1000) : fraction);
    const bytes = this.#bytes.subarray(at + 16, at + 16 + length);
    return { found: { offset: this.#base + at + 16, bytes, timeUs, linkType: this.#linkType }, next: at + 16 + length };
  }

  #block(at: number): { readonly found: CapturedPacket | PacketFault | null; readonly next: number } | null {
    if (this.#bytes.length - at < 12) return null;
    const view = this.#view();
    const type = view.getUint32(at, true);
    if (type === sectionBlock) {
      this.#little = view.getUint32(at + 8, true) === 0x1a2b3c4d;
      this.#interfaces = [];
    }
    const length = view.getUint32(at + 4, this.#little);
    if (length < 12 || length % 4 !== 0 || length > largestBlock) return this.#stop(at);
    if (this.#bytes.length - at < length) return null;
    const next = at + length;
    const blockType = view.getUint32(at, this.#little);
    if (blockType === 1) this.#interfaces.push(this.#interface(view, at, next));
    if (blockType === 6) return { found: this.#enhanced(view, at, next), next };
    if (blockType === 3) {
      const first = this.#interfaces[0];
      const captured = Math.min(view.getUint32(at + 8, this.#little), length - 16);
      const bytes = this.#bytes.subarray(at + 12, at + 12 + captured);
      return {
        found: { offset: this.#base + at + 12, bytes, timeUs: Number.NaN, linkType: first?.linkType ?? 1 },
        next,
      };
    }
    return { found: null, next };
  }

  #enhanced(view: DataView, at: number, end: number): CapturedPacket | null {
    const known = this.#interfaces[view.getUint32(at + 8, this.#little)];
    const captured = view.getUint32(at + 20, this.#little);
    if (known === undefined || captured > end - at - 32) return null;
    const ticks = view.getUint32(at + 12, this.#little) * 4_294_967_296 + view.getUint32(at + 16, this.#little);
    const bytes = this.#bytes.subarray(at + 28, at + 28 + captured);
    // Whole seconds first: nanoseconds since 1970 are beyond what a double holds exactly.
    const seconds = Math.floor(ticks / known.ticks);
    const timeUs = seconds * 1_000_000 + Math.floor(((ticks - seconds * known.ticks) * 1_000_000) / known.ticks);
    return { offset: this.#base + at + 28, bytes, timeUs, linkType: known.linkType };
  }

  #interface(view: DataView, at: number, end: number): Interface {
    const linkType = view.getUint16(at + 8, this.#little);
    let ticks = 1_000_000;
    // Option 9, if_tsresol: a power of ten, or of two where the highest bit is set.
    for (let option = at + 16; option + 4 <= end - 4; ) {
      const code = view.getUint16(option, this.#little);
      const length = view.getUint16(option + 2, this.#little);
      if (code === 0) break;
      if (code === 9 && length >= 1) {
        const resolution = view.getUint8(option + 4);
        ticks = (resolution & 0x80) === 0 ? 10 ** resolution : 2 ** (resolution & 0x7f);
      }
      option += 4 + Math.ceil(length / 4) * 4;
    }
    return { linkType, ticks };
  }
}
