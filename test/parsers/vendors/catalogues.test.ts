import { describe, expect, test } from 'vitest';
import type { Bilingual } from '../../../parsers/model/language.ts';
import type { CatalogueEntry } from '../../../parsers/vendors/catalogue.ts';
import { longestCode } from '../../../parsers/vendors/code-shape.ts';
import { vendorCatalogues } from '../../../parsers/vendors/index.ts';

function textsOf({ title, meaning, causes, impact, remedies }: CatalogueEntry): readonly Bilingual[] {
  return [title, meaning, ...causes, ...impact, ...remedies.remote, ...remedies.onSite];
}

describe.each(vendorCatalogues.map((catalogue) => [catalogue.id, catalogue] as const))('%s', (_id, catalogue) => {
  test('each code stands once per kind and is short enough to be searched', () => {
    const names = catalogue.entries.map(({ kind, code }) => `${kind} ${code.toLowerCase()}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(catalogue.entries.filter(({ code }) => code === '' || code.length > longestCode)).toEqual([]);
  });

  test('each text is there in both languages, and German is not English', () => {
    const bad: string[] = [];
    for (const entry of catalogue.entries) {
      for (const { de, en } of textsOf(entry)) {
        if (de.trim() === '' || en.trim() === '' || de !== de.trim() || en !== en.trim())
          bad.push(`${entry.code}: "${de}"`);
        // A single word or name may be the same (Reset, ICCID); a sentence may not.
        else if (de === en && de.includes(' ')) bad.push(`${entry.code}: same text "${de}"`);
        else if (/\b(the|and|with|is|of)\b/.test(de)) bad.push(`${entry.code}: English in "${de}"`);
        else if (/\b(der|die|das|und|nicht|mit)\b|[äöüß]/i.test(en)) bad.push(`${entry.code}: German in "${en}"`);
        // Umlauts are written as umlauts.
        else if (/\b(fuer|ueber|pruefen|koennen|moeglich|zaehler|geraet)\b/i.test(de))
          bad.push(`${entry.code}: "${de}"`);
      }
      if (entry.meaning.de === entry.meaning.en) bad.push(`${entry.code}: meaning`);
    }
    expect(bad).toEqual([]);
  });

  test('a meaning is a sentence, and no longer than a tired person reads', () => {
    for (const { code, meaning, title } of catalogue.entries) {
      expect(`${code}: ${meaning.de}`).toMatch(/[.!?]$/);
      expect(`${code}: ${meaning.en}`).toMatch(/[.!?]$/);
      expect(`${code}: ${title.de.length <= 70 && title.en.length <= 70}`).toBe(`${code}: true`);
      expect(`${code}: ${meaning.de.length <= 700 && meaning.en.length <= 700}`).toBe(`${code}: true`);
    }
  });

  test('facts hold text, and no password of a manual', () => {
    for (const { code, facts } of catalogue.entries) {
      for (const [name, value] of Object.entries(facts))
        expect(`${code} ${name} ${typeof value}`).toBe(`${code} ${name} string`);
      if (/password/i.test(code)) expect(`${code} ${facts['default'] ?? ''}`).toMatch(/ (<blank>|\(secret\)|Null)?$/);
    }
  });
});
