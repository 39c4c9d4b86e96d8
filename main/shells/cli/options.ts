import type { Bilingual } from '../../../parsers/model/language.ts';
import { switchableKinds } from '../../api/report-choices.ts';

export const commandNames = [
  'import',
  'verify',
  'show',
  'explain',
  'conclude',
  'rules',
  'config',
  'note',
  'read-as',
  'report',
  'export',
  'open',
] as const;
export type CommandName = (typeof commandNames)[number];

/** An option of the command line: what it takes, who understands it, and its line in the help. */
export interface CliOption {
  readonly takes: 'nothing' | 'value' | 'values';
  /** `every` command, or those that do something with it; the others refuse it, because nothing that was asked for is passed over. */
  readonly of: readonly CommandName[] | 'every';
  /** What stands for the value, in the language of the help. */
  readonly value?: Bilingual;
  readonly help: Bilingual;
}

const file: Bilingual = { en: 'FILE', de: 'DATEI' };
const time: Bilingual = { en: 'TIME', de: 'ZEIT' };
const same = (text: string): Bilingual => ({ en: text, de: text });

const table = {
  case: {
    takes: 'value',
    of: ['import', 'show', 'conclude', 'rules', 'config', 'note', 'read-as', 'report', 'export'],
    value: file,
    help: {
      en: 'the case; import makes it when it is not there',
      de: 'die Fallakte; import legt sie an, wenn es sie nicht gibt',
    },
  },
  json: {
    takes: 'nothing',
    of: ['import', 'verify', 'show', 'explain', 'conclude', 'rules', 'config', 'note', 'read-as'],
    help: { en: 'one JSON object a line on standard output', de: 'ein JSON-Objekt je Zeile auf der Standardausgabe' },
  },
  csv: {
    takes: 'nothing',
    of: ['verify', 'show', 'config'],
    help: { en: 'CSV with a heading on standard output', de: 'CSV mit Kopfzeile auf der Standardausgabe' },
  },
  key: {
    takes: 'values',
    of: ['verify'],
    value: { en: 'FILE|HEX', de: 'DATEI|HEX' },
    help: {
      en: 'a public key: PEM, DER, hex or Base64, or a file with one or more; it counts as pinned. Repeatable',
      de: 'öffentlicher Schlüssel: PEM, DER, Hex oder Base64, oder eine Datei mit einem oder mehreren; er gilt als hinterlegt. Wiederholbar',
    },
  },
  zone: {
    takes: 'value',
    of: ['import', 'read-as'],
    value: same('ZONE'),
    help: {
      en: 'zone of times without offset: Europe/Berlin, UTC, +02:00; else it is estimated',
      de: 'Zone von Zeiten ohne Versatz: Europe/Berlin, UTC, +02:00; sonst wird sie geschätzt',
    },
  },
  filter: {
    takes: 'value',
    of: ['show'],
    value: same('Q'),
    help: { en: 'which rows; the fields are listed below', de: 'welche Zeilen; die Felder stehen unten' },
  },
  history: {
    takes: 'nothing',
    of: ['show'],
    help: {
      en: 'with "show config": every value of a key with who set it and what became of it',
      de: 'mit „show config“: jeder Wert eines Schlüssels, wer ihn setzte und was daraus wurde',
    },
  },
  session: {
    takes: 'values',
    of: ['report', 'export'],
    value: same('ID'),
    help: {
      en: 'only this session, as "show sessions" names it: the id, or the transaction id where only one has it. Repeatable',
      de: 'nur dieser Ladevorgang, wie „show sessions“ ihn nennt: die ID, oder die Transaktions-ID, wo nur einer sie hat. Wiederholbar',
    },
  },
  signature: {
    takes: 'values',
    of: ['export'],
    value: same('ID'),
    help: {
      en: 'only this signed value, as "show signatures" numbers it. Repeatable',
      de: 'nur dieser signierte Wert, wie „show signatures“ ihn nummeriert. Wiederholbar',
    },
  },
  out: {
    takes: 'value',
    of: ['report', 'export'],
    value: file,
    help: {
      en: 'where to write; a file that is there is replaced when the new one is whole (not by bundle), a case never',
      de: 'wohin geschrieben wird; eine vorhandene Datei wird ersetzt, sobald die neue vollständig ist (nicht von bundle), eine Fallakte nie',
    },
  },
  mask: {
    takes: 'nothing',
    of: ['report', 'export'],
    help: {
      en: 'hide private data; reports and bundles do so unless asked otherwise, exports csv, json and trace only when asked',
      de: 'Personenbezogenes verdecken; Berichte und Bündel tun es ohne Weiteres, die Exporte csv, json und trace nur auf Wunsch',
    },
  },
  'no-mask': {
    takes: 'nothing',
    of: ['report', 'export'],
    help: {
      en: 'show private data; passwords stay masked',
      de: 'Personenbezogenes zeigen; Kennwörter bleiben maskiert',
    },
  },
  unmask: {
    takes: 'values',
    of: ['report', 'export'],
    value: { en: 'KIND,...', de: 'ART,...' },
    help: {
      en: `show these kinds: ${switchableKinds.join(', ')}`,
      de: `diese Arten zeigen: ${switchableKinds.join(', ')}`,
    },
  },
  'mask-also': {
    takes: 'values',
    of: ['report', 'export'],
    value: same('serial'),
    help: { en: 'hide serial numbers too', de: 'auch Seriennummern verdecken' },
  },
  template: {
    takes: 'value',
    of: ['report', 'export'],
    value: file,
    help: {
      en: 'letterhead and parts (main/exporters/README.md)',
      de: 'Briefkopf und Teile (main/exporters/README.md)',
    },
  },
  sections: {
    takes: 'values',
    of: ['report'],
    value: same('ID,...'),
    help: {
      en: 'which parts, in this order; a wrong one is told with all there are',
      de: 'welche Teile, in dieser Folge; ein falscher wird mit allen genannt, die es gibt',
    },
  },
  bom: {
    takes: 'nothing',
    of: ['report', 'export'],
    help: { en: 'CSV with a byte order mark, for Excel', de: 'CSV mit Byte-Reihenfolge-Marke, für Excel' },
  },
  source: {
    takes: 'values',
    of: ['read-as', 'export'],
    value: same('ID'),
    help: { en: 'a source, as "show sources" numbers it', de: 'eine Quelle, wie „show sources“ sie nummeriert' },
  },
  report: {
    takes: 'values',
    of: ['export'],
    value: { en: 'KIND,...|none', de: 'ART,...|none' },
    help: { en: 'which reports a bundle holds (all)', de: 'welche Berichte ein Bündel enthält (alle)' },
  },
  force: {
    takes: 'nothing',
    of: ['export'],
    help: { en: 'a bundle may replace what is there', de: 'ein Bündel darf ersetzen, was da ist' },
  },
  vendor: {
    takes: 'value',
    of: ['explain'],
    value: same('V'),
    help: { en: 'only this vendor’s catalogue', de: 'nur der Katalog dieses Herstellers' },
  },
  station: {
    takes: 'value',
    of: ['config', 'read-as'],
    value: same('A'),
    help: { en: 'which station', de: 'welche Station' },
  },
  with: {
    takes: 'value',
    of: ['config'],
    value: { en: 'B|FILE', de: 'B|DATEI' },
    help: {
      en: 'compare with this station or configuration file',
      de: 'mit dieser Station oder Konfigurationsdatei vergleichen',
    },
  },
  at: {
    takes: 'value',
    of: ['config'],
    value: time,
    help: { en: 'as it was then: 2025-10-20T06:10:00Z', de: 'Stand von damals: 2025-10-20T06:10:00Z' },
  },
  'with-at': {
    takes: 'value',
    of: ['config'],
    value: time,
    help: { en: 'the same for the other side', de: 'dasselbe für die andere Seite' },
  },
  viewpoint: {
    takes: 'value',
    of: ['read-as'],
    value: same('station|csms'),
    help: { en: 'who wrote the log', de: 'wer das Log schrieb' },
  },
  undo: { takes: 'nothing', of: ['read-as'], help: { en: 'take back what was said', de: 'das Gesagte zurücknehmen' } },
  password: {
    takes: 'values',
    of: ['import', 'verify'],
    value: same('TEXT'),
    help: {
      en: 'for encrypted zip entries; asked for on a terminal. Never stored. Repeatable',
      de: 'für verschlüsselte zip-Einträge; am Terminal wird gefragt. Nie gespeichert. Wiederholbar',
    },
  },
  'password-file': {
    takes: 'values',
    of: ['import', 'verify'],
    value: file,
    help: {
      en: 'the same, a password a line; does not show in the list of processes',
      de: 'dasselbe, ein Passwort je Zeile; steht nicht in der Prozessliste',
    },
  },
  limit: {
    takes: 'values',
    of: ['import', 'verify'],
    value: { en: 'NAME=VALUE', de: 'NAME=WERT' },
    help: {
      en: 'what an import may cost; VALUE may end in K, M, G: entries 30000 of one dropped file; total-bytes 20G unpacked; ratio 1000 unpacked per packed, looked at from ratio-floor-bytes 64M on; depth 8 archives inside each other; path-length 4096 characters; whole-text-bytes 64M for what is read as a whole',
      de: 'was ein Import kosten darf; WERT darf auf K, M, G enden: entries 30000 je abgelegter Datei; total-bytes 20G entpackt; ratio 1000 entpackt je gepackt, geprüft ab ratio-floor-bytes 64M; depth 8 Archive ineinander; path-length 4096 Zeichen; whole-text-bytes 64M für das, was als Ganzes gelesen wird',
    },
  },
  mapping: {
    takes: 'values',
    of: ['import'],
    value: file,
    help: {
      en: 'what the tables of databases hold, as "show mapping --json" writes it; for databases with the same tables',
      de: 'was die Tabellen von Datenbanken enthalten, wie es „show mapping --json“ schreibt; für Datenbanken mit denselben Tabellen',
    },
  },
  'no-open': {
    takes: 'nothing',
    of: ['open'],
    help: { en: 'start no browser, only say the address', de: 'keinen Browser starten, nur die Adresse nennen' },
  },
  extension: {
    takes: 'values',
    of: 'every',
    value: file,
    help: {
      en: 'codes, keys, rules of your own (main/extensions/README.md); also taken from the settings folder. Repeatable',
      de: 'eigene Codes, Schlüssel, Regeln (main/extensions/README.md); auch aus dem Einstellungsordner. Wiederholbar',
    },
  },
  lang: {
    takes: 'value',
    of: 'every',
    value: same('de|en'),
    help: {
      en: 'language of texts (else from LC_ALL, LC_MESSAGES or LANG, else that of the system)',
      de: 'Sprache der Texte (sonst aus LC_ALL, LC_MESSAGES oder LANG, sonst die des Systems)',
    },
  },
  help: {
    takes: 'nothing',
    of: 'every',
    help: {
      en: 'this help; behind a command, that of the command',
      de: 'diese Hilfe; hinter einem Befehl die des Befehls',
    },
  },
  version: {
    takes: 'nothing',
    of: 'every',
    help: { en: 'the version of the program', de: 'die Version des Programms' },
  },
} as const satisfies Readonly<Record<string, CliOption>>;

export type OptionName = keyof typeof table;
export const cliOptions: Readonly<Record<OptionName, CliOption>> = table;
export const optionNames = Object.keys(table) as OptionName[];

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(table, name);
}

export function takesOption(command: CommandName, name: OptionName): boolean {
  const { of } = cliOptions[name];
  return of === 'every' || of.includes(command);
}
