/** Which texts are ids of persons or secrets: by the name under which they stand, or by their own shape. */
import { isSecretKey } from '../../../parsers/ocpp/secret-keys.ts';
import type { MaskKind } from '../../api/report-choices.ts';
import { networkAddressesIn, postalAddressesIn } from './addresses.ts';
import { accountsIn, cardsIn, homeFoldersIn, namesIn, phonesIn, vehiclesIn } from './people.ts';

export interface FoundIdentifier {
  readonly kind: MaskKind;
  readonly text: string;
}

/** OCPP words that stand where ids stand. */
const protocolWords = new Set(
  [
    'accepted',
    'blocked',
    'expired',
    'invalid',
    'concurrenttx',
    'rejected',
    'null',
    'none',
    'undefined',
    'true',
    'false',
  ].concat(['local', 'remote', 'central', 'noauthorization', 'string', 'object', '*****', '***']),
);

// Between a name and its value may stand quotes, escaped ones too, and a colon or an equals sign.
// The value stands on the same line: after an empty one comes the name of the next column, which is nobody's id.
const between = String.raw`[\\"']{0,6}\s{0,4}[:=][ \t]{0,4}[\\"']{0,6}`;
const value = String.raw`([^\s"'\\,;}\])<>]{1,64})`;
const named = (names: string) => new RegExp(`(?<![A-Za-z])(?:${names})${between}${value}`, 'gi');

/** OCPP 1.6 IdToken members, 2.0.1 idToken, columns of transaction stores (research 2.2). */
const cardNames =
  '(?:parent_?|additional_?)?id_?(?:tag|token)(?:_?(?:start|stop|end))?|rfid_?uid|start_?tag_?id|stop_?tag_?id';
const cardMember = named(cardNames);
const contractNames = 'emaid|e_?ma_?id|contract_?id|evcc_?id|evco_?id';
const contractMember = named(contractNames);
/** Which column was taken for what ("idTagStart=ID_TAG_START") is a name for a name, and nobody's id. */
const nameItself = new RegExp(`^(?:${cardNames}|${contractNames})$`, 'i');
/** Numbers are written with blanks, brackets and strokes. */
const phoneMember = new RegExp(
  String.raw`(?<![A-Za-z])(?:(?:tele)?(?:phone|fon)(?:_?(?:number|nummer|no))?|mobile|handy|msisdn)${between}([+(\d][\d ()/.-]{4,24}\d)`,
  'gi',
);
/** The same without separators; with them it is known by its shape. */
const macMember =
  /(?<![A-Za-z])mac(?:_?addr(?:ess|esse)?)?[\\"']{0,6}\s{0,4}[:= ]\s{0,4}[\\"']{0,6}([0-9A-Fa-f]{12})(?![0-9A-Za-z])/gi;
const simMember = /(?<![A-Za-z])(?:iccid|imsi)[\\"']{0,6}\s{0,4}[:= ]\s{0,4}[\\"']{0,6}(\d{14,22}F?)/gi;
const deviceMember = /(?<![A-Za-z])imei(?:sv)?[\\"']{0,6}\s{0,4}[:= ]\s{0,4}[\\"']{0,6}(\d{14,17})/gi;
/** OCMF 1.0, table 4: the id of the user, in records that have a user assignment. */
const ocmfUser = /\\{0,3}"ID\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([^"\\]{1,64})/g;
const ocmfUserHint = /\\{0,3}"(?:IS|IL|IT)\\{0,3}"\s{0,4}:/;
/** eMI3: country, provider, C, eight characters and perhaps a check digit. */
const contractShape = /(?<![A-Za-z0-9])[A-Z]{2}-?[A-Z0-9]{3}-?C[A-Z0-9]{8}(?:-?[A-Z0-9])?(?![A-Za-z0-9])/g;
const phoneShape = /(?<![\w:.,])\+\d[\d ()/-]{6,18}\d(?!\w)/g;
/** An ICCID names its industry and country first (ITU-T E.118): 89, then 17 or 18 digits. */
const iccidShape = /(?<![\dA-Fa-f])89\d{17,18}(?![\dA-Fa-f])/g;
const serialMember = named(
  '(?:charge_?(?:point|box)_?|meter_?|station_?|device_?)?serial_?(?:number|nummer|no|nr)?|zaehlernummer|zählernummer|seriennummer',
);
/** OCMF 1.0, tables 1 and 3: serial numbers of gateway and meter. */
const ocmfSerial = /\\{0,3}"(?:MS|GS)\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([^"\\]{1,64})/g;
const macShape =
  /(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?![0-9A-Za-z]|\.\d)/g;

