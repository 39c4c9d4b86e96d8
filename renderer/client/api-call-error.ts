import type { ApiError, ApiErrorCode } from '../../main/api/errors.ts';
import { en } from '../text/en.ts';

/** A reply that says no, on its way through React Query to the place that shows it. */
export class ApiCallError extends Error {
  readonly error: ApiError;
  constructor(error: ApiError) {
    super(error.code);
    this.name = 'ApiCallError';
    this.error = error;
  }
}

/** What the desktop shell refuses while it saves is no reply of the contract and reaches the page as text: `…: disk-full {"file":"/x"}`. */
const refusedByShell = /(?:^|: )([a-z]+(?:-[a-z]+)+) \{"(file|folder)":("[^\n]{1,40000}")\}$/;

function isErrorCode(code: string): code is ApiErrorCode {
  return Object.hasOwn(en.errors, code);
}

function shellRefusal(message: string): ApiError | null {
  const [, code = '', name = '', quoted = ''] = refusedByShell.exec(message) ?? [];
  if (!isErrorCode(code)) return null;
  try {
    return { code, params: { [name]: String(JSON.parse(quoted)) }, detail: null };
  } catch {
    // Not what the shell writes.
    return null;
  }
}

export function apiErrorOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiCallError) return thrown.error;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return shellRefusal(message) ?? { code: 'internal', params: {}, detail: message };
}

/** The filter asks for what is known only when the case is concluded. */
export function isPendingField(thrown: unknown): boolean {
  return thrown !== null && apiErrorOf(thrown).code === 'field-pending';
}

/** A filter that cannot be read is shown in the filter bar, not in place of the list. */
export function isFilterError(thrown: unknown): boolean {
  return apiErrorOf(thrown).code === 'filter-syntax';
}
