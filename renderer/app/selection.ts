import type { EvidenceRef } from '../../parsers/model/evidence.ts';
import { unreachable } from './unreachable.ts';

/** The one selection: what is marked in every screen that knows it. Ids of rows are those of the contract. */
export type Selection =
  | { readonly kind: 'session'; readonly id: string }
  | { readonly kind: 'frame'; readonly id: number }
  | { readonly kind: 'signature'; readonly id: number }
  | { readonly kind: 'finding'; readonly id: number }
  | { readonly kind: 'key'; readonly id: number }
  | { readonly kind: 'source'; readonly id: number }
  | { readonly kind: 'config'; readonly id: number }
  | { readonly kind: 'entry'; readonly id: number }
  | { readonly kind: 'rule'; readonly id: string };

export type SelectionKind = Selection['kind'];

const numericKinds = ['frame', 'signature', 'finding', 'key', 'source', 'config', 'entry'] as const;

export function formatSelection(selection: Selection): string {
  return `${selection.kind}:${selection.id}`;
}

/** `undefined` for text that is no selection. */
export function parseSelection(text: string): Selection | undefined {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const rest = text.slice(colon + 1);
  if (colon < 1 || rest === '') return undefined;
  if (kind === 'session' || kind === 'rule') return { kind, id: rest };
  const numeric = numericKinds.find((candidate) => candidate === kind);
  const id = Number(rest);
  return numeric === undefined || !Number.isSafeInteger(id) || id < 0 ? undefined : { kind: numeric, id };
}

/** `b:source:offset:length:line` or `r:source:row id:table:column`; the table's name may hold anything and is escaped. */
export function formatEvidence(ref: EvidenceRef): string {
  switch (ref.kind) {
    case 'bytes':
      return `b:${ref.sourceId}:${ref.offset}:${ref.length}:${ref.line ?? ''}`;
    case 'row':
      return `r:${ref.sourceId}:${ref.rowId}:${encodeURIComponent(ref.table)}:${
        ref.column === null ? '' : encodeURIComponent(ref.column)
      }`;
    default:
      return unreachable(ref);
  }
}

export function parseEvidence(text: string): EvidenceRef | undefined {
  const parts = text.split(':');
  const [kind, source, second, third, fourth] = parts;
  const sourceId = Number(source);
  if (parts.length !== 5 || !isCount(sourceId) || source === '') return undefined;
  if (kind === 'b') {
    const offset = Number(second);
    const length = Number(third);
    const line = fourth === '' || fourth === undefined ? null : Number(fourth);
    if (!isCount(offset) || !isCount(length) || (line !== null && !isCount(line))) return undefined;
    return { kind: 'bytes', sourceId, offset, length, line };
  }
  if (kind === 'r' && second !== undefined && third !== undefined) {
    const table = decode(third);
    const column = fourth === undefined || fourth === '' ? null : decode(fourth);
    if (table === undefined || column === undefined) return undefined;
    return { kind: 'row', sourceId, rowId: second, table, column };
  }
  return undefined;
}

export function sameEvidence(left: EvidenceRef | null, right: EvidenceRef | null): boolean {
  if (left === null || right === null) return left === right;
  return formatEvidence(left) === formatEvidence(right);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
