import type { ApiError, ApiErrorCode } from '../../main/api/errors.ts';
import type { Texts } from './en.ts';

/** The plain sentence for a failure. The type makes a code without a sentence a compile error. */
export function apiErrorText(error: ApiError, t: Texts): string {
  const sentences: Readonly<Record<ApiErrorCode, string>> = t.errors;
  if (error.code === 'internal' && error.params['reason'] === 'unreachable') return t.errors.unreachable;
  return sentences[error.code].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(error.params[name] ?? whole));
}

/** What stands behind the sentence, for a copy to the support: code, values, technical text. */
export function apiErrorDetail(error: ApiError): string {
  const values = Object.entries(error.params).map(([name, value]) => `${name}=${value}`);
  return [error.code, ...values, ...(error.detail === null ? [] : [error.detail])].join(' · ');
}
