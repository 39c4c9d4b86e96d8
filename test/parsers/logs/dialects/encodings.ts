/* P1 to P5, P13, P14, P16: encodings, layouts and orders, whatever the logger. */
import { by, inner, pretty, type Stamp, tell, type Variant } from './dress.ts';
import { interleaved, session16, session201, session21, type Said } from './truth.ts';

const line = (said: Said, t: Stamp): string =>
  `${t.date} ${t.clock}.${t.ms} INFO [${said.station}] ${by(said, 'received', 'sent')} ${said.text}`;

function encoded(variant: Variant, name: string, encode: (text: string) => Uint8Array): Variant {
  return { ...variant, name, log: encode(typeof variant.log === 'string' ? variant.log : '') };
}

function utf16(text: string, big: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return new Uint8Array(big ? bytes.swap16() : bytes);
}

/** The two syllables of the Korean lines below; everything else is ASCII. */
const korean: Readonly<Record<string, readonly number[]>> = { 한: [0xc7, 0xd1], 국: [0xb1, 0xb9] };
const cp949 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((character) => korean[character] ?? [character.charCodeAt(0)]));
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const plain = tell({ name: '', line });
const crlf = tell({ name: '', line, end: '\r\n' });
const printed = tell({ name: '', line: (said, t) => line({ ...said, text: pretty(said) }, t) });
const asked = session16('CP_1').filter(({ text }) => !/[^\x20-\x7e]/.test(text));
const inKorean = tell({
  name: '',
  said: asked,
  line: (said, t) => `${line(said, t)}\n${t.date} ${t.clock}.${t.ms} INFO 한국 한국 [2, 3] 한국`,
});
/** A proxy before stations of two protocols. */
const mixed = interleaved(
  interleaved(session16('OLD-1'), session201('NEW-2')),
  session21('NEW-3').filter(({ kind }) => kind !== 'other'),
);
const counted = (from: number) => (n: number) => String(from + n);

export const encodings: readonly Variant[] = [
  encoded(plain, 'P14 UTF-8 with a mark', (text) => new TextEncoder().encode(`\ufeff${text}`)),
  encoded(crlf, 'P14 UTF-8 with a mark and CRLF', (text) => new TextEncoder().encode(`\ufeff${text}`)),
  encoded(plain, 'P14 UTF-16, little-endian', (text) => utf16(text, false, true)),
  encoded(crlf, 'P14 UTF-16, big-endian, CRLF', (text) => utf16(text, true, true)),
  encoded(plain, 'P14 UTF-16 without a mark', (text) => utf16(text, false, false)),
  encoded(printed, 'P14 UTF-16, printed over lines', (text) => utf16(text, false, true)),
  encoded(plain, 'P14 Latin-1', latin1),
  encoded(printed, 'P14 Latin-1, printed over lines', latin1),
  encoded(inKorean, 'P14 CP949', cp949),
  encoded(plain, 'P14 UTF-8 with broken bytes between', (text) => {
    const bytes = new TextEncoder().encode(text);
    return Uint8Array.from([0xff, 0xfe, 0x41, 0x0a].slice(2).concat([0xe4, 0x0a], [...bytes]));
  }),
  encoded(plain, 'P14 NULs where a power cut left a hole', (text) => {
    const at = text.indexOf('\n', 900) + 1;
    return new TextEncoder().encode(`${text.slice(0, at)}${'\0'.repeat(4096)}${text.slice(at)}`);
  }),
  tell({ name: 'P13 a proxy, three stations of three protocols', said: mixed, line }),
  tell({
    name: 'P13 a proxy, ids counted from one by each station',
    said: interleaved(session16('A-1', counted(0)), session16('B-2', counted(0))),
    line,
  }),
  tell({
    name: 'P4 all on one line, with times between',
    end: ' ',
    line: (said, t) => `${t.date} ${t.clock}.${t.ms} [${said.station}] ${by(said, 'received', 'sent')} ${said.text}`,
  }),
  tell({
    name: 'P2 printed with tabs and blank lines, CRLF',
    end: '\r\n\r\n',
    line: (said, t) =>
      line({ ...said, text: JSON.stringify(JSON.parse(said.text), null, '\t').replaceAll('\n', '\r\n\r\n') }, t),
  }),
  tell({
    name: 'P5 entities by number',
    line: (said, t) =>
      line({ ...said, text: said.text.replaceAll('&', '&#38;').replaceAll('"', '&#34;').replaceAll('<', '&#x3c;') }, t),
  }),
  tell({
    name: 'P5 escaped with signs as code points',
    line: (said, t) =>
      `${t.iso} [${said.station}] ${by(said, 'received', 'sent')} "${inner(said.text).replaceAll(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`,
  }),
  tell({
    name: 'P5 Base64',
    line: (said, t) =>
      `${t.iso} [${said.station}] ${by(said, 'received', 'sent')} ${Buffer.from(said.text).toString('base64')}`,
  }),
  tell({
    name: 'P5 Base64 in JSON lines',
    line: (said, t) =>
      JSON.stringify({
        timestamp: t.iso,
        stationId: said.station,
        direction: by(said, 'in', 'out'),
        body: Buffer.from(said.text).toString('base64'),
        isBase64Encoded: true,
      }),
  }),
  tell({
    name: 'P5 hexadecimal digits',
    line: (said, t) =>
      `${t.iso} [${said.station}] ${by(said, 'received', 'sent')} ${Buffer.from(said.text).toString('hex')}`,
  }),
  tell({
    name: 'P5 slashes escaped as PHP does',
    said: session16('CP_1').map((said) =>
      said.action === 'Heartbeat' && said.kind === 'call'
        ? { ...said, payload: { x: 'a/b' }, text: JSON.stringify([2, said.id, 'Heartbeat', { x: 'a/b' }]) }
        : said,
    ),
    line: (said, t) => line({ ...said, text: said.text.replaceAll('/', '\\/') }, t),
  }),
  tell({
    name: 'P9 a reconnection between: ids begin anew',
    said: [0, 100].flatMap((from) => session16('CP_1', counted(0), from)),
    line: (said, t) =>
      `${said.id === '1' && said.kind === 'call' ? `${t.date} ${t.clock}.${t.ms} INFO [CP_1] connection opened\n` : ''}${line(said, t)}`,
  }),
  tell({
    name: 'no blank after commas lost, blanks everywhere',
    line: (said, t) =>
      line({ ...said, text: said.text.replace(/^\[(\d),"([^"]*)",/, '[ $1 , "$2" , ').replace(/\]$/, ' ]') }, t),
  }),
];
