/**
 * Windows does not let go of a file at once: a virus scanner or the indexer opens what was just written, a process that ends keeps what it had
 * open, a folder is not empty until the last handle on what lay in it is closed. Each looks like a missing right and is over within a moment.
 */

/** Waits this long between two attempts, then gives up: two seconds in all, which a person notices and still bears. */
const waitsMs = [10, 20, 40, 80, 150, 300, 600, 800] as const;

/** What the file system and the clock of a machine do; tests bring others. */
export interface Patience {
  readonly platform: NodeJS.Platform;
  readonly wait: (ms: number) => void;
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

export const ownPatience: Patience = { platform: process.platform, wait: sleep };

/** The code of a failure of the system, `null` for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function mayPass(error: unknown, platform: NodeJS.Platform): boolean {
  const code = codeOf(error);
  if (code === 'EBUSY' || code === 'ENOTEMPTY') return true;
  // Elsewhere these two are a matter of rights, and stay.
  return platform === 'win32' && (code === 'EPERM' || code === 'EACCES');
}

/** Does something again as long as what stands in the way may go away by itself; then throws what it threw last. */
export function withPatience<Result>(work: () => Result, { platform, wait }: Patience = ownPatience): Result {
  for (const ms of platform === 'win32' ? waitsMs : waitsMs.slice(0, 3)) {
    try {
      return work();
    } catch (error) {
      if (!mayPass(error, platform)) throw error;
      wait(ms);
    }
  }
  return work();
}
