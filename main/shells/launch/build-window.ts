import { writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build, normalizePath } from 'vite';
import type { Plugin } from 'vite';
import { programVersion, projectRoot } from './project.ts';

/** Where the window's programs are built to; packed from there and run from there. */
export const windowFolder = join(projectRoot, 'out', 'electron');
const sources = join(projectRoot, 'main', 'shells', 'electron');

/**
 * A worker is named in the sources as `new URL('./case-writer.ts', import.meta.url)`, which runs as it stands under
 * Node 24. Each becomes a file of its own; all files lie in one folder, so whatever starts it finds it beside itself.
 */
function workersAsFiles(): Plugin {
  const address = /new URL\('(\.{1,2}\/[\w./-]+)\.ts', import\.meta\.url\)/g;
  return {
    name: 'workers-as-files',
    // Before the types are stripped, while the text is as it was written.
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules') || !code.includes('import.meta.url')) return null;
      const replaced = code.replaceAll(address, (_whole, relative: string) => {
        const fileName = `${basename(relative)}.mjs`;
        // With slashes, as vite names modules: under two names a module would be there twice.
        this.emitFile({ type: 'chunk', id: normalizePath(resolve(dirname(id), `${relative}.ts`)), fileName });
        return `new URL('./${fileName}', import.meta.url)`;
      });
      return { code: replaced, map: null };
    },
  };
}

/** Everything is bundled but Electron itself and the one native addon, which stays a package beside the bundle. */
const external = ['electron', 'better-sqlite3'];

/** Builds main process, engine process with its workers (modules) and the preload (CommonJS, as a sandbox demands). */
export async function buildWindow(): Promise<void> {
  const common = { configFile: false, root: projectRoot, logLevel: 'warn' } as const;
  const output = { outDir: windowFolder, minify: false, target: 'node24', copyPublicDir: false } as const;
  await build({
    ...common,
    plugins: [workersAsFiles()],
    ssr: { noExternal: true, external },
    build: {
      ...output,
      emptyOutDir: true,
      ssr: true,
      rolldownOptions: {
        input: { main: join(sources, 'main.ts'), 'engine-process': join(sources, 'engine-process.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  await build({
    ...common,
    ssr: { noExternal: true, external },
    build: {
      ...output,
      emptyOutDir: false,
      ssr: true,
      rolldownOptions: {
        input: { preload: join(sources, 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
  const manifest = {
    name: 'ladeakte',
    productName: 'Ladeakte',
    version: programVersion(),
    type: 'module',
    main: 'main.mjs',
  };
  // Written last: its age is what tells whether the build is up to date.
  writeFileSync(join(windowFolder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

if (import.meta.main) await buildWindow();
