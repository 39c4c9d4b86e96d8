import type { ExtensionIdentity, LoadedExtension, RefusedExtension } from './extension-views.ts';

export interface CaseInfo {
  readonly caseId: string;
  readonly name: string;
  readonly revision: number;
  /** Zone in which wall-clock times were read and in which the station's times are shown. */
  readonly zone: string;
  readonly zoneReason: 'given' | 'estimated' | 'default';
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly stations: readonly string[];
  /** `false` while and after an import until the conclusions are drawn: `conclusions` is not `drawn`. */
  readonly concluded: boolean;
  /**
   * `outdated`: they are from before files were read or a key, zone or mapping was changed; `none`: there are none yet, and of messages only
   * their order and what they say themselves is known.
   */
  readonly conclusions: 'drawn' | 'outdated' | 'none';
  /**
   * Who drew the conclusions, as far as this installation can tell its own; `null` while they are not drawn. `other-version`: here, by another version
   * of the program. What was drawn elsewhere is shown as the case has it until `case.conclude` draws it here.
   */
  readonly drawnBy: 'this-program' | 'other-version' | 'elsewhere' | null;
  /** With which extension files the conclusions were drawn. */
  readonly extensions: readonly ExtensionIdentity[];
  /** Other extensions are loaded now: `case.conclude` draws the conclusions anew with them. */
  readonly extensionsDiffer: boolean;
}

export interface RecentCase {
  readonly token: string;
  readonly name: string;
  readonly openedAt: string;
  readonly sizeBytes: number;
  readonly missing: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly shell: 'electron' | 'server' | 'cli';
  readonly sampleAvailable: boolean;
  readonly extensions: readonly LoadedExtension[];
  /** Extension files that are not in use, with what has to be mended. */
  readonly refusedExtensions: readonly RefusedExtension[];
}
