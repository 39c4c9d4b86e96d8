import { expect, test } from 'vitest';
import { asMarkdown } from '../../renderer/app/copy-rows.ts';

test('a text from a log is no markup in the ticket where the table is pasted', () => {
  const cells = [
    '![x](http://example.invalid/p.png)',
    '[a](javascript:b)',
    '<img src=x>',
    '&lt;',
    '`a`',
    '*b* _c_ ~d~',
    'a|b\\',
    '$e$',
  ];
  const row = asMarkdown(['text'], [cells]).split('\n')[2] ?? '';
  // Every character that CommonMark or its tables give a meaning stands behind a backslash (CommonMark 0.31, 2.4).
  expect(row.slice(2, -2).replaceAll(/\\[\\`*_~[\]<>&|$]/g, '')).not.toMatch(/[\\`*_~[\]<>&$]/);
  expect(row).toContain('!\\[x\\](http://example.invalid/p.png)');
  expect(row).toContain('\\<img src=x\\>');
});

test('a cell is one line, and nothing in it hides or turns round', () => {
  const table = asMarkdown(['a', 'b'], [['one\ntwo\r\n| three', 'x\u202ey\u200bz']]);
  expect(table.split('\n')).toHaveLength(3);
  expect(table.split('\n')[2]).toBe('| one two \\| three | x\\\\u202ey\\\\u200bz |');
});
