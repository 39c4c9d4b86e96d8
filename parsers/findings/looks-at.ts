import type { LooksAt } from './finding-rule.ts';

/* What rules say of the messages that they look at. */

export const everyMessage: LooksAt = () => true;
export const noMessage: LooksAt = () => false;
/** Requests and whatever answers them. */
export const requestsAndAnswers: LooksAt = (kind) => kind !== 'other';
export const answers: LooksAt = (kind) => kind === 'result' || kind === 'error';

/** Requests of some actions. */
export function callsOf(...actions: readonly string[]): LooksAt {
  const wanted = new Set<string | null>(actions);
  return (kind, action) => kind === 'call' && wanted.has(action);
}

/** Messages of some actions, answers included. */
export function messagesOf(...actions: readonly string[]): LooksAt {
  const wanted = new Set<string | null>(actions);
  return (_kind, action) => wanted.has(action);
}
