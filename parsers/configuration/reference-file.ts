import { blankJsonComments } from '../base/json-comments.ts';
import { readJson } from '../base/json-reader.ts';
import type { JsonNode } from '../base/json-reader.ts';
import { isSecretKey } from '../ocpp/secret-keys.ts';
import type { ComparedValue } from './compare.ts';

/*
 * A configuration as somebody keeps it for comparison: JSON with comments (nested, or a saved answer to GetConfiguration), or a line a key
 * (`key=value`, `key: value`, `key;value`). Keys begin with a letter, so that a log is not taken for one.
 */

/** Reads a reference file; `null` when it holds no key in any of these forms. */
export function readReferenceFile(text: string): readonly ComparedValue[] | null {
  const body = text.replace(/^\uFEFF/, '');
  const found = /^\s*(?:[{[]|\/[/*])/.test(body) ? fromJson(body) : fromLines(body);
  return found.length === 0 ? null : found;
}

function fromJson(text: string): readonly ComparedValue[] {
  const read = readJson(blankJsonComments(text));
  if (!read.ok) return [];
  const values: ComparedValue[] = [];
  walk(read.value.root, '', values);
  return values;
}

function walk(node: JsonNode, path: string, into: ComparedValue[]): void {
  switch (node.kind) {
    case 'object': {
      const member = (name: string): JsonNode | undefined => node.members.find((each) => each.name === name)?.value;
      const key = member('key');
      if (key?.kind === 'string') {
        into.push(entry(key.value, scalar(member('value'))));
        return;
      }
      for (const { name, value } of node.members) {
        // What wraps a saved answer is no part of a key.
        const isWrapper = name === 'configurationKey' && value.kind === 'array';
        walk(value, isWrapper ? '' : path === '' ? name : `${path}/${name}`, into);
      }
      return;
    }
    case 'array':
      if (node.items.every((item) => scalar(item) !== null) && path !== '')
        into.push(entry(path, node.items.map((item) => scalar(item)).join(',')));
      else for (const [index, item] of node.items.entries()) walk(item, path === '' ? '' : `${path}[${index}]`, into);
      return;
    default:
      if (path !== '') into.push(entry(path, scalar(node)));
  }
}

function scalar(node: JsonNode | undefined): string | null {
  switch (node?.kind) {
    case 'string':
      return node.value;
    case 'number':
      return node.text;
    case 'boolean':
      return String(node.value);
    default:
      return null;
  }
}

function fromLines(text: string): readonly ComparedValue[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    if (/^\s*(?:#|;|\/\/|$)/.test(line)) return [];
    const match = /^\s{0,100}([A-Za-z_][^=:;,"]{0,199}?)\s{0,100}[=:;,]\s{0,100}(.*)$/.exec(line);
    const [, key, value] = match ?? [];
    return key === undefined || value === undefined ? [] : [entry(key, value.trim().replace(/^"(.*)"$/, '$1'))];
  });
}

function entry(key: string, value: string | null): ComparedValue {
  return { key, value, secret: isSecretKey(key) };
}
