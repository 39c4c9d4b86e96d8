/**
 * Expected failures as they cross the contract: a stable code, values for its sentence, and an optional technical
 * detail. The sentences in German and English are in `error-texts.ts`; shells never invent their own.
 */
export type ApiErrorCode =
  | 'input-invalid'
  | 'procedure-unknown'
  | 'case-not-open'
  | 'case-file-missing'
  | 'case-file-not-ours'
  | 'case-file-newer'
  | 'case-file-altered'
  | 'case-file-damaged'
  | 'case-file-in-use'
  | 'case-file-is-folder'
  | 'case-file-kept'
  | 'target-is-folder'
  | 'folder-missing'
  | 'folder-not-empty'
  | 'disk-full'
  | 'storage-failed'
  | 'file-missing'
  | 'file-unreadable'
  | 'file-token-unknown'
  | 'target-not-writable'
  | 'target-in-use'
  | 'target-name-refused'
  | 'session-unknown'
  | 'session-ambiguous'
  | 'station-unknown'
  | 'reference-unreadable'
  | 'frame-unknown'
  | 'source-unknown'
  | 'source-no-database'
  | 'mapping-unreadable'
  | 'mapping-none'
  | 'signed-value-unknown'
  | 'verdict-altered'
  | 'job-unknown'
  | 'filter-syntax'
  | 'field-pending'
  | 'zone-unknown'
  | 'key-unknown'
  | 'key-unusable'
  | 'session-missing'
  | 'explain-unknown'
  | 'pdf-needs-browser'
  | 'pdf-failed'
  | 'template-invalid'
  | 'settings-folder-off'
  | 'settings-not-writable'
  | 'mask-breaks-signatures'
  | 'target-exists'
  | 'source-altered'
  | 'sample-missing'
  | 'cancelled'
  | 'internal';

export interface ApiError {
  readonly code: ApiErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Technical text behind the plain sentence; never contains content of imported files. */
  readonly detail: string | null;
}

/** Thrown inside the engine for an expected failure; `dispatch` turns it into a reply. */
export class ApiFailure extends Error {
  readonly error: ApiError;
  constructor(code: ApiErrorCode, params: ApiError['params'] = {}, detail: string | null = null) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'ApiFailure';
    this.error = { code, params, detail };
  }
}
