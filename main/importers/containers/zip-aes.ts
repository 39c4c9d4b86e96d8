import { createCipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import type { ByteGenerator, ByteReader } from '../byte-reader.ts';

/**
 * WinZip's AES encryption (AE-1 and AE-2): salt, two bytes that tell a wrong password, the data in counter mode, and ten bytes
 * of an HMAC-SHA1 over the encrypted data.
 */
export const aesVerifierBytes = 2;
export const aesMacBytes = 10;
const iterations = 1_000;
const blockBytes = 16;

export type AesKeyBytes = 16 | 24 | 32;

export function aesSaltBytes(keyBytes: AesKeyBytes): number {
  return keyBytes / 2;
}

export interface AesKeys {
  readonly encryption: Uint8Array;
  readonly authentication: Uint8Array;
}

/** The keys of a password; `null` when the verifier says that it is another one. */
export function aesKeys(
  password: Uint8Array,
  salt: Uint8Array,
  verifier: Uint8Array,
  keyBytes: AesKeyBytes,
): AesKeys | null {
  const derived = pbkdf2Sync(password, salt, iterations, 2 * keyBytes + aesVerifierBytes, 'sha1');
  if (!timingSafeEqual(derived.subarray(2 * keyBytes), verifier)) return null;
  return { encryption: derived.subarray(0, keyBytes), authentication: derived.subarray(keyBytes, 2 * keyBytes) };
}

/** Whether the code behind the data is that of the data: nothing was changed and the password is right. `input` stands at the data. */
export async function isAuthentic(input: ByteReader, dataBytes: number, keys: AesKeys): Promise<boolean> {
  const mac = createHmac('sha1', keys.authentication);
  for (let left = dataBytes; left > 0; ) {
    const chunk = await input.read(left);
    if (chunk === null) return false;
    mac.update(chunk);
    left -= chunk.length;
  }
  const stated = await input.take(aesMacBytes);
  return stated.length === aesMacBytes && timingSafeEqual(mac.digest().subarray(0, aesMacBytes), stated);
}

/** The data of an entry, decrypted; `input` stands at it. The counter is little-endian and begins with 1, unlike the CTR of node:crypto. */
export async function* aesData(input: ByteReader, dataBytes: number, keys: AesKeys): ByteGenerator {
  const cipher = createCipheriv(`aes-${keys.encryption.length * 8}-ecb`, keys.encryption, null).setAutoPadding(false);
  let counter = 1;
  let spare = Buffer.alloc(0);
  for (let left = dataBytes; left > 0; ) {
    const chunk = await input.read(Math.min(left, 64 * 1024));
    if (chunk === null) return input.stop;
    left -= chunk.length;
    const blocks = Math.ceil(Math.max(0, chunk.length - spare.length) / blockBytes);
    const counters = Buffer.alloc(blocks * blockBytes);
    for (let block = 0; block < blocks; block += 1) {
      counters.writeUInt32LE(counter % 2 ** 32, block * blockBytes);
      counters.writeUInt32LE(Math.floor(counter / 2 ** 32), block * blockBytes + 4);
      counter += 1;
    }
    const stream = Buffer.concat([spare, cipher.update(counters)]);
    const clear = Buffer.allocUnsafe(chunk.length);
    for (let index = 0; index < chunk.length; index += 1) clear[index] = (chunk[index] ?? 0) ^ (stream[index] ?? 0);
    spare = stream.subarray(chunk.length);
    yield clear;
  }
  return input.stop;
}
