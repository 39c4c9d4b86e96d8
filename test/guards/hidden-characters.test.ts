import { expect, test } from 'vitest';
import { visible } from '../../main/api/visible-text.ts';
import { escapeHtml } from '../../main/exporters/html/html.ts';
import { visibleText } from '../../renderer/text/visible-text.ts';

/** Every way on which imported text leaves: the window, a report, a terminal. None may let through what another stops. */
test('window, reports and terminal show the same characters as escapes', () => {
  const differing: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    // Surrogates by themselves have no meaning in a text.
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const character = String.fromCodePoint(point);
    // Line ends are laid out, not hidden: the window is asked for a text of several lines.
    if (character === '\r') continue;
    const kept = [visibleText(character, true), visible(character), escapeHtml(character)].map(
      (shown) => !shown.includes('\\'),
    );
    if (character !== '\\' && new Set(kept).size !== 1) differing.push(`U+${point.toString(16)}: ${kept.join(' ')}`);
  }
  expect(differing).toEqual([]);
});

test('what a terminal would obey and what turns text round is among them', () => {
  for (const text of [
    '\u001b[2J',
    '\u009b2J',
    '\u0007',
    '\u202e',
    '\u061c',
    '\u2066',
    '\u200b',
    '\u2028',
    '\u00ad',
    '\u{e0041}',
    '\r',
  ])
    expect(visible(text)).not.toContain(text[0]);
  expect(JSON.parse(visible(JSON.stringify('a\u202e\u{e0041}\u009b')))).toBe('a\u202e\u{e0041}\u009b');
});
