import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import { sentence } from '../../../parsers/text/sentence.ts';

/** What can be wrong with a template, in words for the person who wrote it. */
export const templateProblems = {
  syntax: { de: 'Das ist kein JSON ({detail}).', en: 'This is no JSON ({detail}).' },
  mark: {
    de: 'Die Datei beginnt nicht mit „"ladeakte": "{mark}"“; sie ist keine Berichtsvorlage oder eine einer neueren Version.',
    en: 'The file does not begin with "ladeakte": "{mark}"; it is no report template, or one of a newer version.',
  },
  'not-text': { de: '„{path}“ muss ein Text sein.', en: '"{path}" must be a text.' },
  'not-texts': {
    de: '„{path}“ muss ein Text oder eine Liste von höchstens {most} {most#Text#Texten} sein.',
    en: '"{path}" must be a text or a list of at most {most} {most#text#texts}.',
  },
  'not-object': { de: '„{path}“ muss ein Objekt sein.', en: '"{path}" must be an object.' },
  'too-long': {
    de: '„{path}“ ist länger als {most} Zeichen.',
    en: '"{path}" is longer than {most} {most#character#characters}.',
  },
  unknown: {
    de: '„{path}“ gibt es in einer Vorlage nicht. Bekannt sind: {known}.',
    en: 'A template has no "{path}". Known are: {known}.',
  },
  'unknown-section': {
    de: 'Den Abschnitt „{path}“ hat dieser Bericht nicht. Er hat: {known}.',
    en: 'This report has no section "{path}". It has: {known}.',
  },
  'section-twice': { de: 'Der Abschnitt „{path}“ steht zweimal da.', en: 'The section "{path}" stands there twice.' },
  colour: {
    de: '„{path}“ muss eine Farbe der Form #1b62c9 sein.',
    en: '"{path}" must be a colour of the form #1b62c9.',
  },
  'colour-pale': {
    de: 'Die Farbe „{path}“ ist auf weißem Papier nicht lesbar (Kontrast {contrast}:1, nötig sind 4,5:1).',
    en: 'The colour "{path}" cannot be read on white paper (contrast {contrast}:1, needed are 4.5:1).',
  },
  'logo-missing': {
    de: 'Das Bild „{path}“ liegt nicht neben der Vorlage. Wählen Sie Vorlage und Bild zusammen, oder schreiben Sie das Bild als data:-Adresse in die Vorlage.',
    en: 'The picture "{path}" does not lie beside the template. Choose template and picture together, or write the picture into the template as a data: address.',
  },
  'logo-elsewhere': {
    de: 'Das Bild „{path}“ muss im selben Ordner liegen; Pfade und Adressen sind nicht erlaubt.',
    en: 'The picture "{path}" must lie in the same folder; paths and addresses are not allowed.',
  },
  'too-large': {
    de: 'Das Bild ist größer als {most} kB.',
    en: 'The picture is larger than {most} kB.',
  },
  'not-a-picture': {
    de: 'Das Bild ist weder PNG noch JPEG noch SVG.',
    en: 'The picture is neither PNG nor JPEG nor SVG.',
  },
  'too-many-pixels': {
    de: 'Das Bild ist leer oder breiter oder höher als {most} {most#Bildpunkt#Bildpunkte}.',
    en: 'The picture is empty, or wider or higher than {most} {most#pixel#pixels}.',
  },
  'svg-unreadable': {
    de: 'Das SVG ist nicht wohlgeformt, zu groß oder enthält eine Dokumenttyp-Deklaration.',
    en: 'The SVG is not well-formed, too large, or holds a document type declaration.',
  },
  'file-too-large': { de: 'Die Datei ist größer als {most} kB.', en: 'The file is larger than {most} kB.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type TemplateProblemCode = keyof typeof templateProblems;

/** A mistake in a template, with its place. */
export class TemplateProblem extends Error {
  readonly code: TemplateProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Character of the text, from 0. */
  readonly offset: number;
  constructor(code: TemplateProblemCode, offset: number, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'TemplateProblem';
    this.code = code;
    this.offset = offset;
    this.params = params;
  }

  sentence(language: Language): string {
    return sentence(templateProblems, this.code, this.params, language);
  }
}
