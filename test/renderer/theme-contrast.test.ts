import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');

/** Custom properties of one theme block, colours as six hex digits. */
function theme(name: 'light' | 'dark'): ReadonlyMap<string, string> {
  const block = new RegExp(`\\[data-theme='${name}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)].map(([, key = '', value = '']) => [key, value]));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(left: string, right: string): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'muted', 'valid', 'invalid', 'unverifiable', 'critical', 'warning', 'info', 'select'];
const grounds = ['ground', 'surface', 'hover', 'select-ground'];
const states = [...css.matchAll(/--state-(\w+):/g)].map(([, name = '']) => `state-${name}`);

describe.each(['light', 'dark'] as const)('the %s theme', (name) => {
  const colours = theme(name);
  const colour = (key: string) => colours.get(key) ?? expect.fail(`no colour ${key}`);

  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground])))(
    'text %s on %s has a contrast of 4.5',
    (text, ground) => {
      expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['control', 'axis', 'bars', ...new Set(states)])('the mark %s has a contrast of 3', (mark) => {
    expect(contrast(colour(mark), colour('surface'))).toBeGreaterThanOrEqual(3);
  });

  it('gives every OCPP state a colour of its own', () => {
    const named = [...new Set(states)].filter((state) => state !== 'state-Occupied');
    expect(new Set(named.map(colour)).size).toBe(named.length);
  });

  it('marks text in a record readably', () => {
    expect(contrast(colour('ink'), colour('mark-ground'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-select'), colour('select'))).toBeGreaterThanOrEqual(4.5);
  });
});
