import type { IssueParams } from '../model/issue.ts';
import type { Bilingual, Language } from '../model/language.ts';
import { valueInSentence } from './quantity-text.ts';

/** Codes and their sentences. Values stand as `{name}`; a guard test checks that both languages use the same names. */
export type SentenceCatalogue = Readonly<Record<string, Bilingual>>;

/**
 * Fills a text: `{name}` by its value; `[[with {name}||otherwise]]` is its first part where all its values are known, else its second (or
 * nothing); `{name#one#several}` is its first part where the value is 1, so that a count and its noun agree; `[[?fact: text||otherwise]]` asks for a fact that it does not name. So a sentence reads well when a fact is missing. Segments do
 * not nest. With a language, amounts are written as that language writes them;
 * without one every value stands as it is.
 */
export function fillText(text: string, params: IssueParams, language?: Language): string {
  const counts = new Set([...text.matchAll(/\{(\w+)#/g)].map(([, name = '']) => name));
  const written = (name: string, behind: string): string => {
    const value = String(params[name]);
    return language === undefined ? value : valueInSentence(value, behind, counts.has(name), language);
  };
  return text
    .replaceAll(
      /\[\[(?:\?(\w+): )?([^[\]|]*)(?:\|\|([^[\]]*))?\]\]/g,
      (_whole, condition: string | undefined, known: string, otherwise: string | undefined) =>
        [...(condition === undefined ? [] : [condition]), ...namesIn(known)].every((name) => isKnown(params, name))
          ? known
          : (otherwise ?? ''),
    )
    .replaceAll(/\{(\w+)#([^{}#]*)#([^{}#]*)\}/g, (_whole, name: string, one: string, several: string) =>
      String(params[name]) === '1' ? one : several,
    )
    .replaceAll(/\{(\w+)\}/g, (whole, name: string, at: number, template: string) =>
      isKnown(params, name) ? written(name, template.slice(at + whole.length, at + whole.length + 8)) : whole,
    );
}

/** The names of the values in a text. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)(?:#[^{}]*)?\}|\[\[\?(\w+): /g)].map((match) => match[1] ?? match[2] ?? '');
}

function isKnown(params: IssueParams, name: string): boolean {
  return Object.hasOwn(params, name) && params[name] !== '';
}

/**
 * The sentence for a code in the chosen language with its values filled in. A code without a text gives the code itself:
 * an auditor must see that something was noticed even when its wording is missing.
 */
export function sentence(catalogue: SentenceCatalogue, code: string, params: IssueParams, language: Language): string {
  const entry = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  return entry === undefined ? code : fillText(entry[language], params, language);
}
