/**
 * Month names and their short forms as logs print them: C locale, and what journald and syslog write under a German,
 * French, Spanish, Italian, Dutch, Portuguese, Polish, Swedish, Danish or Czech locale (research 1.3, K15). Lower case, without the final dot.
 */
const names: readonly (readonly string[])[] = [
  [
    'jan',
    'january',
    'januar',
    'jän',
    'jänner',
    'janv',
    'janvier',
    'ene',
    'enero',
    'gen',
    'gennaio',
    'januari',
    'janeiro',
    'sty',
    'led',
  ],
  [
    'feb',
    'february',
    'februar',
    'fév',
    'févr',
    'février',
    'fevr',
    'fev',
    'febrero',
    'febbraio',
    'februari',
    'fevereiro',
    'lut',
    'úno',
  ],
  ['mar', 'march', 'mär', 'märz', 'mrz', 'mars', 'marzo', 'mrt', 'maart', 'março', 'marts', 'bře'],
  ['apr', 'april', 'avr', 'avril', 'abr', 'abril', 'aprile', 'kwi', 'dub'],
  ['may', 'mai', 'mayo', 'mag', 'maggio', 'mei', 'maio', 'maj', 'kvě'],
  ['jun', 'june', 'juni', 'juin', 'junio', 'giu', 'giugno', 'junho', 'cze', 'čen', 'čer'],
  ['jul', 'july', 'juli', 'juil', 'juillet', 'julio', 'lug', 'luglio', 'julho', 'lip', 'čec'],
  ['aug', 'august', 'août', 'aout', 'aoû', 'ago', 'agosto', 'augustus', 'augusti', 'sie', 'srp'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'set', 'settembre', 'setembro', 'wrz', 'zář'],
  ['oct', 'october', 'okt', 'oktober', 'octobre', 'octubre', 'ott', 'ottobre', 'out', 'outubro', 'paź', 'říj'],
  ['nov', 'november', 'novembre', 'noviembre', 'novembro', 'lis'],
  ['dec', 'december', 'dez', 'dezember', 'déc', 'décembre', 'dic', 'diciembre', 'dicembre', 'dezembro', 'gru', 'pro'],
];

const monthByName = new Map(names.flatMap((spellings, index) => spellings.map((name) => [name, index + 1] as const)));

/** Month (1 to 12) for a name in any of the known languages and spellings, with or without a final dot. */
export function monthFromName(name: string): number | undefined {
  const bare = name.endsWith('.') ? name.slice(0, -1) : name;
  return monthByName.get(bare.toLowerCase());
}
