/**
 * What names a person where no member of a protocol does: cards behind a word, names behind a title or a label, numbers of phones, cars
 * and accounts. Every rule needs a mark (a word before it, a check digit, a fixed prefix): a word of prose is nobody's id.
 */

/** What may stand between a word and its value: quotes, escaped ones too, a colon, an equals sign, "Nr.". */
const separator = /^[\\"']{0,6}[ \t]{0,4}(?:[:=#]|no\.|nr\.?|nummer|number)?[ \t]{0,4}[\\"']{0,6}/i;
/** The same with a colon or an equals sign that must be there. */
const strictSeparator = /^[\\"']{0,6}[ \t]{0,4}[:=][ \t]{0,4}[\\"']{0,6}/;
const farthest = 120;

/** Values of `form` right behind each occurrence of `label` and a separator. */
function behind(text: string, label: RegExp, between: RegExp, form: RegExp): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(label)) {
    const from = match.index + match[0].length;
    const rest = text.slice(from, from + farthest);
    const start = between.exec(rest)?.[0].length;
    if (start === undefined) continue;
    const value = form.exec(rest.slice(start))?.[0];
    if (value !== undefined) found.push(value);
  }
  return found;
}

const cardLabel =
  /(?<![A-Za-z])(?:(?:card|tag|rfid)[_-]?uid|uid|card(?:[_ -]?(?:id|no|nr|number))?|karten?(?:[_ -]?(?:id|nr|nummer))?|rfid(?:[_ -]?(?:tag|card|karte|id|token))?|tag(?:[_ -]?id)?|badge|transponder|auth[_-]?id)(?![A-Za-z])/gi;
/** Serial numbers of cards have 4, 7 or 10 bytes (ISO/IEC 14443-3); numbers of an operator's own have letters and digits. */
const cardForm =
  /^(?:[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){3}(?:(?:[:-][0-9A-Fa-f]{2}){3}){0,2}|(?!(?:19|20)\d{6}(?!\d))[0-9A-Fa-f]{8}(?:[0-9A-Fa-f]{6}){0,2}|(?=[A-Z_-]{0,30}\d)(?=[\d_-]{0,30}[A-Z])[A-Z0-9][A-Z0-9_-]{6,34})(?![\w:-])/;
/** Seven bytes that begin with 04, the maker of nearly all such chips (ISO/IEC 7816-6). Digits alone are a time or a count. */
const chipShape =
  /(?<![0-9A-Za-z]|(?<![0-9A-Fa-f])[0-9A-Fa-f]{2}[:-])04(?:[0-9A-Fa-f]{12}|(?:[:-][0-9A-Fa-f]{2}){6})(?![0-9A-Za-z]|[:-][0-9A-Fa-f])/g;

/** Behind the same words stand standards, makes of chips and readers, and versions. */
const noCard = /^(?:ISO|IEC|MIFARE|DESFIRE|NTAG|FELICA|NFC|RC\d|PN5\d|READER|MODULE|SLOT|VERSION|RELEASE)/;

/** Cards behind a word for them, and by the shape of their serial number. */
export function cardsIn(text: string): readonly string[] {
  const shaped = (text.match(chipShape) ?? []).filter((id) => /[A-Fa-f]/.test(id));
  return [...behind(text, cardLabel, separator, cardForm).filter((id) => !noCard.test(id)), ...shaped];
}

const phoneLabel =
  /(?<![A-Za-z])(?:tel(?:efon|ephone)?|phone|fon|mobile?|mobil(?:funk|nummer)|handy|fax|rufnummer|msisdn)(?![A-Za-z])/gi;
