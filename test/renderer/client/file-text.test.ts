import { expect, test } from 'vitest';
import { givenText } from '../../../main/files/given-text.ts';
import { fileText } from '../../../renderer/client/file-text.ts';

const mapping = '{"title":"Säule – ½ €"}';
const utf16 = (mark: readonly number[], bigEndian: boolean): Uint8Array<ArrayBuffer> => {
  const body = Buffer.from(mapping, 'utf16le');
  return Uint8Array.from([...mark, ...(bigEndian ? body.swap16() : body)]);
};

test('a chosen file is read as Windows, PowerShell and everybody else write it, and as the command line reads it', async () => {
  const written = [
    Uint8Array.from(Buffer.from(mapping)),
    Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(mapping)]),
    utf16([0xff, 0xfe], false),
    utf16([0xfe, 0xff], true),
  ];
  for (const bytes of written) {
    expect(await fileText(new Blob([bytes]))).toBe(mapping);
    expect(givenText(bytes)).toBe(mapping);
  }
});
