import type { Query } from '../../query/query-tree.ts';
import type { RowsOfCase } from './rule-file.ts';

/** Which fields of the filter language the rows have; a filter on another one would never match. */
export const fieldsOfRows: Readonly<Record<RowsOfCase, readonly string[]>> = {
  frames: [
    'action',
    'kind',
    'state',
    'direction',
    'station',
    'connector',
    'tx',
    'id',
    'latency',
    'at',
    'session',
    'status',
    'code',
  ],
  status: ['station', 'connector', 'status', 'code', 'at', 'duration'],
  sessions: [
    'session',
    'station',
    'connector',
    'tx',
    'idtag',
    'reason',
    'energy',
    'duration',
    'complete',
    'source',
    'at',
  ],
};

/** Fields that a filter names. */
export function fieldsIn(query: Query): readonly string[] {
  switch (query.node) {
    case 'and':
    case 'or':
      return query.terms.flatMap(fieldsIn);
    case 'not':
      return fieldsIn(query.term);
    case 'field':
      return [query.field];
    case 'text':
    case 'pattern':
      return [];
  }
}

/** Fields of a frame that stand in its header; everything else needs the payload. */
const headerFields = new Set([
  'action',
  'kind',
  'state',
  'direction',
  'station',
  'connector',
  'tx',
  'id',
  'latency',
  'at',
]);

function isCheap(query: Query): boolean {
  return query.node !== 'text' && query.node !== 'pattern' && fieldsIn(query).every((field) => headerFields.has(field));
}

/** The same filter with what the header decides in front, so that a payload is parsed only where it matters. */
export function cheapTermsFirst(query: Query): Query {
  switch (query.node) {
    case 'and':
    case 'or': {
      const terms = query.terms.map(cheapTermsFirst);
      return { node: query.node, terms: [...terms.filter(isCheap), ...terms.filter((term) => !isCheap(term))] };
    }
    case 'not':
      return { node: 'not', term: cheapTermsFirst(query.term) };
    case 'field':
    case 'text':
    case 'pattern':
      return query;
  }
}
