import type { Bilingual, Language } from '../../../parsers/model/language.ts';
import { cliOptions, commandNames, optionNames, takesOption } from './options.ts';
import type { CommandName, OptionName } from './options.ts';

/** How each command is called, and what it does. */
const calls: Readonly<Record<CommandName, { readonly lines: Bilingual; readonly does: Bilingual }>> = {
  import: {
    lines: {
      en: 'ladeakte import PATH... --case FILE [--zone ZONE] [--mapping FILE]... [--password TEXT]... [--limit NAME=VALUE]... [--json]',
      de: 'ladeakte import PFAD... --case DATEI [--zone ZONE] [--mapping DATEI]... [--password TEXT]... [--limit NAME=WERT]... [--json]',
    },
    does: {
      en: 'Reads files and folders into a case. The same file adds nothing twice; what could not be read is told with its place.',
      de: 'Liest Dateien und Ordner in eine Fallakte. Dieselbe Datei fügt nichts doppelt hinzu; was nicht lesbar war, wird mit seiner Stelle genannt.',
    },
  },
  verify: {
    lines: {
      en: 'ladeakte verify PATH... [--key FILE|HEX]... [--password TEXT]... [--limit NAME=VALUE]... [--json|--csv]',
      de: 'ladeakte verify PFAD... [--key DATEI|HEX]... [--password TEXT]... [--limit NAME=WERT]... [--json|--csv]',
    },
    does: {
      en: 'Checks every signed value in files, without a case.',
      de: 'Prüft jeden signierten Messwert in Dateien, ohne Fallakte.',
    },
  },
  show: {
    lines: {
      en: 'ladeakte show overview|sources|frames|sessions|status|findings|signatures|keys|config|ledger|mapping|journal\n              --case FILE [--filter Q] [--history] [--json|--csv]',
      de: 'ladeakte show overview|sources|frames|sessions|status|findings|signatures|keys|config|ledger|mapping|journal\n              --case DATEI [--filter F] [--history] [--json|--csv]',
    },
    does: {
      en: 'Prints what is in a case. --json has every member of a row, the table and CSV the most important ones.',
      de: 'Gibt aus, was in einer Fallakte steht. --json enthält jedes Feld einer Zeile, Tabelle und CSV die wichtigsten.',
    },
  },
  explain: {
    lines: {
      en: 'ladeakte explain CODE|LINE|QUESTION [--vendor V] [--json]',
      de: 'ladeakte explain CODE|ZEILE|FRAGE [--vendor V] [--json]',
    },
    does: {
      en: 'What a vendor’s code, configuration key, message or status means, and what to do about it.',
      de: 'Was Code, Konfigurationsschlüssel, Nachricht oder Status eines Herstellers bedeutet, und was zu tun ist.',
    },
  },
  conclude: {
    lines: { en: 'ladeakte conclude --case FILE [--json]', de: 'ladeakte conclude --case DATEI [--json]' },
    does: {
      en: 'Draws all conclusions of a case anew: after they were cut off, with other rules, or of a case from elsewhere, whose verdicts it checks.',
      de: 'Zieht alle Schlüsse einer Fallakte neu: nach einem Abbruch, mit anderen Regeln, oder bei einer Fallakte von anderswo, deren Ergebnisse damit geprüft werden.',
    },
  },
  rules: {
    lines: {
      en: 'ladeakte rules [--case FILE] [--json]\nladeakte rules check FILE [--json]\nladeakte rules set RULE NAME=VALUE... [--case FILE] [--json]\nladeakte rules reset [RULE] [--case FILE] [--json]',
      de: 'ladeakte rules [--case DATEI] [--json]\nladeakte rules check DATEI [--json]\nladeakte rules set REGEL NAME=WERT... [--case DATEI] [--json]\nladeakte rules reset [REGEL] [--case DATEI] [--json]',
    },
    does: {
      en: 'All rules, their thresholds and how often each fired; "check" tries rules of your own on the samples in their file. "set" keeps own\nthresholds for every run, "reset" takes them back; with --case the case is concluded anew.',
      de: 'Alle Regeln, ihre Schwellen und wie oft jede anschlug; „check“ prüft eigene Regeln an den Beispielen in ihrer Datei. „set“ merkt\neigene Schwellen für jeden Lauf, „reset“ nimmt sie zurück; mit --case wird die Fallakte neu geschlossen.',
    },
  },
  config: {
    lines: {
      en: 'ladeakte config audit --case FILE [--station A] [--json|--csv]\nladeakte config compare --case FILE [--station A] --with B|FILE [--at TIME] [--with-at TIME] [--json|--csv]',
      de: 'ladeakte config audit --case DATEI [--station A] [--json|--csv]\nladeakte config compare --case DATEI [--station A] --with B|DATEI [--at ZEIT] [--with-at ZEIT] [--json|--csv]',
    },
    does: {
      en: 'What a station is set to: what is dangerous about it, and how it differs from another one, a file or another time.',
      de: 'Wie eine Station eingestellt ist: was daran gefährlich ist, und worin sie von einer anderen, einer Datei oder einem anderen Zeitpunkt abweicht.',
    },
  },
  note: {
    lines: {
      en: 'ladeakte note frame:N|session:ID|finding:N|signature:N|case [TEXT...] --case FILE [--json]',
      de: 'ladeakte note frame:N|session:ID|finding:N|signature:N|case [TEXT...] --case DATEI [--json]',
    },
    does: {
      en: 'Writes a note into the case; without a text it marks.',
      de: 'Schreibt eine Notiz in die Fallakte; ohne Text wird markiert.',
    },
  },
  'read-as': {
    lines: {
      en: 'ladeakte read-as --case FILE --source ID [--station X] [--viewpoint station|csms] [--zone Z] [--undo] [--json]',
      de: 'ladeakte read-as --case DATEI --source ID [--station X] [--viewpoint station|csms] [--zone Z] [--undo] [--json]',
    },
    does: {
      en: 'How a source is read: whose log it is, who wrote it and in which zone. Without a statement it only tells.',
      de: 'Wie eine Quelle gelesen wird: wessen Log es ist, wer es schrieb und in welcher Zone. Ohne Angabe wird es nur gesagt.',
    },
  },
  report: {
    lines: {
      en: 'ladeakte report incident|audit|cpo --case FILE [--session ID]... [--lang de|en]\n              [--mask|--no-mask] [--unmask KIND,...] [--mask-also serial]\n              [--template FILE] [--sections ID,...] [--bom] --out FILE.(html|pdf|json|csv)',
      de: 'ladeakte report incident|audit|cpo --case DATEI [--session ID]... [--lang de|en]\n              [--mask|--no-mask] [--unmask ART,...] [--mask-also serial]\n              [--template DATEI] [--sections ID,...] [--bom] --out DATEI.(html|pdf|json|csv)',
    },
    does: {
      en: 'A report to send: masked unless asked otherwise. Passwords are always masked. PDF is printed by a Chromium, Chrome or Edge of this\nmachine; LADEAKTE_CHROMIUM names one.',
      de: 'Ein Bericht zum Versenden: maskiert, wenn nichts anderes gesagt ist. Kennwörter sind immer maskiert. PDF druckt ein Chromium, Chrome\noder Edge dieses Rechners; LADEAKTE_CHROMIUM nennt einen.',
    },
  },
  export: {
    lines: {
      en: 'ladeakte export safe-xml|ocmf|trace|csv|json --case FILE [--session ID]... [--signature ID]...\n              [--mask [--unmask KIND,...] [--mask-also serial]] [--bom] --out FILE\nladeakte export proof --case FILE [--session ID]... [--signature ID]... --out FOLDER\nladeakte export bundle --case FILE [--source ID]... [--report KIND,...|none] [--session ID]...\n              [--no-mask] [--unmask KIND,...] [--mask-also serial] [--template FILE] [--force] --out FILE.zip|FOLDER',
      de: 'ladeakte export safe-xml|ocmf|trace|csv|json --case DATEI [--session ID]... [--signature ID]...\n              [--mask [--unmask ART,...] [--mask-also serial]] [--bom] --out DATEI\nladeakte export proof --case DATEI [--session ID]... [--signature ID]... --out ORDNER\nladeakte export bundle --case DATEI [--source ID]... [--report ART,...|none] [--session ID]...\n              [--no-mask] [--unmask ART,...] [--mask-also serial] [--template DATEI] [--force] --out DATEI.zip|ORDNER',
    },
    does: {
      en: '"proof" writes what OpenSSL needs to repeat every check; "bundle" the originals, the case and the reports with SHA-256: only the\nreports in it are masked.',
      de: '„proof“ schreibt, was OpenSSL braucht, um jede Prüfung zu wiederholen; „bundle“ die Originale, die Fallakte und die Berichte mit\nSHA-256: Darin sind nur die Berichte maskiert.',
    },
  },
  open: {
    lines: { en: 'ladeakte open [FILE...] [--no-open]', de: 'ladeakte open [DATEI...] [--no-open]' },
    does: { en: 'The window, or browser mode.', de: 'Das Fenster, oder der Browser-Modus.' },
  },
};

