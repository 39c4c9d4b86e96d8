import type { ByteGenerator, ByteReader } from '../byte-reader.ts';

/** The traditional encryption of zip (APPNOTE 6.1). Weak, but what `zip -e` and Windows make. */

/** Random bytes before the data; the last one tells a wrong password in 255 of 256 cases. */
export const zipCryptoHeaderBytes = 12;

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value >>> 0;
});

function crcStep(crc: number, byte: number): number {
  return (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
}

/** The three keys of APPNOTE 6.1.5. */
class ZipCryptoKeys {
  #first = 0x12345678;
  #second = 0x23456789;
  #third = 0x34567890;

  constructor(password: Uint8Array) {
    for (const byte of password) this.#update(byte);
  }

  #update(byte: number): void {
    this.#first = crcStep(this.#first, byte);
    this.#second = (Math.imul(this.#second + (this.#first & 0xff), 134_775_813) + 1) >>> 0;
    this.#third = crcStep(this.#third, this.#second >>> 24);
  }

  /** Decrypts on. */
  decrypt(bytes: Uint8Array): Uint8Array {
    const clear = new Uint8Array(bytes.length);
    for (let index = 0; index < bytes.length; index += 1) {
      const mixed = (this.#third & 0xffff) | 2;
      const byte = (bytes[index] ?? 0) ^ ((Math.imul(mixed, mixed ^ 1) >>> 8) & 0xff);
      clear[index] = byte;
      this.#update(byte);
    }
    return clear;
  }
}

/** Whether the header in front of the data fits the password. */
export function passesCheck(header: Uint8Array, password: Uint8Array, checkByte: number): boolean {
  return new ZipCryptoKeys(password).decrypt(header)[zipCryptoHeaderBytes - 1] === checkByte;
}

/** The data of an entry; `input` stands at its header. */
export async function* zipCryptoData(input: ByteReader, password: Uint8Array): ByteGenerator {
  const keys = new ZipCryptoKeys(password);
  keys.decrypt(await input.take(zipCryptoHeaderBytes));
  for (;;) {
    const chunk = await input.read(64 * 1024);
    if (chunk === null) return input.stop;
    yield keys.decrypt(chunk);
  }
}
