import { win32 } from 'node:path';

/* Names that every file system takes: NTFS and FAT (Microsoft, "Naming Files, Paths, and Namespaces"), APFS, and 255 bytes of UTF-8 on Linux. */

/** Devices of Windows; a name that begins with one and a dot is that device too. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])[ ]*(?:\.|$)/i;

/** Whether Windows takes the name for a device. */
export function isDeviceName(name: string): boolean {
  return device.test(name);
}

/** With a number before and an ending behind, a name of this length is still one that every file system takes. */
const mostBytes = 180;

function cutTo(text: string, bytes: number): string {
  let cut = text;
  while (Buffer.byteLength(cut) > bytes) cut = cut.slice(0, -1);
  return cut.toWellFormed().replace(/\ufffd$/, '');
}

/**
 * A name made of letters, digits and `._+-` (and blanks, where `blanks` says so) that every file system and every command line takes; `fallback` when nothing of it is
 * left. Letters come composed (NFC), because macOS may have taken them apart. `most` bounds its characters.
 */
export function portableName(
  name: string,
  {
    fallback,
    most = 100,
    blanks = false,
  }: { readonly fallback: string; readonly most?: number; readonly blanks?: boolean },
): string {
  const kept = name
    .normalize('NFC')
    .replaceAll(blanks ? /[^\p{L}\p{M}\p{N}._+ -]+/gu : /[^\p{L}\p{M}\p{N}._+-]+/gu, '-')
    .replaceAll(/^[-. ]+|[-. ]+$/g, '')
    .slice(0, most);
  const cut = cutTo(kept, mostBytes).replaceAll(/[-. ]+$/g, '');
  if (cut === '') return fallback;
  return isDeviceName(cut) ? `_${cut}` : cut;
}

/** A name as a person gave it, with only that taken out which some file system refuses. */
export function allowedName(name: string, fallback: string): string {
  const kept = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .replace(/^[. ]+/, '_')
    .slice(0, 120);
  const cut = cutTo(kept, mostBytes).replace(/[. ]+$/, '');
  if (cut === '') return fallback;
  return isDeviceName(cut) ? `_${cut}` : cut;
}

/**
 * The part of a path that Windows does not take as it stands; `null` when there is none, and on other platforms. It would refuse some of them, and others it
 * would take for something else: what follows a colon becomes a hidden stream of a file, `aux.csv` a device, and a dot or blank at the end is dropped.
 */
export function refusedPart(path: string, platform: NodeJS.Platform = process.platform): string | null {
  if (platform !== 'win32') return null;
  const parts = path.slice(win32.parse(path).root.length).split(/[\\/]+/);
  return (
    parts.find(
      (part) =>
        part !== '' &&
        part !== '.' &&
        part !== '..' &&
        (/[<>:"|?*\u0000-\u001f]|[. ]$/.test(part) || isDeviceName(part)),
    ) ?? null
  );
}

/** Length of the folder in front, with its last separator; what was named on Windows has backslashes. */
export function folderLength(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
}

/** Last part of a path. */
export function fileNameOf(path: string): string {
  return path.slice(folderLength(path));
}

/** Two names that are one file on Windows and macOS, whose file systems tell neither capitals nor composed letters apart. */
export function foldedName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

/** Whether two absolute paths lead to the same file by their letters alone. */
export function samePath(one: string, other: string, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || platform === 'darwin' ? foldedName(one) === foldedName(other) : one === other;
}

/** Where an entry of a folder lies; throws when its name leads out of the folder. */
export function insideFolder(
  root: string,
  name: string,
  path: Pick<typeof win32, 'resolve' | 'relative' | 'isAbsolute' | 'sep'>,
): string {
  const target = path.resolve(root, name);
  const way = path.relative(path.resolve(root), target);
  if (way === '' || way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way))
    throw new Error('a file would lie outside the folder');
  return target;
}

/** CreateFile takes 260 characters with the zero at the end; SQLite opens `-journal` and `-wal` beside a file, and we `-lock`. */
const mostPlainLength = 260 - 1 - '-journal'.length;

/**
 * A path as SQLite takes it on Windows, where it opens files itself: a long one in the form that has no limit (Microsoft, "Maximum Path Length Limitation"). Node does the same
 * for its own calls.
 */
export function databasePath(path: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' && path.length > mostPlainLength ? win32.toNamespacedPath(path) : path;
}
