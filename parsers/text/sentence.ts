import type { IssueParams } from '../model/issue.ts';
import type { Bilingual, Language } from '../model/language.ts';

/** Codes and their sentences. Values stand as `{name}`; a guard test checks that both languages use the same names. */
export type SentenceCatalogue = Readonly<Record<string, Bilingual>>;

/**
 * The sentence for a code in the chosen language with its values filled in. A code without a text gives the code itself:
 * an auditor must see that something was noticed even when its wording is missing.
 */
export function sentence(catalogue: SentenceCatalogue, code: string, params: IssueParams, language: Language): string {
  const entry = catalogue[code];
  if (entry === undefined) return code;
  return entry[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : String(value);
  });
}
