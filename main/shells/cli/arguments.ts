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

/** Language of the texts: as asked for, else as the environment says (POSIX order), else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  if (asked === 'de' || asked === 'en') return asked;
  const stated = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return stated.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** `--unmask idTag,mac --unmask phone` is three words. */
function commaSeparated(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => word.split(',')).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
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
      mask: { type: 'boolean', default: false },
      'no-mask': { type: 'boolean', default: false },
      unmask: { type: 'string', multiple: true, default: [] },
      'mask-also': { type: 'string', multiple: true, default: [] },
      template: { type: 'string' },
      sections: { type: 'string', multiple: true, default: [] },
      source: { type: 'string', multiple: true, default: [] },
      report: { type: 'string', multiple: true, default: [] },
      bom: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      out: { type: 'string' },
      station: { type: 'string' },
      with: { type: 'string' },
      at: { type: 'string' },
      'with-at': { type: 'string' },
      extension: { type: 'string', multiple: true, default: [] },
      password: { type: 'string', multiple: true, default: [] },
      'password-file': { type: 'string', multiple: true, default: [] },
      limit: { type: 'string', multiple: true, default: [] },
      mapping: { type: 'string', multiple: true, default: [] },
      history: { type: 'boolean', default: false },
      viewpoint: { type: 'string' },
      undo: { type: 'boolean', default: false },
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
    mask: values['no-mask'] ? false : values.mask ? true : null,
    unmask: commaSeparated(values.unmask),
    maskAlso: commaSeparated(values['mask-also']),
    template: values.template ?? null,
    sections: commaSeparated(values.sections),
    sources: values.source,
    reports: commaSeparated(values.report),
    byteOrderMark: values.bom,
    force: values.force,
    out: values.out ?? null,
    station: values.station ?? null,
    with: values.with ?? null,
    at: values.at ?? null,
    withAt: values['with-at'] ?? null,
    extensions: values.extension,
    passwords: values.password,
    passwordFiles: values['password-file'],
    limits: values.limit,
    mappings: values.mapping,
    history: values.history,
    viewpoint: values.viewpoint ?? null,
    undo: values.undo,
    open: !values['no-open'],
    help: values.help,
    version: values.version,
  };
}
