import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Files on a command line: what is not an option and is there. Chromium mixes switches of its own in between. */
export function filesOnCommandLine(args: readonly string[], workingFolder: string): readonly string[] {
  return args
    .filter((argument) => argument !== '' && !argument.startsWith('-'))
    .map((argument) => resolve(workingFolder, argument))
    .filter((path) => existsSync(path));
}
