import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOnly, projectRoot, sourceFiles } from './source-files.ts';

/** What the core may not touch (house rule 1), and why it would be wrong. */
const forbidden: readonly (readonly [RegExp, string])[] = [
  [/\bDate\b/g, 'the clock and the zone of the computer are not inputs; use parsers/time'],
  [/\bIntl\b/g, 'the locale of the computer is not an input'],
  [/\.toLocale\w*\(/g, 'the locale of the computer is not an input'],
  [/\.localeCompare\(/g, 'the order would depend on the locale of the computer'],
  [/\bMath\.random\b/g, 'the same input has to give the same output'],
  [/\b(?:crypto|performance|process|console|globalThis)\s*\./g, 'the core has no host'],
  [/\b(?:setTimeout|setInterval|setImmediate|queueMicrotask|fetch|require)\s*\(/g, 'the core has no host'],
  [/^(?:export )?let\s/gm, 'state between two calls would make the second answer depend on the first'],
];

function offences(path: string, text: string): readonly string[] {
  const code = codeOnly(text);
  return forbidden.flatMap(([pattern, why]) =>
    [...code.matchAll(pattern)].map((match) => {
      const line = code.slice(0, match.index).split('\n').length;
      return `${path}:${line} uses ${match[0].trim()}: ${why}`;
    }),
  );
}

describe('the core is pure', () => {
  test('no file of parsers touches the host', () => {
    const files = sourceFiles(['parsers']).filter(
      ({ path }) => !path.startsWith('parsers/time/') && !path.endsWith('.d.ts'),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ path, text }) => offences(path, text))).toEqual([]);
  });

  test('the check would notice', () => {
    for (const text of [
      'const a = new Date();',
      'Math.random()',
      'let count = 0;',
      'a.toLocaleString()',
      'process.env',
    ]) {
      expect({ text, found: offences('x.ts', text).length }).toEqual({ text, found: 1 });
    }
    expect(offences('x.ts', "// Date\nconst a = 'new Date()'; /* Intl */")).toEqual([]);
  });

  test('its project has neither Node nor DOM types', () => {
    const settings = readFileSync(join(projectRoot, 'parsers', 'tsconfig.json'), 'utf8');
    expect(settings).toMatch(/"lib": \["ES2024"\]/);
    expect(settings).toMatch(/"types": \[\]/);
  });
});
