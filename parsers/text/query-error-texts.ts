import type { SentenceCatalogue } from './sentence.ts';

/** The sentences for what is wrong with a filter; `{name}` is filled from `params`. */
export const queryErrorTexts = {
  'too-long': {
    de: 'Der Filter ist länger als {longest} Zeichen.',
    en: 'The filter is longer than {longest} {longest#character#characters}.',
  },
  'too-deep': {
    de: 'Mehr als {deepest} {deepest#Klammer#Klammern} ineinander.',
    en: 'More than {deepest} {deepest#parenthesis#parentheses} inside each other.',
  },
  'too-many-terms': {
    de: 'Mehr als {most} {most#Teil#Teile} im Filter.',
    en: 'More than {most} {most#part#parts} in the filter.',
  },
  'unexpected-end': { de: 'Hier fehlt noch ein Suchbegriff.', en: 'A search term is missing here.' },
  'unexpected-token': { de: 'Das steht hier an der falschen Stelle.', en: 'This does not belong here.' },
  'unclosed-quote': { de: 'Das schließende Anführungszeichen fehlt.', en: 'The closing quotation mark is missing.' },
  'unclosed-parenthesis': { de: 'Die schließende Klammer fehlt.', en: 'The closing parenthesis is missing.' },
  'unknown-field': {
    de: 'Das Feld „{field}“ gibt es nicht; ist „{nearest}“ gemeint? Text mit Doppelpunkt gehört in Anführungszeichen.',
    en: 'There is no field “{field}”; did you mean “{nearest}”? Put text with a colon in quotation marks.',
  },
  'missing-value': {
    de: 'Nach „{field}“ fehlt der Wert. Leere Felder findet {field}:"".',
    en: 'A value is missing after “{field}”. Empty fields are found by {field}:"".',
  },
  'not-a-number': {
    de: '„{value}“ ist für „{field}“ keine Zahl mit passender Einheit.',
    en: '“{value}” is no number with a fitting unit for “{field}”.',
  },
  'not-a-time': {
    de: '„{value}“ ist kein Zeitpunkt und kein Zeitraum, z. B. 2025-10-26T02:00/PT2H oder 2025-10-26..2025-10-28.',
    en: '“{value}” is no instant or period, e.g. 2025-10-26T02:00/PT2H or 2025-10-26..2025-10-28.',
  },
  'no-order': { de: '„{field}“ lässt sich nur mit : vergleichen.', en: '“{field}” can only be compared with “:”.' },
  'bad-pattern': {
    de: 'Der reguläre Ausdruck ist hier nicht lesbar ({reason}). Rückbezüge und Vorausschau gibt es nicht.',
    en: 'The regular expression cannot be read here ({reason}). Back references and look-around do not exist.',
  },
} as const satisfies SentenceCatalogue;
