import { readJson } from '../base/json-reader.ts';
import type { JsonNode, JsonObject } from '../base/json-reader.ts';
import type { ByteRange } from '../model/evidence.ts';
import type { Cell } from './dialect.ts';
import { tableNameFor } from './csv-table.ts';
import type { TextRow, TextTable } from './text-tables.ts';

/*
 * Tables that were exported as JSON: a list of objects, a list inside the answer of an interface (`{"Data":[...]}`, `{"transactions":[...]}`), or an object a line as mongoexport writes it.
 * Members of objects inside become columns of their own (`stop.timestamp`), so that they are mapped like any other.
 */

/** Objects inside objects are looked into so deep. */
const deepest = 3;
const mostColumns = 300;
/** Lists that an export can hold beside each other. */
const mostLists = 20;
/** An export of some hundred thousand sessions; beyond it lines are tried one by one. */
const limits = { maxLength: 100_000_000, maxValues: 2_000_000 };
/** Names that only say that something is listed: the file's name says more. */
const plainLists = /^(?:data|items|rows|results?|records|values?|content|docs|documents|list|entries|payload|value)$/i;

/** What MongoDB writes around values (Extended JSON): `{"$date":"..."}`, `{"$oid":"..."}`, `{"$numberLong":"5"}`. */
function unwrapped(node: JsonNode): JsonNode {
  if (node.kind !== 'object' || node.members.length !== 1) return node;
  const [only] = node.members;
  return only !== undefined && /^\$(?:date|oid|uuid|number\w{3,12})$/.test(only.name) ? unwrapped(only.value) : node;
}

function* cellsOf(
  object: JsonObject,
  text: string,
  path: string,
  depth: number,
): Iterable<readonly [column: string, cell: Cell]> {
  for (const { name, value } of object.members) {
    const column = path === '' ? name : `${path}.${name}`;
    const node = unwrapped(value);
    switch (node.kind) {
      case 'object':
        if (depth < deepest && node.members.length > 0) yield* cellsOf(node, text, column, depth + 1);
        break;
      case 'array':
        // lists are payloads: samples, messages
        yield [column, text.slice(node.start, node.end)];
        break;
      case 'string':
        yield [column, node.value === '' ? null : node.value];
        break;
      case 'number':
        yield [column, /^-?\d{1,18}$/.test(node.text) ? BigInt(node.text) : node.text];
        break;
      case 'boolean':
        yield [column, node.value ? 1n : 0n];
        break;
      case 'null':
        yield [column, null];
        break;
      default:
        node satisfies never;
    }
  }
}

/** Lists of objects in a document, by the name that they stand under; an object that stands alone is a list of one. */
function listsIn(root: JsonNode, stem: string, depth = 0): readonly { name: string; objects: readonly JsonObject[] }[] {
  if (root.kind === 'array') {
    const objects = root.items.flatMap((item) => (item.kind === 'object' ? [item] : []));
    return objects.length > 0 && objects.length === root.items.length ? [{ name: stem, objects }] : [];
  }
  if (root.kind !== 'object' || depth >= deepest) return [];
  return root.members
    .flatMap(({ name, value }) =>
      value.kind === 'array' || value.kind === 'object'
        ? listsIn(value, plainLists.test(name) ? stem : name, depth + 1)
        : [],
    )
    .slice(0, mostLists);
}

/** The object that begins at a place, without reading the rest; `null` when the text ends before it. */
function objectAt(text: string, start: number): JsonObject | null {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth > 0) continue;
      const read = readJson(text.slice(start, at + 1));
      return read.ok && read.value.root.kind === 'object' ? read.value.root : null;
    }
  }
  return null;
}

/** Signed records and logs in JSON have readers of their own, and messages are no rows. */
const otherContent =
  /"(?:signedValues?|signed_data|signedMeterValues?|publicKey|configurationKey|messageTypeId)"\s{0,20}:/;

