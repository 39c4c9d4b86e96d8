import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { LoadingLines } from './loading-lines.tsx';

interface Props<Value> {
  readonly of: UseQueryResult<Value>;
  readonly children: (value: Value) => ReactNode;
  readonly lines?: number;
}

/** Value, failure or placeholder of one query, the same way everywhere. */
export function Answer<Value>({ of, children, lines = 4 }: Props<Value>) {
  if (of.data !== undefined) {
    // The answer to the question before, until this one's is there: visible, but plainly not the new one.
    return (
      <div className="answer" data-stale={of.isPlaceholderData ? '' : undefined}>
        {children(of.data)}
      </div>
    );
  }
  if (of.error !== null) return <ErrorState error={of.error} onRetry={() => void of.refetch()} />;
  return <LoadingLines lines={lines} />;
}
