import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../../main/shells/cli/arguments.ts';
import { givenKeys } from '../../../main/shells/cli/given-keys.ts';
import { UsageError } from '../../../main/shells/cli/usage-error.ts';
import { assertNoQuote } from '../../../main/shells/cli/assert-no-quote.ts';
import { endingSignals, passedSignals } from '../../../main/shells/ending-signals.ts';
import { expandPattern } from '../../../main/shells/windows-patterns.ts';

const folders: Readonly<Record<string, readonly string[]>> = {
  '.': ['b.log', 'A.LOG', 'notes.txt', 'cp[1].log', '.hidden.log', 'sub'],
  'C:\\logs\\': ['CP1', 'CP2', 'other'],
  'C:\\logs\\CP1\\': ['ocpp.log', 'ocpp.log.1', 'x.db'],
  'C:\\logs\\CP2\\': ['ocpp.log'],
  'logs/': ['1.log', '12.log', 'Ü.log'],
  '\\\\server\\share\\': ['a.gz'],
  '\\\\?\\C:\\deep\\': ['a.gz', 'b'],
};
const windows = {
  platform: 'win32',
  names(folder: string): readonly string[] {
    const found = folders[folder];
    if (found === undefined) throw new Error(`ENOENT ${folder}`);
    return found;
  },
} as const;

describe('patterns that cmd.exe and PowerShell hand on', () => {
  test.each([
    ['*.log', ['.hidden.log', 'A.LOG', 'b.log', 'cp[1].log']],
    ['cp[1]*', ['cp[1].log']],
    ['*', ['.hidden.log', 'A.LOG', 'b.log', 'cp[1].log', 'notes.txt', 'sub']],
    ['C:\\logs\\cp?\\*.log*', ['C:\\logs\\CP1\\ocpp.log', 'C:\\logs\\CP1\\ocpp.log.1', 'C:\\logs\\CP2\\ocpp.log']],
    ['logs/?.log', ['logs/1.log', 'logs/Ü.log']],
    ['\\\\server\\share\\*.gz', ['\\\\server\\share\\a.gz']],
    // The question mark of a long path is no pattern.
    ['\\\\?\\C:\\deep\\a.gz', ['\\\\?\\C:\\deep\\a.gz']],
    ['\\\\?\\C:\\deep\\*', ['\\\\?\\C:\\deep\\a.gz', '\\\\?\\C:\\deep\\b']],
    // Nothing fits: told as it was given.
    ['*.pcap', ['*.pcap']],
    ['gone\\*.log', ['gone\\*.log']],
    ['b.log', ['b.log']],
    ['', ['']],
  ])('%s', (word, names) => {
    expect(expandPattern(word, windows)).toEqual(names);
  });

  test('are names like any other elsewhere', () => {
    for (const platform of ['linux', 'darwin'] as const)
      expect(expandPattern('*.log', { ...windows, platform })).toEqual(['*.log']);
  });

  test('many of them end soon', () => {
    const place = { platform: 'win32', names: () => ['a'.repeat(200)] } as const;
    expect(expandPattern(`${'*a'.repeat(100)}b`, place)).toHaveLength(1);
  });
});

test('a path that swallowed what stands behind it is told as such', () => {
  const words = ['C:\\my logs" --case x.ladeakte'];
  expect(() => assertNoQuote(words, 'win32')).toThrow(expect.objectContaining({ code: 'quote-in-path' }));
  expect(() => assertNoQuote(words, 'linux')).not.toThrow();
  expect(() => assertNoQuote(['C:\\my logs'], 'win32')).not.toThrow();
});

describe('signals', () => {
  test('that a platform knows are heard, and on Windows none is handed on', () => {
    expect(endingSignals('linux')).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP']);
    expect(endingSignals('darwin')).toEqual(endingSignals('linux'));
    expect(endingSignals('win32')).toEqual(['SIGINT', 'SIGHUP', 'SIGBREAK']);
    expect(passedSignals('win32')).toEqual([]);
    expect(passedSignals('linux').toSorted()).toEqual(endingSignals('linux').toSorted());
  });
});

describe('the language', () => {
  const german = (): string => 'de-AT';
  test('is that of the system where no variable names one, as on Windows', () => {
    expect(chooseLanguage(undefined, {}, german)).toBe('de');
    expect(chooseLanguage(undefined, {}, () => 'fr-FR')).toBe('en');
    expect(chooseLanguage('en', {}, german)).toBe('en');
    expect(chooseLanguage(undefined, { LANG: 'C' }, german)).toBe('en');
    expect(chooseLanguage(undefined, { LC_ALL: '', LANG: 'de_DE.UTF-8' }, () => 'en-US')).toBe('de');
  });
});

test('a key that is longer than any name of a file is a key', () => {
  const long = `3081${'a'.repeat(312)}`;
  expect(givenKeys([long])).toEqual([long]);
  expect(() => givenKeys(['x'.repeat(300) + '.pem'])).toThrow(UsageError);
});
