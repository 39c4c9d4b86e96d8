import { renameSync } from 'node:fs';
import { codeOf, ownPatience, withPatience } from './patience.ts';
import type { Patience } from './patience.ts';

/**
 * Gives a file another name in the same folder; what has that name is replaced. A file that a program keeps open cannot be replaced on Windows: that comes out as
 * `EBUSY` with the path of the target, whichever of its codes the system chose. Throws what the system throws.
 */
export function renameOver(
  from: string,
  to: string,
  patience: Patience = ownPatience,
  rename: (from: string, to: string) => void = renameSync,
): void {
  try {
    withPatience(() => rename(from, to), patience);
  } catch (error) {
    const code = codeOf(error);
    if (!(error instanceof Error) || code === null) throw error;
    const held = patience.platform === 'win32' && (code === 'EPERM' || code === 'EACCES');
    throw Object.assign(error, { path: to, ...(held ? { code: 'EBUSY' } : {}) });
  }
}