/** Whether a head of a text begins like an export of transactions; gives the table's name and how many columns its first row has. */
export function jsonTableHeading(
  head: string,
  stem: string,
): { readonly table: string; readonly columns: number } | null {
  const begin = /^[\s\ufeff]{0,200}(?=[[{])/.exec(head)?.[0].length;
  if (begin === undefined || otherContent.test(head)) return null;
  const starts = [...head.matchAll(/(?:"([^"\\]{1,60})"\s{0,20}:\s{0,20})?\[\s{0,200}(?=\{)/g)].slice(0, mostLists);
  const lines = /^\{[^\n]{1,60000}\}\r?\n\s{0,20}\{/.test(head.slice(begin)) ? [begin] : [];
  const places = [
    ...lines.map((at) => ({ at, name: stem })),
    ...starts.map(({ index, 0: matched, 1: name }) => ({ at: index + matched.length, name: name ?? stem })),
  ];
  for (const { at, name } of places) {
    const first = objectAt(head, at);
    if (first === null) continue;
    const columns = [...cellsOf(first, '', '', 0)].map(([column]) => column);
    const named = plainLists.test(name) ? stem : name;
    if (columns.length < 3 || columns.some((column) => /^(?:action|level|severity|logger|msg)$/i.test(column)))
      continue;
    const table = tableNameFor(columns, named);
    if (table !== null) return { table, columns: columns.length };
  }
  return null;
}

/** Reads the tables of an export. `placeOf` turns a stretch of characters, asked for in rising order, into bytes. */
export function readJsonTables(
  text: string,
  stem: string,
  placeOf: (from: number, to: number) => ByteRange,
): {
  readonly tables: readonly TextTable[];
  readonly unreadRows: ReadonlyMap<string, number>;
  readonly unknownCharacters: number;
} {
  const whole = readJson(text.replace(/^\ufeff/, ' '), limits);
  const lists = whole.ok
    ? listsIn(whole.value.root, stem)
        .flatMap(({ name, objects }) => objects.map((object) => ({ name, object, text, offset: 0 })))
        .toSorted((one, other) => one.object.start - other.object.start)
    : [];
  const alone = whole.ok && lists.length === 0 && whole.value.root.kind === 'object' ? whole.value.root : null;
  if (alone !== null) lists.push({ name: stem, object: alone, text, offset: 0 });
  let unread = 0;
  let unknownCharacters = 0;
  if (!whole.ok) {
    let from = 0;
    for (const line of text.split('\n')) {
      const read = readJson(line.replace(/^\ufeff/, ' ').replace(/,\s{0,9}$/, ''));
      const root = read.ok ? read.value.root : null;
      if (root?.kind === 'object') lists.push({ name: stem, object: root, text: line, offset: from });
      else if (!/^[\s[\],]*$/.test(line)) {
        unread += 1;
        unknownCharacters += line.length;
      }
      from += line.length + 1;
    }
  }
  const tables = new Map<string, { columns: string[]; places: Map<string, number>; rows: TextRow[] }>();
  for (const { name, object, text: of, offset } of lists) {
    const table = tables.get(name) ?? { columns: [], places: new Map<string, number>(), rows: [] };
    tables.set(name, table);
    const cells: Cell[] = [];
    for (const [column, cell] of cellsOf(object, of, '', 0)) {
      let place = table.places.get(column);
      if (place === undefined) {
        if (table.columns.length >= mostColumns) continue;
        place = table.columns.length;
        table.columns.push(column);
        table.places.set(column, place);
      }
      cells[place] = cell;
    }
    table.rows.push({ cells, at: placeOf(offset + object.start, offset + object.end) });
  }
  return {
    tables: [...tables].map(([name, { columns, rows }]) => ({
      name,
      columns,
      rows: rows.map(({ cells, ...row }) => ({ ...row, cells: columns.map((_column, place) => cells[place] ?? null) })),
    })),
    unreadRows: new Map(unread === 0 ? [] : [[stem, unread]]),
    unknownCharacters,
  };
}
