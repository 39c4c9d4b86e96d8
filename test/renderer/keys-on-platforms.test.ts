import { describe, expect, test } from 'vitest';
import { normaliseKey, showKey } from '../../renderer/app/commands.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('a key press', () => {
  test('with Ctrl is a command on Windows and Linux, with Cmd on macOS', () => {
    expect(normaliseKey({ ...plain, key: 'k', ctrlKey: true }, false)).toBe('Mod+k');
    expect(normaliseKey({ ...plain, key: 'k', metaKey: true }, true)).toBe('Mod+k');
    expect(normaliseKey({ ...plain, key: 'Z', metaKey: true, shiftKey: true }, true)).toBe('Mod+Shift+z');
    // Deletes to the end of the line in every text field of macOS.
    expect(normaliseKey({ ...plain, key: 'k', ctrlKey: true }, true)).toBe('Ctrl+k');
  });

  test('that makes a sign is that sign, whatever the layout needs for it', () => {
    // US, German on Windows as Chromium and as others tell it, German on macOS.
    expect(normaliseKey({ ...plain, key: '[' }, false)).toBe('[');
    expect(normaliseKey({ ...plain, key: '[', ctrlKey: true, altKey: true }, false)).toBe('[');
    expect(normaliseKey({ ...plain, key: '[', altKey: true }, true)).toBe('[');
    expect(normaliseKey({ ...plain, key: '?', shiftKey: true }, false)).toBe('?');
    expect(normaliseKey({ ...plain, key: '/', shiftKey: true }, true)).toBe('/');
  });

  test('with other keys beside it stays another one', () => {
    expect(normaliseKey({ ...plain, key: 'e', shiftKey: true }, false)).toBe('Shift+e');
    expect(normaliseKey({ ...plain, key: 'j', altKey: true }, false)).toBe('Alt+j');
    expect(normaliseKey({ ...plain, key: '0', altKey: true }, false)).toBe('Alt+0');
    expect(normaliseKey({ ...plain, key: 'Enter', ctrlKey: true }, false)).toBe('Mod+Enter');
    expect(normaliseKey({ ...plain, key: '0', metaKey: true }, true)).toBe('Mod+0');
  });
});

test('keys are shown as the keyboard of the platform bears them', () => {
  expect(showKey('Mod+Shift+z', false, 'Ctrl')).toBe('Ctrl Shift Z');
  expect(showKey('Mod+k', false, 'Strg')).toBe('Strg K');
  expect(showKey('Mod+Shift+z', true, 'Strg')).toBe('⌘ ⇧ Z');
});
