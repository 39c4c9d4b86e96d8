import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const lines = readFileSync(new URL('parsers/BOUNDS.md', root), 'utf8').split('\n');

/** Files with the constants that the table names beside them. */
function named(): readonly (readonly [file: string, constant: string])[] {
  return lines.flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const first = /^`([^`]+)`$/.exec(cells[1] ?? '')?.[1];
    if (first === undefined) return [];
    if (first.endsWith('.ts'))
      return [...(cells[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => [first, name] as const);
    return (cells[3] ?? '').split(';').flatMap((part) => {
      const [file, ...names] = [...part.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
      return names.map((name) => [`${first}${file ?? ''}`, name] as const);
    });
  });
}

test('each bound that is written down exists where it is said to', () => {
  const gone = named().filter(([file, name]) => {
    const place = new URL(file, root);
    return !existsSync(place) || !new RegExp(`\\b${name}\\b`).test(readFileSync(place, 'utf8'));
  });
  expect(named().length).toBeGreaterThan(200);
  expect(gone).toEqual([]);
});

test('each code that a bound is told by has a sentence', () => {
  const texts = [
    'issue-texts-logs',
    'issue-texts-databases',
    'issue-texts-import',
    'signature-texts',
    'findings/case-texts',
  ]
    .map((name) => readFileSync(new URL(`parsers/text/${name}.ts`, root), 'utf8'))
    .join('\n');
  const codes = lines.flatMap((line) => {
    const told = line.split('|')[4] ?? '';
    return [...told.matchAll(/`((?:log|database|signatures|case)\.[\w-]+)`/g)].map(([, code = '']) => code);
  });
  expect(codes.length).toBeGreaterThan(20);
  expect([...new Set(codes)].filter((code) => !texts.includes(`'${code}'`))).toEqual([]);
});
