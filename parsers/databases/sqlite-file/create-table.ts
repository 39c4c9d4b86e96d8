import type { Cell } from '../dialect.ts';
import { sqlTokens } from './sql-tokens.ts';
import type { SqlToken } from './sql-tokens.ts';

export interface DeclaredColumn {
  readonly name: string;
  readonly declaredType: string;
  readonly notNull: boolean;
  /** What stands in rows that are older than the column. */
  readonly defaultValue: Cell;
  /** Computed from others: not stored, or stored and of no worth of its own. */
  readonly generated: 'no' | 'stored' | 'virtual';
}

/** A table as its CREATE TABLE statement describes it. */
export interface DeclaredTable {
  readonly name: string;
  readonly columns: readonly DeclaredColumn[];
  /** Index of the column that is another name of the row id; its cells are stored as NULL. */
  readonly rowIdColumn: number | null;
  readonly withoutRowId: boolean;
  /** Indexes of the primary key's columns, in its order. */
  readonly primaryKey: readonly number[];
}

const constraintWords = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'NOT',
  'NULL',
  'UNIQUE',
  'CHECK',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'GENERATED',
  'AS',
  'ON',
]);
const tableConstraintWords = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN']);

const isWord = (token: SqlToken | undefined, ...words: readonly string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text.toUpperCase());
const isSign = (token: SqlToken | undefined, sign: string): boolean => token?.kind === 'sign' && token.text === sign;

/** Reads a CREATE TABLE statement; `null` when it is none, or of a virtual table. Nothing in it is executed. */
export function readCreateTable(sql: string): DeclaredTable | null {
  const tokens = sqlTokens(sql);
  let at = 0;
  if (!isWord(tokens[at], 'CREATE')) return null;
  at += 1;
  if (isWord(tokens[at], 'TEMP', 'TEMPORARY')) at += 1;
  if (!isWord(tokens[at], 'TABLE')) return null;
  at += 1;
  if (isWord(tokens[at], 'IF')) at += 3;
  let name = tokens[at]?.text;
  at += 1;
  if (isSign(tokens[at], '.')) {
    name = tokens[at + 1]?.text;
    at += 2;
  }
  if (name === undefined || !isSign(tokens[at], '(')) return null;
  const { parts, end } = partsOf(tokens, at + 1);
  const columns: ColumnDraft[] = [];
  let primaryKey: readonly string[] = [];
  let loneInteger: string | null = null;
  for (const part of parts) {
    const first = part[0];
    if (first === undefined) continue;
    if (first.kind === 'word' && tableConstraintWords.has(first.text.toUpperCase()) && columns.length > 0) {
      primaryKey = primaryKeyOf(part) ?? primaryKey;
      continue;
    }
    const column = readColumn(part, sql);
    columns.push(column);
    if (!column.isKey) continue;
    primaryKey = [column.name];
    if (!column.descending) loneInteger = column.name;
  }
  const rest = tokens.slice(end);
  const withoutRowId = rest.some((token, index) => isWord(token, 'WITHOUT') && isWord(rest[index + 1], 'ROWID'));
  const indexOf = (wanted: string): number =>
    columns.findIndex((column) => column.name.toLowerCase() === wanted.toLowerCase());
  const keyIndexes = primaryKey.map(indexOf).filter((index) => index >= 0);
  const [only] = keyIndexes;
  const declaredInColumn = columns.some(({ isKey }) => isKey);
  const aliases =
    !withoutRowId &&
    keyIndexes.length === 1 &&
    only !== undefined &&
    columns[only]?.declaredType.toUpperCase() === 'INTEGER' &&
    (!declaredInColumn || columns[only]?.name === loneInteger);
  return {
    name,
    columns: columns.map(({ isKey: _isKey, descending: _descending, ...column }) => column),
    rowIdColumn: aliases ? (only ?? null) : null,
    withoutRowId,
    primaryKey: keyIndexes,
  };
}

interface ColumnDraft extends DeclaredColumn {
  readonly isKey: boolean;
  readonly descending: boolean;
}

/** The comma-separated parts of a bracket, and the index behind it. */
function partsOf(
  tokens: readonly SqlToken[],
  from: number,
): { readonly parts: readonly (readonly SqlToken[])[]; readonly end: number } {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  let at = from;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) {
      if (depth === 0) return { parts, end: at + 1 };
      depth -= 1;
    } else if (depth === 0 && isSign(token, ',')) {
      parts.push([]);
      continue;
    }
    parts.at(-1)?.push(token);
  }
  return { parts, end: at };
}

function primaryKeyOf(part: readonly SqlToken[]): readonly string[] | null {
  const at = part.findIndex((token, index) => isWord(token, 'PRIMARY') && isWord(part[index + 1], 'KEY'));
  const open = part.findIndex((token, index) => index > at && isSign(token, '('));
  if (at < 0 || open < 0) return null;
  return partsOf(part, open + 1).parts.flatMap(([first]) => (first === undefined ? [] : [first.text]));
}

function readColumn(part: readonly SqlToken[], sql: string): ColumnDraft {
  const name = part[0]?.text ?? '';
  let at = 1;
  let depth = 0;
  for (; at < part.length; at += 1) {
    const token = part[at];
    if (token === undefined) break;
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) depth -= 1;
    else if (depth === 0 && token.kind === 'word' && constraintWords.has(token.text.toUpperCase())) break;
  }
  const type = part.slice(1, at);
  const declaredType = type.length === 0 ? '' : sql.slice(type[0]?.start, type.at(-1)?.end).replaceAll(/\s+/g, ' ');
  const rest = part.slice(at);
  const has = (...words: readonly string[]): boolean =>
    rest.some((_token, index) => words.every((word, next) => isWord(rest[index + next], word)));
  const key = rest.findIndex((token, index) => isWord(token, 'PRIMARY') && isWord(rest[index + 1], 'KEY'));
  const computed = rest.some((token, index) => isWord(token, 'AS') && isSign(rest[index + 1], '('));
  return {
    name,
    declaredType: type.length === 1 && type[0]?.kind !== 'word' ? (type[0]?.text ?? '') : declaredType,
    notNull: has('NOT', 'NULL'),
    defaultValue: defaultOf(rest),
    generated: computed ? (has('STORED') ? 'stored' : 'virtual') : 'no',
    isKey: key >= 0,
    descending: key >= 0 && isWord(rest[key + 2], 'DESC'),
  };
}

/** A literal default; expressions are not evaluated and count as none. */
function defaultOf(rest: readonly SqlToken[]): Cell {
  let at = rest.findIndex((token) => isWord(token, 'DEFAULT')) + 1;
  if (at === 0) return null;
  const negative = isSign(rest[at], '-');
  if (negative || isSign(rest[at], '+')) at += 1;
  const token = rest[at];
  if (token === undefined) return null;
  switch (token.kind) {
    case 'string':
    case 'name':
      return token.text;
    case 'number':
      return numberOf((negative ? '-' : '') + token.text);
    case 'word':
      if (isWord(token, 'TRUE')) return 1n;
      return isWord(token, 'FALSE') ? 0n : isWord(token, 'NULL') ? null : token.text;
    case 'sign':
      return null;
  }
}

function numberOf(text: string): Cell {
  if (/^-?\d{1,18}$/.test(text)) return BigInt(text);
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
