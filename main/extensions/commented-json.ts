import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { fail, ok } from '../../parsers/base/result.ts';
import type { Result } from '../../parsers/base/result.ts';

/** A place in a text, lines and columns from 1 (columns in UTF-16 units, as editors count). */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export interface CommentedJson {
  readonly value: unknown;
  /** Where the value under these names and positions stands; where it is missing, the nearest that is there around it. */
  placeOf(path: readonly (string | number)[]): TextPlace;
}

export interface CommentedJsonFault extends TextPlace {
  readonly code: 'not-json' | 'too-deep' | 'name-twice' | 'empty-file';
  readonly params: Readonly<Record<string, string | number>>;
}

/** Deeper than any extension needs; the parser recurses. */
const deepest = 32;

/** JSON with line and block comments and trailing commas, as editors know it (jsonc). Names may stand only once in an object. */
export function readCommentedJson(text: string): Result<CommentedJson, CommentedJsonFault> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lineStarts = [0, ...[...body.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  const place = (offset: number): TextPlace => {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
  const deep = tooDeepAt(body);
  if (deep !== null) return fail({ ...place(deep), code: 'too-deep', params: { deepest } });
  const errors: ParseError[] = [];
  const tree = parseTree(body, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined)
    return fail({ ...place(first.offset), code: 'not-json', params: { what: printParseErrorCode(first.error) } });
  if (tree === undefined) return fail({ line: 1, column: 1, code: 'empty-file', params: {} });
  const twice = nameTwice(tree);
  if (twice !== null) return fail({ ...place(twice.offset), code: 'name-twice', params: { member: twice.name } });
  return ok({
    value: getNodeValue(tree),
    placeOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = findNodeAtLocation(tree, path.slice(0, length));
        // The name tells more than the value: both stand in the property around it.
        if (node !== undefined) return place(node.parent?.type === 'property' ? node.parent.offset : node.offset);
      }
      return place(tree.offset);
    },
  });
}

/** Where brackets nest too deep; strings and comments do not count. Looked at first, because the parser recurses. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at);
    else if (text.startsWith('//', at)) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2);
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > deepest) return at;
  }
  return null;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end + mark.length - 1;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    // A string ends with its line at the latest: the parser tells what is wrong with it.
    else if (character === '"' || character === '\n') return at;
  }
  return text.length;
}

function nameTwice(node: Node): { readonly offset: number; readonly name: string } | null {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    if (node.type === 'object') {
      const name: unknown = child.children?.[0]?.value;
      if (typeof name === 'string') {
        if (seen.has(name)) return { offset: child.offset, name };
        seen.add(name);
      }
    }
    const inside = nameTwice(child);
    if (inside !== null) return inside;
  }
  return null;
}