const phoneSeparator = /^[\\"']{0,6}[ \t]{0,4}[.:=]{0,2}[ \t]{0,4}[\\"']{0,6}/;
const phoneForm = /^(?!\d{4}-\d\d-\d\d)[+(\d][\d ()/.-]{4,24}\d(?!\w)/;
/** International with 00 and a European country; national with brackets or a stroke around its area; mobile numbers of Germany. */
const phoneShapes = [
  /(?<![\w.:,+-])00(?:3[0-69]|4\d)[ /-]?\d(?:[ /-]?\d){6,12}(?![\w.])/g,
  /(?<![\w.:/-])\(0\d{2,5}\)[ /-]{0,2}\d{3,9}(?:[ -]\d{1,5}){0,2}(?![\w.])/g,
  /(?<![\w.:/-])0[1-9]\d{1,4} ?\/ ?\d{3,9}(?:[ -]\d{1,5}){0,2}(?![\w./])/g,
  /(?<![\w.:/-])01[5-7]\d[ -]?\d{7,8}(?![\w.])/g,
];

export function phonesIn(text: string): readonly string[] {
  const enough = (number: string): boolean => number.replaceAll(/\D/g, '').length >= 7;
  return [
    ...behind(text, phoneLabel, phoneSeparator, phoneForm),
    ...phoneShapes.flatMap((shape) => text.match(shape) ?? []),
  ].filter(enough);
}

const vinLabel =
  /(?<![A-Za-z])(?:vin|fin|fahrgestell(?:nummer|nr)?|fahrzeug-?ident(?:ifikations)?(?:nummer|nr)|vehicle[_ -]?id(?:entification)?(?:[_ -]?number)?)(?![A-Za-z])/gi;
const vinForm = /^[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])/i;
/** ISO 3779: 17 characters without I, O and Q, the last four are digits. */
const vinShape = /(?<![A-Za-z0-9])[A-HJ-NPR-Z0-9]{13}\d{4}(?![A-Za-z0-9])/g;
const plateLabel =
  /(?<![A-Za-z])(?:(?:kfz-?)?kennzeichen|licen[cs]e[_ -]?plate|number[_ -]?plate|plate[_ -]?(?:number|no)|vehicle[_ -]?registration)(?![A-Za-z])/gi;
const plateForm = /^(?=[^\d]{0,11}\d)[A-ZÄÖÜ0-9](?:[ -]?[A-ZÄÖÜ0-9]){2,9}(?![\p{L}\d])/u;

const vinWeights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const vinValues: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('ABCDEFGHJKLMNPRSTUVWXYZ', (letter) => [
    letter,
    'AJ BKS CLT DMU ENV FW GPX HY RZ'.split(' ').findIndex((group) => group.includes(letter)) + 1,
  ]),
);

