import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Threads of the engine strip and compile our files anew without this.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../node_modules/.cache/ladeakte-code', import.meta.url));

/** All tests run from here; `test/run.ts` starts it under two zones and two locales. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // No test depends on what the person at this computer keeps in a settings folder.
    env: { LADEAKTE_EXTENSIONS: 'off' },
    setupFiles: ['test/property-seed.ts'],
    pool: 'forks',
    // V8 of Node 24 may fall over its own book-keeping when it frees WebAssembly code (what strips our types is such code) of threads that have ended
    // ("Check failed: jit_page_->allocations_.erase"): a test that makes hundreds of cases in one process meets that.
    execArgv: ['--no-wasm-code-gc'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default'],
  },
});
