import { assertNever } from '../../../parsers/base/assert.ts';
import type { Query } from '../../../parsers/query/query-tree.ts';
import { ApiFailure } from '../../api/errors.ts';

/** What only the conclusion knows of a message. `action` is not among them: requests say it themselves. */
const concludedFields: ReadonlySet<string> = new Set(['direction', 'station', 'connector', 'tx', 'session', 'latency']);

function firstConcluded(query: Query): string | undefined {
  switch (query.node) {
    case 'and':
    case 'or':
      return query.terms.map(firstConcluded).find((field) => field !== undefined);
    case 'not':
      return firstConcluded(query.term);
    case 'field':
      return concludedFields.has(query.field) ? query.field : undefined;
    case 'text':
    case 'pattern':
      return undefined;
    default:
      return assertNever(query);
  }
}

/** For a case without conclusions: "no message fits" would be untrue where nobody knows yet. */
export function assertKnownFields(query: Query): void {
  const field = firstConcluded(query);
  if (field !== undefined) throw new ApiFailure('field-pending', { field });
}