const quotedMember = /"([^"\\]{1,80})\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([^"\\]{1,500})/g;
/** The value is looked at and not consumed: in `uri=wss://host/?token=…` it holds the next pair. */
const bareMember = /(?<![A-Za-z0-9])([A-Za-z][\w./-]{2,60})\s{0,4}[=:][ \t]{0,4}(?=([^\s"',;}\])]{3,500}))/g;
const keyValuePair =
  /"key\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([^"\\]{1,80})[^{}]{0,80}?"value\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([^"\\]{1,500})/g;
const userInfo = /[a-z][a-z0-9+.-]{1,15}:\/\/([^\s/@"']{1,200})@/gi;
const basicCredentials = /(?:basic|bearer)\s{1,4}([A-Za-z0-9+/._=-]{8,2000})/gi;
const personMember = /(?:id_?(?:tag|token)|emaid)/i;

/** Everything in one text that must not be shown as it is. */
export function identifiersIn(text: string): readonly FoundIdentifier[] {
  const found: FoundIdentifier[] = [];
  const add = (kind: MaskKind, candidate: string | undefined) => {
    if (candidate !== undefined && candidate !== '' && !protocolWords.has(candidate.toLowerCase())) {
      found.push({ kind, text: candidate });
    }
  };
  if (text.includes('://')) {
    for (const [, secret] of text.matchAll(userInfo)) {
      for (const part of (secret ?? '').split(':')) add('password', part);
    }
  }
  for (const [, secret] of text.matchAll(basicCredentials)) add('password', secret);
  for (const form of [quotedMember, bareMember, keyValuePair]) {
    for (const [, name = '', secret] of text.matchAll(form)) {
      if (!isSecretKey(name) || personMember.test(name)) continue;
      add('password', secret);
      // In a query of an address the next parameter follows (RFC 3986, 3.4).
      const first = secret?.split('&')[0] ?? '';
      if (first.length >= 3) add('password', first);
    }
  }
  for (const [, id = ''] of text.matchAll(cardMember)) if (!nameItself.test(id)) add(kindOfTag(id), id);
  for (const [, id = ''] of text.matchAll(contractMember)) if (!nameItself.test(id)) add('contract', id);
  if (ocmfUserHint.test(text)) for (const [, id = ''] of text.matchAll(ocmfUser)) add(kindOfTag(id), id);
  for (const [, id] of text.matchAll(simMember)) add('sim', id);
  for (const [, id] of text.matchAll(deviceMember)) add('modem', id);
  for (const [, number] of text.matchAll(phoneMember)) if (/\d{5}/.test(number ?? '')) add('phone', number);
  for (const [, serial] of text.matchAll(serialMember)) add('serial', serial);
  if (text.includes('OCMF|')) for (const [, serial] of text.matchAll(ocmfSerial)) add('serial', serial);
  // Without any digit it is a word in capitals: SERVICECATEGORY.
  for (const [id] of text.matchAll(contractShape)) if (/\d/.test(id)) add('contract', id);
  for (const [id] of text.matchAll(iccidShape)) add('sim', id);
  for (const address of emailsIn(text)) add('email', address);
  for (const [number] of text.matchAll(phoneShape)) add('phone', number);
  for (const [, address] of text.matchAll(macMember)) add('mac', address);
  for (const [address] of text.matchAll(macShape)) add('mac', address);
  for (const address of networkAddressesIn(text)) add('ip', address);
  for (const address of postalAddressesIn(text)) add('address', address);
  for (const account of accountsIn(text)) add('account', account);
  for (const vehicle of vehiclesIn(text)) add('vehicle', vehicle);
  for (const card of cardsIn(text)) add(kindOfTag(card), card);
  for (const number of phonesIn(text)) add('phone', number);
  for (const name of [...namesIn(text), ...homeFoldersIn(text)]) add('name', name);
  return found;
}

const dottedMac = /^(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}$/;

/**
 * Other ways to write the same id: a card's bytes or a MAC address with and without separators, a contract with and without
 * hyphens, the bare digits of a phone number.
 */
export function spellingsOf(id: string): readonly string[] {
  const bare = (dottedMac.test(id) ? id.replaceAll('.', '') : id).replaceAll(/[:\s()/-]/g, '');
  if (/^(?:[0-9A-Fa-f]{2}){4,16}$/.test(bare)) {
    const pairs = bare.match(/../g) ?? [];
    // Readers of cards disagree about which byte comes first.
    return [pairs, pairs.toReversed()].flatMap((order) =>
      ['', ':', '-', ' '].map((separator) => order.join(separator)),
    );
  }
  const contract = /^([A-Z]{2})([A-Z0-9]{3})(C[A-Z0-9]{8})([A-Z0-9]?)$/.exec(bare.toUpperCase());
  if (contract !== null)
    return [
      bare,
      contract
        .slice(1)
        .filter((part) => part !== '')
        .join('-'),
    ];
  const international = bare.replace(/^00(?=[1-9])/, '+');
  if (/^\+\d{7,}$/.test(international)) return [international, international.slice(1), `00${international.slice(1)}`];
  return bare !== id && /^\d{7,}$/.test(bare) ? [bare] : [];
}

/** Looks left and right of every `@`: a pattern that begins anywhere would try every letter of a long text. RFC 5321, 4.5.3.1. */
function emailsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const local = /[A-Za-z0-9._%+-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const domain = /^[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/.exec(text.slice(at + 1, at + 256))?.[0];
    if (local !== undefined && domain !== undefined) found.push(`${local}@${domain}`);
  }
  return found;
}

/** An id tag may hold the contract itself (Plug and Charge) or the car's MAC address. */
export function kindOfTag(tag: string): MaskKind {
  contractShape.lastIndex = 0;
  if (contractShape.test(tag) && /\d/.test(tag)) return 'contract';
  if (/^\+\d{7,}$/.test(tag)) return 'phone';
  return tag.includes('@') ? 'email' : 'idTag';
}
