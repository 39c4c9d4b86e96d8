import { mapOfNumbers } from './tar-sparse.ts';
import type { SparseMap } from './tar-sparse.ts';
import { tarText } from './tar-header.ts';

/** What extended headers say about the entry behind them. */
export interface Extended {
  readonly path: string | null;
  readonly linkTarget: string | null;
  readonly size: number | null;
  readonly sparse: PaxSparse | null;
}

/** A sparse entry as PAX tells it: with its map (0.0, 0.1), or with the map before the data (1.0). */
export type PaxSparse =
  | { readonly form: 'map'; readonly map: SparseMap }
  | { readonly form: 'leading'; readonly size: number }
  | { readonly form: 'damaged' };

export const noExtended: Extended = { path: null, linkTarget: null, size: null, sparse: null };

/** Records `LENGTH KEY=VALUE\n`, the length counting the whole record (POSIX pax, extended header). */
function* paxRecords(data: Uint8Array): Generator<readonly [string, string], void, void> {
  let position = 0;
  while (position < data.length) {
    const blank = data.indexOf(0x20, position);
    if (blank === -1 || blank - position > 8) return;
    const length = Number(tarText(data.subarray(position, blank)));
    if (!Number.isSafeInteger(length) || length <= blank - position + 1 || position + length > data.length) return;
    const record = data.subarray(blank + 1, position + length - 1);
    const equals = record.indexOf(0x3d);
    if (equals !== -1) yield [tarText(record.subarray(0, equals)), tarText(record.subarray(equals + 1))];
    position += length;
  }
}

/** Reads a PAX header on top of what earlier ones said. */
export function readPax(data: Uint8Array, before: Extended): Extended {
  let { path, linkTarget, size, sparse } = before;
  let sparsePath: string | null = null;
  const facts = new Map<string, string>();
  // form 0.0 repeats its keys, and their order counts
  const numbers: string[] = [];
  for (const [key, value] of paxRecords(data)) {
    if (key === 'path') path = value;
    else if (key === 'linkpath') linkTarget = value;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) size = Number(value);
    else if (key === 'GNU.sparse.name') sparsePath = value;
    else if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes') numbers.push(value);
    else if (key.startsWith('GNU.sparse.')) facts.set(key.slice('GNU.sparse.'.length), value);
  }
  if (facts.size > 0) sparse = sparseOf(facts, numbers);
  return { path: sparsePath ?? path, linkTarget, size, sparse };
}

function sparseOf(facts: ReadonlyMap<string, string>, numbers: readonly string[]): PaxSparse {
  const size = facts.get('realsize') ?? facts.get('size') ?? '';
  if (facts.get('major') === '1') {
    return /^\d{1,15}$/.test(size) ? { form: 'leading', size: Number(size) } : { form: 'damaged' };
  }
  const listed = facts.get('map');
  const map = mapOfNumbers(listed === undefined ? numbers : listed === '' ? [] : listed.split(','), size);
  return map === null ? { form: 'damaged' } : { form: 'map', map };
}
