/**
 * The two kinds of messages that OCPP 2.1 adds (part 4, 4.2.4 and 4.2.5): `result-error` (CALLRESULTERROR, type 5) says that an answer was of no use, `send`
 * (SEND, type 6) is a request that nobody answers.
 */
export type LaterKind = 'result-error' | 'send';

/** The kind that a type number of 2.1 stands for; `null` for all others. */
export function laterKind(messageTypeId: number): LaterKind | null {
  if (messageTypeId === 5) return 'result-error';
  return messageTypeId === 6 ? 'send' : null;
}
