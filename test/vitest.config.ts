import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Processes and threads strip and compile our files anew without this.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../node_modules/.cache/ladeakte-code', import.meta.url));

/** What imports JSX or puts a double in the place of a module needs vite between Node and the sources, and a process for each file. */
const throughVite = ['test/renderer/**/*.test.{ts,tsx}', 'test/main/shells/window-on-platforms.test.ts'];
/**
 * These need a process of their own too: one moves the temporary folder, which threads that wait for their next order have taken over before; in the other five
 * megabytes in one line come near the end of the stack, and how near depends on what ran in the process before.
 */
const alone = ['test/main/engine/kept-checks.test.ts', 'test/parsers/signatures/hostile.test.ts'];
const browser = ['test/e2e/**/*.test.ts'];
/** All others. No `exclude`: that of a project would stand in the place of those that `run.ts` gives. */
const core = ['test/!(e2e|renderer)/**/!(window-on-platforms).test.ts', ...alone.map((path) => `!${path}`)];

/** All tests run from here; `test/run.ts` starts it under two zones and two locales. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
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
    projects: [
      {
        extends: true,
        // Node runs these as it runs the product, and the files of a worker share what they import: a process and a thousand modules for each
        // file were a sixth of the time. What a test changes beyond itself (environment, double, folder) it puts back.
        test: {
          name: 'core',
          include: core,
          isolate: false,
          experimental: { viteModuleRunner: false, nodeLoader: false },
        },
      },
      { extends: true, test: { name: 'page', include: throughVite } },
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'browser', include: browser } },
    ],
  },
});
