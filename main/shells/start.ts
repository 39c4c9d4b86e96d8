import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findExtensionFiles } from '../extensions/extension-files.ts';
import { extensionFolder } from '../extensions/extension-folder.ts';
import { readExtensions } from '../extensions/extension-set.ts';
import { visible } from '../api/visible-text.ts';
import { extensionProblemText } from '../extensions/extension-texts.ts';
import { runBrowserMode } from './launch/browser-mode.ts';
import { ensurePageBuilt, ensureWindowBuilt } from './launch/builds.ts';
import { hasDisplay } from './launch/display.ts';
import { electronBinary } from './launch/electron-binary.ts';
import { runWindowMode } from './launch/window-mode.ts';
import { expandPattern } from './windows-patterns.ts';

export interface OpenOptions {
  /** Open the system's browser in browser mode. Default true. */
  readonly open?: boolean;
  /** Browser mode even where a window could be shown. */
  readonly browser?: boolean;
  /** Extension files for this run. */
  readonly extensions?: readonly string[];
  /** Where lines for the person go. Default: standard error. */
  readonly tell?: (line: string) => void;
}

/** Why there is no window, in one line, or `undefined` when there can be one. */
function whyNoWindow(binary: string | undefined): string | undefined {
  if (binary === undefined) {
    return 'The window is not installed (run "npx install-electron" once while online); opening browser mode instead.';
  }
  if (!hasDisplay()) return 'There is no display for the window; opening browser mode instead.';
  return undefined;
}

/**
 * Opens Ladeakte with these files (evidence or case files): in its window where Electron and a display are there, else
 * in browser mode. Resolves with the exit code when the program has ended. Used by `npm start` and `ladeakte open`.
 */
export async function openProduct(given: readonly string[], options: OpenOptions = {}): Promise<number> {
  const write = options.tell ?? ((line: string): void => void process.stderr.write(`${line}\n`));
  // Names of files and words of extensions are other people's.
  const tell = (line: string): void => write(visible(line));
  const files = given.flatMap((word) => expandPattern(word));
  for (const file of files) {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) {
      tell(`There is no file or folder "${file}".`);
      return 1;
    }
  }
  const extensions = options.extensions ?? [];
  const found = findExtensionFiles(extensions, extensionFolder());
  const { problems } = readExtensions(found.files, found.problems);
  for (const problem of problems) tell(extensionProblemText(problem, 'en'));
  if (problems.some(({ origin }) => origin === 'given')) return 1;
  await ensurePageBuilt(tell);
  const binary = options.browser === true ? undefined : electronBinary();
  const reason = options.browser === true ? undefined : whyNoWindow(binary);
  if (reason !== undefined) tell(reason);
  if (binary !== undefined && reason === undefined) {
    await ensureWindowBuilt(tell);
    return runWindowMode(binary, files, extensions);
  }
  return runBrowserMode({ files, extensions, open: options.open ?? true, tell });
}

const usage = 'npm start -- [--no-open] [--browser] [--extension FILE]... [FILE...]';

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        open: { type: 'boolean' },
        browser: { type: 'boolean' },
        extension: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    return await openProduct(positionals, {
      open: values.open ?? true,
      browser: values.browser ?? false,
      extensions: values.extension,
    });
  } catch (error) {
    process.stderr.write(`${visible(error instanceof Error ? error.message : String(error))}\n${usage}\n`);
    return 1;
  }
}

if (import.meta.main) {
  process.exitCode = await main();
}
