import type { Bilingual } from '../../../parsers/model/language.ts';

/** Kinds of files with which a company adds to the program; the number is the version of the format. */
export type ExtensionKind = 'catalogue/1' | 'rules/1' | 'report-template/1';

/** An extension by what can be told about it later: stands in the case, in reports and in `app.info`. */
export interface ExtensionIdentity {
  readonly kind: ExtensionKind;
  readonly name: string;
  readonly version: string;
  /** Of the file's bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/** An extension in use, with where it was found. */
export interface LoadedExtension extends ExtensionIdentity {
  readonly path: string;
  /** Given on the command line for this run, or kept in the person's settings folder. */
  readonly origin: 'given' | 'folder';
}

/** Something that keeps an extension file, or a part of it, from being used: where in the file, and what is wrong. */
export interface RefusedExtension {
  readonly path: string;
  readonly origin: LoadedExtension['origin'];
  readonly text: Bilingual;
}
