import type { Bilingual, Language } from '../../parsers/model/language.ts';
import { sentence } from '../../parsers/text/sentence.ts';
import type { ExtensionProblem } from './extension.ts';

/** What is wrong with an extension file, and what to do. The place is put before the sentence by `extensionProblemText`. */
const texts: Readonly<Record<string, Bilingual>> = {
  'file-missing': { de: 'Die Datei gibt es nicht.', en: 'There is no such file.' },
  'file-unreadable': {
    de: 'Die Datei ist nicht lesbar ({detail}). Prüfen Sie die Rechte.',
    en: 'The file cannot be read ({detail}). Check its permissions.',
  },
  'file-too-large': {
    de: 'Die Datei ist größer als {limit} Byte. Teilen Sie sie.',
    en: 'The file is larger than {limit} bytes. Split it.',
  },
  'too-many-files': {
    de: 'Der Ordner enthält mehr als {limit} Dateien; der Rest wird nicht gelesen.',
    en: 'The folder holds more than {limit} files; the rest is not read.',
  },
  'not-utf8': { de: 'Die Datei ist nicht in UTF-8 gespeichert.', en: 'The file is not stored as UTF-8.' },
  'empty-file': { de: 'Die Datei ist leer.', en: 'The file is empty.' },
  'not-json': {
    de: 'Das ist kein JSON ({what}). Kommentare und ein Komma am Ende einer Liste sind erlaubt.',
    en: 'This is not JSON ({what}). Comments and a comma at the end of a list are allowed.',
  },
  'too-deep': {
    de: 'Die Datei ist tiefer verschachtelt als {deepest} Ebenen.',
    en: 'The file is nested deeper than {deepest} levels.',
  },
  'name-twice': {
    de: '„{member}“ steht zweimal im selben Objekt.',
    en: '"{member}" stands twice in the same object.',
  },
  'kind-missing': {
    de: 'Die Angabe "ladeakte" fehlt: Sie sagt, was die Datei ist ({choices}).',
    en: 'The member "ladeakte" is missing: it says what the file is ({choices}).',
  },
  'kind-newer': {
    de: '„{value}“ kennt diese Version nicht (bekannt: {choices}). Aktualisieren Sie Ladeakte.',
    en: 'This version does not know "{value}" (known: {choices}). Update Ladeakte.',
  },
  'extension-twice': {
    de: 'Eine Erweiterung dieser Art mit dem Namen „{name}“ ist schon geladen ({other}).',
    en: 'An extension of this kind named "{name}" is loaded already ({other}).',
  },
  'rule-twice': {
    de: 'Eine Regel „{id}“ steht schon in einer früher geladenen Datei; diese hier bleibt weg.',
    en: 'A rule "{id}" stands in a file that was loaded earlier; this one is left out.',
  },
  'member-missing': { de: 'Die Angabe "{member}" fehlt.', en: 'The member "{member}" is missing.' },
  'member-unknown': {
    de: 'Die Angabe "{member}" gibt es hier nicht. Möglich: {choices}.',
    en: 'There is no member "{member}" here. Possible: {choices}.',
  },
  'not-an-object': { de: 'Hier muss ein Objekt stehen: { … }.', en: 'An object has to stand here: { … }.' },
  'not-a-list': { de: 'Hier muss eine Liste stehen: [ … ].', en: 'A list has to stand here: [ … ].' },
  'not-text': {
    de: 'Hier muss ein nicht leerer Text in Anführungszeichen stehen.',
    en: 'A text in quotes that is not empty has to stand here.',
  },
  'text-too-long': {
    de: 'Der Text ist länger als {longest} Zeichen.',
    en: 'The text is longer than {longest} characters.',
  },
  'kind-unknown': {
    de: '„{value}“ ist keine Art von Eintrag. Möglich: {choices}.',
    en: '"{value}" is no kind of entry. Possible: {choices}.',
  },
  'code-twice': {
    de: '„{value}“ steht mit derselben Art schon weiter oben in der Datei.',
    en: '"{value}" stands further up in the file already, with the same kind.',
  },
  'catalogue-unknown': {
    de: 'Einen Katalog „{value}“ gibt es nicht. Möglich: {choices}.',
    en: 'There is no catalogue "{value}". Possible: {choices}.',
  },
  'language-missing': {
    de: 'Hier fehlt der Text: "de", "en" oder beides.',
    en: 'The text is missing here: "de", "en" or both.',
  },
  'nothing-inside': { de: 'Die Liste ist leer.', en: 'The list is empty.' },
};

/** Codes with a sentence, for the test that checks both languages. */
export const extensionTexts = texts;

/** A place in a file: lines and columns from 1, `member` as a path of names, e.g. `entries[3].code`. */
export interface ProblemPlace {
  readonly line: number;
  readonly column: number;
  readonly member: string;
}

/** `line 3, column 5, entries[3].code: what is wrong`, in both languages; no place for a file as a whole. */
export function problemText(
  code: string,
  params: Readonly<Record<string, string | number>>,
  place: ProblemPlace | null = null,
): Bilingual {
  const say = (language: Language): string => {
    const what = sentence(texts, code, params, language);
    if (place === null) return what;
    const { line, column, member } = place;
    const where = language === 'de' ? `Zeile ${line}, Spalte ${column}` : `line ${line}, column ${column}`;
    return `${where}${member === '' ? '' : `, ${member}`}: ${what}`;
  };
  return { de: say('de'), en: say('en') };
}

/** `FILE: line 3, column 5, entries[3].code: what is wrong`. */
export function extensionProblemText({ path, text }: ExtensionProblem, language: Language): string {
  return `${path}: ${text[language]}`;
}
