/** Addresses of devices in a network, and of people and places in the world. */

const v4Form = /(?<![\w.-])(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![\w]|\.\d|-\d)/g;
/** RFC 4291, 2.2: eight groups, or fewer around one `::`. */
const v6Form =
  /(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){1,7}(?::?[0-9A-Fa-f]{1,4}){1,7}(?![\w:])|(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?![\w:])/g;
/** Words before four numbers that make them a version, and words that make them an address. */
const versionBefore = /(?:version|firmware|software|release|\brev|\bfw|\bsw|\bv|build|obis)["']?[\s:="'v]{0,6}$/i;
const addressBefore =
  /(?:\bip|ip_?v4|address|adresse|\baddr|host|gateway|router|server|dns|peer|remote|inet|client|\bsrc|\bdst|\bvia|nameserver|from|to)["']?[\s:="'[(]{0,6}$|[/@]$/i;
const addressAfter = /^(?::\d{1,5}\b|\/\d{1,2}\b)/;

/** RFC 6890 and masks: these name nobody. */
function namesNobody(octets: readonly number[]): boolean {
  const [first = 0, second = 0] = octets;
  return first === 0 || first === 127 || first >= 240 || (first === 255 && second === 255);
}

/** Addresses of IPv4 and IPv6. Four small numbers are a version unless something says otherwise; masks and loopback are left. */
export function networkAddressesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(v4Form)) {
    const [whole] = match;
    const octets = match.slice(1, 5).map(Number);
    if (octets.some((octet) => octet > 255) || namesNobody(octets)) continue;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (versionBefore.test(before)) continue;
    const after = text.slice(match.index + whole.length, match.index + whole.length + 8);
    const said = addressBefore.test(before) || addressAfter.test(after);
    if (said || (octets[0] ?? 0) >= 10) found.push(whole);
  }
  if (!text.includes(':')) return found;
  for (const [whole] of text.matchAll(v6Form)) if (isV6(whole)) found.push(whole);
  return found;
}

function isV6(text: string): boolean {
  const groups = text.split(':');
  const filled = groups.filter((group) => group !== '');
  // Twelve hours, thirty minutes: times and MAC addresses have colons too, and `a::b` is a name in C++.
  if (!/\d/.test(text)) return false;
  const gaps = text.split('::').length - 1;
  if (gaps === 1) return filled.length >= 2 && filled.length <= 7 && filled.some((group) => group.length >= 3);
  return gaps === 0 && groups.length === 8 && filled.length === 8 && filled.some((group) => group.length > 2);
}

const between = String.raw`[\\"']{0,6}\s{0,4}[:=]\s{0,4}[\\"']{0,6}`;
/**
 * Members under which a street stands in registers, OCPI locations and configurations. Towns and postcodes alone name no house, and a
 * town is also the name of a time zone.
 */
const placeMember = new RegExp(
  String.raw`(?<![A-Za-z])(?:street(?:_?(?:name|address))?|stra(?:ß|ss)e|(?:postal|customer|driver|owner|site|station|home)_?address|address|adresse|anschrift)${between}([^"'\\;}\])<>\r\n]{2,80})`,
  'gi',
);
/** A word and a number, and nothing of a network. */
const placeShape = /^(?=.*\p{L}{3})(?=.*\d)[\p{L}\d .,'()-]+$/u;
/** `Musterstraße 12a`, `An der Alten Mühle 3` is not recognised without its member; `10 Downing Street` is. */
const germanStreet =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}.-]{1,30}[ -]){0,2}\p{Lu}?[\p{L}.-]{1,30}(?:straße|strasse|str\.|weg|allee|platz|gasse|ring|damm|ufer|chaussee|Straße|Strasse|Str\.|Weg|Allee|Platz|Gasse|Ring|Damm|Ufer|Chaussee) ?\d{1,4} ?[a-z]?(?![\p{L}\d])/gu;
const englishStreet =
  /(?<![\p{L}\d])\d{1,4}[a-z]? (?:\p{Lu}[\p{L}'.-]{1,30} ){1,3}(?:Street|Road|Avenue|Lane|Drive|Boulevard|Square|Close|Court|Way)(?![\p{L}\d])/gu;
/** After a street: five digits and a town. */
const townAfter =
  /^[,;]? {0,3}\d{5} \p{Lu}[\p{L}.-]{1,30}(?: (?:am|an|bei|ob|im|in) (?:der |dem )?\p{Lu}[\p{L}-]{1,30})?/u;

/** Streets with their number, towns behind them, and whatever a member of an address holds. */
export function postalAddressesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const [, held = ''] of text.matchAll(placeMember)) {
    const trimmed = held.replace(/[,\s]+$/, '');
    if (placeShape.test(trimmed)) found.push(trimmed);
  }
  for (const form of [germanStreet, englishStreet]) {
    for (const match of text.matchAll(form)) {
      const end = match.index + match[0].length;
      const town = townAfter.exec(text.slice(end, end + 80))?.[0] ?? '';
      found.push(match[0]);
      if (town !== '') found.push(town.replace(/^[,; ]+/, ''));
    }
  }
  return found;
}
