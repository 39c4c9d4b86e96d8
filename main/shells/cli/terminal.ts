import type { ApiError } from '../../api/errors.ts';
import { errorText } from '../../api/error-texts.ts';
import type { Language } from '../../../parsers/model/language.ts';
import { cliText } from './cli-texts.ts';
import type { CliMessage } from './cli-texts.ts';

/** Where a command writes: results to standard output, progress and messages to standard error. */
export interface Terminal {
  readonly language: Language;
  /** One line of result. Waits when the reader is slow, so that nothing piles up in memory. */
  line(text: string): Promise<void>;
  json(value: unknown): Promise<void>;
  /** A message for the person. */
  say(code: CliMessage, params?: Readonly<Record<string, string | number>>): void;
  note(text: string): void;
  failure(error: ApiError): void;
}

/** Control and bidi characters of imported data never reach a terminal as they are (design 8). */
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Shows such characters as their code point. Line breaks and tabs inside values too when `oneLine`. */
export function visible(text: string, oneLine = false): string {
  const shown = text.replaceAll(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return oneLine ? shown.replaceAll('\n', '\\n').replaceAll('\t', '\\t') : shown;
}

/** A name of a file may hold line ends; a message stays one line. */
function shownParams(params: Readonly<Record<string, string | number>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visible(value, true) : value]),
  );
}

export function createTerminal(language: Language): Terminal {
  const line = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (process.stdout.write(`${text}\n`)) resolve();
      else process.stdout.once('drain', resolve);
    });
  const note = (text: string): void => {
    process.stderr.write(`${visible(text)}\n`);
  };
  return {
    language,
    line,
    // JSON.stringify escapes control characters below U+0020 itself; the rest are escaped here, which JSON allows.
    json: (value) => line(visible(JSON.stringify(value))),
    say: (code, params = {}) => note(cliText(code, shownParams(params), language)),
    note,
    failure(error) {
      note(errorText({ ...error, params: shownParams(error.params) }, language));
      if (error.detail !== null) note(`  ${visible(error.detail, true)}`);
    },
  };
}
