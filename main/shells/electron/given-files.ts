import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const extensionOption = '--extension=';

/** Extension files of this run (`--extension=FILE`, as often as needed). */
export function extensionsOnCommandLine(args: readonly string[], workingFolder: string): readonly string[] {
  return args
    .filter((argument) => argument.startsWith(extensionOption))
    .map((argument) => resolve(workingFolder, argument.slice(extensionOption.length)));
}

/** Files on a command line: what is not an option and is there. Chromium mixes switches of its own in between. */
export function filesOnCommandLine(args: readonly string[], workingFolder: string): readonly string[] {
  return args
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(workingFolder, argument))
    .filter((path) => existsSync(path));
}
