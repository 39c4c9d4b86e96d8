import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createCaseFile } from '../../../main/casefile/open-case-file.ts';
import type { CaseDatabase } from '../../../main/casefile/open-case-file.ts';

/** A private folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ladeakte-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A new case file that goes away with the test. */
export function temporaryCase(): { readonly path: string; readonly database: CaseDatabase } {
  const path = join(temporaryFolder(), 'test.ladeakte');
  const database = createCaseFile(path, 'test');
  onTestFinished(() => {
    database.close();
  });
  return { path, database };
}