const words = {
  title: {
    en: 'Ladeakte: what did the charger do, and do the signatures hold?',
    de: 'Ladeakte: Was hat die Ladestation getan, und halten die Signaturen?',
  },
  options: { en: 'Options', de: 'Angaben' },
  fields: {
    en: 'Filter: words and fields beside each other, "-" for not, "or", parentheses. A list that has no such field has no hit.',
    de: 'Filter: Wörter und Felder nebeneinander, „-“ für nicht, „or“, Klammern. Eine Liste ohne ein solches Feld hat keinen Treffer.',
  },
  dashes: {
    en: 'A name that begins with a hyphen: ./-name, or behind --.',
    de: 'Ein Name, der mit einem Bindestrich beginnt: ./-name, oder hinter --.',
  },
  codes: {
    en: 'Exit codes: 0 good; 1 usage or technical error; 2 a signature is invalid or a record broken;\n3 nothing found; 4 no signature is invalid, but some cannot be verified.',
    de: 'Rückgabewerte: 0 gut; 1 Bedienungs- oder technischer Fehler; 2 eine Signatur ist ungültig oder ein Datensatz defekt;\n3 nichts gefunden; 4 keine Signatur ungültig, aber einige nicht prüfbar.',
  },
  more: { en: 'More: ladeakte {command} --help', de: 'Mehr: ladeakte {command} --help' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const indent = (text: string): string => text.replaceAll(/^/gm, '  ');

/** Lines of at most so many characters, broken between words. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

const nameWidth = 24;

function optionLines(name: OptionName, language: Language): string {
  const { value, help } = cliOptions[name];
  const left = `--${name}${value === undefined ? '' : ` ${value[language]}`}`;
  const [first = '', ...others] = wrapped(help[language], 100);
  return [`  ${left.padEnd(nameWidth - 2)}  ${first}`, ...others.map((line) => ' '.repeat(nameWidth + 2) + line)].join(
    '\n',
  );
}

/** The whole help: every command, the options, the exit codes. */
export function usageText(language: Language): string {
  return [
    words.title[language],
    '',
    ...commandNames.map((command) => indent(calls[command].lines[language])),
    '',
    `${words.options[language]}:`,
    ...optionNames.map((name) => optionLines(name, language)),
    '',
    words.dashes[language],
    words.codes[language],
  ].join('\n');
}

/** A field of the filter language, as the contract tells it. */
export interface FilterField {
  readonly example: string;
  readonly description: string;
}

/** The help of one command: how it is called, what it does, its options; of `show` the fields of filters. */
export function commandHelp(command: CommandName, fields: readonly FilterField[], language: Language): string {
  const { lines, does } = calls[command];
  const filter =
    fields.length > 0
      ? [
          '',
          ...wrapped(words.fields[language], 120),
          ...fields.map(({ example, description }) => `  ${example.padEnd(34)}  ${description}`),
        ]
      : [];
  return [
    indent(lines[language]),
    '',
    does[language],
    '',
    ...optionNames.filter((name) => takesOption(command, name)).map((name) => optionLines(name, language)),
    ...filter,
    '',
    words.codes[language],
  ].join('\n');
}

/** What stands behind a mistake: how this command is called, and where there is more. */
export function shortUsage(command: CommandName | null, language: Language): string {
  if (command === null)
    return [`  ladeakte ${commandNames.join('|')} ...`, words.more[language].replace(' {command}', '')].join('\n');
  return [indent(calls[command].lines[language]), words.more[language].replace('{command}', command)].join('\n');
}
