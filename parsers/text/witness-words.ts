import type { IssueParams } from '../model/issue.ts';
import type { Bilingual, Language } from '../model/language.ts';
import type { Disagreement, SessionWitness } from '../model/session.ts';

/** The witnesses of a session by name; in both languages as they stand behind "laut" and "according to" as well. */
const witnessWords: Readonly<Record<SessionWitness, { readonly name: Bilingual; readonly accordingTo: Bilingual }>> = {
  log: {
    name: { de: 'Protokoll', en: 'the log' },
    accordingTo: { de: 'laut Protokoll', en: 'according to the log' },
  },
  database: {
    name: { de: 'Datenbank', en: 'the database' },
    accordingTo: { de: 'laut Datenbank', en: 'according to the database' },
  },
  signed: {
    name: { de: 'signiertem Messwert', en: 'the signed reading' },
    accordingTo: { de: 'laut signiertem Messwert', en: 'according to the signed reading' },
  },
};

const witnesses = ['log', 'database', 'signed'] as const satisfies readonly SessionWitness[];

/** What witnesses disagree about. */
const aboutWords: Readonly<Record<Disagreement['about'], Bilingual>> = {
  'meter-start': { de: 'Zählerstand am Beginn', en: 'Reading at the start' },
  'meter-stop': { de: 'Zählerstand am Ende', en: 'Reading at the end' },
  'started-at': { de: 'Beginn', en: 'Start' },
  'stopped-at': { de: 'Ende', en: 'End' },
  'id-tag': { de: 'Id-Tag', en: 'Id tag' },
  connector: { de: 'Ladepunkt', en: 'Connector' },
  energy: { de: 'Energie', en: 'Energy' },
};

function isWitness(text: string): text is SessionWitness {
  return Object.hasOwn(witnessWords, text);
}

function isAbout(text: string): text is Disagreement['about'] {
  return Object.hasOwn(aboutWords, text);
}

/** The values of a contradiction with the names of who says what; `told` is left out where the values are a person's. */
export function disagreementParams(params: IssueParams, language: Language): IssueParams {
  const { about, witnesses: codes } = params;
  const told = witnesses
    .filter((each) => typeof params[each] === 'string' && params[each] !== '')
    .map((each) => `${String(params[each])} ${witnessWords[each].accordingTo[language]}`)
    .join(', ');
  return {
    ...params,
    ...(typeof about === 'string' && isAbout(about) ? { about: aboutWords[about][language] } : {}),
    ...(typeof codes === 'string'
      ? {
          witnesses: codes
            .split(' / ')
            .map((code) => (isWitness(code) ? witnessWords[code].name[language] : code))
            .join(language === 'de' ? ' und ' : ' and '),
        }
      : {}),
    told,
  };
}
