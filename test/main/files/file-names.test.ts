import fc from 'fast-check';
import { posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  databasePath,
  foldedName,
  insideFolder,
  isDeviceName,
  portableName,
  refusedPart,
} from '../../../main/files/file-names.ts';

const other = { fallback: 'case' } as const;

describe('names that every file system takes', () => {
  test('devices of Windows, with any ending', () => {
    for (const name of ['CON', 'con', 'aux.txt', 'Nul.tar.gz', 'COM1', 'lpt9.log', 'COM¹', 'CONOUT$', 'prn .txt'])
      expect(isDeviceName(name), name).toBe(true);
    for (const name of ['console', 'com10', 'auxiliary.txt', 'CP-COM1', 'nu', '_con', 'COM'])
      expect(isDeviceName(name), name).toBe(false);
  });

  test.each([
    ['CP:01/2', 'CP-01-2'],
    ['Station "A"?', 'Station-A'],
    ['aux', '_aux'],
    ['con.backup', '_con.backup'],
    ['report. ', 'report'],
    ['...', 'case'],
    ['', 'case'],
    ['ticket+1', 'ticket+1'],
    // Decomposed, as macOS may give it.
    ['Pru\u0308fung', 'Pr\u00fcfung'],
    // A sign that belongs to the letter before it.
    ['\u0915\u093f', '\u0915\u093f'],
  ])('%j becomes %j', (name, made) => {
    expect(portableName(name, other)).toBe(made);
  });

  test('blanks stay where they are asked for, but not at the end', () => {
    expect(portableName('Halle 3. ', { ...other, blanks: true })).toBe('Halle 3');
    expect(portableName('Halle 3', other)).toBe('Halle-3');
  });

  test('whatever comes in, what comes out is taken everywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.boolean(), (name, blanks) => {
        const made = portableName(name, { ...other, blanks });
        expect(made).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|[. ]$|^[. ]/);
        expect(made.isWellFormed()).toBe(true);
        expect(Buffer.byteLength(`0001-${made}-incident.html`)).toBeLessThan(255);
        expect(refusedPart(made, 'win32')).toBeNull();
        expect(made).toBe(made.normalize('NFC'));
      }),
    );
    // A hundred letters of three bytes each would be too long for Linux.
    expect(Buffer.byteLength(portableName('站'.repeat(100), other))).toBeLessThanOrEqual(180);
    expect(portableName('𠮷'.repeat(100), other).isWellFormed()).toBe(true);
  });
});

describe('paths that Windows takes for something else', () => {
  test.each([
    ['C:\\cases\\CP:01.ladeakte', 'CP:01.ladeakte'],
    ['CP:01.ladeakte', 'CP:01.ladeakte'],
    ['out\\aux.csv', 'aux.csv'],
    ['C:/cases/con/report.html', 'con'],
    ['report.html ', 'report.html '],
    ['report?.csv', 'report?.csv'],
    ['"C:\\my logs', '"C:'],
  ])('%s: %s', (path, part) => {
    expect(refusedPart(path, 'win32')).toBe(part);
  });

  test.each([
    'C:\\cases\\a b.ladeakte',
    '\\\\server\\share\\x.html',
    '\\\\?\\C:\\very\\long.csv',
    '..\\x.json',
    './x.json',
    'C:x.csv',
  ])('%s is fine', (path) => {
    expect(refusedPart(path, 'win32')).toBeNull();
  });

  test('elsewhere these are names like any other', () => {
    for (const platform of ['linux', 'darwin'] as const)
      for (const path of ['CP:01.ladeakte', 'aux.csv', 'what?.html']) expect(refusedPart(path, platform)).toBeNull();
  });
});

test('names that are one file on Windows and macOS', () => {
  expect(foldedName('Ticket.ladeakte')).toBe(foldedName('TICKET.LADEAKTE'));
  expect(foldedName('Pru\u0308fung')).toBe(foldedName('PR\u00dcFUNG'));
  expect(foldedName('Straße')).toBe(foldedName('STRASSE'));
});

describe('a place in a folder', () => {
  test('also where the folder is a drive', () => {
    expect(insideFolder('E:\\', 'value-0001/key.der', win32)).toBe('E:\\value-0001\\key.der');
    expect(insideFolder('/', 'value-0001/key.der', posix)).toBe('/value-0001/key.der');
    expect(insideFolder('\\\\server\\share\\', 'a.txt', win32)).toBe('\\\\server\\share\\a.txt');
  });

  test.each(['../x', '..', '.', '/etc/x', 'a/../../x'])('%s leads out', (name) => {
    expect(() => insideFolder('/out', name, posix)).toThrow(/outside/);
    expect(() => insideFolder('C:\\out', name, win32)).toThrow(/outside/);
  });

  test.each(['D:\\x', '\\\\server\\share\\x', '..\\x'])('%s leads out on Windows', (name) => {
    expect(() => insideFolder('C:\\out', name, win32)).toThrow(/outside/);
  });

  test('two dots at the beginning of a name do not', () => {
    expect(insideFolder('/out', '..name', posix)).toBe('/out/..name');
  });
});

describe('a path that is too long for SQLite on Windows', () => {
  const deep = `C:\\${'d'.repeat(200)}\\`;
  test('gets the form without a limit, and every file beside the case fits before that', () => {
    const long = `${deep}${'c'.repeat(80)}.ladeakte`;
    expect(databasePath(long, 'win32')).toBe(`\\\\?\\${long}`);
    expect(databasePath(`\\\\server\\share\\${'d'.repeat(260)}`, 'win32')).toBe(
      `\\\\?\\UNC\\server\\share\\${'d'.repeat(260)}`,
    );
    expect(databasePath(`\\\\?\\${long}`, 'win32')).toBe(`\\\\?\\${long}`);
    const short = `${deep}${'c'.repeat(38)}.ladeakte`;
    expect(databasePath(short, 'win32')).toBe(short);
    for (const suffix of ['-journal', '-wal', '-shm', '-lock']) expect(`${short}${suffix}`.length).toBeLessThan(260);
  });

  test('stays as it is elsewhere', () => {
    const long = `/${'d'.repeat(400)}/x.ladeakte`;
    for (const platform of ['linux', 'darwin'] as const) expect(databasePath(long, platform)).toBe(long);
  });
});
