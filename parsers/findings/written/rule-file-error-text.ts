import type { Language } from '../../model/language.ts';
import { queryErrorTexts } from '../../text/query-error-texts.ts';
import type { QueryError } from '../../query/query-tree.ts';
import { ruleFileText } from '../../text/rule-file-texts.ts';
import { fillText } from '../../text/sentence.ts';
import type { RuleFileError } from './rule-file.ts';

function isQueryError(code: unknown): code is QueryError['code'] {
  return typeof code === 'string' && Object.hasOwn(queryErrorTexts, code);
}

/** What is wrong, in words, with its place: `line 12, column 5, rules[0].trigger.query: ...`. */
export function ruleFileErrorText(error: RuleFileError, language: Language): string {
  const { line, column, member, code, params } = error;
  const { reason } = params;
  const why = code === 'bad-query' && isQueryError(reason) ? fillText(queryErrorTexts[reason][language], params) : '';
  const place = language === 'de' ? `Zeile ${line}, Spalte ${column}` : `line ${line}, column ${column}`;
  return `${place}${member === '' ? '' : `, ${member}`}: ${ruleFileText(code, { ...params, why }, language)}`;
}