/** European makers begin with S to Z and have no check digit; others are believed with theirs (49 CFR 565.15). */
function isVin(text: string): boolean {
  if (!/[G-Z]/.test(text) || (text.match(/[A-Z]/g)?.length ?? 0) < 3) return false;
  if (/^[S-Z][A-Z]/.test(text)) return true;
  const sum = Array.from(text).reduce(
    (total, letter, at) => total + (vinValues[letter] ?? Number(letter)) * (vinWeights[at] ?? 0),
    0,
  );
  return text[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
}

export function vehiclesIn(text: string): readonly string[] {
  return [
    ...behind(text, vinLabel, separator, vinForm),
    ...(text.match(vinShape) ?? []).filter(isVin),
    ...behind(text, plateLabel, separator, plateForm),
  ];
}

/** ISO 13616; groups of four or none. */
const ibanShape = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;
const payLabel = /(?<![A-Za-z])(?:pan|credit[_ -]?card(?:[_ -]?number)?|kreditkarten?(?:nummer)?)(?![A-Za-z])/gi;
const payForm = /^\d(?:[ -]?\d){12,18}(?!\d)/;
const payShape = /(?<![\w-])[3-6]\d{3}([ -])\d{4}\1\d{4}\1\d{1,7}(?![\w-])/g;

function modulo97(iban: string): number {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return Array.from(moved).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

/** ISO/IEC 7812-1, annex B. */
function luhn(number: string): boolean {
  const digits = Array.from(number).map(Number).toReversed();
  const sum = digits.reduce((total, digit, at) => {
    const twice = at % 2 === 1 ? digit * 2 : digit;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** Bank accounts and payment cards, each with its check digits. */
export function accountsIn(text: string): readonly string[] {
  const bare = (written: string): string => written.replaceAll(/[ -]/g, '');
  return [
    ...(text.match(ibanShape) ?? []).filter((iban) => modulo97(bare(iban)) === 1),
    ...[...behind(text, payLabel, separator, payForm), ...(text.match(payShape) ?? [])].filter((pan) =>
      luhn(bare(pan)),
    ),
  ];
}

const nameMember =
  /(?<![A-Za-z])(?:(?:customer|driver|owner|card_?holder|contact|account|first|last|sur|given|family|full|kunden?|fahrer|nutzer|halter|vor|nach|familien)[_ -]?names?|customer|card_?holder|contact_?person|kund(?:e|in)|fahrer(?:in)?|halter(?:in)?|(?:be)?nutzer(?:in)?|karteninhaber(?:in)?|ansprechpartner(?:in)?)(?![A-Za-z])/gi;
/** Software and relays have drivers and contacts too: behind these words only a name of two parts is one. */
const doubtfulMember = /(?<![A-Za-z])(?:driver|contact)(?![A-Za-z])/gi;
/** Words behind which a name needs no colon, when it has two parts or more. */
const personWord =
  /(?<![A-Za-z])(?:customer|driver|user|card ?holder|kund(?:e|in)|fahrer(?:in)?|(?:be)?nutzer(?:in)?|karteninhaber(?:in)?)(?![A-Za-z])/gi;
const wordSeparator = /^ {1,2}/;
const wholeName = /^\p{Lu}\p{Ll}[\p{L}'’-]{0,30}(?: (?:von|van|de|der|den|zu))? \p{Lu}\p{Ll}[\p{L}'’-]{0,30}/u;
/** Two words with capitals that are no name: German nouns, titles of programs and manuals. */
const things =
  /(?:^| )(?:Service|Support|Center|Desk|Station|Board|Version|Error|Manager|Module|Id|Number|Guide|Manual|Interface|Agent|Management|Not|No|Is|Has|Karte|Konto)(?: |$)/;
/** What happens to a user, as logs write it with capitals: "User Authorization Failed", "Benutzer Anmeldung Abgelehnt". */
const happenings =
  /(?:^| )(?:Auth\p{Ll}+|Login|Logout|Log|Sign|Portal|Account|Password|Access|Role|Profile|Data|Request|Response|Failed|Failure|Success\p{Ll}*|Rejected|Accepted|Denied|Timeout|Connected|Disconnected|Created|Deleted|Changed|Updated|Added|Removed|Started|Stopped|Required|Missing|Invalid|Blocked|Abgelehnt|Fehlgeschlagen|Gesperrt|Erfolgreich|Zugang|Kennwort|Passwort|Rolle|\p{L}{3,}(?:ation|ierung|meldung|nummer|name))(?: |$)/u;
const personTitle = /(?<![\p{L}])(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)(?![\p{L}.])/gu;
const titleSeparator = /^ {1,2}(?:(?:Dr|Prof)\. ?){0,2}/;
const nameForm = /^\p{Lu}[\p{L}'’-]{1,30}(?:,? (?:(?:von|van|de|der|den|zu) ){0,2}\p{Lu}[\p{L}'’-]{1,30}){0,3}/u;
/** Accounts of programs and words of states name nobody. */
const nobody =
  /^(?:admin|administrator|user|unknown|guest|default|root|system|service|local|remote|test|none|null|true|false|accepted|invalid|blocked|expired|unbekannt|keine?|gast|dienst)$/i;

/** Names behind a title, or behind a member or word that announces one. */
export function namesIn(text: string): readonly string[] {
  return [
    ...behind(text, nameMember, strictSeparator, nameForm),
    ...behind(text, doubtfulMember, strictSeparator, wholeName),
    ...behind(text, personTitle, titleSeparator, nameForm),
    ...behind(text, personWord, wordSeparator, wholeName).filter((name) => !happenings.test(name)),
  ].filter((name) => name.length >= 3 && !nobody.test(name) && !things.test(name));
}

const homeFolder = /(?:\/home\/|\/Users\/|[A-Za-z]:(?:\\{1,4}|\/)Users(?:\\{1,4}|\/))([^/\\\s"'<>:*?|]{2,40})/g;
/** Accounts of machines and programs; in a report most of them are words of prose too. */
const commonHome =
  /^(?:public|default|shared|pi|ubuntu|debian|runner|ec2-user|all users|charg(?:e|er|ing|ebyte)(?:[-_]?\w{0,12})?|ev(?:se|charger|erest)|ocpp\w{0,12}|station|operator|support|engineer|developer|build|builder|jenkins|gitlab|docker|vagrant|deploy|postgres|mysql|tomcat|www-data|node|java|server|client|device|update|backup|monitor)$/i;

/** A folder of a person's own computer: `/home/anna.muster`, `C:\Users\Anna`. A short name only together with its folder. */
export function homeFoldersIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const [whole, owner = ''] of text.matchAll(homeFolder)) {
    if (commonHome.test(owner) || nobody.test(owner)) continue;
    found.push(whole);
    if (owner.length >= 6) found.push(owner);
  }
  return found;
}
