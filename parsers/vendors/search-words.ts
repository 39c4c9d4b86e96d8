/*
 * Words as people write them when they do not know the code: "FI hat ausgelöst", "plug does not lock", "Zaehler antwortet nicht".
 */

/** Umlauts as their digraphs, so that `Zähler`, `Zaehler` and `ZÄHLER` are one word. */
export function foldWords(text: string): string {
  return text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
}

/** `PlugLockCannotLock`, `ERR_VOLTAGE_TOO_HIGH` and `ports[0]/rfid/enable` taken apart into words. */
export function codeWords(code: string): string {
  return code.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}\p{N}]+/gu, ' ');
}

/** Says nothing about what is wrong. */
const empty = new Set(
  (
    'a an the over under too is are was were be been do does did has have had not no of on in at to for from by with and or it its this that my our we i what why how when ' +
    'can cannot could will would there any some after before during while still again keeps get gets got error fault code charger station evse problem issue ' +
    'der die das zu den dem des ein eine einen einem einer ist sind war waren wird werden wurde hat haben hatte nicht kein keine im in an am auf aus bei mit von vom zu zum zur und oder ' +
    'es er sie wir ich was warum wie wann kann koennen geht mehr noch wieder immer beim nach vor waehrend sich fehler fehlercode stoerung meldung meldet ladestation saeule problem'
  ).split(' '),
);

/** One thing by many names; each begins a word of the text that is searched (German words are often compounds: inside it too). */
const concepts: readonly (readonly string[])[] = [
  ['rcd', 'rccb', 'fi', 'rcmu', 'fehlerstrom', 'residual', 'groundfailure', 'groundfault', 'erdschluss'],
  ['contactor', 'schuetz', 'powerswitch', 'relay', 'relais'],
  ['emergency', 'notaus', 'nothalt'],
  ['meter', 'zaehler'],
  ['lock', 'locks', 'locked', 'locking', 'verriegel', 'verriegl', 'entriegel', 'unlock'],
  ['plug', 'stecker', 'connector', 'cable', 'kabel'],
  ['reader', 'rfid', 'leser', 'lesegeraet', 'kartenleser'],
  ['card', 'karte', 'idtag', 'token'],
  ['temperature', 'temperatur', 'hot', 'heiss', 'overheat', 'thermal', 'warm'],
  ['overvoltage', 'ueberspannung', 'voltage', 'spannung', 'undervoltage', 'unterspannung'],
  ['overcurrent', 'ueberstrom', 'current', 'strom', 'ampere'],
  ['tripped', 'trips', 'trip', 'ausgeloest', 'ausloes'],
  [
    'welded',
    'weld',
    'stuck',
    'klebt',
    'kleben',
    'kleb',
    'verschweiss',
    'although told',
    'obwohl offen',
    'another state than',
    'anderen zustand als',
  ],
  ['reboot', 'restart', 'restarts', 'reset', 'neustart', 'startet neu', 'neu'],
  ['offline', 'disconnect', 'verbindung', 'connection'],
  ['timeout', 'answer', 'respond', 'antwort', 'silent', 'stumm'],
  ['vehicle', 'fahrzeug', 'car', 'auto'],
  ['lightning', 'surge', 'spd', 'blitz', 'ueberspannungsschutz'],
  ['signature', 'signatur', 'eichrecht', 'calibration', 'ocmf', 'signed'],
  ['password', 'passwort', 'kennwort'],
  ['power loss', 'powerloss', 'stromausfall', 'netzausfall', 'supply'],
  ['pilot', 'cp', 'controlpilot'],
];
const conceptOf = new Map(concepts.flatMap((names) => names.map((name) => [name, names] as const)));

/** Most words of a question that are looked at. */
const mostWords = 12;

/** "does not", "geht nicht": an entry that says so too goes before one that does not. */
const negation = /(?:^| )(?:not|cannot|can't|no|never|nicht|kein|keine|keinen|ohne|laesst sich nicht)(?: |$)/;

/** Whether a text (of `foldWords`) denies something. */
export function denies(text: string): boolean {
  return negation.test(text);
}

/** Whether a text reads like words and not like a code (`ERR_X`, `PlugLock`, `0x17`, `a/b`): then it is looked for by its words. */
export function readsLikeWords(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length > 1 || /^\p{Lu}?\p{Ll}{2,}(?:-\p{L}+)?$|^\p{Lu}{3,6}$/u.test(text.trim());
}

/** One word of a question: its beginning, and all beginnings by which the thing is called. */
export interface SearchTerm {
  readonly written: string;
  readonly names: readonly string[];
}

/** What a question is about. */
export function termsOf(question: string): readonly SearchTerm[] {
  const words = foldWords(codeWords(question)).match(/[a-z0-9]+/g) ?? [];
  const joined = foldWords(question)
    .replace(/not[- ]?aus/g, 'notaus')
    .replace(/power[- ]loss/g, 'powerloss');
  const extra = ['notaus', 'powerloss'].filter((word) => joined.includes(word));
  const kept = [...extra, ...words]
    .filter((word) => word.length > 1 && !empty.has(word))
    .filter((word) => !(extra.includes('notaus') && word === 'aus'))
    .slice(0, mostWords);
  return [...new Set(kept)].map((word) => {
    const stem = stemOf(word);
    return { written: stem, names: conceptOf.get(word) ?? conceptOf.get(stem) ?? [stem] };
  });
}

/** Endings of both languages cut off, as far as a beginning of four letters stays. */
function stemOf(word: string): string {
  for (const ending of ['ungen', 'ung', 'ing', 'ern', 'en', 'er', 'es', 'ed', 'em', 'et', 's', 'e', 't', 'n']) {
    if (word.endsWith(ending) && word.length - ending.length >= 4) return word.slice(0, -ending.length);
  }
  return word;
}

/** Whether a text (of `foldWords`, with a blank in front) has one of these: at the beginning of a word, or for long ones inside a compound. */
export function mentions(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(` ${name}`) || (name.length >= 5 && text.includes(name)));
}
