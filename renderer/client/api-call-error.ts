import type { ApiError } from '../../main/api/errors.ts';

/** A reply that says no, on its way through React Query to the place that shows it. */
export class ApiCallError extends Error {
  readonly error: ApiError;
  constructor(error: ApiError) {
    super(error.code);
    this.name = 'ApiCallError';
    this.error = error;
  }
}

export function apiErrorOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiCallError) return thrown.error;
  return { code: 'internal', params: {}, detail: thrown instanceof Error ? thrown.message : String(thrown) };
}

/** A filter that cannot be read is shown in the filter bar, not in place of the list. */
export function isFilterError(thrown: unknown): boolean {
  return apiErrorOf(thrown).code === 'filter-syntax';
}
