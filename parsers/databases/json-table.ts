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
/** Rows times columns: a few thousand bytes of odd rows must not ask for gigabytes. */
const mostCells = 40_000_000;
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

const tooDeep = Symbol('an object that is not looked into');

function* cellsOf(
  object: JsonObject,
  text: string,
  path: string,
  depth: number,
): Iterable<readonly [column: string, cell: Cell | typeof tooDeep, node: JsonNode]> {
  for (const { name, value } of object.members) {
    const column = path === '' ? name : `${path}.${name}`;
    const node = unwrapped(value);
    switch (node.kind) {
      case 'object':
        if (depth < deepest) yield* cellsOf(node, text, column, depth + 1);
        else yield [column, tooDeep, node];
        break;
      case 'array':
        // lists are payloads: samples, messages
        yield [column, text.slice(node.start, node.end), node];
        break;
      case 'string':
        yield [column, node.value === '' ? null : node.value, node];
        break;
      case 'number':
        yield [column, /^-?\d{1,18}$/.test(node.text) ? BigInt(node.text) : node.text, node];
        break;
      case 'boolean':
        yield [column, node.value ? 1n : 0n, node];
        break;
      case 'null':
        yield [column, null, node];
        break;
      default:
        node satisfies never;
    }
  }
}

/** Lists in a document, by the name that they stand under; `objects` is empty where something else is among them. */
function* listsIn(
  root: JsonNode,
  stem: string,
  depth = 0,
): Iterable<{ readonly name: string; readonly node: JsonNode; readonly objects: readonly JsonObject[] }> {
  if (root.kind === 'array') {
    const objects = root.items.flatMap((item) => (item.kind === 'object' ? [item] : []));
    const areRows = objects.length === root.items.length;
    if (root.items.length > 0) yield { name: stem, node: root, objects: areRows ? objects : [] };
    return;
  }
  if (root.kind !== 'object' || root.members.length === 0) return;
  if (depth >= deepest) {
    yield { name: stem, node: root, objects: [] };
    return;
  }
  for (const { name, value } of root.members) {
    if (value.kind !== 'array' && value.kind !== 'object') continue;
    yield* listsIn(value, plainLists.test(name) ? stem : name, depth + 1);
  }
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
    const columns = [...cellsOf(first, '', '', 0)].flatMap(([column, cell]) => (cell === tooDeep ? [] : [column]));
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
  const found = whole.ok ? [...listsIn(whole.value.root, stem)] : [];
  const taken = found.filter(({ objects }) => objects.length > 0).slice(0, mostLists);
  const lists = taken
    .flatMap(({ name, objects }) => objects.map((object) => ({ name, object, text, offset: 0 })))
    .toSorted((one, other) => one.object.start - other.object.start);
  const alone = whole.ok && lists.length === 0 && whole.value.root.kind === 'object' ? whole.value.root : null;
  if (alone !== null) lists.push({ name: stem, object: alone, text, offset: 0 });
  let unread = 0;
  let unknownCharacters =
    alone === null
      ? found.reduce((sum, list) => (taken.includes(list) ? sum : sum + list.node.end - list.node.start), 0)
      : 0;
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
    for (const [column, cell, node] of cellsOf(object, of, '', 0)) {
      let place = table.places.get(column);
      const isRoom = table.columns.length < mostColumns && (table.columns.length + 1) * lists.length <= mostCells;
      if (cell === tooDeep || (place === undefined && !isRoom)) {
        unknownCharacters += node.end - node.start;
        continue;
      }
      if (place === undefined) {
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
