import { isMembers } from '../base/members.ts';
import type { Field, MessageFields } from './field.ts';
import { messageFields16 } from './messages-16.ts';
import { messageFields2x } from './messages-2x.ts';
import { familyOf } from './message-version.ts';

/** A word of the standard in a message, or one that stands where such a word should. */
export interface WordInMessage {
  /** The member that holds it, e.g. `triggerReason`; of the device model `component` or `variable`. */
  readonly field: string;
  readonly word: string;
  /** Whether the standard has it there; one of a later version, or of a vendor's own, is not. */
  readonly isKnown: boolean;
}

/** More than a person reads of one message. */
const mostWords = 24;
/** Elements of a list looked at. */
const mostElements = 100;
const longestWord = 60;
/** Words that only say how a text or a number is written. */
const plain = new Set([
  'hashAlgorithm',
  'phase',
  'chargingRateUnit',
  'format',
  'unit',
  'ocppTransport',
  'ocppVersion',
  'measurand',
]);

/**
 * The words that a payload holds, in its own order, each once. `asked` is the request's payload where this is the answer: what an answer holds depends on
 * the version of its request. A message that no table has gives none.
 */
export function wordsInMessage(
  action: string,
  side: keyof MessageFields,
  payload: unknown,
  asked: unknown = payload,
): readonly WordInMessage[] {
  const isLater = (familyOf(action, asked) ?? familyOf(action, payload)) === '2.x';
  const fields = (isLater ? messageFields2x(action) : messageFields16(action)) ?? messageFields2x(action);
  const words: WordInMessage[] = [];
  const seen = new Set<string>();

  function note(field: string, word: unknown, isKnown: boolean): void {
    if (typeof word !== 'string' || word === '' || words.length >= mostWords) return;
    const key = `${field} ${word}`;
    if (seen.has(key)) return;
    seen.add(key);
    words.push({ field, word: word.slice(0, longestWord), isKnown });
  }

  function walk(known: readonly Field[], value: unknown): void {
    if (!isMembers(value)) return;
    for (const field of known) {
      const held: unknown = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
      const elements: readonly unknown[] = Array.isArray(held) ? held.slice(0, mostElements) : [held];
      for (const element of elements) {
        if (field.type === 'enumeration' && !plain.has(field.name)) {
          note(field.name, element, typeof element === 'string' && field.values.includes(element));
        } else if (field.type === 'object') {
          if (isMembers(element) && (field.name === 'component' || field.name === 'variable'))
            note(field.name, element['name'], true);
          walk(field.fields, element);
        }
      }
    }
  }

  walk(fields?.[side] ?? [], payload);
  return words;
}
