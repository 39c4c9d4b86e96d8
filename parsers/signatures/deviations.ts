import type { IssueParams } from '../model/issue.ts';
import type { RuleDeviation, RuleSeverity } from '../model/verdict.ts';
import type { RuleCode } from '../text/rule-texts.ts';

/** Longest piece of a record that a deviation repeats. */
const longestQuote = 120;
/** A hostile record must not make a hostile list. */
const mostDeviations = 200;

/** Control, invisible and direction-changing characters; shown escaped wherever a record is quoted. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** The text with unsafe characters as `\u{...}`, cut to a length that a screen can show. */
function quoteText(text: string): string {
  const cut = text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
  const escaped = cut.replaceAll(unsafe, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  return escaped.length > longestQuote ? `${escaped.slice(0, longestQuote - 1)}…` : escaped;
}

/** Unsafe characters in a text as a short list of code points, or `null`. */
export function unsafeCharacters(text: string): string | null {
  const found = new Set<string>();
  for (const [character] of text.matchAll(unsafe)) {
    found.add(`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
    if (found.size >= 8) break;
  }
  return found.size === 0 ? null : [...found].join(' ');
}

function safeParams(params: IssueParams): IssueParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? quoteText(value) : value]),
  );
}

/** Makes one deviation; quotes and texts among the params are bounded and made safe. */
export function deviation(
  code: RuleCode,
  severity: RuleSeverity,
  clause: string,
  path: string,
  quoted: string | null,
  params: IssueParams = {},
): RuleDeviation {
  return {
    code,
    severity,
    clause,
    path,
    quoted: quoted === null ? null : quoteText(quoted),
    params: safeParams(params),
  };
}

/** Collects deviations of one record, in the order in which they were noticed, bounded in number. */
export class Deviations {
  private readonly list: RuleDeviation[] = [];
  private beyond = 0;

  add(
    code: RuleCode,
    severity: RuleSeverity,
    clause: string,
    path: string,
    quoted: string | null,
    params: IssueParams = {},
  ): void {
    // A fatal deviation is never lost behind a crowd of small ones.
    if (this.list.length >= mostDeviations && severity !== 'fatal') this.beyond += 1;
    else if (this.list.length >= mostDeviations * 2) this.beyond += 1;
    else this.list.push(deviation(code, severity, clause, path, quoted, params));
  }

  addAll(deviations: readonly RuleDeviation[]): void {
    this.list.push(...deviations);
  }

  has(code: RuleCode): boolean {
    return this.list.some((entry) => entry.code === code);
  }

  done(): readonly RuleDeviation[] {
    if (this.beyond === 0) return this.list;
    return [...this.list, deviation('ocmf.more-deviations', 'info', 'Ladeakte', '', null, { count: this.beyond })];
  }
}
