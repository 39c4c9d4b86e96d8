import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** All tests run from here; `test/run.ts` starts it under two zones and two locales. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // No test depends on what the person at this computer keeps in a settings folder.
    env: { LADEAKTE_EXTENSIONS: 'off' },
    setupFiles: ['test/property-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
