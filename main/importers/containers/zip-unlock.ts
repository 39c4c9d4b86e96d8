import { assertNever } from '../../../parsers/base/assert.ts';
import { ByteReader } from '../byte-reader.ts';
import { aesData, aesKeys, aesMacBytes, aesSaltBytes, aesVerifierBytes, isAuthentic } from './zip-aes.ts';
import type { AesKeys } from './zip-aes.ts';
import { passesCheck, zipCryptoData, zipCryptoHeaderBytes } from './zip-crypto.ts';
import { zipData } from './zip-data.ts';
import type { ZipDataFacts } from './zip-data.ts';
import type { ZipLock } from './zip-lock.ts';

/*
 * Opens locked entries with node:crypto on the bytes that the directory names, and not with zip.js: so limits, offsets, salvage
 * of cut archives and the check of sums are those of every other entry, and nothing is held as a whole. zip.js is the
 * other implementation in the tests.
 */

/** Letters that German passwords have, as code pages 437 and 850 write them: Info-ZIP and 7-Zip use these. */
const oemLetters: Readonly<Record<string, number>> = {
  ä: 0x84,
  ö: 0x94,
  ü: 0x81,
  Ä: 0x8e,
  Ö: 0x99,
  Ü: 0x9a,
  ß: 0xe1,
  é: 0x82,
  è: 0x8a,
};

/** The bytes that a password may have been: programs do not agree on its encoding. */
function bytesOf(password: string): readonly Uint8Array[] {
  const composed = password.normalize('NFC');
  const characters = Array.from(composed);
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const forms: Uint8Array[] = [Buffer.from(composed, 'utf8')];
  if (codes.some((code) => code > 0x7f)) {
    if (codes.every((code) => code <= 0xff)) forms.push(Uint8Array.from(codes));
    const oem = characters.map((character, index) => oemLetters[character] ?? codes[index] ?? 0);
    if (oem.every((code) => code <= 0xff)) forms.push(Uint8Array.from(oem));
  }
  return forms;
}

/** The passwords for one archive. One that opened an entry is tried first. */
export class ZipPasswords {
  readonly #forms: Uint8Array[];
  readonly #proven = new Set<Uint8Array>();

  constructor(passwords: readonly string[]) {
    this.#forms = passwords.flatMap(bytesOf);
  }

  get none(): boolean {
    return this.#forms.length === 0;
  }

  get forms(): readonly Uint8Array[] {
    return this.#forms;
  }

  isProven(form: Uint8Array): boolean {
    return this.#proven.has(form);
  }

  proved(form: Uint8Array): void {
    this.#proven.add(form);
    this.#forms.sort((a, b) => Number(this.#proven.has(b)) - Number(this.#proven.has(a)));
  }
}

/** An entry that was opened: its data as if it had never been locked. */
export interface Unlocked {
  readonly data: ByteReader;
  readonly facts: ZipDataFacts;
  /** The data is not what was encrypted: changed or cut. */
  readonly altered: boolean;
}

/** Opens an entry's packed bytes, which `open` reads from their beginning as often as needed. `null` when no password fits. */
export async function unlock(
  lock: Exclude<ZipLock, { readonly lock: 'unsupported' }>,
  open: () => ByteReader,
  facts: ZipDataFacts,
  packedBytes: number,
  passwords: ZipPasswords,
): Promise<Unlocked | null> {
  switch (lock.lock) {
    case 'aes':
      return unlockAes(lock, open, facts, packedBytes, passwords);
    case 'zip-crypto':
      return unlockZipCrypto(lock.checkByte, open, facts, packedBytes, passwords);
    default:
      return assertNever(lock);
  }
}

async function unlockAes(
  lock: Extract<ZipLock, { readonly lock: 'aes' }>,
  open: () => ByteReader,
  facts: ZipDataFacts,
  packedBytes: number,
  passwords: ZipPasswords,
): Promise<Unlocked | null> {
  const saltBytes = aesSaltBytes(lock.keyBytes);
  const headBytes = saltBytes + aesVerifierBytes;
  const dataBytes = packedBytes - headBytes - aesMacBytes;
  const head = await open().take(headBytes);
  if (head.length < headBytes || dataBytes < 0) return null;
  const at = async (): Promise<ByteReader> => {
    const input = open();
    await input.skip(headBytes);
    return input;
  };
  const opened = async (keys: AesKeys, altered: boolean): Promise<Unlocked> => ({
    data: new ByteReader(aesData(await at(), dataBytes, keys)),
    facts: { ...facts, method: lock.method, packedBytes: dataBytes, crc: lock.hasCrc ? facts.crc : null },
    altered,
  });
  let likely: AesKeys | null = null;
  for (const form of passwords.forms) {
    const keys = aesKeys(form, head.subarray(0, saltBytes), head.subarray(saltBytes), lock.keyBytes);
    if (keys === null) continue;
    if (await isAuthentic(await at(), dataBytes, keys)) {
      passwords.proved(form);
      return opened(keys, false);
    }
    // a wrong password passes the two bytes once in 65,536 times
    likely ??= keys;
  }
  return likely === null ? null : opened(likely, true);
}

async function unlockZipCrypto(
  checkByte: number,
  open: () => ByteReader,
  facts: ZipDataFacts,
  packedBytes: number,
  passwords: ZipPasswords,
): Promise<Unlocked | null> {
  const header = await open().take(zipCryptoHeaderBytes);
  if (header.length < zipCryptoHeaderBytes) return null;
  const inner: ZipDataFacts = { ...facts, packedBytes: packedBytes - zipCryptoHeaderBytes };
  let likely: Uint8Array | null = null;
  for (const form of passwords.forms) {
    if (!passesCheck(header, form, checkByte)) continue;
    // one byte is no proof: the entry is unpacked for its checksum before anything of it is believed
    const outcome = await tried(new ByteReader(zipCryptoData(open(), form)), inner);
    if (outcome === 'right') {
      passwords.proved(form);
      return { data: new ByteReader(zipCryptoData(open(), form)), facts: inner, altered: false };
    }
    if (passwords.isProven(form) || (outcome === 'cut' && facts.method === 8)) likely ??= form;
  }
  if (likely === null) return null;
  return { data: new ByteReader(zipCryptoData(open(), likely)), facts: inner, altered: true };
}

async function tried(data: ByteReader, facts: ZipDataFacts): Promise<'right' | 'wrong' | 'cut'> {
  let troubled = false;
  const unpacked = zipData(data, facts, 0, () => {
    troubled = true;
  });
  let length = 0;
  for (;;) {
    const next = await unpacked.next();
    if (next.done === true) {
      if (next.value !== null) return next.value.code === 'import.zip-cut' && length > 0 ? 'cut' : 'wrong';
      return troubled || facts.crc === null ? 'wrong' : 'right';
    }
    length += next.value.length;
    if (facts.unpackedBytes !== null && length > facts.unpackedBytes) {
      await unpacked.return(null);
      return 'wrong';
    }
  }
}
