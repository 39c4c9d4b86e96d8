import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partName } from '../../../main/importers/containers/part-name.ts';
import { importGiven } from './import-fixture.ts';
import { issueCodes } from './recording-sink.ts';

const boundary = 'a-boundary of 1 word';
const part = (headers: string, content: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`--${boundary}\r\n${headers}\r\n\r\n`), Buffer.from(content), Buffer.from('\r\n')]);
const end = Buffer.from(`--${boundary}--\r\n`);
const named = (name: string, more = ''): string =>
  `Content-Disposition: form-data; name="file"; filename="${name}"${more === '' ? '' : `\r\n${more}`}`;

function quotedPrintable(content: Buffer): string {
  const codes = [...content].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
  return codes.map((code, index) => (index % 20 === 19 ? `${code}=\r\n` : code)).join('');
}

describe('multipart bodies', () => {
  it('several files, with and without a head, as binary, base64 and quoted-printable', async () => {
    const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7_919) & 0xff));
    const body = Buffer.concat([
      part(named('binary.bin'), content),
      part(
        named('coded.bin', 'Content-Transfer-Encoding: base64'),
        content.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
      ),
      part(named('printable.bin', 'Content-Transfer-Encoding: Quoted-Printable'), quotedPrintable(content)),
      part(named('empty.txt'), ''),
      part('Content-Disposition: form-data; name="reason"', 'because'),
      end,
    ]);
    const head = `POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data;\r\n boundary="${boundary}"\r\n\r\n`;
    const headers = `Content-Type: multipart/form-data; boundary="${boundary}"\r\n\r\na preamble\r\n`;
    for (const before of ['', '\r\n', head, headers]) {
      const { find, sources } = await importGiven({ upload: Buffer.concat([Buffer.from(before), body]) });
      expect(sources).toHaveLength(6);
      for (const name of ['binary.bin', 'coded.bin', 'printable.bin']) {
        expect(find(name).bytes.equals(content), name).toBe(true);
      }
      expect(find('empty.txt').bytes).toHaveLength(0);
      expect(find('reason').bytes.toString()).toBe('because');
      const { result } = find(null);
      expect(result).toMatchObject({ state: 'complete', issues: [] });
      const layer = result?.account.layers?.[0];
      expect((layer?.entries ?? 0) + (layer?.headers ?? 0) + (layer?.padding ?? 0)).toBe(result?.sizeBytes);
    }
  });

  it('a body without its end gives what it held and says so', async () => {
    const body = Buffer.concat([part(named('a.txt'), 'first\n'), part(named('b.txt'), 'second\n')]);
    const { find } = await importGiven({ upload: body });
    expect(find('a.txt').bytes.toString()).toBe('first\n');
    expect(find('b.txt').bytes.toString()).toBe('second\n\r\n');
    expect(issueCodes(find(null))).toEqual(['import.multipart-cut']);
  });

  it('tells an encoding that is damaged, with its place', async () => {
    const body = Buffer.concat([part(named('a.bin', 'Content-Transfer-Encoding: base64'), 'aGVsbG8K!!!!'), end]);
    const { find } = await importGiven({ upload: body });
    expect(find('a.bin').bytes.toString()).toBe('hello\n');
    expect(find(null).result?.issues).toMatchObject([{ code: 'import.multipart-encoding', params: { at: 8 } }]);
  });

  it('cut at any byte: every part is a prefix of what it was', async () => {
    const body = Buffer.concat([
      part(named('a.txt'), 'first content\n'.repeat(5)),
      part(
        named('b.txt', 'Content-Transfer-Encoding: base64'),
        Buffer.from('second content\n'.repeat(5)).toString('base64'),
      ),
      end,
    ]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 130, max: body.length }), async (cut) => {
        const { sources } = await importGiven({ upload: body.subarray(0, cut) });
        const [, a, b] = sources;
        // without its delimiter the line break before it belongs to the content
        const wholes = [`${'first content\n'.repeat(5)}\r\n--${boundary}`, 'second content\n'.repeat(5)];
        for (const [index, found] of [a, b].entries()) {
          if (found !== undefined) expect(wholes[index]?.startsWith(found.bytes.toString())).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('names of parts', () => {
  it.each([
    ['form-data; name="f"; filename="plain.log"', 'plain.log'],
    ['form-data; name="f"; filename=bare.log', 'bare.log'],
    ['form-data; name="f"; filename="a \\"quoted\\" one.log"', 'a "quoted" one.log'],
    ['form-data; name="f"; filename="C:\\logs\\a.log"', 'C:\\logs\\a.log'],
    ['form-data; name="f"; filename="fallback.log"; filename*=UTF-8\'\'Pr%C3%BCfung.log', 'Prüfung.log'],
    ["form-data; name=f; filename*=iso-8859-1'de'Pr%FCfung.log", 'Prüfung.log'],
    ['form-data; filename*0*=UTF-8\'\'long%20; filename*1="name.log"', 'long name.log'],
    ['form-data; filename="=?UTF-8?B?UHLDvGZ1bmcubG9n?="', 'Prüfung.log'],
    ['form-data; filename="=?iso-8859-1?Q?Pr=FCfung_1.log?="', 'Prüfung 1.log'],
    ['form-data; filename="Pr\u00c3\u00bcfung.log"', 'Prüfung.log'],
    ['form-data; filename="Pr\u00fcfung.log"', 'Prüfung.log'],
    ['form-data; filename="2024-01-01T10%3A00.log"', '2024-01-01T10%3A00.log'],
    ['form-data; name="only a name"', 'only a name'],
  ])('%s', (disposition, name) => {
    expect(partName(`Content-Type: text/plain\r\nContent-Disposition: ${disposition}`)).toBe(name);
  });
});
