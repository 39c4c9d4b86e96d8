import type { Bilingual } from '../../parsers/model/language.ts';
import type { ExtensionKind, LoadedExtension } from '../api/views/extension-views.ts';

export const extensionKinds: readonly ExtensionKind[] = ['catalogue/1', 'rules/1', 'report-template/1'];

/** A file as it was found: its bytes decide, its path only says where to mend it. */
export interface ExtensionFile {
  /** As given on the command line, or the path in the settings folder. */
  readonly path: string;
  readonly origin: LoadedExtension['origin'];
  readonly text: string;
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/** Something that keeps an extension file, or a part of it, from being used. */
export interface ExtensionProblem {
  readonly path: string;
  readonly origin: ExtensionFile['origin'];
  /** Where and what, without the file: `line 3, column 5, entries[3].code: ...`. */
  readonly text: Bilingual;
}
