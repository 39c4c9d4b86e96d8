import { describe, expect, it } from 'vitest';
import { issueText, reasonText } from '../../../parsers/text/issue-texts.ts';
import { importGiven } from './import-fixture.ts';
import { zipOf } from './zip-writer.ts';

const bytes = (start: string, length = 1_500): Buffer =>
  Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(length - start.length, 'Ab ')]);
const message = '2025-10-24T06:12:45Z [2,"1","Heartbeat",{}]\n';

describe('what is no evidence', () => {
  it('is told as what it is by its first bytes, small or large, and counted', async () => {
    const documents: Readonly<Record<string, readonly [content: Buffer, says: string]>> = {
      'offer.pdf': [Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'), 'A PDF document'],
      'photo.jpg': [bytes('\xff\xd8\xff\xe0\0\x10JFIF\0'), 'A picture'],
      'tiny.png': [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'A picture'],
      'phone.heic': [bytes('\0\0\0\x18ftypheic'), 'A picture'],
      'clip.mp4': [bytes('\0\0\0\x18ftypisom'), 'A film'],
      'letter.doc': [
        bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0'),
        'An office document (Word, PowerPoint, Outlook)',
      ],
      'note.rtf': [Buffer.from('{\\rtf1\\ansi Hello\\par}'), 'A formatted text (RTF)'],
      core: [bytes('\x7fELF\x02\x01\x01\0\0\0'), 'A program or memory dump'],
    };
    const files = Object.fromEntries(Object.entries(documents).map(([name, [content]]) => [name, content]));
    const { sources } = await importGiven(files);
    const told = sources.map(({ result }) => result);
    expect(told.map((result) => result?.issues.map((issue) => issueText(issue, 'en')))).toEqual(
      Object.values(documents).map(([, says]) => [`${says}; not evidence that can be read here.`]),
    );
    for (const [index, [content]] of Object.values(documents).entries()) {
      expect(told[index]?.state).toBe('unread');
      expect(told[index]?.account).toMatchObject({
        reader: 'other-document',
        bytesTotal: content.length,
        bytesUnderstood: 0,
        linesTotal: null,
        leftovers: [{ code: 'no-evidence', bytes: content.length }],
      });
    }
  });

  it('is read all the same where messages stand in it', async () => {
    const { sources } = await importGiven({ 'print.pdf': Buffer.from(`%PDF-1.4\n${message}%%EOF\n`) });
    expect(sources[0]?.records.filter(({ record }) => record === 'frame')).toHaveLength(1);
    expect(sources[0]?.result?.state).toBe('complete');
  });
});

describe('an office document', () => {
  it('is opened, for messages may stand in its text, and is told as one', async () => {
    const schema = 'http://schemas.openxmlformats.org/package/2006/content-types';
    const part = (text: string) =>
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/main"><w:t>${text}</w:t></w:document>`;
    const docx = (text: string) =>
      zipOf([
        { name: '[Content_Types].xml', content: Buffer.from(`<?xml version="1.0"?><Types xmlns="${schema}"/>`) },
        { name: 'word/document.xml', content: Buffer.from(part(text)) },
      ]);
    const { sources } = await importGiven({ 'offer.docx': docx('Hello'), 'mail.docx': docx(`\n${message}`) });
    const codes = sources.flatMap(({ result }) => [result?.issues.map(({ code }) => code)]);
    expect(codes.filter((each) => each?.includes('import.is-office-archive'))).toHaveLength(2);
    expect(codes.flat().filter((code) => code === 'import.plain-text')).toEqual([]);
    expect(sources.flatMap(({ records }) => records).filter(({ record }) => record === 'frame')).toHaveLength(1);
  });
});

describe('what systems keep for themselves', () => {
  it('is named in the ledger, told nowhere else, and leaves nothing unread', async () => {
    const ini = Buffer.from('\ufeff[.ShellClassInfo]\r\nIconResource=SHELL32.dll,4\r\n', 'utf16le');
    const { sources } = await importGiven({
      '.DS_Store': bytes('\0\0\0\x01Bud1\0\0\x10\0'),
      '._ocpp.log': bytes('\0\x05\x16\x07\0\x02\0\0Mac OS X        ', 120),
      'Thumbs.db': bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0'),
      'desktop.ini': ini,
    });
    const results = sources.flatMap(({ result }) => result ?? []);
    expect(results.map(({ state, issues }) => [state, issues.length])).toEqual(
      Array.from({ length: 4 }, () => ['complete', 0]),
    );
    expect(results.map(({ account }) => account.reader)).toEqual(Array.from({ length: 4 }, () => 'system-file'));
    expect(
      results.map(({ account }) => account.reasons.map(({ code, params }) => reasonText(code, params, 'de'))),
    ).toEqual([
      ['Ansicht eines Ordners, vom Finder (macOS) abgelegt.'],
      ['Zusatz zu einer Datei, vom Finder (macOS) abgelegt.'],
      ['Vorschaubilder, vom Explorer (Windows) abgelegt.'],
      ['Ansicht eines Ordners, vom Explorer (Windows) abgelegt.'],
    ]);
    for (const { account } of results)
      expect(account.leftovers).toEqual([{ code: 'no-evidence', bytes: account.bytesTotal }]);
  });
});
