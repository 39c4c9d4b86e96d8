import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberOf, readJson, type JsonNode } from '../../../parsers/base/json-reader.ts';

function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, plain(value)]));
    case 'array':
      return node.items.map(plain);
    case 'number':
      return Number(node.text);
    case 'string':
    case 'boolean':
      return node.value;
    case 'null':
      return null;
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('strict JSON', () => {
  test('reads whatever JSON.stringify writes, with any indentation', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 0, max: 4 }), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        const read = readJson(written);
        expect(read.ok && plain(read.value.root)).toEqual(JSON.parse(written));
      }),
    );
  });

  test('accepts and rejects the same texts as JSON.parse', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"a"',
      ':',
      ',',
      '1',
      '0',
      '-',
      '.5',
      'e3',
      'true',
      'null',
      ' ',
      '\n',
      '\t',
      '"\\u00',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(readJson(text).ok).toBe(parses(text));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['[01]', 'bad-number', 1],
    ['[1.]', 'bad-number', 1],
    ['[+1]', 'unexpected-character', 1],
    ['[NaN]', 'unexpected-character', 1],
    ['[1,]', 'unexpected-character', 3],
    ['{"a":1,}', 'unexpected-character', 7],
    ['["a\tb"]', 'control-character', 3],
    ['["\\x"]', 'bad-escape', 2],
    ['["\\u12"]', 'bad-escape', 2],
    ['{"a":1} x', 'trailing-content', 8],
    ['{"a":', 'unexpected-end', 5],
    ['  ', 'empty', 2],
  ])('%s is refused as %s at %d', (text, code, offset) => {
    expect(readJson(text)).toEqual({ ok: false, error: { code, offset } });
  });

  test('keeps numbers as they are written', () => {
    const read = readJson('[129.500, 1e400, 12345678901234.567, -0.0]');
    const items = read.ok && read.value.root.kind === 'array' ? read.value.root.items : [];
    expect(items.map((item) => (item.kind === 'number' ? item.text : ''))).toEqual([
      '129.500',
      '1e400',
      '12345678901234.567',
      '-0.0',
    ]);
  });

  test('reports double names with their path and takes the last value', () => {
    const read = readJson('{"RD":[{"RV":1},{"RV":1,"RV":2}],"A":{"b":1,"b":2}}');
    expect(read.ok && read.value.duplicates.map(({ path }) => path)).toEqual(['RD[1].RV', 'A.b']);
  });

  test('knows the place of every value', () => {
    const text = '{"a" : [ 1.50 , "x" ] }';
    const read = readJson(text);
    const list = read.ok && read.value.root.kind === 'object' ? memberOf(read.value.root, 'a') : undefined;
    const cut = list?.kind === 'array' ? list.items.map(({ start, end }) => text.slice(start, end)) : [];
    expect(cut).toEqual(['1.50', '"x"']);
  });

  test('names such as __proto__ are data', () => {
    const read = readJson('{"__proto__":{"polluted":1},"constructor":2}');
    expect(read.ok && read.value.root.kind === 'object' && read.value.root.members.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('limits depth, length and number of values', () => {
    expect(readJson('['.repeat(3000) + ']'.repeat(3000))).toMatchObject({ ok: false, error: { code: 'too-deep' } });
    expect(readJson('"abcdef"', { maxLength: 4 })).toMatchObject({ ok: false, error: { code: 'too-long' } });
    expect(readJson('[1,2,3,4]', { maxValues: 3 })).toMatchObject({ ok: false, error: { code: 'too-many-values' } });
  });

  test('a lone surrogate escape is kept and not replaced', () => {
    const read = readJson('"\\ud800"');
    expect(read.ok && read.value.root.kind === 'string' && read.value.root.value.charCodeAt(0)).toBe(0xd800);
  });
});
