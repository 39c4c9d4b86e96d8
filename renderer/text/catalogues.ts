import type { Language } from '../../parsers/model/language.ts';
import { de } from './de.ts';
import type { Texts } from './en.ts';
import { en } from './en.ts';

export const catalogues: Readonly<Record<Language, Texts>> = { de, en };
