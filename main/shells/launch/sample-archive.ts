import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/** The sample of the start screen as it lies in the project, `null` when it has not been made. */
export function sampleArchive(): string | null {
  const path = join(projectRoot, 'test', 'fixtures', 'sample', 'sample-diagnostics.tar.gz');
  return existsSync(path) ? path : null;
}
