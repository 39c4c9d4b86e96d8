import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeBase32,
  decodeBase32Tolerant,
  decodeBase64,
  decodeBase64Tolerant,
  decodeHex,
  decodeHexTolerant,
  encodeBase64,
  encodeHex,
  latin1Bytes,
  utf8Length,
} from '../../../parsers/base/text-encodings.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

describe('hex, Base64, Base32', () => {
  test('agree with Node on every byte string', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        const buffer = Buffer.from(data);
        expect(encodeHex(data)).toBe(buffer.toString('hex'));
        expect(encodeBase64(data)).toBe(buffer.toString('base64'));
        expect(decodeHex(buffer.toString('hex').toUpperCase())).toEqual(data);
        expect(decodeBase64(buffer.toString('base64'))).toEqual(data);
        if (data.length > 0) expect(decodeBase64Tolerant(buffer.toString('base64url'))).toEqual(data);
      }),
    );
  });

  test('tolerant readers take what people paste', () => {
    expect(decodeHexTolerant('0x30 59:30\r\n13\u00a006')).toEqual(Uint8Array.from([0x30, 0x59, 0x30, 0x13, 0x06]));
    expect(decodeBase64Tolerant('T0\nNN Rg')).toEqual(Uint8Array.from(Buffer.from('OCMF')));
    expect(decodeBase32Tolerant('mzxw6 ytboi')).toEqual(Uint8Array.from(Buffer.from('foobar')));
  });

  test('strict readers refuse what the encoding does not allow', () => {
    expect(decodeHex('abc')).toBeUndefined();
    expect(decodeHex('0g')).toBeUndefined();
    expect(decodeBase64('QQ')).toBeUndefined();
    expect(decodeBase64('QR==')).toBeUndefined();
    expect(decodeBase64('Q Q=')).toBeUndefined();
    expect(decodeBase32('mzxw6===')).toBeUndefined();
    expect(decodeBase32('MZXW6===')).toEqual(Uint8Array.from(Buffer.from('foo')));
  });

  test('UTF-8 lengths agree with the encoder', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => utf8Length(text) === Buffer.byteLength(text)));
  });

  test('Latin-1 has no place for other characters', () => {
    expect(latin1Bytes('grün')).toEqual(Uint8Array.from(Buffer.from('grün', 'latin1')));
    expect(latin1Bytes('€')).toBeUndefined();
  });
});
