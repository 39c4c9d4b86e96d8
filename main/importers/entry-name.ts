/** An entry's path made fit for showing. Nothing is ever written under it. */
export interface EntryName {
  /** Without `./`, doubled slashes and percent-encoding; never absolute and without `..`. */
  readonly display: string;
  /** The archive wanted the entry outside of the place where it is unpacked. */
  readonly unsafe: boolean;
  readonly tooLong: boolean;
}

/** Cleans a path from an archive. `maximum` bounds its characters. */
export function entryName(path: string, maximum: number): EntryName {
  const forward = path.replaceAll('\\', '/');
  const absolute = /^(?:[A-Za-z]:)?\//.test(forward);
  const parts = forward
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const climbs = parts.includes('..');
  const clean = decodePercent(parts.map((part) => (part === '..' ? '__' : part)).join('/')).toWellFormed();
  const display = clean === '' ? '(no name)' : clean;
  const tooLong = display.length > maximum;
  return { display: tooLong ? display.slice(0, maximum) : display, unsafe: absolute || climbs, tooLong };
}

/**
 * Stations upload names with percent-encoded colons (libocpp issue 495). Only what is whole UTF-8 is decoded; slashes, backslashes, dots
 * and control characters stay encoded, because decoding them would make another path.
 */
function decodePercent(text: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    if (/%(?:2[EFef]|5[Cc]|[01][0-9A-Fa-f]|7[Ff])/.test(run)) return run;
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Path of an entry of a nested archive: levels are joined with `!/`. */
export function nestedEntry(archiveEntry: string | null, path: string): string {
  return archiveEntry === null ? path : `${archiveEntry}!/${path}`;
}
