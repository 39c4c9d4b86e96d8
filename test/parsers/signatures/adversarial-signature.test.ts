import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verifyValue } from '../../../parsers/signatures/index.ts';
import { curveById } from '../../../parsers/signatures/crypto/curves.ts';
import { codes, object, payload, record, signatureOf, signer } from './record-writer.ts';
import { keyOf, makeSigner, valueOf, type Signer } from './test-records.ts';

/* What stands in SD and SA, and what is handed over as a key: other encodings of the same numbers, other numbers, other curves. */

function answer(text: string, key: string = signer.spkiHex): readonly [string, string, string] {
  const verdict = verifyValue(valueOf(text), [keyOf(key)], null);
  return [verdict.signature, verdict.signatureReason, codes(verdict.rules).toSorted().join(' ')];
}

type Numbers = readonly [Buffer, Buffer];

/** r and s as they stand in DER, sign byte included. */
function numbersOf(hex: string): Numbers {
  const der = Buffer.from(hex, 'hex');
  const rEnd = 4 + (der[3] ?? 0);
  return [der.subarray(4, rEnd), der.subarray(rEnd + 2)];
}

function tlv(tag: number, content: Buffer, length: readonly number[] = [content.length]): Buffer {
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function der(r: Buffer, s: Buffer): Buffer {
  return tlv(0x30, Buffer.concat([tlv(2, r), tlv(2, s)]));
}

function bare(number: Buffer, width = 32): Buffer {
  const digits = number.toString('hex').replace(/^(?:00)+/, '');
  return Buffer.from(digits.padStart(width * 2, '0'), 'hex');
}

/** A record whose r and s both need the sign byte, so that it can be left out. */
function withSignBytes(): { readonly text: string; readonly numbers: Numbers } {
  for (let index = 0; index < 200; index += 1) {
    const text = payload({ GV: `"${index}"` });
    const numbers = numbersOf(signatureOf(text));
    if (numbers.every((number) => number[0] === 0)) return { text, numbers };
  }
  throw new Error('no such signature among two hundred');
}

const { text, numbers } = withSignBytes();
const [r, s] = numbers;

function sealed(sd: Buffer | string, section: Readonly<Record<string, string>> = {}): string {
  return `OCMF|${text}|${object({ SD: `"${typeof sd === 'string' ? sd : sd.toString('hex')}"`, ...section })}`;
}

const short = (number: Buffer): Buffer => number.subarray(1);
const body = der(r, s).subarray(2);
const length = body.length;

describe('the same numbers in other bytes', () => {
  test.each([
    ['as the standard wants it', der(r, s), ''],
    ['length of the sequence in the long form', tlv(0x30, body, [0x81, length]), 'ocmf.signature-not-canonical'],
    ['in two bytes', tlv(0x30, body, [0x82, 0, length]), 'ocmf.signature-not-canonical'],
    ['in four bytes', tlv(0x30, body, [0x84, 0, 0, 0, length]), 'ocmf.signature-not-canonical'],
    [
      'length of an integer in the long form',
      tlv(0x30, Buffer.concat([tlv(2, r, [0x81, r.length]), tlv(2, s)])),
      'ocmf.signature-not-canonical',
    ],
    ['sign byte of r left out', der(short(r), s), 'ocmf.signature-not-canonical'],
    ['sign byte of s left out', der(r, short(s)), 'ocmf.signature-not-canonical'],
    ['both left out', der(short(r), short(s)), 'ocmf.signature-not-canonical'],
    ['a zero too many', der(Buffer.concat([Buffer.alloc(1), r]), s), 'ocmf.signature-not-canonical'],
    [
      'sixteen zeros too many',
      der(Buffer.concat([Buffer.alloc(16), r]), Buffer.concat([Buffer.alloc(16), s])),
      'ocmf.signature-not-canonical',
    ],
    ['bytes behind it', Buffer.concat([der(r, s), Buffer.from('cafe', 'hex')]), 'ocmf.signature-not-canonical'],
    ['a zero behind it', Buffer.concat([der(r, s), Buffer.alloc(1)]), 'ocmf.signature-not-canonical'],
    ['a third integer', tlv(0x30, Buffer.concat([body, tlv(2, Buffer.from([1]))])), 'ocmf.signature-not-canonical'],
    ['a null inside', tlv(0x30, Buffer.concat([body, Buffer.from([5, 0])])), 'ocmf.signature-not-canonical'],
    ['bare r and s', Buffer.concat([bare(r), bare(s)]), 'ocmf.signature-not-canonical'],
  ])('%s', (_, bytes, expected) => {
    expect(answer(sealed(bytes))).toEqual(['valid', 'matches', expected]);
  });

  const hex = der(r, s).toString('hex');
  test.each([
    ['capitals', hex.toUpperCase(), {}, ''],
    ['mixed', [...hex].map((digit, index) => (index % 2 === 0 ? digit.toUpperCase() : digit)).join(''), {}, ''],
    ['in groups', hex.replaceAll(/(..)/g, '$1 ').trim(), {}, 'ocmf.signature-separators'],
    ['with colons', hex.replaceAll(/(..)(?=.)/g, '$1:'), {}, 'ocmf.signature-separators'],
    ['with 0x', `0x${hex}`, {}, 'ocmf.signature-separators'],
    ['with a blank behind', `${hex} `, {}, 'ocmf.signature-separators'],
    ['Base64', der(r, s).toString('base64'), { SE: '"base64"' }, ''],
    ['Base64 without padding', der(r, s).toString('base64').replace(/=+$/, ''), { SE: '"base64"' }, null],
    ['SE in capitals', hex, { SE: '"HEX"' }, 'ocmf.signature-encoding-spelling'],
    ['SM of something else', hex, { SM: '"application/octet-stream"' }, 'ocmf.signature-media-type'],
    ["a vendor's field", hex, { XP: '"x"' }, ''],
    ['a field of nobody', hex, { SX: '"x"' }, 'ocmf.signature-unknown-key'],
  ] as const)('hex and Base64: %s', (_, sd, section, expected) => {
    const [signature, , rules] = answer(sealed(sd, section));
    expect(signature).toBe('valid');
    if (expected !== null) expect(rules).toBe(expected);
  });

  test('s and n - s are both genuine, and only one of them is small', () => {
    const { n } = curveById('secp256r1');
    const mirrored = (n - BigInt(`0x${s.toString('hex')}`)).toString(16);
    // DER writes a number in as few bytes as keep it positive; one in 256 is shorter.
    const even = mirrored.padStart(mirrored.length + (mirrored.length % 2), '0');
    const other = Buffer.from(`${Number.parseInt(even.slice(0, 2), 16) >= 0x80 ? '00' : ''}${even}`, 'hex');
    expect(answer(sealed(der(r, other)))).toEqual(['valid', 'matches', '']);
  });
});

const order = Buffer.from(`00${curveById('secp256r1').n.toString(16)}`, 'hex');
const zero = Buffer.from([0]);

describe('numbers that no signature has', () => {
  test.each([
    ['r is 0', der(zero, s)],
    ['s is 0', der(r, zero)],
    ['both are 0', der(zero, zero)],
    ['r is n', der(order, s)],
    ['s is n', der(r, order)],
    ['r is beyond n', der(Buffer.from(`00${'f'.repeat(64)}`, 'hex'), s)],
    ['r has forty bytes', der(Buffer.concat([Buffer.from([1]), Buffer.alloc(39, 7)]), s)],
    ['bare zeros', Buffer.alloc(64)],
  ])('%s', (_, bytes) => {
    const [signature, reason] = answer(sealed(bytes));
    expect([signature, reason]).toEqual(['invalid', 'r-or-s-out-of-range']);
  });

  test.each([
    ['exchanged', der(s, r)],
    ['r twice', der(r, r)],
    ['one each', der(Buffer.from([1]), Buffer.from([1]))],
    ['bare, in the wrong order', Buffer.concat([bare(s), bare(r)])],
    ['bare, little end first', Buffer.concat([bare(r).reverse(), bare(s).reverse()])],
  ])('numbers that do not fit: %s', (_, bytes) => {
    const [signature, reason] = answer(sealed(bytes));
    expect([signature, reason]).toEqual(['invalid', 'does-not-match']);
  });
});

describe('bytes that are no signature', () => {
  test.each([
    ['nothing after decoding', Buffer.from([0])],
    ['cut', der(r, s).subarray(0, 40)],
    ['one byte too short', der(r, s).subarray(0, -1)],
    ['indefinite length', Buffer.concat([Buffer.from([0x30, 0x80]), body, Buffer.alloc(2)])],
    ['a set', tlv(0x31, body)],
    ['in an octet string', tlv(4, der(r, s))],
    ['in a bit string', tlv(3, Buffer.concat([zero, der(r, s)]))],
    ['octet strings inside', tlv(0x30, Buffer.concat([tlv(4, r), tlv(4, s)]))],
    ['an empty integer', tlv(0x30, Buffer.concat([tlv(2, r), Buffer.from([2, 0])]))],
    ['only r', tlv(0x30, tlv(2, r))],
    ['an empty sequence', Buffer.from([0x30, 0])],
    ['63 bytes', Buffer.concat([bare(r), bare(s)]).subarray(1)],
    ['65 bytes', Buffer.concat([Buffer.from([4]), bare(r), bare(s)])],
    ['length of five bytes', tlv(0x30, body, [0x85, 0, 0, 0, 0, length])],
    ['hex of hex', Buffer.from(der(r, s).toString('hex'))],
  ])('%s', (_, bytes) => {
    const [signature, reason] = answer(sealed(bytes));
    expect([signature, reason]).toEqual(['unverifiable', 'signature-undecodable']);
  });

  test.each([
    ['odd number of digits', `${der(r, s).toString('hex')}0`, {}, 'signature-undecodable'],
    ['a letter that is no digit', der(r, s).toString('hex').replace(/.$/, 'g'), {}, 'signature-undecodable'],
    ['Base64 under hex', der(r, s).toString('base64'), {}, 'signature-undecodable'],
    ['hex under Base64', der(r, s).toString('hex'), { SE: '"base64"' }, 'signature-undecodable'],
    ['Base32 is unknown', 'AAAA', { SE: '"base32"' }, 'unsupported-encoding'],
    ['empty', '', {}, 'unsigned'],
    ['blank', '   ', {}, 'unsigned'],
  ] as const)('%s', (_, sd, section, reason) => {
    expect(answer(sealed(sd, section)).slice(0, 2)).toEqual(['unverifiable', reason]);
  });

  test.each(['null', 'true', '[]', '12345', '{}'])('SD is %s', (written) => {
    const [signature, reason] = answer(`OCMF|${text}|{"SD":${written}}`);
    expect([signature, reason]).toEqual(['unverifiable', 'signature-undecodable']);
  });
});

describe('algorithms', () => {
  const own: readonly (readonly [string, Signer, number])[] = [
    ['prime256v1', makeSigner('prime256v1'), 32],
    ['secp384r1', makeSigner('secp384r1'), 48],
    ['secp256k1', makeSigner('secp256k1'), 32],
    ['prime192v1', makeSigner('prime192v1'), 24],
    ['secp192k1', makeSigner('secp192k1'), 24],
    ['brainpoolP256r1', makeSigner('brainpoolP256r1'), 32],
    ['brainpoolP384r1', makeSigner('brainpoolP384r1'), 48],
  ];
  test.each(own)('%s: bare r and s of its width, and of no other', (_, by, width) => {
    const plain = payload();
    const [ownR, ownS] = numbersOf(signatureOf(plain, 'hex', by));
    const written = (bytes: number): string =>
      record(plain, { SD: `"${Buffer.concat([bare(ownR, bytes), bare(ownS, bytes)]).toString('hex')}"` }, by);
    expect(answer(written(width), by.spkiHex)).toEqual(['valid', 'matches', 'ocmf.signature-not-canonical']);
    expect(answer(written(width + 1), by.spkiHex).slice(0, 2)).toEqual(['unverifiable', 'signature-undecodable']);
  });

  test.each(own)('%s named where the key lies on another curve', (_, by) => {
    for (const [name, other] of own) {
      if (name === by.curve) continue;
      const [signature, reason] = answer(record(payload(), {}, by), other.spkiHex);
      expect([signature, reason]).toEqual(['invalid', 'curve-of-key-differs']);
    }
  });

  test.each([
    ['ECDSA-secp521r1-SHA256', 'unsupported-algorithm'],
    ['ECDSA-secp224r1-SHA256', 'unsupported-algorithm'],
    ['ECDSA-brainpool512r1-SHA256', 'unsupported-algorithm'],
    ['ECDSA-secp256r1-SHA1', 'unsupported-algorithm'],
    ['ECDSA-secp256r1-SHA384', 'unsupported-algorithm'],
    ['ECDSA-secp256r1', 'unsupported-algorithm'],
    ['ECDSA-prime256v1-SHA256', 'unsupported-algorithm'],
    ['ECDSA_secp256r1_SHA256', 'unsupported-algorithm'],
    ['EdDSA-ed25519', 'unsupported-algorithm'],
    ['RSA-2048-SHA256', 'unsupported-algorithm'],
    ['none', 'unsupported-algorithm'],
    ['', 'unsupported-algorithm'],
    ['ecdsa-SECP256R1-sha256', 'matches'],
    [' ECDSA-secp256r1-SHA256 ', 'matches'],
  ])('SA %j', (name, reason) => {
    expect(answer(sealed(der(r, s), { SA: JSON.stringify(name) }))[1]).toBe(reason);
  });

  test.each(['null', '7', '[]', '{}', 'false'])('SA is %s', (written) => {
    expect(answer(sealed(der(r, s), { SA: written }))[1]).toBe('unsupported-algorithm');
  });
});

/** A SubjectPublicKeyInfo put together from its parts. */
function spki(algorithm: string, point: Buffer, unused = 0): string {
  return tlv(
    0x30,
    Buffer.concat([tlv(0x30, Buffer.from(algorithm, 'hex')), tlv(3, Buffer.concat([Buffer.from([unused]), point]))]),
  ).toString('hex');
}

describe('keys', () => {
  const point = Buffer.from(signer.spkiHex.slice(-130), 'hex');
  const ecPublicKey = '06072a8648ce3d0201';
  const p256 = '06082a8648ce3d030107';
  // Parameters written out, with the genuine numbers of secp256r1: never taken, whatever they say.
  const explicit = `${ecPublicKey}3081e0020101302c06072a8648ce3d0101022100ffffffff00000001000000000000000000000000ffffffffffffffffffffffff`;

  test.each([
    ['with its curve', spki(ecPublicKey + p256, point), 'matches'],
    ['without a curve', spki(ecPublicKey, point), 'unusable-key'],
    ['with NULL for a curve', spki(`${ecPublicKey}0500`, point), 'unusable-key'],
    [
      'with parameters written out',
      spki(explicit.slice(0, 18) + tlv(0x30, Buffer.from('020101', 'hex')).toString('hex'), point),
      'unusable-key',
    ],
    ['with another algorithm', spki(`06052b8104010c${p256}`, point), 'unusable-key'],
    [
      'an Ed25519 key',
      generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('hex'),
      'unusable-key',
    ],
    [
      'an RSA key',
      generateKeyPairSync('rsa', { modulusLength: 1024 })
        .publicKey.export({ type: 'spki', format: 'der' })
        .toString('hex'),
      'unusable-key',
    ],
    [
      'on secp521r1',
      generateKeyPairSync('ec', { namedCurve: 'secp521r1' })
        .publicKey.export({ type: 'spki', format: 'der' })
        .toString('hex'),
      'curve-of-key-differs',
    ],
    [
      'on secp224r1',
      generateKeyPairSync('ec', { namedCurve: 'secp224r1' })
        .publicKey.export({ type: 'spki', format: 'der' })
        .toString('hex'),
      'curve-of-key-differs',
    ],
    ['a point too short', spki(ecPublicKey + p256, point.subarray(0, -1)), 'unusable-key'],
    ['a point too long', spki(ecPublicKey + p256, Buffer.concat([point, zero])), 'unusable-key'],
    ['unused bits', spki(ecPublicKey + p256, point, 1), 'unusable-key'],
    ['named secp256k1, lying on secp256r1', spki(`${ecPublicKey}06052b8104000a`, point), 'unusable-key'],
    ['negated', spki(ecPublicKey + p256, Buffer.concat([Buffer.from([5]), point.subarray(1)])), 'unusable-key'],
    ['bytes behind it', `${signer.spkiHex}0000`, 'matches'],
    ['in quotes with a line end', `"${signer.spkiHex}"\n`, 'matches'],
    ['Base64 for addresses', Buffer.from(signer.spkiHex, 'hex').toString('base64url'), 'matches'],
    [
      'PEM with CRLF',
      String(signer.publicKey.export({ type: 'spki', format: 'pem' })).replaceAll('\n', '\r\n'),
      'matches',
    ],
    [
      'PEM in one line',
      String(signer.publicKey.export({ type: 'spki', format: 'pem' })).replaceAll('\n', ' '),
      'matches',
    ],
    [
      'PEM with words around',
      `Meter 1\n${String(signer.publicKey.export({ type: 'spki', format: 'pem' }))}\nend`,
      'matches',
    ],
    ['XML around it', `<publicKey encoding="hex">${signer.spkiHex}</publicKey>`, 'unusable-key'],
  ])('%s', (_, key, reason) => {
    expect(answer(record(), key)[1]).toBe(reason);
  });

  test('the other point with the same x is another key', () => {
    const y = BigInt(`0x${point.subarray(33).toString('hex')}`);
    const mirrored = (curveById('secp256r1').p - y).toString(16).padStart(64, '0');
    expect(answer(record(), `${signer.spkiHex.slice(0, -64)}${mirrored}`)[1]).toBe('does-not-match');
  });
});
