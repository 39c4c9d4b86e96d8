import { useEffect, useRef } from 'react';
import type { CommandId } from './commands.ts';

/**
 * What a command does depends on what is open. Screens and widgets lend handlers while they are mounted; the last lender
 * wins. A command without a handler is not offered.
 */
type Lender = { readonly current: Partial<Record<CommandId, () => void>> };

const lenders: Lender[] = [];

/** Lends handlers for as long as the component is mounted. */
export function useCommandHandlers(handlers: Partial<Record<CommandId, () => void>>): void {
  const lender = useRef(handlers);
  useEffect(() => {
    lender.current = handlers;
  });
  useEffect(() => {
    lenders.push(lender);
    return () => {
      lenders.splice(lenders.indexOf(lender), 1);
    };
  }, []);
}

/** What the command would do now, `undefined` when nothing can. */
export function handlerOf(id: CommandId): (() => void) | undefined {
  for (let index = lenders.length - 1; index >= 0; index -= 1) {
    const handler = lenders[index]?.current[id];
    if (handler !== undefined) return handler;
  }
  return undefined;
}
