import type { Issue } from '../../parsers/model/issue.ts';
import type { CaseDatabase } from './open-case-file.ts';
import { sealed, unsealed } from './seals.ts';

/** What of a source its seal holds together; it stands with the issues. */
export interface SealedSource {
  readonly parent_id: number | null;
  readonly name: string;
  readonly entry: string | null;
  readonly sha256: string | null;
  readonly size_bytes: number | null;
  readonly state: string;
  readonly account: string | null;
}

export function aboutSource({ parent_id, name, entry, sha256, size_bytes, state, account }: SealedSource): string {
  return JSON.stringify([parent_id, name, entry, sha256, size_bytes, state, account]);
}

/** Seals the row of a source after anything of it was written. */
export interface SourceSeal {
  seal(sourceId: number | bigint, issues: readonly Issue[]): void;
  /** Around a change of something else than the issues. */
  resealed(sourceId: number | bigint, change: () => void): void;
}

export function createSourceSeal(database: CaseDatabase): SourceSeal {
  const select = database.prepare<[number | bigint], SealedSource & { readonly issues: string }>(
    'SELECT * FROM source WHERE id = ?',
  );
  const update = database.prepare('UPDATE source SET issues = ? WHERE id = ?');
  function seal(sourceId: number | bigint, issues: readonly Issue[]): void {
    const row = select.get(sourceId);
    if (row !== undefined) update.run(sealed(issues, aboutSource(row)), sourceId);
  }
  return {
    seal,
    resealed(sourceId, change) {
      const row = select.get(sourceId);
      const issues = row === undefined ? [] : JSON.parse(unsealed(row.issues, aboutSource(row)));
      change();
      seal(sourceId, issues);
    },
  };
}
