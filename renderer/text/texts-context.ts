import { createContext, useContext } from 'react';
import type { Language } from '../../parsers/model/language.ts';
import type { Texts } from './en.ts';
import { en } from './en.ts';

interface Words {
  readonly language: Language;
  readonly t: Texts;
}

export const WordsContext = createContext<Words>({ language: 'en', t: en });

/** The words of the chosen language. */
export function useWords(): Words {
  return useContext(WordsContext);
}
