import { existsSync, mkdirSync } from 'node:fs';

/** Makes a folder with those above it, where it is not there yet. Asking Windows to make a drive (`E:\`) that is there is refused (`EPERM`), where other folders are passed over. */
export function makeFolder(
  folder: string,
  exists: (path: string) => boolean = existsSync,
  make: (path: string, options: { readonly recursive: true }) => unknown = mkdirSync,
): void {
  if (!exists(folder)) make(folder, { recursive: true });
}
