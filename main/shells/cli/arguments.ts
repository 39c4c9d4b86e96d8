import { parseArgs } from 'node:util';
import type { Language } from '../../../parsers/model/language.ts';

/** The command line, taken apart. */
export interface CliArguments {
  readonly command: string | null;
  readonly operands: readonly string[];
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
  readonly mask: boolean;
  readonly out: string | null;
  readonly extensions: readonly string[];
  readonly open: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Language of the texts: as asked for, else as the environment says (POSIX order), else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  if (asked === 'de' || asked === 'en') return asked;
  const stated = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return stated.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** Reads the arguments. Throws a `TypeError` with the option's name for one that does not exist. */
export function readArguments(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CliArguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    strict: true,
    options: {
      case: { type: 'string' },
      zone: { type: 'string' },
      json: { type: 'boolean', default: false },
      csv: { type: 'boolean', default: false },
      key: { type: 'string', multiple: true, default: [] },
      filter: { type: 'string', default: '' },
      vendor: { type: 'string' },
      session: { type: 'string', multiple: true, default: [] },
      signature: { type: 'string', multiple: true, default: [] },
      lang: { type: 'string' },
      mask: { type: 'boolean', default: true },
      'no-mask': { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      out: { type: 'string' },
      extension: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  });
  if (values.lang !== undefined && values.lang !== 'de' && values.lang !== 'en') {
    throw new TypeError(`--lang ${values.lang}: de | en`);
  }
  return {
    command: positionals[0] ?? null,
    operands: positionals.slice(1),
    caseFile: values.case ?? null,
    zone: values.zone ?? null,
    json: values.json,
    csv: values.csv,
    keys: values.key,
    filter: values.filter,
    vendor: values.vendor ?? null,
    sessions: values.session,
    signatures: values.signature,
    language: chooseLanguage(values.lang, environment),
    mask: values.mask && !values['no-mask'],
    out: values.out ?? null,
    extensions: values.extension,
    open: !values['no-open'],
    help: values.help,
    version: values.version,
  };
}
