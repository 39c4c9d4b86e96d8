import type { JsonNode, JsonObject } from '../../base/json-reader.ts';
import type { IssueParams } from '../../model/issue.ts';
import type { RuleFileError, RuleFileErrorCode } from './rule-file.ts';

/*
 * Taking a JSON document apart member by member. What is wrong is noted with its place, and reading goes on, so that a person
 * sees all mistakes at once.
 */

/** A value with its name in the document. */
export interface Placed {
  readonly node: JsonNode;
  readonly path: string;
}

/** An object whose members were looked up; `null` stands for one that is missing or wrong, which was noted. */
export interface PlacedObject {
  readonly node: JsonObject;
  readonly path: string;
  member(name: string): Placed | null;
  /** Notes it when it is missing. */
  required(name: string): Placed | null;
}

const kinds: Readonly<Record<JsonNode['kind'], string>> = {
  object: 'object',
  array: 'list',
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
};

export class MemberReader {
  readonly errors: RuleFileError[] = [];
  private readonly lineStarts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.lineStarts = starts;
  }

  note(code: RuleFileErrorCode, offset: number, member: string, params: IssueParams = {}): null {
    this.errors.push({ code, ...this.place(offset), member, params });
    return null;
  }

  place(offset: number): { readonly line: number; readonly column: number } {
    const next = this.lineStarts.findIndex((start) => start > offset);
    const line = next === -1 ? this.lineStarts.length : next;
    return { line, column: offset - (this.lineStarts[line - 1] ?? 0) + 1 };
  }

  private wrongType({ node, path }: Placed, expected: string): null {
    return this.note('wrong-type', node.start, path, { expected, found: kinds[node.kind] });
  }

  /** An object with none but these members. */
  object(placed: Placed | null, names: readonly string[]): PlacedObject | null {
    if (placed === null) return null;
    const { node, path } = placed;
    if (node.kind !== 'object') return this.wrongType(placed, kinds.object);
    const inside = (name: string): string => (path === '' ? name : `${path}.${name}`);
    for (const { name, nameStart } of node.members) {
      if (!names.includes(name)) {
        this.note('unknown-member', nameStart, inside(name), { name: name.slice(0, 60), known: names.join(', ') });
      }
    }
    const member = (name: string): Placed | null => {
      const found = node.members.find((each) => each.name === name);
      return found === undefined ? null : { node: found.value, path: inside(name) };
    };
    return {
      node,
      path,
      member,
      required: (name) => member(name) ?? this.note('missing-member', node.start, inside(name), { name }),
    };
  }

  /** Members of an object whose names are data. */
  entries(placed: Placed | null): readonly (Placed & { readonly name: string; readonly nameStart: number })[] {
    if (placed === null) return [];
    if (placed.node.kind !== 'object') {
      this.wrongType(placed, kinds.object);
      return [];
    }
    return placed.node.members.map(({ name, nameStart, value }) => ({
      name,
      nameStart,
      node: value,
      path: `${placed.path}.${name.slice(0, 60)}`,
    }));
  }

  items(placed: Placed | null): readonly Placed[] {
    if (placed === null) return [];
    if (placed.node.kind !== 'array') {
      this.wrongType(placed, kinds.array);
      return [];
    }
    return placed.node.items.map((node, index) => ({ node, path: `${placed.path}[${index}]` }));
  }

  text(placed: Placed | null, longest: number): string | null {
    if (placed === null) return null;
    const { node, path } = placed;
    if (node.kind !== 'string') return this.wrongType(placed, kinds.string);
    return node.value.length > longest ? this.note('too-long', node.start, path, { longest }) : node.value;
  }

  /** One of these words. */
  word<const Word extends string>(placed: Placed | null, words: readonly Word[]): Word | null {
    const text = this.text(placed, 100);
    if (placed === null || text === null) return null;
    return (
      words.find((word) => word === text) ??
      this.note('unknown-word', placed.node.start, placed.path, { found: text, known: words.join(', ') })
    );
  }

  number(placed: Placed | null, least: number, most: number): number | null {
    if (placed === null) return null;
    const { node, path } = placed;
    if (node.kind !== 'number') return this.wrongType(placed, kinds.number);
    const value = Number(node.text);
    return Number.isFinite(value) && value >= least && value <= most
      ? value
      : this.note('bad-number', node.start, path, { least, most });
  }
}
