import type { Language } from '../../../parsers/model/language.ts';
import { readWords } from './given-words.ts';
import { takesOption } from './options.ts';
import type { CommandName, OptionName } from './options.ts';
import { UsageError } from './usage-error.ts';

/** The command line, taken apart. */
export interface CliArguments {
  readonly command: string | null;
  readonly operands: readonly string[];
  /** The options that were given, by name. */
  readonly options: readonly OptionName[];
  readonly caseFile: string | null;
  readonly zone: string | null;
  readonly json: boolean;
  readonly csv: boolean;
  readonly keys: readonly string[];
  readonly filter: string;
  readonly vendor: string | null;
  readonly sessions: readonly string[];
  readonly signatures: readonly string[];
  readonly language: Language;
  /** `null` when nothing was said: reports are masked, exports are not. */
  readonly mask: boolean | null;
  readonly unmask: readonly string[];
  readonly maskAlso: readonly string[];
  readonly template: string | null;
  readonly sections: readonly string[];
  readonly sources: readonly string[];
  readonly reports: readonly string[];
  readonly byteOrderMark: boolean;
  readonly force: boolean;
  readonly out: string | null;
  readonly station: string | null;
  readonly with: string | null;
  readonly at: string | null;
  readonly withAt: string | null;
  readonly extensions: readonly string[];
  readonly passwords: readonly string[];
  readonly passwordFiles: readonly string[];
  readonly limits: readonly string[];
  readonly mappings: readonly string[];
  readonly history: boolean;
  readonly viewpoint: string | null;
  readonly undo: boolean;
  readonly open: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** The language that the system was set to; what Windows has instead of variables. */
function systemLocale(): string {
  return new Intl.DateTimeFormat().resolvedOptions().locale;
}

/** Language of the texts: as asked for, else as the environment says (POSIX order), else as the system is set, else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  system: () => string = systemLocale,
): Language {
  if (asked === 'de' || asked === 'en') return asked;
  const stated = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || system();
  return stated.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** `--unmask idTag,mac --unmask phone` is three words. */
function commaSeparated(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(',')).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}

/** What a call asks for. Throws a `UsageError` for words that cannot be understood. */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CliArguments {
  const { operands: all, options } = readWords(words);
  // `help verify` is what many programs understand.
  const asksHelp = all[0] === 'help';
  const operands = asksHelp ? all.slice(1) : all;
  const said = (name: OptionName): boolean => options.has(name);
  const one = (name: OptionName): string | null => options.get(name)?.[0] ?? null;
  const every = (name: OptionName): readonly string[] => options.get(name) ?? [];
  const lang = one('lang');
  if (lang !== null && lang !== 'de' && lang !== 'en') {
    throw new UsageError('unknown-choice', { option: '--lang', name: lang, choices: 'de, en' });
  }
  for (const [option, other] of [
    ['mask', 'no-mask'],
    ['no-mask', 'unmask'],
    ['no-mask', 'mask-also'],
    ['json', 'csv'],
  ] as const) {
    if (said(option) && said(other))
      throw new UsageError('options-contradict', { option: `--${option}`, other: `--${other}` });
  }
  return {
    command: operands[0] ?? null,
    operands: operands.slice(1),
    options: [...options.keys()],
    caseFile: one('case'),
    zone: one('zone'),
    json: said('json'),
    csv: said('csv'),
    keys: every('key'),
    filter: one('filter') ?? '',
    vendor: one('vendor'),
    sessions: every('session'),
    signatures: every('signature'),
    language: chooseLanguage(lang ?? undefined, environment),
    mask: said('no-mask') ? false : said('mask') ? true : null,
    unmask: commaSeparated(every('unmask')),
    maskAlso: commaSeparated(every('mask-also')),
    template: one('template'),
    sections: commaSeparated(every('sections')),
    sources: every('source'),
    reports: commaSeparated(every('report')),
    byteOrderMark: said('bom'),
    force: said('force'),
    out: one('out'),
    station: one('station'),
    with: one('with'),
    at: one('at'),
    withAt: one('with-at'),
    extensions: every('extension'),
    passwords: every('password'),
    passwordFiles: every('password-file'),
    limits: every('limit'),
    mappings: every('mapping'),
    history: said('history'),
    viewpoint: one('viewpoint'),
    undo: said('undo'),
    open: !said('no-open'),
    help: asksHelp || said('help'),
    version: said('version'),
  };
}

/** Refuses an option or a word that the command would pass over. */
export function assertTaken(command: CommandName, given: CliArguments, mostOperands: number): void {
  const odd = given.options.find((name) => !takesOption(command, name));
  if (odd !== undefined) throw new UsageError('option-not-here', { command, option: `--${odd}` });
  const word = given.operands[mostOperands];
  if (word !== undefined)
    throw new UsageError('too-many-words', {
      command: [command, ...given.operands.slice(0, mostOperands)].join(' '),
      word,
    });
}

/** The same for a part of a command: only these options of the command are understood here. */
export function assertNoneOf(part: string, given: CliArguments, names: readonly OptionName[]): void {
  const odd = given.options.find((name) => names.includes(name));
  if (odd !== undefined) throw new UsageError('option-not-here', { command: part, option: `--${odd}` });
}
