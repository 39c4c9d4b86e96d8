import type { Language } from '../../../parsers/model/language.ts';
import { wordsInMessage } from '../../../parsers/ocpp/words-in-message.ts';
import { messageTitle, wordTitle } from '../../../parsers/vendors/ocpp-words.ts';
import type { MessageInWords } from '../../api/views/frame-views.ts';
import type { ListedFrame } from '../../casefile/frame-list.ts';

/** What a message says, in words: what it is for, and what each word of the standard in it means; `null` where its action is not known. */
export function messageInWords(
  { kind, action }: ListedFrame['frame'],
  payload: unknown,
  asked: unknown,
  language: Language,
): MessageInWords | null {
  const about = action === null ? null : messageTitle(action, language);
  if (action === null || about === null) return null;
  const side = kind === 'result' ? 'response' : 'request';
  const found = kind === 'error' ? [] : wordsInMessage(action, side, payload, kind === 'result' ? asked : payload);
  return {
    ...about,
    words: found.map(({ field, word, isKnown }) => ({ field, word, isKnown, title: wordTitle(field, word, language) })),
  };
}
