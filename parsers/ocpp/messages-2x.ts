import type { MessageFields } from './field.ts';
import { chargingMessages } from './messages-2x-charging.ts';
import { stationMessages } from './messages-2x-station.ts';

/*
 * The messages of OCPP 2.0.1 (part 2) and those that 2.1 adds: a table of our own, used for remarks and for words, never to refuse a frame. Where 2.1 is wider
 * than 2.0.1, the wider counts.
 */

const messages: Readonly<Record<string, MessageFields>> = { ...chargingMessages, ...stationMessages };

/** The fields of a 2.x message; `undefined` for those that are not in the table. */
export function messageFields2x(action: string): MessageFields | undefined {
  return Object.hasOwn(messages, action) ? messages[action] : undefined;
}
