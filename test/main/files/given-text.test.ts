import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { findExtensionFiles } from '../../../main/extensions/extension-files.ts';
import { givenText } from '../../../main/files/given-text.ts';
import { templateFromFiles } from '../../../main/exporters/template/template-file.ts';
import { readArguments } from '../../../main/shells/cli/arguments.ts';
import { givenPasswords } from '../../../main/shells/cli/import-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'ladeakte-given-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The ways in which a text comes from an editor or a command line of Windows. */
function written(text: string): readonly (readonly [string, Buffer])[] {
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  return [
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, PowerShell', little],
    ['UTF-16, the other way round', Buffer.from(little).swap16()],
  ];
}

describe('a file that a person gives', () => {
  test.each(written('Grüße\r\n'))('in %s', (_name, bytes) => {
    expect(givenText(bytes)).toBe('Grüße\r\n');
    expect(givenText(bytes, 'strict')).toBe('Grüße\r\n');
  });

  test('that is no text is refused where that matters', () => {
    expect(() => givenText(Buffer.from([0xc3, 0x28]), 'strict')).toThrow(TypeError);
    expect(givenText(Buffer.from([0xc3, 0x28]))).toBe('\ufffd(');
    expect(givenText(new Uint8Array(0), 'strict')).toBe('');
  });

  test.each(written('geheim-ä\r\nzweites\r\n'))('with passwords, in %s', (_name, bytes) => {
    const file = join(folder, 'passwords.txt');
    writeFileSync(file, bytes);
    expect(givenPasswords(readArguments(['import', 'x', '--password-file', file], {}))).toEqual([
      'geheim-ä',
      'zweites',
    ]);
  });

  test.each(written('{ "ladeakte": "report-template/1", "company": { "name": "Müller" } }'))(
    'with a template, in %s',
    (_name, bytes) => {
      const path = join(folder, 'template.json');
      writeFileSync(path, bytes);
      expect(templateFromFiles([{ path, name: 'template.json' }], 'en').company.name).toBe('Müller');
    },
  );

  test.each(written('{ "name": "Müller" }'))('with an extension, in %s', (_name, bytes) => {
    const path = join(folder, 'own.json');
    writeFileSync(path, bytes);
    expect(findExtensionFiles([path], null)).toMatchObject({ problems: [], files: [{ text: '{ "name": "Müller" }' }] });
  });
});
